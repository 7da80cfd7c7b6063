"""Whether what a speaker would be called names a person, an organisation or a role. What does not is left open."""

import re
from collections.abc import Collection

from ..coreference.referents import Referent
from ..names.entity import Entity
from ..names.name_finder import NameKind
from ..names.noun_phrases import DETERMINERS, OUTSIDE
from ..text import lexicon, proper_names

_QUANTITIES = lexicon.words("Hundreds Thousands Dozens Millions Scores Tens Others Many Some Most Few Several Both")
_COLLECTIVES = lexicon.ORGANISATION_NOUNS | lexicon.words(
    "family camp tribunal community lender insurer executive squad side duo trust parliament cabinet"
)
# Persons' nouns that no definite phrase is resolved by: "the user" takes nobody up.
_PERSONS = lexicon.PERSON_NOUNS | lexicon.words(
    "user child commenter confidant associate forward lock prop citizen lords"
)
_COMMON_NOUNS = lexicon.ORGANISATION_NOUNS | lexicon.PERSON_NOUNS | {w.lower() for w in lexicon.PORTFOLIOS}
_NOBODY_ALONE = lexicon.words("people person")
_LINKS = lexicon.words("of for in at from with to")
_PARTS = lexicon.words("one some many most several few all majority number dozens hundreds thousands both board")
_ONE = lexicon.words("a an one another")
_SEVERAL = lexicon.words("some many several few most both two three")
_COUNTS = lexicon.words("dozen few couple hundred thousand million two three four five six seven eight nine ten")
_CLAUSE = OUTSIDE - _LINKS - {"and", "or"}
_IN = re.compile(r"\b(?:(?<!stake )(?<!shares )[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross) \Z")
_REACH = 16  # characters
_LOWER = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][\w’'-]*")
_PERSON_ENDINGS = ("ist", "ists", "ian", "ians")


def lower_words(text: str) -> frozenset[str]:
    """What a text writes in lower case."""
    return frozenset(_LOWER.findall(text))


def names_somebody(referent: Referent, text: str, lowered: Collection[str]) -> bool:
    """By the words alone, by what stands before them in the document's `text`, and by what that has in lower case."""
    if referent.entity is not None:
        return _is_name(referent.entity, text, lowered)
    return not referent.head or _is_role(referent.name, referent.head.lower())


def _is_name(entity: Entity, text: str, lowered: Collection[str]) -> bool:
    words = entity.words
    if len(words) > 1:
        return words[0] not in lexicon.FUNCTION_STARTERS and words[0][0].isupper()
    word = words[0]
    if word in _QUANTITIES or word in proper_names.COMMON_ACRONYMS:
        return False
    if entity.titles or len(entity.forms) > 1 or word in proper_names.GIVEN:
        return True
    if word in lexicon.STARTERS or word in proper_names.CALENDAR:
        return False
    common = word.lower() in _COMMON_NOUNS
    if (common or entity.gender is None) and _has_in_lower_case(lowered, word, common):
        return False
    return entity.gender is not None or entity.kind is NameKind.ORGANISATION or not _is_where(entity, text)


def _has_in_lower_case(lowered: Collection[str], word: str, common: bool) -> bool:
    """An acronym that is a noun as well ("MP") is taken for the noun."""
    if word.isupper():
        return common
    return word.lower() in lowered or f"{word.lower()}s" in lowered


def _is_where(entity: Entity, text: str) -> bool:
    """Whether most of its mentions tell where something is: "in Cologne"."""
    placed = sum(_IN.search(text, max(0, n.whole.start - _REACH), n.whole.start) is not None for n in entity.names)
    return 2 * placed >= len(entity.names)


def _is_role(name: str, head: str) -> bool:
    words = name.split()
    lower = [w.lower() for w in words]
    link = next((i for i, w in enumerate(lower) if i and w in _LINKS), len(words))
    if any(w in DETERMINERS or w in _CLAUSE for w in words[1:link] if w not in _COUNTS):
        return False
    if link < len(words) and not (_is_somebody(lower[link - 1]) or lower[link - 1] in _PARTS):
        return False
    if lower[0] in _ONE and _is_plural(lower[link - 1]) and _COUNTS.isdisjoint(lower):
        return False
    if lower[0] in _SEVERAL and head in lexicon.ORGANISATION_NOUNS:
        return False
    if _is_person(head):
        first = words[0] if len(words) > 1 else lower[0]
        fragment = first in lexicon.PERSON_NOUNS and not _is_plural(first)
        return not fragment and not (len(words) == 1 and head in _NOBODY_ALONE)
    return len(words) > 1 and _is_somebody(head)


def _is_somebody(noun: str) -> bool:
    return _is_person(noun) or any(n in _COLLECTIVES and n not in lexicon.DOCUMENTS for n in _singulars(noun))


def _is_person(head: str) -> bool:
    if head.endswith(("-year-old", *_PERSON_ENDINGS)) or head.capitalize() in proper_names.DEMONYMS:
        return True
    return not _PERSONS.isdisjoint(_singulars(head))


def _singulars(noun: str) -> tuple[str, ...]:
    return noun, noun.removesuffix("s"), f"{noun.removesuffix('ies')}y"


def _is_plural(noun: str) -> bool:
    if noun in ("police", "men", "women", "people", "democrats", "republicans", "tories"):
        return True
    return (
        noun.endswith("s")
        and not noun.endswith("ss")
        and not _PERSONS.isdisjoint((*_singulars(noun)[1:], noun.removesuffix("es")))
    )
