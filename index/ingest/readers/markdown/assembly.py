"""Pieces, and the white space between them, as the article's text: all of it are the file's own characters but for what
stands for others, and what markup leaves behind between words is tidied."""

import re
from dataclasses import dataclass

from ....text.layout import BlockKind
from ....text.span import Span
from ...article import Run
from .pieces import INDENT, Before, Piece, Pieces
from .sheet import Sheet
from .strip import Strip

_DENSE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CODE})
_CELL_GAP = "  "
_CLOSING = frozenset(",.;:!?)]}”’…")
_BLANK_LINE = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Assembled:
    """`blocks[i]` is where block `i` stands in `text`, with white space around it maybe; None where nothing is left of
    it. `strong` and `code` are in order; so are `lines`, the places that a line begins at whose start is meant."""

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Span | None, ...]
    strong: tuple[Span, ...]
    code: tuple[Span, ...]
    lines: tuple[int, ...]


def assemble(sheet: Sheet, pieces: Pieces) -> Assembled:
    assembly = _Assembly(sheet, pieces)
    for piece in pieces.pieces:
        assembly.add(piece)
    assembly.finish()
    return assembly.result()


class _Assembly:
    def __init__(self, sheet: Sheet, pieces: Pieces) -> None:
        self._text, self._seen, self._pieces = sheet.text, sheet.seen, pieces
        self._strip = Strip(sheet.text)
        self._at = 0
        self._last: Piece | None = None
        self._blocks: list[Span | None] = [None] * len(pieces.kinds)
        self._strong: list[Span] = []
        self._code: list[Span] = []
        self._lines_begun: list[int] = []

    def add(self, piece: Piece) -> None:
        same = self._last is not None and self._last.block == piece.block
        if same and self._last is not None and self._last.cell != piece.cell:
            self._trim()
            self._strip.put(_CELL_GAP)
        else:
            self._fill(piece, same)
        start = piece.start + self._join(piece)
        before = self._strip.length
        if piece.before is Before.LINE:
            self._lines_begun.append(before)
        if piece.put is None:
            self._strip.keep(start, piece.end)
        else:
            self._strip.put(piece.put)
        self._record(piece, Span(before, self._strip.length), same)
        self._at, self._last = piece.end, piece

    def finish(self) -> None:
        self._white_space(len(self._seen), held=False)

    def result(self) -> Assembled:
        strip = self._strip
        styled = (tuple(self._strong), tuple(self._code))
        return Assembled(strip.text(), strip.runs(), tuple(self._blocks), *styled, tuple(self._lines_begun))

    def _fill(self, piece: Piece, same: bool) -> None:
        """What stands between the last piece and this one; two blocks never touch."""
        parted = self._strip.last in "\r\n" or self._seen.find("\n", self._at, piece.start) >= 0
        dropped = self._white_space(piece.start, piece.held, same)
        if same or self._last is None:
            return
        kinds = {self._pieces.kinds[self._last.block], self._pieces.kinds[piece.block]}
        wide = not kinds <= _DENSE and (dropped or piece.block in self._pieces.broken)
        for _ in range((not parted) + (wide and not self._strip.ends_in_blank_line)):
            self._trim()
            self._strip.put("\n")

    def _white_space(self, end: int, held: bool, same: bool = False) -> bool:
        """Up to `end`, within the same block or not; whether a line of markup was left out."""
        gap = self._seen[self._at : end]
        if same and INDENT in gap and gap.isspace():
            end = self._at + gap.rindex("\n") + 1
            gap = self._seen[self._at : end]
        if "\n" in gap and (held or not gap.isspace()):
            return self._lines(end, held or (same and end - self._seen.rfind("\n", 0, end) >= len(INDENT)))
        if gap.isspace():
            self._strip.keep(self._at, end)
        return False

    def _lines(self, end: int, held: bool) -> bool:
        """White space that holds line ends. A line that is markup goes as a whole, and one of two blank ones around it;
        whether there was any is returned."""
        at, dropped = self._at, False
        within = self._last is not None and self._strip.last not in "\r\n"
        while (newline := self._seen.find("\n", at, end)) >= 0:
            stop = newline - (newline > at and self._text[newline - 1] == "\r")
            line = self._seen[at:stop]
            if within:
                self._line_rest(at, stop, line)
                self._strip.keep(stop, newline + 1)
            elif _BLANK_LINE.fullmatch(line) is None:
                dropped = True
            elif not (dropped and self._strip.ends_in_blank_line):
                self._strip.keep(at, stop if line.isspace() else at)
                self._strip.keep(stop, newline + 1)
            at, within = newline + 1, False
        if not held and self._seen[at:end].isspace():
            self._strip.keep(at, end)
        return dropped

    def _line_rest(self, start: int, end: int, line: str) -> None:
        if line.isspace():
            self._strip.keep(start, end)
        elif line:
            self._trim()

    def _join(self, piece: Piece) -> int:
        """How many blanks at the piece's beginning go: where markup stood between two, one of them goes with it."""
        if piece.before in (Before.MARKS, Before.LINE) and (self._last is None or self._last.cell == piece.cell):
            return 0
        last = self._strip.last
        shown = self._seen[piece.start : piece.end] if piece.put is None else piece.put
        blanks = len(shown) - len(shown.lstrip(" \t"))
        if piece.put is None and blanks and last.isspace():
            return blanks
        if last in " \t" and shown[0] in _CLOSING and self._last is not None:
            self._trim()
        elif piece.before is Before.JOINT and last.isalnum() and shown[0].isalnum():
            self._strip.put(" ")
        return 0

    def _record(self, piece: Piece, span: Span, same: bool) -> None:
        if not len(span):
            return
        block = self._blocks[piece.block]
        self._blocks[piece.block] = span if block is None else Span(block.start, span.end)
        last = self._last if same and self._last is not None and self._last.cell == piece.cell else None
        if piece.strong:
            _extend(self._strong, span, last is not None and last.strong)
        if piece.code:
            _extend(self._code, span, last is not None and last.code)

    def _trim(self) -> None:
        """Nothing that is recorded reaches beyond the end."""
        self._strip.trim()
        end = self._strip.length
        if self._last is not None and (block := self._blocks[self._last.block]) is not None:
            self._blocks[self._last.block] = Span(block.start, min(block.end, end))
        for styled in (self._strong, self._code):
            if styled and styled[-1].end > end:
                styled[-1] = Span(min(styled[-1].start, end), end)


def _extend(styled: list[Span], span: Span, goes_on: bool) -> None:
    styled.append(Span(styled.pop().start, span.end) if goes_on else span)
