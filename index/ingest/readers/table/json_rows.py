"""Where in a JSON file the rows are: a list, a list in a map under a usual name, one map after the other, or lines."""

import re
from collections.abc import Iterator
from typing import Any

from ...article import Unread
from ...reader import DocumentRefused
from .json_strings import JsonRow
from .json_values import BrokenJson, after_blanks, items_of, members_of, value_end, value_of
from .names import plain_name
from .rows import Row

_LISTS = frozenset(
    """
    articles stories results items documents docs data hits messages posts records rows entries news tweets highlights
    value objects statuses matches pages response
    """.split()
)
_MAPS = frozenset("response result results data hits feed search export channel payload body".split())
_NESTED = 3  # maps within each other, the list in the last
_MEMBERS_LIMIT = 10_000  # of a map that holds a list of articles
_END = re.compile(r"\r\n|\r|\n")
_EXPECTED = "a list of articles, alone or under a name like articles, results or items"

Spans = Iterator[tuple[int, int]]


def rows_of_json(text: str, in_lines: bool) -> Iterator[Row | Unread]:
    """`in_lines` where the file's name says that each line is a value. Raises DocumentRefused where no rows are."""
    start = after_blanks(text, 0)
    if in_lines or _is_sequence(text, start):
        return _rows_of_lines(text) if _first_line_is_whole(text, start) else _rows(text, _values(text, start))
    if text[start : start + 1] == "[":
        return _rows(text, items_of(text, start))
    try:
        return _rows(text, _listed(text, start, _NESTED) or iter([(start, value_end(text, start))]))
    except BrokenJson as broken:
        raise DocumentRefused(f"it is no JSON ({broken}): {_EXPECTED} is expected") from None


def _is_sequence(text: str, start: int) -> bool:
    """Lines of JSON are often saved as .json."""
    try:
        return text[start : start + 1] == "{" == text[(at := after_blanks(text, value_end(text, start))) : at + 1]
    except BrokenJson:
        return False


def _first_line_is_whole(text: str, start: int) -> bool:
    end = _END.search(text, start)
    try:
        return end is None or value_end(text, start) <= end.start()
    except BrokenJson:
        return True


def _listed(text: str, start: int, depth: int) -> Spans | None:
    """What the list of the map at `start` holds, or that of a map in it. Raises BrokenJson."""
    below: list[int] = []
    if text[start : start + 1] != "{":
        return None
    for number, (name, at, _) in enumerate(members_of(text, start)):
        if number == _MEMBERS_LIMIT:
            return None
        plain = plain_name(name)
        if plain in _LISTS and text[at] == "[" and text[after_blanks(text, at + 1)] == "{":
            return items_of(text, at)
        if plain in _MAPS and text[at] == "{" and depth:
            below.append(at)
    return next((found for at in below if (found := _listed(text, at, depth - 1)) is not None), None)


def _values(text: str, start: int) -> Spans:
    while start < len(text):
        end = value_end(text, start)
        yield start, end
        start = after_blanks(text, end)


def _rows(text: str, spans: Spans) -> Iterator[Row | Unread]:
    number = 0
    try:
        for start, end in spans:
            number += 1
            yield _row(text, start, end, f"its row {number}")
    except BrokenJson as broken:
        yield Unread(f"the file breaks behind its row {number} ({broken}): export it again")


def _rows_of_lines(text: str) -> Iterator[Row | Unread]:
    start, number = 0, 0
    while start < len(text):
        number += 1
        found = _END.search(text, start)
        end, following = (len(text), len(text)) if found is None else found.span()
        if text[start:end].strip(" \t\ufeff"):
            yield _row(text, start, end, f"line {number}")
        start = following


def _row(text: str, start: int, end: int, what: str) -> Row | Unread:
    try:
        value: Any = value_of(text[start:end].strip("\ufeff"))
    except BrokenJson as broken:
        return Unread(f"{what} is no JSON ({broken}): mend or remove it")
    if not isinstance(value, dict):
        return Unread(f"{what} is no map of names and values: mend or remove it")
    return Row(value, JsonRow(text, start, end).trace)
