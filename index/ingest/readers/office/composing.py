"""From paragraphs of a word processor to one text with its layout: a blank is a blank, however many the file has.

A break of the line that its author typed stays one; two of them divide paragraphs. What nobody sees is left out: soft
hyphens, blanks without width, marks of the byte order, control characters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ....text.layout import Block, BlockKind, Layout
from ....text.span import Span

_BETWEEN_CELLS = "  "
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ufffe\uffff]+")
_LINE_BREAKS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_BLANKS_OR_WORDS = re.compile(r"([ \t\n]+)|[^ \t\n]+")
_SEEN = re.compile("[^\\s\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069]")
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a paragraph that look alike."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """In a TABLE_ROW a tab divides cells, and two blanks in the text; anywhere else it is a blank."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


def compose(paragraphs: Iterable[Paragraph]) -> tuple[str, Layout]:
    """The text, "\\n\\n" between its blocks, and the layout over it. Words are strong where the whole block is not
    a title or heading anyway."""
    parts: list[str] = []
    blocks: list[Block] = []
    strong: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        for words, emphasised in _blocks(paragraph):
            if blocks:
                parts.append("\n\n")
                start += 2
            blocks.append(Block(Span(start, start + len(words)), paragraph.kind))
            if paragraph.kind not in _HEADS:
                strong += [Span(start + span.start, start + span.end) for span in emphasised]
            parts.append(words)
            start += len(words)
    return "".join(parts), Layout(tuple(blocks), tuple(strong))


def as_cell(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """Everything in a table's cell as one run of words without tabs and breaks."""
    pieces: list[Piece] = []
    for paragraph in paragraphs:
        if pieces:
            pieces.append(Piece(" "))
        pieces += [Piece(" ".join(re.split(r"[^\S\xa0]", piece.text)), piece.strong) for piece in paragraph.pieces]
    return pieces if _SEEN.search("".join(piece.text for piece in pieces)) else []


def as_row(cells: Iterable[list[Piece]]) -> Paragraph:
    """The cells that hold something, in order."""
    pieces: list[Piece] = []
    for cell in cells:
        if cell:
            pieces += [Piece("\t"), *cell] if pieces else cell
    return Paragraph(BlockKind.TABLE_ROW, tuple(pieces))


def as_rows(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> Iterator[Paragraph]:
    """A table, of the paragraphs in each cell of each of its rows; one column is a box around paragraphs, which are
    read as such."""
    alone = all(len(cells) <= 1 for cells in rows)
    for cells in rows:
        if alone:
            yield from (paragraph for cell in cells for paragraph in cell)
        else:
            yield as_row(as_cell(cell) for cell in cells)


def _blocks(paragraph: Paragraph) -> Iterable[tuple[str, list[Span]]]:
    """The paragraph's words, and what is strong in them, between breaks that divide it."""
    builder = _Builder(paragraph.kind is BlockKind.TABLE_ROW)
    for piece in paragraph.pieces:
        text = _LINE_BREAKS.sub("\n", _UNSEEN.sub("", piece.text))
        for found in _BLANKS_OR_WORDS.finditer(text):
            if found[1]:
                builder.blank(found[1])
            else:
                builder.words(found[0], piece.strong)
    builder.end()
    return builder.blocks


class _Builder:
    def __init__(self, tabs: bool) -> None:
        self.blocks: list[tuple[str, list[Span]]] = []
        self._tabs = tabs
        self._parts: list[str] = []
        self._length = 0
        self._waiting = ""
        self._strong: list[Span] = []
        self._was_strong = False

    def blank(self, blanks: str) -> None:
        self._waiting += blanks

    def words(self, words: str, strong: bool) -> None:
        between = self._between()
        if between == "\n\n":
            self.end()
        elif self._parts:
            self._add(between)
        start = self._length
        self._add(words)
        if strong:
            if self._was_strong:
                start = self._strong.pop().start
            self._strong.append(Span(start, self._length))
        self._was_strong = strong

    def end(self) -> None:
        text = "".join(self._parts)
        kept = text.strip()
        if _SEEN.search(kept):
            cut = text.index(kept[0])
            inside = (Span(max(0, s.start - cut), min(len(kept), s.end - cut)) for s in self._strong)
            self.blocks.append((kept, [span for span in inside if span.start < span.end]))
        self._parts, self._strong = [], []
        self._length, self._waiting, self._was_strong = 0, "", False

    def _between(self) -> str:
        blanks, self._waiting = self._waiting, ""
        if self._tabs and "\t" in blanks:
            return _BETWEEN_CELLS
        breaks = blanks.count("\n")
        return "\n\n" if breaks > 1 else "\n" if breaks else " " if blanks else ""

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
