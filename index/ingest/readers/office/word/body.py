"""The paragraphs of a .docx in order: a table row by row, a text box behind the paragraph that it hangs on, notes last.

A table of one column is a box around paragraphs, and they are read as such.
"""

from dataclasses import dataclass, field

from .....text.layout import BlockKind
from ..composing import Paragraph, Piece, as_rows
from ..looks import Looks
from ..parts import Element, attribute, below, child, children, local_name
from .runs import DocxRuns, is_placeholder
from .styles import kind_by_properties, value_of

_LEFT_OUT = frozenset({"del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr"})
# A table's parts may stand in a form, or in what was inserted.
_NOT_IN_ROWS = _LEFT_OUT | {"tc", "tbl"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class DocxBody:
    styles: Looks
    paragraphs: list[Paragraph] = field(default_factory=list)
    _carried: list[Piece] = field(default_factory=list)

    def read(self, root: Element) -> None:
        """Everything in a part's body."""
        self._blocks(root, DocxRuns(self.styles))
        self._carry(None)

    def read_notes(self, root: Element | None) -> None:
        """The texts of footnotes or endnotes, without the lines that stand above them."""
        for note in [] if root is None else root:
            if attribute(note, "type") not in _SEPARATORS:
                self.paragraphs += [
                    Paragraph(BlockKind.NOTE, p.pieces) for p in self._apart(note, DocxRuns(self.styles))
                ]

    def _blocks(self, parent: Element, runs: DocxRuns) -> None:
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._paragraph(element, runs)
            elif name == "tbl":
                self._table(element, runs)
            elif name and name not in _LEFT_OUT and not is_placeholder(element):
                self._blocks(element, runs)

    def _paragraph(self, element: Element, runs: DocxRuns) -> None:
        properties = child(element, "pPr")
        pieces = self._carried + runs.read(element)
        boxes = runs.boxes
        self._carried = []
        if _ends_deleted(properties):
            self._carried = pieces
        else:
            self.paragraphs.append(Paragraph(self._kind(properties), tuple(pieces)))
        for box in boxes:
            self.paragraphs += self._apart(box, DocxRuns(self.styles))

    def _kind(self, properties: Element | None) -> BlockKind:
        style = child(properties, "pStyle")
        by_style = self.styles.of(value_of(style)).kind
        if by_style is None or by_style is BlockKind.LIST_ITEM:
            return kind_by_properties(properties) or by_style or BlockKind.BODY
        return by_style

    def _apart(self, parent: Element, runs: DocxRuns) -> list[Paragraph]:
        """The paragraphs below one element by themselves."""
        inner = DocxBody(self.styles)
        inner._blocks(parent, runs)
        inner._carry(None)
        return inner.paragraphs

    def _carry(self, properties: Element | None) -> None:
        if self._carried:
            self.paragraphs.append(Paragraph(self._kind(properties), tuple(self._carried)))
            self._carried = []

    def _table(self, table: Element, runs: DocxRuns) -> None:
        rows = (row for row in below(table, "tr", _NOT_IN_ROWS) if not _is_deleted_row(row))
        self.paragraphs += as_rows(
            [[self._apart(cell, runs) for cell in below(row, "tc", _NOT_IN_ROWS)] for row in rows]
        )


def _ends_deleted(properties: Element | None) -> bool:
    """Whether the mark at the paragraph's end was deleted, so that the next one goes on in it."""
    run = child(properties, "rPr")
    return child(run, "del") is not None or child(run, "moveFrom") is not None


def _is_deleted_row(row: Element) -> bool:
    return any(child(properties, "del") is not None for properties in children(row, "trPr"))
