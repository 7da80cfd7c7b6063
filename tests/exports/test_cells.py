"""What a cell holds: nothing that a spreadsheet runs, and the text to the letter."""

import re

import pytest
from hypothesis import example, given

from bot.exports.csv_cells import cell_text, safe_cell
from tests.exports.nasty import TEXTS, TRICKS

_SPLIT = re.compile(r"[,;|\t\r\n]")
_RUN = tuple("=+-@＝＋－＠")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        (" =1", " '=1"),
        ('"=1"', '"\'=1"'),
        ("x;=1+1;y", "x;'=1+1;y"),
        ("one\n-two", "one\n'-two"),
        ("'=quoted", "''=quoted"),
        ("'=quoted, '-x", "''=quoted, ''-x"),
        ("plain, and 'quoted,' she said - twice", "plain, and 'quoted,' she said - twice"),
        ("", ""),
    ],
)
def test_a_cell(text: str, cell: str) -> None:
    assert safe_cell(text) == cell
    assert cell_text(cell) == text


@given(TEXTS)
@example("".join(TRICKS))
def test_the_text_is_had_back_to_the_letter(text: str) -> None:
    assert cell_text(safe_cell(text)) == text


@given(TEXTS)
def test_nothing_is_run_wherever_a_spreadsheet_splits(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("\t", "\r", "\n"))
    assert [piece for piece in _SPLIT.split(cell) if piece.lstrip(' "').startswith(_RUN)] == []


@given(TEXTS)
def test_nothing_but_apostrophes_is_put_in(text: str) -> None:
    assert safe_cell(text).replace("'", "") == text.replace("'", "")
