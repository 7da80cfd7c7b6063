"""Whom a question asks about: the words at the speaker's place, looked up among those whom the coverage quotes."""

from collections.abc import Sequence

from .apposition import name_in_apposition
from .intent import ASKING_WORDS, AUXILIARIES, SPEECH_VERBS
from .names.name_words import HONORIFICS, REGNAL
from .question import SURE, AskedSpeaker, QuestionVocabulary
from .roles import ROLE_WORDS, ROLES_OF_OTHERS
from .speaker_directory import NameMatch
from .speaker_slot import SlotKind, SpeakerSlot
from .tokens import FUNCTION_WORDS, REFERRING_WORDS, Token, is_content

_WHOLE = 0.95  # fit of a name in full, or of another that is theirs: not of a surname alone
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "their", "his", "her", "our"})
_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "rep", "press"})
_WHEN = frozenset("yesterday today tonight earlier later first last finally once twice also afterwards".split())
_SHORTEST_NAME = 3  # letters; a short word before another with a capital is part of a longer name ("LA Times")


def read_asked_speaker(
    core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary
) -> tuple[AskedSpeaker | None, tuple[int, ...]]:
    """The speaker at the slot, None where nobody is asked for, and the positions of the tokens that name them."""
    if slot.kind is SlotKind.NONE or slot.last < slot.first:
        return None, ()
    if slot.pronoun is not None:
        return _antecedent(core, words, slot, vocabulary)
    zone = words[slot.first : slot.last + 1]
    matches = _names(core, zone, vocabulary)
    if (found := name_in_apposition(core, zone, matches, vocabulary.speakers)) is not None:
        return _asked(core, zone, found), tuple(range(slot.first, slot.last + 1))
    if (slot.kind is SlotKind.TOPIC or slot.without_auxiliary) and (not matches or matches[0].first > 1):
        return None, ()
    whole = tuple(range(slot.first, slot.last + 1))
    office = bool(matches) and _office_before(zone, matches[0])
    if office or (matches and _stranger_before(zone, matches[0], vocabulary)):
        return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), not office), whole
    if matches and not _other_head(zone, matches[0]):
        match = matches[0]
        rest = [w.text for i, w in enumerate(zone) if i > match.last]
        of_other = (
            zone[match.last].possessive
            or (rest[:1] != [] and rest[0] in ROLE_WORDS)
            or ROLES_OF_OTHERS.search(" ".join(rest)) is not None
            or (_ends_at_verb(words, slot) and _goes_on(rest))
        )
        if not (of_other and rest and match.last == matches[-1].last):
            best = matches[-1] if of_other else match
            taken = tuple(range(slot.first + best.first, slot.first + best.last + 1))
            if slot.kind is SlotKind.TOPIC:
                taken = ()
            return _asked(core, zone, best), taken
    if slot.kind is SlotKind.TOPIC:
        return None, ()
    named = not matches and _reads_as_name(zone, vocabulary)
    return AskedSpeaker(words_as_typed(core, zone, 0, len(zone) - 1), named), whole


def _ends_at_verb(words: Sequence[Token], slot: SpeakerSlot) -> bool:
    """True where the whole stretch is who speaks, since the saying follows it at once."""
    before, after = words[max(slot.first - 1, 0) : slot.first], words[slot.last + 1 : slot.last + 2]
    if not before or before[0].text not in AUXILIARIES:
        return False
    return slot.kind is SlotKind.SPEECH and bool(after) and after[0].text in SPEECH_VERBS


def _goes_on(rest: Sequence[str]) -> bool:
    """True where a noun follows the name, which then is only part of who is meant: "Trump supporters"."""
    return bool(rest) and is_content(rest[0]) and not rest[0].endswith("ly") and rest[0] not in _WHEN


def _office_before(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "the governor of Texas", who is not Texas; spokesmen do speak for whom they are named with."""
    before = [w.text for w in zone[: match.first] if w.text not in {"the", "a", "an"}]
    if len(before) < 2 or before[-1] not in {"of", "at", "for", "from", "in"} or match.last < len(zone) - 1:
        return False
    return any(w in ROLE_WORDS or w in HONORIFICS for w in before) and not any(w in _SPEAKING_FOR for w in before)


def _stranger_before(zone: Sequence[Token], match: NameMatch, vocabulary: QuestionVocabulary) -> bool:
    """True for "Tom Hargreave from Morgan Stanley": somebody unknown, named with whom they work for."""
    before = [w for w in zone[: match.first] if w.text not in HONORIFICS]
    joined = bool(before) and before[-1].text in {"from", "of", "at", "with", "for"}
    return joined and len(before) > 2 and all(_nameish(w, vocabulary) for w in before[:2])


def _other_head(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "primary turnout in Texas": the name only belongs to what the words before it name."""
    before = [w for w in zone[: match.first] if is_content(w.text) and not w.possessive]
    return any(w.text not in HONORIFICS and w.text not in ROLE_WORDS for w in before)


def _antecedent(
    core: str, words: Sequence[Token], slot: SpeakerSlot, vocabulary: QuestionVocabulary
) -> tuple[AskedSpeaker | None, tuple[int, ...]]:
    """ "that friend of hers, what did she say": the words before the clause say who is meant."""
    before = _without_clause(words[: slot.first])
    found = _names(core, before, vocabulary)
    if (described := name_in_apposition(core, before, found, vocabulary.speakers)) is not None:
        return _asked(core, before, described), tuple(range(described.first, described.last + 1))
    matches = [m for m in found if not before[m.last].possessive]
    content = [w for w in before if is_content(w.text) and w.text not in REFERRING_WORDS]
    if matches and matches[0].first <= 1:
        return _asked(core, before, matches[0]), tuple(range(matches[0].first, matches[0].last + 1))
    if len(content) >= 2 and before[0].text not in AUXILIARIES | ASKING_WORDS | {"and", "but", "so"}:
        return AskedSpeaker(words_as_typed(core, before, 0, len(before) - 1), False), ()
    return AskedSpeaker(slot.pronoun or "", False, pronoun=True), ()


def _without_clause(before: Sequence[Token]) -> Sequence[Token]:
    """Without what begins the clause that follows: "…, what did"."""
    end = len(before)
    while end and before[end - 1].text in AUXILIARIES | ASKING_WORDS:
        end -= 1
    return before[:end]


def _asked(core: str, zone: Sequence[Token], match: NameMatch) -> AskedSpeaker:
    return AskedSpeaker(words_as_typed(core, zone, match.first, match.last), True, match.identities)


def _names(core: str, zone: Sequence[Token], vocabulary: QuestionVocabulary) -> list[NameMatch]:
    """Known names in the zone, with slips of the keyboard mended where the word means nothing else."""
    texts = [w.text for w in zone]
    found = [
        m for m in vocabulary.speakers.find(texts) if not _clashes(texts, m, vocabulary, zone) and not _is_role(zone, m)
    ]
    if found and not (found[0].first == found[0].last < len(zone) - 1 and _odd(zone[found[0].last + 1], vocabulary)):
        return found
    for size in (3, 2, 1):
        for first in range(len(texts) - size + 1):
            part = texts[first : first + size]
            if not _may_be_slip(zone[first : first + size], vocabulary):
                continue
            fits = vocabulary.speakers.misspelt(part)
            if not fits and size == 1 and _may_be_short(core, zone, first):
                fits = vocabulary.speakers.shortened(part[0])
            match = NameMatch(first, first + size - 1, fits)
            if fits and not _clashes(texts, match, vocabulary, zone):
                return [match]
    return found


def _is_role(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for "the pope" where only a surname is Pope."""
    first = match.first + (match.first < match.last and zone[match.first].text in _ARTICLES)
    if first < match.last or first == 0:
        return False
    word, before = zone[first].text, zone[first - 1].text
    if before in REGNAL:
        return match.identities[0].fit < SURE  # whoever else is called William is no Prince William
    is_role = before in _ARTICLES and (word in HONORIFICS or word in ROLE_WORDS)
    return is_role and match.identities[0].fit < _WHOLE


def _may_be_slip(part: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    """One word that the coverage has, or several that are everyday ones, are what they are."""
    if len(part) == 1:
        return _odd(part[0], vocabulary) and not vocabulary.knows(part[0].text)
    plain = FUNCTION_WORDS | HONORIFICS | ROLE_WORDS
    return any(_odd(w, vocabulary) for w in part) and not (part[-1].text in plain or part[0].text in FUNCTION_WORDS)


def _may_be_short(core: str, zone: Sequence[Token], place: int) -> bool:
    """True for what can be initials or a clipped name: not what is typed as a name, nor with an article."""
    typed = core[zone[place].start : zone[place].end]
    if place and zone[place - 1].text in _ARTICLES:
        return False
    return len(typed) > _SHORTEST_NAME or typed.isupper() or not set("aeiou") & set(zone[place].text)


def _odd(token: Token, vocabulary: QuestionVocabulary) -> bool:
    """True for a word that can be a name gone wrong: no everyday word, and no name that the coverage has."""
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS or token.text in ROLE_WORDS:
        return False
    return not vocabulary.knows(token.text) or vocabulary.is_name(token.text)


def _clashes(texts: Sequence[str], match: NameMatch, vocabulary: QuestionVocabulary, zone: Sequence[Token]) -> bool:
    """True for "Tim Cook" where only another Cook is known: a first name stands before that is not theirs."""
    first = match.first
    while first < match.last and texts[first] in HONORIFICS:
        first += 1
    following = zone[match.last + 1 : match.last + 2]
    if first == match.last and following and not zone[first].possessive:
        if len(texts[first]) <= _SHORTEST_NAME and following[0].capital:
            return True
        if _is_typed_as_name(zone, first) and _is_typed_as_name(zone, match.last + 1):
            return True
        if vocabulary.speakers.is_first_name(texts[first]) and _nameish(following[0], vocabulary):
            return True
    if first < match.last or match.first == 0:
        return False
    before = zone[match.first - 1]
    if before.text in FUNCTION_WORDS or before.text in HONORIFICS or before.possessive:
        return False
    return vocabulary.speakers.is_first_name(before.text) or _nameish(before, vocabulary)


def _is_typed_as_name(zone: Sequence[Token], place: int) -> bool:
    token = zone[place]
    plain = token.text in FUNCTION_WORDS or token.text in ROLE_WORDS or token.text in HONORIFICS
    return token.capital and not plain and not ROLES_OF_OTHERS.fullmatch(token.text)


def _nameish(token: Token, vocabulary: QuestionVocabulary) -> bool:
    if token.text in FUNCTION_WORDS or token.text in HONORIFICS or token.text in ROLE_WORDS:
        return False
    return not vocabulary.knows(token.text) or vocabulary.is_mostly_name(token.text)


def _reads_as_name(zone: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    """True for an unknown person's name, False for a role: a role has an article or everyday words."""
    first = next((i for i, w in enumerate(zone) if w.text not in HONORIFICS), len(zone))
    rest = zone[first:]
    if not rest or zone[0].text in _ARTICLES | {"these", "those", "its", "some"}:
        return False
    until = next((i for i, w in enumerate(rest) if i and w.text in {"of", "at", "from", "in", "for"}), len(rest))
    content = [w for w in rest[:until] if w.text not in FUNCTION_WORDS]
    if not content or any(w.possessive for w in zone[:-1]) or any(map(_is_of_others, content)):
        return False
    if len(content) == 1:
        return _is_single_name(content[0], titled=first > 0, vocabulary=vocabulary)
    return _are_names(content, vocabulary)


def _is_of_others(token: Token) -> bool:
    return token.text in ROLE_WORDS or ROLES_OF_OTHERS.fullmatch(token.text) is not None


def _is_single_name(token: Token, *, titled: bool, vocabulary: QuestionVocabulary) -> bool:
    if titled and token.capital:
        return True
    if token.text.endswith("s") and not token.capital:
        return False  # "residents"
    return _nameish(token, vocabulary)


def _are_names(content: Sequence[Token], vocabulary: QuestionVocabulary) -> bool:
    first, last = content[0], content[-1]
    if len(content) == 2 and not vocabulary.knows(last.text) and (last.capital or not last.text.endswith("s")):
        return True  # "mark zuckerberg": the first may be an everyday word
    typed = first.capital and last.capital and vocabulary.speakers.is_part_of_name(first.text)
    if len(content) == 2 and typed and not last.text.endswith("s"):
        return True  # "Taylor Swift", though swifts are birds
    begins = first.capital or vocabulary.speakers.is_first_name(first.text) or _nameish(first, vocabulary)
    return begins and all(_nameish(w, vocabulary) for w in content[1:])


def words_as_typed(core: str, zone: Sequence[Token], first: int, last: int) -> str:
    """Tokens `first` to `last` of the zone as they stand in the question, without a possessive ending."""
    return core[zone[first].start : zone[last].end].removesuffix("'s").removesuffix("’s")
