"""Who of those that share a surname is meant by it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice

from ...text.document import Span
from ..text import lexicon
from .entity import Entity, allows, gender_of
from .forms import core
from .name_reader import Name

BEARERS = 64  # of one surname that are looked at; an article has a handful, a list of members may have hundreds
_FAR_MORE = 2  # times as often named in full as a relation: then the bare surname is the main figure's
_LEAST_MORE = 1.0  # by which it must be more often, too
_LINE_END = re.compile("\n")
_INTRODUCED_AS_KIN = re.compile(
    rf"(?:['’]s?|\b(?:his|her|their|whose)) (?:[\w-]+ )?({lexicon.any_of(lexicon.KIN)}),? \Z"
)
_SAYS_OF_ONESELF = re.compile(
    rf" (?:had |has |also |later )?(?:{lexicon.any_of(lexicon.CORE_SPEECH_VERBS)})\b"
    r"[^.!?\n\"“”A-Z]{0,80}?\b(he|she)\b"
)
_KIN_REACH = 32  # characters


class Bearers:
    """One document's. `by_surname` are those who are named in full, `entity_of` whom each full name means."""

    def __init__(self, text: str, by_surname: Mapping[str, list[Entity]], entity_of: Mapping[Span, Entity]) -> None:
        self._text = text
        self._entity_of = entity_of
        self._lines = [-1, *(m.start() for m in _LINE_END.finditer(text))]
        self._full: dict[str, list[Name]] = {}
        self._weight: dict[int, float] = {}
        self._heaviest: dict[str, list[Entity]] = {}
        self._kin: dict[int, str | None] = {}
        for surname, bearers in by_surname.items():
            if len(bearers) > 1:
                self._full[surname] = sorted((n for e in bearers for n in e.names), key=lambda n: n.span)
                for entity in bearers:
                    self._weight[id(entity)] = sum(1.0 if self._is_subject(n) else 0.5 for n in entity.names)
                    if (kin := introduced_as_kin(text, min(n.whole.start for n in entity.names))) is not None:
                        self._kin[id(entity)] = lexicon.gender_of(kin)
                self._heaviest[surname] = sorted(bearers, key=lambda e: -self._weight[id(e)])

    def _line_of(self, place: int) -> int:
        """Where the line before the one at `place` ends, -1 for the first."""
        return self._lines[bisect_left(self._lines, place) - 1]

    def _is_subject(self, name: Name) -> bool:
        return name.opens_sentence or self._text[name.whole.start - 2 : name.whole.start] == ", "

    def chosen(self, name: Name, bearers: Sequence[Entity]) -> Entity | None:
        """The bearer of a surname that its title allows; among relations the one that the same paragraph
        names in full, else the one that is by far most often named so, else the one named so last. Who is introduced
        as another's kin is meant in that paragraph alone."""
        gender = lexicon.GENDERED_TITLES.get(name.title or "") or self._told_gender(name, bearers)
        heaviest = self._heaviest.get(core(name.words)[0], bearers)[:BEARERS]
        fitting = list(islice((e for e in heaviest if allows(e, gender)), 2))
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        kin = [e for e in heaviest if gender is not None and self._kin.get(id(e)) == gender]
        if len(kin) == 1 and gender not in {gender_of(e) for e in heaviest if e is not kin[0]}:
            return kin[0]  # "Mrs. Doe" behind "John Doe's wife, Xan Doe"
        best, second = fitting
        full = self._full.get(name.words[-1], [])
        last = bisect_left(full, name.span, key=lambda n: n.span) - 1
        if last < 0:
            return best
        paragraph = self._line_of(full[last].span.start)
        first = bisect_right(full, paragraph, key=lambda n: n.span.start)
        latest = self._entity_of[full[first].span]
        if not allows(latest, gender):
            return best
        here = self._line_of(name.span.start) <= paragraph
        if here:
            return latest
        if id(latest) in self._kin or id(best) in self._kin:
            return next((e for e in heaviest if id(e) not in self._kin and allows(e, gender)), latest)
        most, next_most = self._weight[id(best)], self._weight[id(second)]
        return best if most >= _FAR_MORE * next_most and most - next_most >= _LEAST_MORE else latest

    def _told_gender(self, name: Name, bearers: Sequence[Entity]) -> str | None:
        """ "Doe said he had": whoever says it, where one bearer alone is a man."""
        told = _SAYS_OF_ONESELF.match(self._text, name.span.end)
        if told is None:
            return None
        gender = "m" if told.group(1) == "he" else "f"
        alike = [entity for entity in bearers[:BEARERS] if gender_of(entity) == gender]
        return gender if len(alike) == 1 else None


def introduced_as_kin(text: str, start: int) -> str | None:
    """ "Mother" in "Doe's mother, Jane Doe": she goes by her full name, and who is called Doe is the child."""
    found = _INTRODUCED_AS_KIN.search(text[max(0, start - _KIN_REACH) : start])
    return None if found is None else found.group(1)
