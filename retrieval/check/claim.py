"""A pasted quotation, read as editors write: ellipses, square brackets and typing apart from its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index import fold

from ..excerpts.printed_words import LETTERS, Word, read_words

_BREAK = re.compile(r"[\[(]\s*(?:\.\s*\.\s*\.|…)[\s.]*[\])]|\.\s?\.\s?\.[\s.]*|…[\s.]*")
_CUT = re.compile(r"(?:\.\s?\.\s?\.|…)[\s\"”’'.\])]*\Z")
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_SILENT = frozenset({"sic", "emphasis added", "emphasis mine", "laughter", "applause", "inaudible", "crosstalk"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that follow each other. `skips` tells that an ellipsis stands before them, `editorial` that they
    stand in an editor's brackets, in place of other words."""

    words: tuple[Word, ...]
    skips: bool
    editorial: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` as pasted; the words' offsets are into it. Pieces are in order, none is empty."""

    text: str
    fragments: tuple[Fragment, ...]

    @property
    def is_cut(self) -> bool:
        """Whether an ellipsis at its end says that more follows."""
        return _CUT.search(self.text) is not None

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for fragment in self.fragments for word in fragment.words)


def read_claim(text: str) -> Claim:
    """A claim as it was typed, taken apart at its ellipses and brackets; without fragments where it has no word."""
    fragments: list[Fragment] = []
    start, skips = 0, False
    for gap in _BREAK.finditer(text):
        found = list(_fragments(text, start, gap.start(), skips))
        fragments += found
        start, skips = gap.end(), bool(found) or skips
    fragments += _fragments(text, start, len(text), skips)
    return Claim(text, tuple(fragments))


def _fragments(text: str, start: int, end: int, skips: bool) -> Iterator[Fragment]:
    """The stretch between two ellipses, cut at an editor's brackets."""
    letters = {match.start() for match in LETTERS.finditer(text, start, end)}
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() in letters:
            continue
        if words := tuple(read_words(text, start, bracket.start())):
            yield Fragment(words, skips, editorial=False)
            skips = False
        inside = tuple(read_words(text, bracket.start(1), bracket.end(1)))
        if inside and fold(bracket.group(1)) not in _SILENT:
            yield Fragment(inside, skips, editorial=True)
            skips = False
        start = bracket.end()
    if words := tuple(read_words(text, start, end)):
        yield Fragment(words, skips, editorial=False)
