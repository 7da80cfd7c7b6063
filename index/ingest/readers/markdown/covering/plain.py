"""Plain words that Markdown would take for markup, and lose: "2016. It was a year" is no list that begins at 2016."""

import re
from collections.abc import Iterator

from .....text.span import Span
from ..sheet import Sheet

_NUMBER = re.compile(r"^[ \t>]*(?P<number>\d{1,9})(?P<stop>[.)])(?:(?=[ \t]+\S)|(?P<alone>[ \t]*$))", re.MULTILINE)
_YEAR = 1000  # no list has as many items
_LONG = 100  # items; a list with more of them has them all
_TILDE = re.compile(r"(?<!~)~(?!~)")
_DEFINITION = re.compile(
    r"^[ ]{0,3}(?P<bracket>\[)(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:\r?\n)?[ \t]*(?P<target>\S*)", re.M
)
_ADDRESS = re.compile(
    r"<|#|\.{0,2}/|\{|[A-Za-z][A-Za-z0-9+.-]+:\S|www\.|[^\s/]+/\S*$|[^\s.]\S*\.[A-Za-z]{2,}(?:[/?#]\S*)?$"
)
_LINK = re.compile(r"https?://[^\s<>()\[\]\"'`|]+")
_WITHIN_LINK = re.compile(r"[*_~=]+(?=[^*_~=.,;:!?])")
_ALONE = re.compile(r"(?:(?<=\n\n)|\A)[ ]{0,3}(?P<mark>[*+-])[ \t]*(?=\r?\n[ \t]*\r?\n|\r?\n?\Z)")


def leave_words(sheet: Sheet) -> None:
    for find in (_numbers, _tildes, _definitions, _marks, _addresses):
        sheet.leave(find(sheet.seen))


def _numbers(seen: str) -> Iterator[Span]:
    found = list(_NUMBER.finditer(seen))
    items = {(int(m["number"]), m["stop"]) for m in found}
    for match in found:
        number, stop = int(match["number"]), match["stop"]
        before, after = (number - 1, stop) in items, (number + 1, stop) in items
        alone = match["alone"] is not None
        if alone or number >= _YEAR or (number >= _LONG and not before) or (number > 1 and not before and not after):
            yield Span(*match.span("stop"))


def _tildes(seen: str) -> Iterator[Span]:
    """Only two strike out."""
    return (Span(*found.span()) for found in _TILDE.finditer(seen))


def _definitions(seen: str) -> Iterator[Span]:
    """ "[Q]: Why did you leave?" defines no link."""
    for found in _DEFINITION.finditer(seen):
        if not _ADDRESS.match(found["target"]):
            yield Span(*found.span("bracket"))


def _marks(seen: str) -> Iterator[Span]:
    return (Span(*found.span("mark")) for found in _ALONE.finditer(seen))


def _addresses(seen: str) -> Iterator[Span]:
    """Of an address in plain words no character is markup."""
    for link in _LINK.finditer(seen):
        yield from (Span(*found.span()) for found in _WITHIN_LINK.finditer(seen, *link.span()))
