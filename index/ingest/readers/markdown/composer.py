"""Puts the pieces of words together as they come: what is markup within them is left out, what is parted is parted."""

from dataclasses import replace

from ....text.layout import BlockKind
from .context import Context
from .pieces import INDENT, Before, Piece, Pieces
from .sheet import Cut, Effect, Sheet, Style
from .zones import Zones

_BEFORE = {Effect.WITHDRAWN: Before.WITHDRAWN, Effect.JOINT: Before.JOINT}


class Composer:
    """`strong` and `code` say what the words are that come next. One stretch grows as long as nothing parts it."""

    def __init__(self, sheet: Sheet, context: Context) -> None:
        self.strong = self.code = False
        self._context = context
        self._text, self._seen = sheet.text, sheet.seen
        self._cuts, self._next = sheet.take_cuts(), 0
        self._zones = Zones(sheet.zones)
        self._pieces: list[Piece] = []
        self._kinds: list[BlockKind] = []
        self._starts: list[int] = []
        self._touched: set[int] = set()  # blocks with markup that is not Markdown's
        self._broken: set[int] = set()
        self._block: int | None = None
        self._cell = self._last_cell = 0
        self._before = Before.MARKS
        self._breaks = self._touches = False
        self._open: Piece | None = None
        self._end = 0

    def words(self, start: int, end: int) -> None:
        """Of the file, without what is cut from them."""
        if self._open is not None and not self._cut_before(end) and self._goes_on(start):
            self._end = end
            return
        at = start
        while self._cut_before(end):
            cut = self._cuts[self._next]
            if cut.end > at:
                self._keep(at, cut.start)
                self._apply(cut)
                at = max(at, cut.end)
            self._next += 1
        self._keep(at, end)

    def put(self, start: int, end: int, words: str) -> None:
        """In the place of the file's own characters."""
        if words and (self._block is not None or not words.isspace()):
            self._flush()
            self._pieces.append(self._piece(start, end, words))

    def next_cell(self) -> None:
        self._flush()
        self._cell += 1

    def end_line(self) -> None:
        self._flush()
        self._before = Before.LINE if self._before is Before.MARKS else self._before

    def end_block(self) -> None:
        self._flush()
        self._block = None
        self._touches = False

    def withdraw(self) -> None:
        """Something that is seen on the page, but no words of it, stands here."""
        self._flush()
        self._before = Before.WITHDRAWN if self._before is Before.MARKS else self._before

    def restyle(self, *, strong: bool, code: bool = False) -> None:
        self._flush()
        self.strong, self.code = strong, code

    def rename(self, kind: BlockKind) -> None:
        """The block at hand turns out to be of another kind."""
        if self._block is not None:
            self._kinds[self._block] = kind

    def start_of_block(self) -> int | None:
        return None if self._block is None else self._starts[self._block]

    def result(self) -> Pieces:
        self._flush()
        kinds = tuple(self._zones.kind(start, kind) for start, kind in zip(self._starts, self._kinds, strict=True))
        empty = self._touched - {p.block for p in self._pieces if p.block in self._touched and self._has_words(p)}
        kept = tuple(piece for piece in self._pieces if piece.block not in empty)
        return Pieces(kept, kinds, frozenset(self._broken))

    def _has_words(self, piece: Piece) -> bool:
        shown = self._text[piece.start : piece.end] if piece.put is None else piece.put
        return any(character.isalnum() for character in shown) or not shown.isascii()

    def _cut_before(self, end: int) -> bool:
        return self._next < len(self._cuts) and self._cuts[self._next].start < end

    def _apply(self, cut: Cut) -> None:
        self._flush()
        self._touches = True
        if self._block is not None:
            self._touched.add(self._block)
        self._before = _BEFORE.get(cut.effect, self._before)
        if cut.effect is Effect.BREAK:
            self._block, self._breaks = None, True
        elif cut.effect is Effect.CELL:
            self._cell += 1
        self.put(cut.start, cut.end, cut.put)

    def _keep(self, start: int, end: int) -> None:
        if start >= end or (self._parted and self._seen[start:end].isspace()):
            return
        self._flush()
        self._open, self._end = self._piece(start, end, None), end

    def _goes_on(self, start: int) -> bool:
        """Whether nothing but white space of the file's own stands between, which stays."""
        if start == self._end:
            return True
        gap = self._seen[self._end : start]
        return gap == "\n" or (gap.isspace() and not self._context.held and INDENT not in gap)

    @property
    def _parted(self) -> bool:
        return self._block is None or self._cell != self._last_cell

    def _piece(self, start: int, end: int, put: str | None) -> Piece:
        block = self._begin_block(start) if self._block is None else self._block
        strong = self.strong or self._zones.holds(Style.STRONG, start)
        code = self.code or self._zones.holds(Style.CODE, start)
        made = Piece(start, end, put, block, self._cell, self._before, self._context.held, strong, code)
        self._before, self._last_cell = Before.MARKS, self._cell
        return made

    def _begin_block(self, start: int) -> int:
        self._block = block = len(self._kinds)
        self._kinds.append(self._context.kind)
        self._starts.append(start)
        if self._breaks:
            self._broken.add(block)
        if self._touches:
            self._touched.add(block)
        self._breaks = self._touches = False
        return block

    def _flush(self) -> None:
        if self._open is not None:
            last = self._open
            self._pieces.append(last if last.end == self._end else replace(last, end=self._end))
            self._open = None
