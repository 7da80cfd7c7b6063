"""The tags of HTML, and of components that a site's own program puts in: the words in them stay, the tags go.

Embedded posts that name their author stay as they are, since who said their words is read there.
"""

import re
from collections.abc import Iterator

from .....text.layout import BlockKind
from .....text.span import Span
from ..sheet import Cut, Effect, Sheet, Style, Zone
from .elements import APART, CELLS, HIDDEN, KNOWN, Tag, html_zones
from .prose import holds_prose

_VALUE = r"(?:\"(?:[^\"\n]|\n(?![ \t]*\n))*+\"|'(?:[^'\n]|\n(?![ \t]*\n))*+'|\{[^{}<>]*+\})"
_STATED = rf"(?:(?:[^<>\"'{{}}\n]|\n(?![ \t]*\n)|{_VALUE})*+|[^<>\n]{{0,500}})"
_TAG = re.compile(
    r"(?<!\\)<(?:(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,64}@[\w.-]{1,250})|/?"
    rf"|(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<stated>{_STATED}))>"
)
_CITED = re.compile(
    r"[ \t]*(?:(?:\[?\d{1,3}\]?|[*†§])|\[?<a\b[^<>]{0,200}#[^<>]{0,200}>[^<>]{0,10}</a>\]?)[ \t]*</sup>", re.IGNORECASE
)
_BEFORE_CITED = re.compile(r"[.,;:!?)\]\"'”’»]$")
_MARKS = re.compile(r"[*_`\[\]<>|~\\!:+=-]|^[ \t]*#+|(?<=\d)[.)](?=[ \t])", re.MULTILINE)
_PROGRAMS = frozenset({BlockKind.CODE, Style.CODE})
_OPENING = re.compile(r"(?<!\\)<")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")


def cut_tags(sheet: Sheet) -> None:
    sheet.leave(_posts(sheet))
    tags = list(_tags(sheet))
    cuts = list(_cuts(sheet, tags))
    sheet.zones += [zone for zone in html_zones(tags) if not _holds_words(sheet.seen, zone)]
    sheet.cut(cuts)
    sheet.leave(_verbatim(sheet))
    sheet.leave(Span(*found.span()) for found in _OPENING.finditer(sheet.seen) if not sheet.in_code(found.start()))


def _posts(sheet: Sheet) -> list[Span]:
    if 'author="' not in sheet.text:
        return []
    from .....attribution.forms.posts import find_posts

    found = (post.outer for post in find_posts(sheet.text))
    return [span for span in found if sheet.seen.startswith("<", span.start) and not sheet.in_code(span.start)]


def _tags(sheet: Sheet) -> Iterator[Tag]:
    """Words in angle brackets, as "<laughs>" in a transcript, are none."""
    found = [match for match in _TAG.finditer(sheet.seen) if not sheet.in_code(match.start())]
    ended = {match["name"].lower() for match in found if match["end"]}
    for match in found:
        name = (match["name"] or "").lower()
        stated = match["stated"] or ""
        if not name or match["end"] or name in KNOWN or name in ended or "=" in stated or stated.endswith("/"):
            yield Tag(match.start(), match.end(), name, bool(match["end"]))


def _cuts(sheet: Sheet, tags: list[Tag]) -> Iterator[Cut]:
    hidden_to = 0
    closed = _Closed(tags)
    for tag in tags:
        if tag.start < hidden_to:
            continue
        if (end := _hidden(sheet.seen, tag, closed)) is not None:
            hidden_to = end
            yield Cut(tag.start, end, Effect.WITHDRAWN)
        else:
            yield Cut(tag.start, tag.end, _effect(tag), _put(sheet.seen, tag))


def _hidden(seen: str, tag: Tag, closed: "_Closed") -> int | None:
    """The end of an element that begins with the tag and holds no words of the article."""
    if tag.ends:
        return None
    return _cited(seen, tag) if tag.name == "sup" else closed.after(tag)


def _cited(seen: str, tag: Tag) -> int | None:
    """The end of a note's mark behind a stop; "km<sup>2</sup>" is none."""
    found = _CITED.match(seen, tag.end)
    if found is None or ("#" not in found[0] and not _BEFORE_CITED.search(seen, max(0, tag.start - 1), tag.start)):
        return None
    return found.end()


def _effect(tag: Tag) -> Effect:
    if tag.name in APART:
        return Effect.BREAK
    if tag.name in CELLS:
        return Effect.CELL
    return Effect.WITHDRAWN if tag.name in ("", "img") else Effect.MARK


def _holds_words(seen: str, zone: Zone) -> bool:
    """Whether it is prose that an element only sets in a typewriter's letters."""
    words = seen[zone.start : zone.end]
    return zone.what is BlockKind.CODE and "<code" not in words and holds_prose(words)


def _put(seen: str, tag: Tag) -> str:
    """A line's end, or the marks that a browser sets around "<q>"."""
    if tag.name == "q":
        return "”" if tag.ends else "“"
    return "\n" if tag.name == "br" and not _LINE_END.match(seen, tag.end) else ""


class _Closed:
    """Where each element's closing tags stand; each is passed once."""

    def __init__(self, tags: list[Tag]) -> None:
        self._ends: dict[str, list[Tag]] = {}
        for tag in reversed(tags):
            if tag.ends and tag.name in HIDDEN:
                self._ends.setdefault(tag.name, []).append(tag)

    def after(self, tag: Tag) -> int | None:
        """The end of the element that begins with it; None for those that hold words, or are never closed."""
        ends = self._ends.get(tag.name, [])
        while ends and ends[-1].start < tag.end:
            ends.pop()
        return ends[-1].end if ends else None


def _verbatim(sheet: Sheet) -> Iterator[Span]:
    """What Markdown would take for markup in elements that show a program."""
    at = 0
    for zone in sorted((z for z in sheet.zones if z.what in _PROGRAMS), key=lambda zone: zone.start):
        for found in _MARKS.finditer(sheet.seen, max(at, zone.start), zone.end):
            yield Span(*found.span())
        at = max(at, zone.end)
