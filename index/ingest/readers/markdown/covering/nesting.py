"""Where the elements of HTML begin and end."""

from collections.abc import Iterable, Iterator

from ..sheet import Zone
from .elements import UNCLOSED, ZONES, Tag

_PARENTS = {"ul": ("li",), "ol": ("li",), "dl": ("dt", "dd"), "table": ("tr",), "tbody": ("tr",)}


def html_zones(tags: Iterable[Tag]) -> list[Zone]:
    """Of elements that are closed; an item of a list or a row may be closed by its list or table."""
    zones: list[Zone] = []
    opened: dict[str, list[int]] = {}
    for tag in tags:
        if not tag.ends:
            opened.setdefault(tag.name, []).append(tag.end)
            continue
        for name in (tag.name, *_PARENTS.get(tag.name, ())):
            zones += _closed(name, opened, tag)
    return zones


def _closed(name: str, opened: dict[str, list[int]], tag: Tag) -> Iterator[Zone]:
    starts = opened.get(name, [])
    while starts:
        start = starts.pop()
        if name in ZONES and start <= tag.start:
            yield Zone(start, tag.start, ZONES[name])
        if name == tag.name or name not in UNCLOSED:
            return
