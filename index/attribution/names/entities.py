"""Gathers a document's names into the persons and organisations that they name."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from ...text.document import Span
from ..text import lexicon, proper_names
from .name_finder import Name, NameKind
from .name_reader import initials


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


_FAR_MORE = 2  # times as often named in full as a relation: then the bare surname is the main figure's
_COMMON_FIRST = lexicon.words(
    """
    National American United New Federal House Senate World International First General Republican
    Democratic State City Supreme Royal Central North South East West Department Office Bank University
    Center Council Committee
    """
)
_EXPANDED = re.compile(r"[ \xa0]?\(([A-Z][A-Za-z&.]{1,9})\)")
_SURE_LETTERS = 5  # in a shorter word the same letters may well be another name
_CLIPPING = 3  # letters
_BEARERS = 64  # of one surname that are looked at; an article has a handful, a list of members may have hundreds
_LINE_END = re.compile("\n")


class Entities:
    """Who is named in a document, and which entity each name stands for."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self.all: list[Entity] = []
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_letters: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_part: dict[tuple[str, str], list[Entity]] = defaultdict(list)  # surname, other word or its letter
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._organisations: dict[str, Entity] = {}
        self._clipped: dict[str, set[str]] = defaultdict(set)
        self._entity_of: dict[Span, Entity] = {}
        self._full: dict[str, list[Name]] = {}
        self._weight: dict[int, float] = {}
        self._heaviest: dict[str, list[Entity]] = {}
        self._lines = [-1, *(m.start() for m in _LINE_END.finditer(text))]
        named = [n for n in names if n.kind not in (NameKind.ROLE, NameKind.PLACE) or len(n.words) > 1]
        named = [n for n in named if n.kind is not NameKind.ROLE]
        self._gather_full(named)
        self._gather_single(named)
        for entity in self.all:
            entity.names.sort(key=lambda n: n.span)
            entity.gender = _gender(entity)

    def of(self, name: Name) -> Entity | None:
        return self._entity_of.get(name.span)

    def is_alone(self, name: Name) -> bool:
        """Whether the name can mean nobody else of this document: a full one, or a surname that one bears."""
        entity = self.of(name)
        return entity is not None and (len(name.words) > 1 or len(self.bearing(entity.words[-1])) <= 1)

    def bearing(self, surname: str) -> list[Entity]:
        return self._by_last.get(surname, [])

    def _gather_full(self, named: Sequence[Name]) -> None:
        for name in sorted(named, key=lambda n: -len(_core(n.words))):
            if name.kind is NameKind.ORGANISATION:
                if len(name.words) > 1:
                    self._add_organisation(name)
            elif len(_core(name.words)) > 1:
                self._add_full(name)
        for surname, bearers in self._by_last.items():
            if len(bearers) > 1:
                self._full[surname] = sorted((n for e in bearers for n in e.names), key=lambda n: n.span)
                for entity in bearers:
                    self._weight[id(entity)] = sum(1.0 if self._is_subject(n) else 0.5 for n in entity.names)
                self._heaviest[surname] = sorted(bearers, key=lambda e: -self._weight[id(e)])

    def _gather_single(self, named: Sequence[Name]) -> None:
        for name in named:
            if name.kind is NameKind.ORGANISATION:
                if len(name.words) == 1:
                    self._add_acronym(name)
            elif len(_core(name.words)) == 1:
                self._add_single(name)

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
        entity = self._by_words.get(words) or self._fuller(words)
        if entity is None:
            entity = self._new(name)
            self._by_last[words[-1]].append(entity)
            self._by_first[words[0]].append(entity)
            self._by_letters[_letters(words[-1])].append(entity)
            for part in {*words[:-1], *(w[0] for w in words[:-1])}:
                self._by_part[words[-1], part].append(entity)
        self._by_words[words] = entity
        self._link(name, entity)

    def _fuller(self, words: tuple[str, ...]) -> Entity | None:
        """The first entity whose name these words may be short for."""
        bearers = min((self._by_part.get((words[-1], _part(w)), []) for w in words[:-1]), key=len)
        return next((e for e in bearers[:_BEARERS] if _is_short_form(words, _core(e.words))), None)

    def _add_organisation(self, name: Name) -> None:
        form, first = " ".join(name.words), name.words[0]
        entity = self._organisations.get(form)
        if entity is None:
            entity = self._organisations[form] = self._new(name)
            self._clipped[form[:_CLIPPING]].add(form)
            for key in (initials(name.words), first):
                known = key in _COMMON_FIRST or key in proper_names.DEMONYMS or key in proper_names.PLACES
                if len(key) > 1 and not known:
                    self._organisations.setdefault(key, entity)
        if (acronym := _EXPANDED.match(self._text, name.span.end)) is not None:
            self._organisations[acronym.group(1)] = entity
            entity.forms[acronym.group(1)] += 1
        self._link(name, entity)

    def _add_acronym(self, name: Name) -> None:
        entity = self._organisation_called(name.words[0])
        if entity is None and len(bearers := self._by_last.get(name.words[0].capitalize(), [])) == 1:
            entity = bearers[0]  # "DOE:" in a transcript
        if entity is None:
            entity = self._organisations[name.words[0]] = self._new(name)
        self._link(name, entity)

    def _add_single(self, name: Name) -> None:
        """A surname, else a given name that one person bears, else an organisation's first word."""
        word = _core(name.words)[0]
        bearers = self._by_last[word]
        entity = self._chosen(name, bearers)
        if entity is None and not bearers:
            firsts = self._by_first.get(word, []) if name.title is None else []
            entity = firsts[0] if len(firsts) == 1 else None
            if entity is None and name.title is None:
                entity = self._organisation_called(word)
            entity = entity or self._misspelt(word)
            if entity is None:
                entity = self._new(name)
                bearers.append(entity)
        if entity is not None:
            self._link(name, entity)

    def _misspelt(self, word: str) -> Entity | None:
        """ "Keidis" where the document else has Kiedis: the same letters in another order."""
        bearers = self._by_letters.get(_letters(word), []) if len(word) >= _SURE_LETTERS else []
        return bearers[0] if len(bearers) == 1 else None

    def _organisation_called(self, word: str) -> Entity | None:
        """By acronym, first word or the clipping of one ("Fed" of "Federal Reserve") where only one fits."""
        found = self._organisations.get(word) or self._organisations.get(word.replace(".", ""))
        if found is not None or len(word) < _CLIPPING or not word[1:].islower():
            return found
        clipped = islice(self._clipped.get(word[:_CLIPPING], ()), _BEARERS)
        forms = [f for f in clipped if f.startswith(word) and f[len(word)] != " "]
        return self._organisations[forms[0]] if len(forms) == 1 else None

    def _line_of(self, place: int) -> int:
        """Where the line before the one at `place` ends, -1 for the first."""
        return self._lines[bisect_left(self._lines, place) - 1]

    def _is_subject(self, name: Name) -> bool:
        return name.opens_sentence or self._text[name.whole.start - 2 : name.whole.start] == ", "

    def _chosen(self, name: Name, bearers: Sequence[Entity]) -> Entity | None:
        """The bearer of a surname that its title allows; among relations the one that the same paragraph
        names in full, else the one that is by far most often named so, else the one named so last."""
        gender = lexicon.GENDERED_TITLES.get(name.title or "")
        heaviest = self._heaviest.get(_core(name.words)[0], bearers)[:_BEARERS]
        fitting = list(islice((e for e in heaviest if gender is None or _gender(e) in (None, gender)), 2))
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        best, second = fitting
        full = self._full.get(name.words[-1], [])
        last = bisect_left(full, name.span, key=lambda n: n.span) - 1
        if last < 0:
            return best
        paragraph = self._line_of(full[last].span.start)
        first = bisect_right(full, paragraph, key=lambda n: n.span.start)
        latest = self._entity_of[full[first].span]
        if gender is not None and _gender(latest) not in (None, gender):
            return best
        here = self._line_of(name.span.start) <= paragraph
        far_more = self._weight[id(best)] >= _FAR_MORE * self._weight[id(second)]
        return latest if here or not far_more else best


def _part(word: str) -> str:
    """A word by which a name is looked up: an initial stands for all that begin so."""
    return word[0] if len(word.rstrip(".")) == 1 else word


def _letters(word: str) -> tuple[str, ...]:
    return (word[0], *sorted(word[1:]))


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in lexicon.GENERATIONS) or words


def _is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Same surname, and every other word in the full name (an initial stands for a word)."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    rest = list(full[:-1])
    for word in short[:-1]:
        letter = word[0] if len(word.rstrip(".")) == 1 else None
        found = next((i for i, r in enumerate(rest) if r == word or r[0] == letter), None)
        if found is None:
            return False
        rest = rest[found + 1 :]
    return True


def _gender(entity: Entity) -> str | None:
    for title in entity.titles:
        if title in lexicon.GENDERED_TITLES:
            return lexicon.GENDERED_TITLES[title]
    first = entity.words[0]
    if len(entity.words) > 1 or first in entity.forms:
        return "m" if first in proper_names.MALE else "f" if first in proper_names.FEMALE else None
    return None
