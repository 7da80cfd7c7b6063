"""What the parser of Markdown finds on a sheet, in characters: it counts in bytes of UTF-8."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pyromark.event import Event

Placed: TypeAlias = "tuple[Event, int, int]"
_MOST = 1_000_000  # events; 16 MB of prose with a link in every sentence have fewer, and they take about five seconds


class TooMuchMarkup(Exception):
    """More than is read as markup."""


def events(seen: str) -> Iterator[Placed]:
    """Each event with its range; of the start of an element only the start counts, of its end only the end. Raises
    TooMuchMarkup."""
    import pyromark

    options = pyromark.Options
    found = pyromark.events_with_range(
        seen,
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_DEFINITION_LIST,
    )
    placed = ((event, span["start"], span["end"]) for event, span in found)
    yield from islice(placed if seen.isascii() else _counted(placed, seen.encode()), _MOST)
    if next(placed, None) is not None:
        raise TooMuchMarkup


def kind_and_name(event: "Event") -> tuple[str, str]:
    """ "Start" and "Paragraph"; the kind alone where there is no element."""
    if isinstance(event, str):
        return event, ""
    ((kind, stated),) = event.items()
    name = next(iter(stated), "") if isinstance(stated, dict) else stated
    return kind, name if isinstance(name, str) else ""


def _counted(placed: Iterator[Placed], data: bytes) -> Iterator[Placed]:
    """Counted on from the last place, as the next is never far from it."""
    place, characters = 0, 0
    for event, start, end in placed:
        if type(event) is dict and "End" in event:
            start = end
        elif type(event) is dict and "Start" in event:
            end = start
        characters += _between(data, place, start)
        length = _between(data, start, end)
        yield event, characters, characters + length
        place, characters = end, characters + length


def _between(data: bytes, start: int, end: int) -> int:
    """Negative where `end` comes first."""
    return len(data[start:end].decode()) if start <= end else -len(data[end:start].decode())
