"""A person or an organisation of a document, and whether he or she."""

from collections import Counter
from dataclasses import dataclass, field

from ..text import lexicon
from .forms import given_gender
from .name_reader import Name, NameKind


@dataclass(slots=True)
class Entity:
    """One person or organisation of the document. `words` are its fullest name; `gender` is "m", "f" or None
    where nothing tells; `forms` are the names that it goes by, with how often."""

    words: tuple[str, ...]
    kind: NameKind
    gender: str | None = None
    names: list[Name] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def is_person(self) -> bool:
        return self.kind is NameKind.PERSON


def gender_of(entity: Entity) -> str | None:
    for title in entity.titles:
        if title in lexicon.GENDERED_TITLES:
            return lexicon.GENDERED_TITLES[title]
    first = entity.words[0]
    if first in lexicon.GENDERED_TITLES:
        return lexicon.GENDERED_TITLES[first]
    return given_gender(first) if len(entity.words) > 1 or first in entity.forms else None


def allows(entity: Entity, gender: str | None) -> bool:
    """Whether a title of that gender may be the entity's: a given name of either gender speaks against none."""
    return gender is None or gender_of(entity) in (None, gender)
