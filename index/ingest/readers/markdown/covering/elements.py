"""What the elements of HTML are to a reader of the words in them, and where each begins and ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .....text.layout import BlockKind
from ..sheet import Style, Zone

APART = frozenset(
    """
    address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option
    p pre section summary table tbody tfoot thead title tr ul
    """.split()
)
"""Elements that are blocks of their own."""
CELLS = frozenset({"td", "th"})
HIDDEN = frozenset(
    "script style iframe noscript svg object video audio canvas template select textarea button del s strike".split()
)
"""Elements whose content is not words of the article, or withdrawn ones."""
IN_LINE = frozenset(
    """
    a abbr acronym b base bdi bdo big br cite code col data dfn em embed font i img input ins kbd label link map area
    mark meta meter nobr output param picture progress q rb rp rt rtc ruby samp small source span strong sub sup time
    track tt u var wbr
    """.split()
)
KNOWN = APART | CELLS | HIDDEN | IN_LINE
ZONES: dict[str, BlockKind | Style] = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "tr": BlockKind.TABLE_ROW,
    "pre": BlockKind.CODE,
    "code": Style.CODE,
    "b": Style.STRONG,
    "strong": Style.STRONG,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_PARENTS = {"ul": ("li",), "ol": ("li",), "dl": ("dt", "dd"), "table": ("tr",), "tbody": ("tr",)}
UNCLOSED = frozenset({"li", "dt", "dd", "tr", "p", "td", "th"})
"""Elements that may do without their closing tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` is in lower case; empty for what is no element, an address or a fragment's."""

    start: int
    end: int
    name: str
    ends: bool


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
