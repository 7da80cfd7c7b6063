"""How a mention is tied to a verb of saying: subject before it, subject after it, object, agent."""

from bisect import bisect_left
from collections.abc import Sequence

from ..names.mentions import Mention, MentionKind, ParsedSentence
from ..names.name_reader import NameKind
from ..text import lexicon, proper_names
from ..text.sentences import MASK

_QUOTING = lexicon.words("quote quotes quoted quoting")
# May stand between a subject and its verb without ending the subject. The auxiliaries left out are those that the
# weights were learnt without.
_BETWEEN = (lexicon.AUXILIARY_VERBS - lexicon.words("am having can cannot must ought shall")) | lexicon.words("""
not also then later recently once again still now even just already always never often repeatedly publicly
privately first finally further previously originally who which that himself herself themselves both all simply
only famously reportedly allegedly quickly immediately eventually soon instead thus therefore however meanwhile
went on to tried wants wanted used n't didn't doesn't hasn't
""")
RELATIVES = lexicon.words("who whose which")
_JOINING = lexicon.words("and but then also")
_NO_DESCRIPTION = lexicon.words("that to who in at on")
_DESCRIPTION_MARKS = lexicon.words("'s ’s ' ’ & /")
SUBJECT_RELATIONS = frozenset({"subject", "inverted", "subject with aside"})
OWN = ("subject", "subject with aside")
_OF = lexicon.words("of about")
_NO_PART = (lexicon.CUES | lexicon.PREPOSITIONS | RELATIVES | {"and", "that", "which", "as", "when"}) - {"of"}
_DASHES = ",—–-"
_HEARING = lexicon.words("court inquest jury tribunal hearing inquiry trial")
_HEARD = lexicon.words("told heard hears hear asked")
_SPEAKING = lexicon.words("speaking talking writing")
_WHENCE = lexicon.words("of from at for in with")
_IN_WORDS_OF = ("in", "the", "words", "of")
_LEADING_UP = lexicon.words("alongside beside after before through via with to")
_ASIDE_COMMAS = 2
# Begin a description behind the noun.
_DESCRIBING = lexicon.words("about around near close loyal familiar against behind representing beside alongside like")
_TELLING = (
    lexicon.ORGANISATION_NOUNS
    | lexicon.DOCUMENTS
    | lexicon.words("book banner account poster placard sign source those")
)
_LONGEST_DESCRIPTION = 12  # tokens
_NEAR = 6  # tokens between a subject and its verb that an adverbial may fill
_CUES = 16  # verbs around a mention that are looked at; no sentence of 29,000 in the articles of the sets had over 8
ROLE_LENGTH = 8  # tokens between "said" and the name, as in "said DZ bank economist Bernd Weidensteiner"

# How much each tie speaks for the verb when a mention has several; only the order matters.
_STRENGTH = {
    "inverted": 2.2,
    "quoted": 2.1,
    "subject": 2.0,
    "subject with aside": 1.8,
    "subject in apposition": 1.7,
    "subject near": 1.4,
    "subject, verbs joined": 1.3,
    "agent": 1.2,
    "subject far": 0.9,
    "subject of earlier verb": 0.8,
    "subject near, others between": 0.7,
    "subject over quote": 0.6,
    "passive subject": 0.5,
    "quoting": 0.4,
    "subject far, others between": 0.4,
    "possessor before verb": 0.2,
    "before a joined verb": 0.18,
    "inside a subject": 0.15,
    "object": 0.1,
}


def best_verb_relation(sentence: ParsedSentence, mention: Mention, quote: int) -> tuple[int | None, str]:
    """The verb that most likely has the mention as its subject (its token position), and how they are tied;
    (None, "") where no verb has. `quote` is the token position of the quotation."""
    best: tuple[float, int, str] | None = None
    if is_after_according(sentence, mention):
        return (None, "")
    for cue in _near(sentence.cues, mention.first):
        if _is_of_quoting(sentence.words, cue):
            continue
        relation = verb_relation(sentence, mention, cue)
        if relation is None:
            continue
        strength = _STRENGTH[relation] - 0.05 * min(abs(cue - quote), 20)
        word = sentence.words[cue].lower()
        strength += 0.6 if word in lexicon.CORE_SPEECH_VERBS else 0.4 if word in lexicon.SPEECH_VERBS else 0.0
        low, high = (cue, quote) if cue < quote else (quote, cue)
        if any(low < q < high for q in sentence.quoted):
            strength -= 0.5
        if best is None or strength > best[0]:
            best = (strength, cue, relation)
    return (None, "") if best is None else best[1:]


def _is_of_quoting(words: Sequence[str], cue: int) -> bool:
    """ "The Gazette quoted Roe as saying": who says it, the verb before tells."""
    if cue < 2 or words[cue - 1].lower() != "as" or not words[cue].lower().endswith("ing"):
        return False
    return any(w.lower() in _QUOTING for w in words[max(0, cue - 1 - ROLE_LENGTH) : cue - 1])


def _near(cues: Sequence[int], place: int) -> Sequence[int]:
    if len(cues) <= _CUES:
        return cues
    middle = bisect_left(cues, place)
    return cues[max(0, middle - _CUES // 2) : middle + _CUES // 2]


def verb_relation(sentence: ParsedSentence, mention: Mention, cue: int) -> str | None:
    if cue > mention.last:
        return subject_before(sentence, mention, cue)
    return _subject_after(sentence, mention, cue) if cue < mention.first else None


def is_after_according(sentence: ParsedSentence, mention: Mention) -> bool:
    """Also with the name's role between: "according to Ovum analyst Jane Roe"; and "in the words of Jane Roe"."""
    words, first = sentence.words, mention.first
    if words[max(0, first - len(_IN_WORDS_OF)) : first] == _IN_WORDS_OF:
        return True
    for position in range(first - 1, max(0, first - 1 - ROLE_LENGTH), -1):
        if words[position].lower() == "to":
            described = position == first - 1 or words[first - 1].lower() in lexicon.PERSON_NOUNS
            return words[position - 1].lower() == "according" and described
        if not words[position][0].isalnum():
            return False
    return False


def subject_before(sentence: ParsedSentence, mention: Mention, cue: int) -> str | None:
    between = sentence.words[mention.last + 1 : cue]
    if mention.kind is MentionKind.NAME and mention.name is not None and mention.name.possessive:
        return "possessor before verb" if len(between) <= 4 else None
    if _is_within_aside(sentence.words, mention, between):
        return None
    if _is_audience(sentence, mention, cue):
        return "passive subject"
    if _hangs_on_somebody(sentence, mention):
        return "inside a subject"
    word = sentence.words[cue].lower()
    if word in _QUOTING and len(between) <= _NEAR:
        told = not between and sentence.words[cue + 1 : cue + 3] == ("as", "saying")  # "with Roe quoted as saying"
        return "quoted" if told or (between and between[-1].lower() in lexicon.BE) else "quoting"
    if between[-1:] in (("heard",), ("seen",)) and not lexicon.BE.isdisjoint(between) and word.endswith("ing"):
        alone = all(w in lexicon.AUXILIARY_VERBS or is_auxiliary(w) for w in between[:-1])
        return "subject" if alone else None  # "Roe can be heard saying"
    relative = len(between) > 1 and between[0] == "," and between[1].lower() in RELATIVES
    if all(is_auxiliary(w) for w in between[relative:]):  # "the Gazette, which called him"
        passive = bool(between) and between[-1].lower() in lexicon.BE and not word.endswith("ing")
        return "passive subject" if passive else "subject"
    if mention.first > 0 and _is_before_joined_verb(sentence, mention):
        return "before a joined verb"
    if between == (",",) and mention.first > 0 and sentence.words[mention.first - 1] == ",":
        return "subject in apposition"
    if _only_tells_whence(sentence, mention, cue):
        return "subject"
    if len(between) > 2 and any(w[0] == MASK for w in between):
        return "subject over quote"
    if _is_aside(between) and not _is_led_up_by(sentence, mention, between):
        return "subject with aside"
    gerund = word.endswith("ing")
    if gerund and _is_addressed(sentence, mention):
        return "object"
    if any(mention.last < c < cue for c in sentence.cues):
        joined = between[-1].lower() in _JOINING or (gerund and between[-1][0] in (",", MASK))
        return "subject, verbs joined" if joined else "subject of earlier verb"
    others = any(
        mention.last < m.first and m.last < cue and m.kind is not MentionKind.PHRASE for m in sentence.mentions
    )
    distance = "subject near" if len(between) <= _NEAR else "subject far"
    return f"{distance}, others between" if others else distance


def _hangs_on_somebody(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Hull" in "Zoe Hall from Hull said", "Acme" in "spokeswoman Carol Nye of Acme said", "Gazette" in "a source
    speaking to the Gazette said"."""
    words, first = sentence.words, mention.first
    if mention.kind is not MentionKind.NAME or first < 2:
        return False
    before = first - 1 - (words[first - 1].lower() == "the")
    bearer = before - 1 - (words[before - 1] == ",")  # "Jane Doe, from Acme told"
    if words[before].lower() in _WHENCE and any(m.last == bearer and _is_person(m) for m in sentence.mentions):
        return True
    if _is_in_description(sentence, mention):
        return True
    if before < 2 or words[before] not in lexicon.PREPOSITIONS or words[before - 1] not in _SPEAKING:
        return False
    return any(m.last == before - 2 and m.is_somebody for m in sentence.mentions)


def _is_in_description(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Roe" in "the man who attacked Roe said", "a source close to Roe said", "a book about Roe said": of whoever is
    described by the name, not of the name."""
    words = sentence.words
    for other in sentence.mentions:
        if other.last >= mention.first:
            return False
        between = words[other.last + 1 : mention.first]
        if other.kind is not MentionKind.PHRASE or not between or len(between) > _LONGEST_DESCRIPTION:
            continue
        behind = words[other.first - 1].lower() if other.first else ""
        told = other.is_somebody or other.head in _TELLING
        if told and behind not in lexicon.PREPOSITIONS and _begins_description(between):
            return True
    return False


def _begins_description(between: Sequence[str]) -> bool:
    first = between[0].lower()
    if not all(word[0].isalnum() for word in between):
        return False
    if first in RELATIVES or first == "that":
        return len(between) > 1
    participle = first.endswith(("ing", "ed")) and (first not in lexicon.CUES or between[1:2] in (("of",), ("with",)))
    return participle or first in _DESCRIBING


def _only_tells_whence(sentence: ParsedSentence, mention: Mention, cue: int) -> bool:
    """Whether nothing but another name behind "of", "from" or "speaking to" stands between a person and the verb."""
    words, whence = sentence.words, mention.last + 1
    if words[whence] in _SPEAKING and mention.is_somebody:
        whence += 1
        whence += words[whence + 1 : whence + 2] == ("the",)
    elif _is_person(mention):
        whence += words[whence] == ","
        if words[whence].lower() not in _WHENCE:
            return False
    else:
        return False
    after = whence + 1
    ends = [m.last for m in sentence.mentions if m.kind is MentionKind.NAME and m.first == after]
    rest = sentence.words[max(ends, default=after) + 1 : cue]
    return bool(ends) and len(rest) <= _NEAR and all(w[0].isalpha() and w.lower() not in _NO_PART for w in rest)


def _is_audience(sentence: ParsedSentence, mention: Mention, cue: int) -> bool:
    """A headline's "Court told of a sham", "Inquest hears": what they hear, somebody else says."""
    return mention.last == cue - 1 and mention.head in _HEARING and sentence.words[cue].lower() in _HEARD


def _is_before_joined_verb(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Roe" in "Doe appeared with Roe and endorsed her, saying", in "Doe thanked Roe “for it” and called her": what
    follows is Doe's."""
    words, at = sentence.words, mention.last + 1
    while at < len(words) and words[at][0] in (",", MASK):
        at += 1
    if words[at : at + 1] not in (("and",), ("but",)):
        return False
    at += 1
    while at < len(words) and is_auxiliary(words[at]):
        at += 1
    return at in sentence.cues or (at < len(words) and words[at].islower() and words[at].endswith("ed"))


def _is_person(mention: Mention) -> bool:
    """By a name that says so, with a given name or a title, or that may be one's."""
    name = mention.name
    if name is None or name.kind is NameKind.ORGANISATION:
        return False
    named = name.kind is NameKind.PERSON or not proper_names.GIVEN.isdisjoint(name.words)
    return named or (name.kind is NameKind.UNKNOWN and len(name.words) > 1)


def _is_addressed(sentence: ParsedSentence, mention: Mention) -> bool:
    """ "Doe warned Roe …, adding": whoever stands right behind a verb that has a subject of its own."""
    verb = mention.first - 1
    if verb not in sentence.cues or (mention.kind is MentionKind.PHRASE and mention.head not in lexicon.PERSON_NOUNS):
        return False
    return verb > 0 and sentence.words[verb - 1][0].isalpha()


def _is_within_aside(words: Sequence[str], mention: Mention, between: Sequence[str]) -> bool:
    """ "Roe, who works for the Acme firm, said": a comma closes the aside that the mention stands in."""
    if "," not in between:
        return False
    first = mention.first
    while first and words[first - 1] != ",":
        first -= 1
    return 1 < first < mention.first and words[first].lower() in RELATIVES


def is_auxiliary(word: str) -> bool:
    lower = word.lower()
    return lower in _BETWEEN or lower.endswith("ly") or lower in ("'s", "’s")


def _is_aside(between: Sequence[str]) -> bool:
    """Nothing but an aside stands between subject and verb: ", a donor," or "(D-N.J.)" or ", who …,"."""
    end = len(between)
    while end and is_auxiliary(between[end - 1]):
        end -= 1
    if end < 2:
        return False
    first, last = between[0], between[end - 1]
    if first == "," and end > 2 and between[1].lower() == "who" and "," not in between[1:end]:
        return True
    if first == "(":
        return last in (")", ",")
    return (first == "," and last in _DASHES) or (first in "—–-" and last in "—–-")


def _is_led_up_by(sentence: ParsedSentence, mention: Mention, between: Sequence[str]) -> bool:
    """ "Roe" in "Alongside Roe, her husband, Tom Doe, said": what leads up to another's role and name."""
    before = sentence.words[mention.first - 1].lower() if mention.first else ""
    leads = before in lexicon.PREPOSITIONS | _LEADING_UP or before.endswith("ing")
    return leads and between.count(",") > _ASIDE_COMMAS


def _subject_after(sentence: ParsedSentence, mention: Mention, cue: int) -> str | None:
    words = sentence.words
    if mention.name is not None and mention.name.possessive:
        return None  # "said Doe's successor"
    between = words[cue + 1 : mention.first]
    described = not between or is_description(between)
    beside_quote = cue == 0 or words[cue - 1][0] == MASK or words[cue - 1] in _DASHES
    word = words[cue].lower()
    short = not between or (word in lexicon.SPEECH_VERBS and len(between) <= ROLE_LENGTH)
    if beside_quote and described and short and any(q < cue for q in sentence.quoted):
        return None if _is_spoken_of(sentence, mention, cue) else "inverted"
    if between and _is_agent(between):
        return "agent"
    if described and len(between) <= _NEAR:
        return "quoted" if word in _QUOTING else "object"
    return None


def _is_spoken_of(sentence: ParsedSentence, mention: Mention, cue: int) -> bool:
    """ "said Jane Doe of the late John Roe": what a name before it says of somebody."""
    return any(
        m.kind is MentionKind.NAME
        and cue < m.first
        and sentence.words[m.last] not in lexicon.ROLES
        and sentence.words[m.last + 1].lower() in _OF
        for m in sentence.mentions
        if m.last < mention.first
    )


def _is_agent(between: Sequence[str]) -> bool:
    if between[-1].lower() == "by" and len(between) <= 3:
        return True
    return len(between) >= 2 and between[0] == "by" and is_description(between[1:])


def is_description(between: Sequence[str]) -> bool:
    return all((w[0].isalnum() and w.lower() not in _NO_DESCRIPTION) or w in _DESCRIPTION_MARKS for w in between)
