"""What Obsidian adds to Markdown, and the marks that Readwise leaves in what it exports there."""

import re
from collections.abc import Iterable, Iterator

from ..sheet import Cut, Effect, Sheet
from .forms import around, cut_forms, form, withdrawn

_CALLOUT = re.compile(
    r"^(?:[ \t]*>)+[ \t]*(?P<mark>\[!(?P<sort>\w[\w -]{0,40})(?:\|[^\]\n]{0,40})?\][+-]?)(?=[ \t\r\n]|\Z)", re.MULTILINE
)
_QUOTING = frozenset({"quote", "cite"})
_HASHES = 6  # the smallest heading


def cut_obsidian(sheet: Sheet) -> None:
    cut_forms(sheet, _FORMS)
    if "[!" in sheet.seen:
        sheet.cut(_callouts(sheet))


def _link(match: re.Match[str]) -> Iterable[Cut]:
    """ "[[Page#Part]]" shows the page, "[[#Part]]" the part."""
    start, end = match.span("shown")
    if match["target"] is None:
        name, mark, _ = match["shown"].partition("#")
        start, end = (start, start + len(name)) if name else (start + len(mark), end)
    yield Cut(match.start(), start)
    yield Cut(end, match.end())


def _callouts(sheet: Sheet) -> Iterator[Cut]:
    """A callout's title is parsed as a heading within its quotation."""
    for match in _CALLOUT.finditer(sheet.seen):
        start, end = match.span("mark")
        if sheet.in_code(start):
            continue
        if match["sort"].strip().lower() not in _QUOTING:
            sheet.asides.add(start)
        hashes = "#" * min(_HASHES, end - start - 1)
        yield Cut(start, end, Effect.MARK, cover=hashes.ljust(end - start))


_FORMS = (
    form("![[", r"!\[\[[^\[\]\n]*\]\]", withdrawn),
    form("[[", r"^[ \t]*\[\[_?(?:TOC|toc)_?\]\][ \t]*$", withdrawn),
    form("[[", r"(?<!\\)\[\[(?P<target>[^\[\]|\n]*\|)?(?P<shown>[^\[\]|\n]+)\]\](?![(\[])", _link),
    form("==", r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{1,2000}?)(?<!\s)==(?![=\w])", around),
    form("^", r"(?:(?<=[^\s])[ \t]+|^[ \t]*)\^[A-Za-z0-9][A-Za-z0-9-]{0,60}[ \t]*$", withdrawn),
    form(
        "](",
        r"[ \t]*(?:\(\[(?:View Highlight|View Tweet|Location \d{1,6}|⤴️?)\]\([^()\s]*\)\)|\[⤴️?\]\([^()\s]*\))",
        withdrawn,
    ),
)
