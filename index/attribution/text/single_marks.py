"""Single quotation marks, told from apostrophes: the marks of British papers, of headlines, and of inner quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...text.document import Span

_SINGLES = re.compile("['‘’‛‚]")
_ELISION = re.compile(r"['’‘](?:\d|(?:em|til|cause|tis|twas|n|cos|round)\b)", re.IGNORECASE)
NO_WORD = frozenset(" \t\r\n\xa0.,;:!?)]}")  # what a word does not begin with


def single_quoted(text: str, within: Span) -> Iterator[Span]:
    """What of a paragraph stands in single marks, marks included, in order; apostrophes and elisions close nothing."""
    marks = _SingleMarks(text, within)
    position = within.start
    while (opening := _SINGLES.search(text, position, within.end)) is not None:
        start = opening.start()
        position = start + 1
        before = text[start - 1] if start > within.start else " "
        if opening.group() == "’" or before.isalnum() or before in "'‘’" or _ELISION.match(text, start):
            continue
        if position >= within.end or text[position] in NO_WORD:
            continue
        end = marks.end_of(start)
        if end is not None:
            yield Span(start, end + 1)
            position = end + 1


class _SingleMarks:
    """The single marks of a paragraph, each read once: where a quotation opened before it would end."""

    def __init__(self, text: str, within: Span) -> None:
        self._text, self._within = text, within
        self._places: list[int] = []
        self._roles: list[str] = []
        for mark in _SINGLES.finditer(text, within.start, within.end):
            self._places.append(mark.start())
            self._roles.append(self._role(mark.start(), mark.group()))
        self._closing = _next_of(self._roles, "closes", "opens")
        self._possessive = _next_of(self._roles, "possessive")

    def _role(self, at: int, mark: str) -> str:
        after = self._text[at + 1] if at + 1 < self._within.end else " "
        before = self._text[at - 1] if at > self._within.start else " "
        if mark == "‘" and after.isalnum():
            return "opens"
        if after.isalnum() or before.isspace():
            return "apostrophe"
        return "possessive" if before == "s" and after.isspace() else "closes"

    def end_of(self, start: int) -> int | None:
        """The mark that closes the one at `start`: the first that no apostrophe explains, else the first
        possessive-looking one before another opens."""
        first = bisect_right(self._places, start)
        if first < len(self._places) and self._places[first] == start + 1 and self._roles[first] != "opens":
            first += 1
        closing, possessive = self._closing[first], self._possessive[first]
        if closing < len(self._places) and self._roles[closing] == "closes":
            return self._places[closing]
        return self._places[possessive] if possessive < closing else None


def _next_of(roles: Sequence[str], *wanted: str) -> list[int]:
    """For each position, and the one past the end, the first from there on with such a role; else their number."""
    found = [len(roles)] * (len(roles) + 1)
    for at in range(len(roles) - 1, -1, -1):
        found[at] = at if roles[at] in wanted else found[at + 1]
    return found
