"""Gathers a document's names into the persons and organisations that they name."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import Span
from . import lexicon
from .names import Name, NameKind, initials


@dataclass(slots=True)
class Entity:
    """One person or organisation of the document. `gender` is "m", "f" or None where nothing tells."""

    words: tuple[str, ...]
    kind: NameKind
    gender: str | None = None
    names: list[Name] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    expansion: str | None = None

    @property
    def name(self) -> str:
        return self.expansion or " ".join(self.words)

    @property
    def is_person(self) -> bool:
        return self.kind is NameKind.PERSON


_GENDERED = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Sir": "m", "Lord": "m", "Dame": "f", "Lady": "f",
             "Congressman": "m", "Congresswoman": "f", "Chairman": "m", "Chairwoman": "f", "Spokesman": "m",
             "Spokeswoman": "f", "King": "m", "Queen": "f", "Pope": "m", "Prince": "m", "Princess": "f",
             "Father": "m", "Sister": "f", "Brother": "m", "Actor": "m", "Actress": "f", "Businessman": "m",
             "Councilman": "m", "Councilwoman": "f"}
_GENERATION = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_FAR_MORE = 2  # times as often named in full as a relation: then the bare surname is the main figure's
_COMMON_FIRST = frozenset(
    "National American United New Federal House Senate World International First General Republican Democratic State City "
    "Supreme Royal Central North South East West Department Office Bank University Center Council Committee".split()
)
_EXPANDED = re.compile(r"[ \xa0]?\(([A-Z][A-Za-z&.]{1,9})\)")


class Entities:
    """Who is named in a document, and which entity each name stands for."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self.all: list[Entity] = []
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._organisations: dict[str, Entity] = {}
        self._entity_of: dict[Span, Entity] = {}
        self._gather(text, names)

    def of(self, name: Name) -> Entity | None:
        return self._entity_of.get(name.span)

    def bearing(self, surname: str) -> list[Entity]:
        return self._by_last.get(surname, [])

    def _gather(self, text: str, names: Sequence[Name]) -> None:
        named = [n for n in names if n.kind is not NameKind.ROLE and not (n.kind is NameKind.PLACE and len(n.words) == 1)]
        for name in sorted(named, key=lambda n: -len(_core(n.words))):
            if len(_core(name.words)) > 1 and name.kind is not NameKind.ORGANISATION:
                self._add_full(name)
            elif name.kind is NameKind.ORGANISATION and len(name.words) > 1:
                self._add_organisation(text, name)
        for name in named:
            if len(_core(name.words)) == 1 and name.kind is not NameKind.ORGANISATION:
                self._add_single(name)
            elif name.kind is NameKind.ORGANISATION and len(name.words) == 1:
                self._add_acronym(name)
        for entity in self.all:
            entity.names.sort(key=lambda n: n.span)
            entity.gender = entity.gender or _gender(entity)

    def _new(self, name: Name) -> Entity:
        entity = Entity(name.words, name.kind)
        self.all.append(entity)
        return entity

    def _link(self, name: Name, entity: Entity) -> None:
        entity.names.append(name)
        entity.forms[" ".join(name.words)] += 1
        if name.title is not None:
            entity.titles[name.title] += 1
        if entity.kind is NameKind.UNKNOWN and name.kind is NameKind.PERSON:
            entity.kind = NameKind.PERSON
        self._entity_of[name.span] = entity

    def _add_full(self, name: Name) -> None:
        words = _core(name.words)
        for entity in self._by_last.get(words[-1], []):
            if _is_short_form(words, _core(entity.words)):
                self._link(name, entity)
                return
        entity = self._new(name)
        self._by_last[words[-1]].append(entity)
        self._by_first[words[0]].append(entity)
        self._link(name, entity)

    def _add_organisation(self, text: str, name: Name) -> None:
        form = " ".join(name.words)
        entity = self._organisations.get(form)
        if entity is None:
            entity = self._new(name)
            self._organisations[form] = entity
            for key in (initials(name.words), name.words[0]):
                if len(key) > 1 and key not in _COMMON_FIRST and key not in lexicon.DEMONYMS and key not in lexicon.PLACES:
                    self._organisations.setdefault(key, entity)
        if (acronym := _EXPANDED.match(text, name.span.end)) is not None:
            self._organisations[acronym.group(1)] = entity
            entity.forms[acronym.group(1)] += 1
        self._link(name, entity)

    def _add_acronym(self, name: Name) -> None:
        word = name.words[0]
        entity = self._organisation_called(word)
        if entity is None:
            entity = self._new(name)
            self._organisations[word] = entity
        self._link(name, entity)

    def _add_single(self, name: Name) -> None:
        word = _core(name.words)[0]
        entity = self._choose(name, self._by_last.get(word, []))
        if entity is None and not self._by_last.get(word):
            firsts = self._by_first.get(word, [])
            entity = firsts[0] if len(firsts) == 1 and name.title is None else None
            entity = entity or (self._organisation_called(word) if name.title is None else None)
            if entity is None:
                entity = self._new(name)
                self._by_last[word].append(entity)
        if entity is not None:
            self._link(name, entity)

    def _organisation_called(self, word: str) -> Entity | None:
        """By acronym, first word or the clipping of one ("Fed" of "Federal Reserve") where only one fits."""
        found = self._organisations.get(word) or self._organisations.get(word.replace(".", ""))
        if found is not None or len(word) < 3 or not word[1:].islower():
            return found
        clipped = {id(e): e for f, e in self._organisations.items() if f.startswith(word) and " " in f and f[len(word)] != " "}
        return next(iter(clipped.values())) if len(clipped) == 1 else None

    def _is_subject(self, name: Name) -> bool:
        return name.opens_sentence or self._text[name.whole.start - 2 : name.whole.start] == ", "

    def _choose(self, name: Name, bearers: list[Entity]) -> Entity | None:
        """The bearer of a surname that its title allows; among relations the one that the same paragraph
        names in full, else the one that is by far most often named so, else the one named so last."""
        gender = _GENDERED.get(name.title or "")
        fitting = [e for e in bearers if gender is None or (_gender(e) or gender) == gender]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        weight = {id(e): sum(1.0 if self._is_subject(n) else 0.5 for n in e.names if len(n.words) > 1) for e in fitting}
        best, second = sorted(fitting, key=lambda e: -weight[id(e)])[:2]
        before = [n for e in fitting for n in e.names if len(n.words) > 1 and n.span < name.span]
        if not before:
            return best
        paragraph = self._text.rfind("\n", 0, max(before, key=lambda n: n.span).span.start)
        latest = self._entity_of[min((n for n in before if n.span.start > paragraph), key=lambda n: n.span).span]
        here = self._text.rfind("\n", 0, name.span.start) <= paragraph
        return latest if here or weight[id(best)] < _FAR_MORE * weight[id(second)] else best


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = tuple(w for w in words if w not in _GENERATION)
    return core or words


def _is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Same surname, and every other word in the full name (an initial stands for a word)."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    rest = list(full[:-1])
    for word in short[:-1]:
        found = next((r for r in rest if r == word or (len(word.rstrip(".")) == 1 and r[0] == word[0])), None)
        if found is None:
            return False
        rest = rest[rest.index(found) + 1 :]
    return True


def _gender(entity: Entity) -> str | None:
    for title in entity.titles:
        if title in _GENDERED:
            return _GENDERED[title]
    first = entity.words[0]
    if len(entity.words) > 1 or first in entity.forms:
        if first in lexicon.MALE:
            return "m"
        if first in lexicon.FEMALE:
            return "f"
    return None
