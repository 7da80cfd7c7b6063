"""Whom words can stand for: a named person or organisation, or a phrase where nobody is named."""

import re
from dataclasses import dataclass, replace

from ...quotation import SpeakerKind
from ..names.entities import Entity
from ..names.name_finder import NameKind
from ..text import lexicon


@dataclass(frozen=True, slots=True)
class Referent:
    """The same for the same `key`. `head` is a phrase's noun, `organisation` whom a spokesman speaks for."""

    key: str
    name: str
    kind: SpeakerKind
    gender: str | None
    entity: Entity | None = None
    organisation: str | None = None
    head: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)


@dataclass(frozen=True, slots=True)
class Resolved:
    """`trust` is how sure the step from the words to the referent is, 0 to 1. Its values are set
    by hand; what they amount to is measured by `python -m bench.quality.attribution_reliability`. `stated` tells that
    the words say themselves who it is: a name that only one bears here, or a phrase that is all there is to know."""

    referent: Referent
    trust: float
    stated: bool = False

    def times(self, factor: float) -> "Resolved":
        return replace(self, trust=self.trust * factor)


_ARTICLES = lexicon.words(
    """
    a an the some many several two three this that these those
    """
)
_SINGULAR_IN_S = lexicon.words("boss witness press congress")
_VOWEL = re.compile(r"(?!uni|use|usu|eu|one)[aeiou]", re.IGNORECASE)  # as it sounds
_NAME_LIMIT = 120  # characters


def referent_of(entity: Entity) -> Referent:
    kind = SpeakerKind.ORGANISATION if entity.kind is NameKind.ORGANISATION else SpeakerKind.PERSON
    return Referent(f"entity {id(entity)}", entity.name, kind, entity.gender, entity)


def unnamed(words: str, head: str, organisation: str | None = None) -> Referent:
    """A phrase as a speaker: "one Bombay trader" is "a Bombay trader"."""
    plural = head.endswith("s") and head not in _SINGULAR_IN_S
    kind = SpeakerKind.GROUP if plural or head not in lexicon.PERSON_NOUNS else SpeakerKind.UNNAMED
    first, _, rest = words.partition(" ")
    name = words
    if first.lower() == "one" and rest and not rest.startswith("of "):
        name = f"{'an' if _VOWEL.match(rest) else 'a'} {rest}"
    elif first.lower() in _ARTICLES and rest:
        name = f"{first.lower()} {rest}"
    return Referent(name.lower(), name[:_NAME_LIMIT], kind, lexicon.gender_of(head), None, organisation, head)


def owned_by(owner: str, owned: str, head: str, kind: SpeakerKind) -> Referent:
    """ "Ted Cruz's campaign": named after the owner, and findable by the owner's name."""
    name = f"{owner}'s {owned}"
    return Referent(name.lower(), name, kind, None, None, owner, head)
