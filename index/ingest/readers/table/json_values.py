"""JSON value by value, so that neither a file's depth nor its size is that of what is held of it.

Where a value ends is told by its brackets; only one row is ever built. Numbers stay as they are written.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}"]', re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n\ufeff]*+")
_PLAIN = re.compile(r"[^\s,:\[\]{}\"]++")
_VALUES_LIMIT = 200_000  # of one row
_TOKENS_LIMIT = 4_000_000  # texts and brackets of a file; they take about 2 s
_DEPTH_LIMIT = 200


class BrokenJson(ValueError):
    """Its message is the reason, in lower case and without a stop."""


def value_end(text: str, start: int) -> int:
    """Where the value that begins at `start` ends. Raises BrokenJson."""
    if text[start : start + 1] not in ("[", "{", '"'):
        found = _PLAIN.match(text, start)
        if found is None:
            raise BrokenJson("a value is missing")
        return found.end()
    depth = 0
    for number, token in enumerate(_TOKENS.finditer(text, start)):
        mark = token[0]
        if mark == '"':
            raise BrokenJson("a text is opened and not closed")
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth > _DEPTH_LIMIT:
            raise BrokenJson(f"more than {_DEPTH_LIMIT} lists and maps stand within each other")
        if number > _TOKENS_LIMIT:
            raise BrokenJson(f"it holds more than {_TOKENS_LIMIT:,} texts, lists and maps")
        if depth == 0:
            return token.end()
    raise BrokenJson("it ends before its last bracket is closed")


def value_of(text: str) -> Any:
    """Numbers as text. Raises BrokenJson."""
    if text.count(",") + text.count("[") + text.count("{") > _VALUES_LIMIT:
        raise BrokenJson(f"it holds more than {_VALUES_LIMIT:,} values")
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise BrokenJson("its lists and maps are too deep within each other") from None
    except ValueError as error:
        raise BrokenJson(str(error).partition(":")[0].lower()) from None


def after_blanks(text: str, start: int) -> int:
    found = _BLANKS.match(text, start)
    return start if found is None else found.end()


def items_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Spans of what the list at `start` holds. Raises BrokenJson where it breaks, after what stands before."""
    at = after_blanks(text, start + 1)
    while text[at : at + 1] != "]":
        end = value_end(text, at)
        yield at, end
        at = _after_comma(text, end, "]")


def members_of(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Names of what the map at `start` holds, with their values' spans. Raises BrokenJson as `items_of`."""
    at = after_blanks(text, start + 1)
    while text[at : at + 1] != "}":
        if text[at : at + 1] != '"':
            raise BrokenJson("a name in quotation marks is missing")
        closed = value_end(text, at)
        name = str(value_of(text[at:closed]))
        colon = after_blanks(text, closed)
        if text[colon : colon + 1] != ":":
            raise BrokenJson("a colon is missing")
        at = after_blanks(text, colon + 1)
        end = value_end(text, at)
        yield name, at, end
        at = _after_comma(text, end, "}")


def _after_comma(text: str, end: int, closing: str) -> int:
    at = after_blanks(text, end)
    if text[at : at + 1] == ",":
        return after_blanks(text, at + 1)
    if text[at : at + 1] != closing:
        raise BrokenJson("a comma is missing, or it ends before its last bracket is closed")
    return at
