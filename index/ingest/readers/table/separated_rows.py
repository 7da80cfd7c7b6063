"""Rows of separated values under the names that the first row gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...article import Unread
from ...reader import DocumentRefused
from ..traced import Traced
from .names import EXPECTED
from .rows import Row, holds_text
from .separated import Cell, Dialect, after_hint, dialect_of, first_row, rows_of

_SHOWN = 8  # columns in a sentence


@dataclass(frozen=True, slots=True)
class _Cells:
    text: str
    dialect: Dialect
    by_name: dict[str, Cell]

    def trace(self, name: str, _: str) -> Traced:
        return self.dialect.words(self.text, self.by_name[name])


def rows_of_separated(text: str) -> Iterator[Row | Unread]:
    """Raises DocumentRefused where no column can hold a text."""
    start = first_row(text)
    dialect = dialect_of(text, start)
    rows = rows_of(text, dialect, after_hint(text, start))
    header = [dialect.words(text, cell).text.strip().strip("\ufeff") for cell in next(rows, [])]
    if not header:
        raise DocumentRefused("it holds no row: export the table again, or remove it")
    if not holds_text(header):
        named = ", ".join(name[:30] for name in header[:_SHOWN] if name)
        raise DocumentRefused(f"none of its columns ({named}) can hold an article's text: name one {EXPECTED}")
    return (_row(text, dialect, header, row) for row in rows)


def _row(text: str, dialect: Dialect, header: Sequence[str], row: Sequence[Cell]) -> Row | Unread:
    if not all(cell.closed for cell in row):
        return Unread("a quotation mark in its row is opened and not closed: close it, or export the table again")
    beyond = [cell for cell in row[len(header) :] if cell.start < cell.end]
    missing = sum(1 for name in header[len(row) :] if name)
    if beyond or missing:
        return Unread(
            f"its row has {len(row)} columns where the first row names {len(header)}: "
            "put texts that hold separators or line breaks in quotation marks"
        )
    by_name: dict[str, Cell] = {}
    for name, cell in zip(header, row, strict=False):
        if name and cell.start < cell.end:
            by_name.setdefault(name, cell)
    values = {name: dialect.words(text, cell).text for name, cell in by_name.items()}
    return Row(values, _Cells(text, dialect, by_name).trace)
