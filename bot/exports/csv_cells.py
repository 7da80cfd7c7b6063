"""Text in a cell that no spreadsheet runs, and back again.

A cell that begins with = + - @ (also as full-width characters), a tab or a line break is a formula to some
spreadsheet. So is what stands behind a comma, semicolon, bar, tab or line break, where a spreadsheet splits cells at
it. An apostrophe is put before each; nothing else is changed. Taking these apostrophes away again gives the text to the
letter.
"""

import re

_FORMULA = "=+@＝＋－＠-"
_BEFORE = r"(\A|[,;|\t\r\n])([\s\"]*)"
_RUN = re.compile(rf"{_BEFORE}(?='*[{_FORMULA}])")
_HELD = re.compile(rf"{_BEFORE}'(?='*[{_FORMULA}])")
_BREAK = re.compile(r"\A(?='*[\t\r\n])")
_HELD_BREAK = re.compile(r"\A'(?='*[\t\r\n])")


def safe_cell(text: str) -> str:
    return _BREAK.sub("'", _RUN.sub(r"\1\2'", text))


def cell_text(cell: str) -> str:
    """The text that `safe_cell` made a cell of."""
    return _HELD.sub(r"\1\2", _HELD_BREAK.sub("", cell))
