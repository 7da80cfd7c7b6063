"""Paragraphs of an RTF text as they come: the words first, then the mark that ends them and says what they were."""

from dataclasses import dataclass, field
from itertools import groupby

from .....text.layout import BlockKind
from ..composing import Paragraph, Piece, as_cell, as_row


@dataclass(slots=True)
class Properties:
    """Of the paragraph that is being written; `style` as the stylesheet counts."""

    style: int = 0
    heading: bool = False
    listed: bool = False


@dataclass(slots=True)
class Flow:
    """The body, a note or a text box. `behind` is what comes after the paragraph that is being written."""

    styles: dict[int, BlockKind | None]
    paragraphs: list[Paragraph] = field(default_factory=list)
    behind: list[Paragraph] = field(default_factory=list)
    properties: Properties = field(default_factory=Properties)
    _pieces: list[Piece] = field(default_factory=list)
    _cell: list[Paragraph] = field(default_factory=list)
    _cells: list[list[Paragraph]] = field(default_factory=list)
    in_table: bool = False

    def add(self, text: str, strong: bool) -> None:
        self._pieces.append(Piece(text, strong))

    def end_paragraph(self) -> None:
        if self._cells and not self.in_table:
            self.end_row()
        if self._pieces:
            paragraph = Paragraph(self._kind(), tuple(_joined(self._pieces)))
            (self._cell if self.in_table else self.paragraphs).append(paragraph)
            self._pieces = []
        self.properties.listed = False
        if not self.in_table:
            self._come_behind()

    def end_cell(self) -> None:
        self.in_table = True
        self.end_paragraph()
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """A row of one cell is a box around paragraphs."""
        if len(self._cells) == 1:
            self.paragraphs += self._cells[0]
        elif self._cells:
            self.paragraphs.append(as_row(as_cell(cell) for cell in self._cells))
        self._cells = []
        self.in_table = False
        self._come_behind()

    def finish(self) -> list[Paragraph]:
        """Everything, also what no mark ended."""
        self.end_paragraph()
        if self._cell:  # a table that breaks off
            self.end_cell()
        self.end_row()
        return self.paragraphs

    def _come_behind(self) -> None:
        self.paragraphs += self.behind
        self.behind = []

    def _kind(self) -> BlockKind:
        if self.properties.heading:
            return BlockKind.HEADING
        by_style = self.styles.get(self.properties.style)
        return by_style or (BlockKind.LIST_ITEM if self.properties.listed else BlockKind.BODY)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """One for all that look alike, in which the halves of an emoji have come together."""
    return [
        Piece(_whole("".join(piece.text for piece in alike)), strong)
        for strong, alike in groupby(pieces, key=lambda piece: piece.strong)
    ]


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
