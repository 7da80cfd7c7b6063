"""The paragraphs of an OpenDocument text in order: a table row by row, a frame behind the paragraph that it hangs
on, notes last. What was deleted stands apart in the file, and stays there.
"""

from dataclasses import dataclass, field

from .....text.layout import BlockKind
from ..composing import Paragraph, Piece, as_rows
from ..looks import Looks
from ..parts import Element, attribute, below, local_name

_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms note-citation "
    "ruby-text hidden-text hidden-paragraph title desc object object-ole plugin math dde-connection-decls script "
    "event-listeners list-header".split()
)
_INDEXES = frozenset(
    "table-of-content illustration-index table-index object-index user-index alphabetical-index bibliography".split()
)
# Rows may stand in groups, and a row is not repeated.
_NOT_IN_ROWS = _LEFT_OUT | {"table-cell", "table"}
_CHARACTERS = {"s": " ", "tab": "\t", "line-break": "\n"}
_PARAGRAPHS = frozenset({"p", "h"})


@dataclass(slots=True)
class OdtBody:
    styles: Looks
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)

    def read(self, parent: Element, kind: BlockKind = BlockKind.BODY) -> None:
        """Everything below `parent`; paragraphs are of this `kind` where their style says nothing else."""
        for element in parent:
            name = local_name(element)
            if name in _PARAGRAPHS:
                self._paragraph(element, BlockKind.HEADING if name == "h" else kind)
            elif name == "table":
                self._table(element, kind)
            elif name in _INDEXES:
                inner = self._apart(element, BlockKind.FURNITURE)
                self.paragraphs += [Paragraph(BlockKind.FURNITURE, paragraph.pieces) for paragraph in inner]
            elif name and name not in _LEFT_OUT and attribute(element, "display") != "none":
                self.read(element, BlockKind.LIST_ITEM if name == "list-item" else kind)

    def _paragraph(self, element: Element, kind: BlockKind) -> None:
        look = self.styles.of(attribute(element, "style-name"))
        words = _Words(self.styles)
        if not look.hidden:
            words.read(element, bool(look.strong))
        self.paragraphs.append(Paragraph(look.kind or kind, tuple(words.pieces)))
        for frame in words.frames:
            self.read(frame)
        for note in words.notes:
            self.notes += [Paragraph(BlockKind.NOTE, p.pieces) for p in self._apart(note, BlockKind.NOTE)]

    def _apart(self, parent: Element, kind: BlockKind) -> list[Paragraph]:
        """The paragraphs below one element by themselves."""
        inner = OdtBody(self.styles, notes=self.notes)
        inner.read(parent, kind)
        return inner.paragraphs

    def _table(self, table: Element, kind: BlockKind) -> None:
        rows = below(table, "table-row", _NOT_IN_ROWS)
        self.paragraphs += as_rows(
            [[self._apart(cell, kind) for cell in below(row, "table-cell", _NOT_IN_ROWS)] for row in rows]
        )


class _Words:
    """The words of one paragraph, with the frames and notes that hang on it."""

    def __init__(self, styles: Looks) -> None:
        self.pieces: list[Piece] = []
        self.frames: list[Element] = []
        self.notes: list[Element] = []
        self._styles = styles

    def read(self, parent: Element, strong: bool) -> None:
        self._add(parent.text, strong)
        for element in parent:
            name = local_name(element)
            if name in _CHARACTERS:
                self._add(_CHARACTERS[name], strong)
            elif name == "text-box":
                self.frames.append(element)
            elif name == "note-body":
                self.notes.append(element)
            elif name and name not in _LEFT_OUT:
                self._look_into(element, name, strong)
            self._add(element.tail, strong)

    def _look_into(self, element: Element, name: str, strong: bool) -> None:
        look = self._styles.of(attribute(element, "style-name") if name == "span" else None)
        if not look.hidden:
            self.read(element, strong if look.strong is None else look.strong)

    def _add(self, text: str | None, strong: bool) -> None:
        if text:
            self.pieces.append(Piece(text, strong))
