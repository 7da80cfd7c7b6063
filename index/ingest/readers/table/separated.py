"""Rows of text separated by commas, tabs, semicolons or bars, each cell as a span of the file.

A cell in quotation marks holds anything, marks of its own doubled or behind a backslash. Marks that are not closed
before a separator are the cell's own words; one that nothing closes takes the rest of the file, and its row is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...reader import DocumentRefused
from ..traced import Traced, taken
from .names import TEXTS, names, plain_name

COLUMNS_LIMIT = 2_000
_CELLS_LIMIT = 2_500_000  # they take about 3 s
_SEPARATORS = ",;\t|"
_SAMPLE = 64 * 1024  # characters
_HINT = re.compile(r"sep=(?P<separator>[,;\t|])[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)  # Excel's own
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_ENDS = re.compile(r"[\r\n]+")
_DOUBLED = re.compile(r'""')
_ESCAPED = re.compile(r'\\(["\\])|""')


class Cell(NamedTuple):
    """`text[start:end]` of the file, without the quotation marks around it; `closed` is False where the last is
    missing."""

    start: int
    end: int
    quoted: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Dialect:
    separator: str
    escaped: bool = False  # marks in a cell stand behind a backslash

    def words(self, text: str, cell: Cell) -> Traced:
        words = taken(text, cell.start, cell.end)
        if not cell.quoted or '"' not in words.text:
            return words
        if self.escaped:
            return words.replaced(_ESCAPED, lambda mark: mark[1] or '"')
        return words.replaced(_DOUBLED, lambda _: '"')


def dialect_of(text: str, start: int = 0) -> Dialect:
    """By what parts the first row into the most names that columns of articles have, and then into the most."""
    if (hint := _HINT.match(text, start)) is not None:
        separator = hint["separator"]
    else:
        separator = max(_SEPARATORS, key=lambda one: _columns(text, Dialect(one), start))
    sample = text[start : start + _SAMPLE]
    return Dialect(separator, escaped=sample.count('\\"') > sample.count('""'))


def first_row(text: str) -> int:
    """Where the header begins."""
    start = 1 if text.startswith("\ufeff") else 0
    while (blank := _BLANK.match(text, start)) is not None:
        start = blank.end()
    return start


def after_hint(text: str, start: int) -> int:
    hint = _HINT.match(text, start)
    return start if hint is None else hint.end()


def rows_of(text: str, dialect: Dialect, start: int) -> Iterator[list[Cell]]:
    """Rows that hold anything. Raises DocumentRefused where a row or the file has more cells than any export."""
    cells = 0
    quoted, plain = _forms(dialect)
    while start < len(text):
        row: list[Cell] = []
        while True:
            cell, start = _cell(text, start, quoted, plain)
            row.append(cell)
            if len(row) > COLUMNS_LIMIT or not text.startswith(dialect.separator, start):
                break
            start += 1
        cells += len(row)
        if len(row) > COLUMNS_LIMIT or cells > _CELLS_LIMIT:
            raise DocumentRefused("it has more cells than any table of articles: keep the columns that describe them")
        if len(row) > 1 or row[0].start < row[0].end:
            yield row
        end = _ENDS.match(text, start)
        start = len(text) if end is None else end.end()


def _cell(text: str, start: int, quoted: re.Pattern[str], plain: re.Pattern[str]) -> tuple[Cell, int]:
    """The cell that begins at `start`, and where it ends with its marks."""
    if text.startswith(('"', " "), start) and (found := quoted.match(text, start)) is not None:
        return Cell(*found.span("inner"), quoted=True, closed=found["open"] is None), found.end()
    end = found.end() if (found := plain.match(text, start)) is not None else start
    return Cell(start, end), end


def _forms(dialect: Dialect) -> tuple[re.Pattern[str], re.Pattern[str]]:
    separator = re.escape(dialect.separator)
    inner = r'(?:[^"\\]++|\\.|"")*+' if dialect.escaped else r'(?:[^"]++|"")*+'
    return (
        re.compile(rf'[ ]{{0,20}}"(?P<inner>{inner})(?:"[ ]*(?={separator}|[\r\n]|\Z)|(?P<open>\Z))', re.DOTALL),
        re.compile(rf"[^{separator}\r\n]*+"),
    )


def _columns(text: str, dialect: Dialect, start: int) -> tuple[int, int]:
    sample = text[start : start + _SAMPLE]
    try:
        header = [dialect.words(sample, cell).text for cell in next(rows_of(sample, dialect, 0), [])]
    except DocumentRefused:
        return 0, COLUMNS_LIMIT
    known = {*TEXTS, *(name for of_kind in names().values() for name in of_kind)}
    return sum(plain_name(name) in known for name in header), len(header)
