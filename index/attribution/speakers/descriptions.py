"""What a document says that somebody is: whole noun phrases beside the name that are said of nobody else."""

import re
from collections.abc import Sequence

from ..names.entity import Entity
from ..names.name_finder import Name, NameKind
from ..names.noun_phrases import DETERMINERS, OUTSIDE
from ..text import lexicon, proper_names
from ..text.sentences import MASK

_MOST = 8  # descriptions of one speaker
_NAMES = 40  # of one speaker that are looked at
_BEFORE = 90  # characters
_BREAKING_OFF = lexicon.ABBREVIATED_TITLES | lexicon.ABBREVIATED_NAMES  # before a point that is theirs
_POINTED = lexicon.any_of(_BREAKING_OFF)
_APPOSITIVE = re.compile(
    rf"(?:\s?\([^()]{{1,20}}\))?,\s((?:\b(?:{_POINTED})\.|\b(?:[A-Z]\.)+|\d,\d|[^,;:—{MASK}.\n]){{3,110}})(?=[,;:—]|\.(?!\w))"
)
_ASIDE = re.compile(r" [-–] ")
_WORD_AT_END = re.compile(r"(?:[\w'’&./-]|(?<=\d),(?=\d))+\Z")
_WORDS_BEFORE = 8
_LINKS = lexicon.words("of for at in from with to on who that which whose and")
_QUALITIES = lexicon.words("first second former current new old late only top")
_IS = re.compile(r"who (?:also |now |currently )?(?:is|was) (?:also |now |currently )?(?=(?:an?|the) )")
_PEOPLE_OF = re.compile(r"(?:its|their) ")  # "Acme, its boss and …" goes on with people of Acme's
_FIELDS = proper_names.DEMONYMS | lexicon.PORTFOLIOS  # joined by "and" in a name or an office
_NO_FIRST = lexicon.CUES | lexicon.PREPOSITIONS
_NOUNS_TOO = lexicon.words("press state")
_HONOURS = lexicon.words("Sir Dame Lord Lady Rt Rev Revd Hon Very Right")
_VERB_ENDINGS = ("ed", "ing", "ly")
# Nouns that stand before another one in the plural: all other words in -s may be verbs.
_PLURALS = lexicon.words(
    """
    sports affairs sales news press business politics economics operations services rights communications relations
    markets foreign-affairs arts homes systems physics mathematics ethics athletics women's men's women’s men’s
    """
)
# Before a name these tell whose rival or wife somebody is only together with the other's name.
_RELATIVE = lexicon.words(
    """
    rival rivals opponent opponents ally friend colleague partner husband wife son daughter father mother brother
    sister boss member members source people person man woman champion witness
    """
)


def descriptions_of(entity: Entity, masked: str) -> tuple[str, ...]:
    """In the order in which they stand, each once."""
    found: dict[str, None] = {}
    thing = entity.kind is not NameKind.PERSON
    for name in entity.names[:_NAMES]:
        if masked[name.span.start] == MASK:
            continue
        for description in (_before(name, masked), _after(name, masked)):
            if description is not None and not (thing and _PEOPLE_OF.match(description)):
                found.setdefault(description)
    return tuple(found)[:_MOST]


def _before(name: Name, masked: str) -> str | None:
    """The role that stands before the name: "DZ bank economist", "Sen."."""
    words = _words_before(masked[max(0, name.span.start - _BEFORE) : name.span.start])
    while words and (words[-1] in lexicon.COURTESY_TITLES or words[-1] in _HONOURS):
        words.pop()
    if not words or not _is_role(words[-1]):
        return None
    first = len(words) - 1
    while first > 0 and (_belongs(words, first - 1) or _is_within_name(words, first - 1)):
        first -= 1
    owned = first > 0 and words[first - 1].endswith(lexicon.POSSESSIVE_ENDINGS)
    kept = [*_owner(words[:first]), *words[first:]] if owned else words[first:]
    if len(kept) == 1 and (kept[0].islower() or kept[0].lower() in _RELATIVE or kept[0] in proper_names.DEMONYMS):
        return None
    return None if kept[-1].lower() in _RELATIVE and not owned else " ".join(kept)


def _words_before(text: str) -> list[str]:
    """The last words of a text that ends in a space, as far as spaces alone stand between them."""
    *parts, end = text.split(" ")
    words: list[str] = []
    while parts and not end and len(words) < _WORDS_BEFORE:
        part = parts.pop()
        word = _WORD_AT_END.search(part)
        if word is None:
            break
        words.append(word.group())
        if word.start() > 0:
            break
    return [word for word in reversed(words) if MASK not in word]


def _belongs(words: Sequence[str], position: int) -> bool:
    """Whether a word before a role goes with it: another role, a name, or a noun or quality that is surely no verb."""
    word = words[position]
    lower = word.lower()
    if not word[0].isalnum() or (word.endswith((".", *lexicon.POSSESSIVE_ENDINGS)) and word not in lexicon.TITLES):
        return False
    if word[0].isupper():
        return word not in lexicon.STARTERS or lower in _QUALITIES
    if lower in lexicon.PERSON_NOUNS or lower in _QUALITIES or lower in _PLURALS:
        return True
    verb = (lower in lexicon.CUES and lower not in _NOUNS_TOO) or lower in lexicon.PREPOSITIONS
    before_name = words[position + 1][0].isupper()  # "offend | Republican front-runner"
    if verb or before_name or lower in OUTSIDE or lower in _LINKS or lower in DETERMINERS:
        return False
    return not lower.endswith(_VERB_ENDINGS) and (not lower.endswith("s") or lower.endswith(("ss", "ics")))


def _is_within_name(words: Sequence[str], position: int) -> bool:
    """The small words of "Bureau of Statistics chief", "British and Irish Lions coach", "All Blacks captain"."""
    word, following = words[position], words[position + 1]
    if not following[0].isupper():
        return False
    if word == "All":
        return following.endswith("s")
    before = words[position - 1] if position else ""
    if word == "of":
        return before in lexicon.ORGANISATION_HEADS
    return word == "and" and before in _FIELDS and following in _FIELDS


def _owner(words: Sequence[str]) -> list[str]:
    """ "Standard Chartered's", with the rest of the name."""
    first = len(words) - 1
    while first > 0 and _is_of_name(words[first - 1]):
        first -= 1
    return list(words[first:])


def _is_of_name(word: str) -> bool:
    return word[0].isupper() and not word.endswith(".") and word not in lexicon.STARTERS


def _after(name: Name, masked: str) -> str | None:
    """What stands in apposition: "a lawyer from Leeds", "who is the union's head"."""
    match = _APPOSITIVE.match(masked, name.span.end)
    if match is None:
        return None
    description = _ASIDE.split(match.group(1))[0].strip()
    words = description.split()
    if words[-1] in _BREAKING_OFF or any(w.lower() in lexicon.CORE_SPEECH_VERBS for w in words[1:]):
        return None
    if words[0].lower() == "who":
        if (clause := _IS.match(description)) is None:
            return None
        description = description[clause.end() :]
        words = description.split()
    return description if _is_noun_phrase(words) else None


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Whether a role is what the words up to the first link name, and none before it is a verb or opens a clause."""
    end = next((i for i, w in enumerate(words) if i and w.lower() in _LINKS), len(words))
    head = words[end - 1].rstrip(".")
    own = words[:end]
    if not _is_role(head) and head not in proper_names.DEMONYMS:
        return False
    opened = own[0].lower() in OUTSIDE or (own[0][0].islower() and own[0].endswith(_VERB_ENDINGS))
    if opened:
        return False
    first = own[0].lower()
    if len(own) == 1 and end == len(words) and first in _RELATIVE:
        return False
    return first not in _NO_FIRST and all(
        w.lower() not in lexicon.AUXILIARY_VERBS and w.lower() not in lexicon.SUBJECT_PRONOUNS for w in own
    )


def _is_role(word: str) -> bool:
    """A role's noun in the singular, or a title."""
    lower = word.lower()
    plural = lower.endswith("s") and lower.removesuffix("s") in lexicon.PERSON_NOUNS
    return (lower in lexicon.PERSON_NOUNS and not plural) or (
        word in lexicon.ROLES and word not in lexicon.COURTESY_TITLES
    )
