"""A dash before words that are no list: "- Jane Doe" below what she said, between paragraphs or in a quotation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .....text.span import Span
from ..events import events, kind_and_name
from ..sheet import Sheet

_DASH = re.compile(r"^[ \t>]*-[ \t]+\S", re.MULTILINE)
_TASK = re.compile(r"-[ \t]+\[[ xX]\][ \t]")
_SIGNATURE = 120  # characters, its source included; longer ones are somebody's only point
_MARKED = frozenset({"Heading", "CodeBlock", "BlockQuote", "Table", "List"})


@dataclass(slots=True)
class _List:
    start: int
    items: int = 0
    paragraphs: int = 0
    plain: bool = True  # nothing but words in them

    @property
    def is_one_line(self) -> bool:
        return self.plain and self.items == 1 and self.paragraphs <= 1


def leave_dashes(sheet: Sheet) -> None:
    if _DASH.search(sheet.seen):
        sheet.leave(sorted(_dashes(sheet)))


def _dashes(sheet: Sheet) -> Iterator[Span]:
    """Of lists of one short item, within no other list."""
    lists: list[_List] = []
    for event, start, end in events(sheet.seen):
        kind, name = kind_and_name(event)
        if kind == "Start" and lists:
            lists[-1].items += name == "Item"
            lists[-1].paragraphs += name == "Paragraph"
            lists[-1].plain &= name not in _MARKED
        if name == "List" and kind == "Start":
            lists.append(_List(start))
        elif name == "List" and kind == "End":  # a word of the text may be "List" too
            found = lists.pop()
            if not lists and found.is_one_line and _is_dash(sheet.seen, found.start, end):
                yield Span(found.start, found.start + 1)


def _is_dash(seen: str, start: int, end: int) -> bool:
    return seen[start] == "-" and end - start <= _SIGNATURE and _TASK.match(seen, start) is None
