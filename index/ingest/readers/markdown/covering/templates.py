"""What programs fill in or leave out: comments, and the tags of Liquid, Hugo, Nunjucks and their like.

A tag is never words, whatever stands in it; what stands between two of a pair is, unless the pair says otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .....text.layout import BlockKind
from ..sheet import Cut, Effect, Sheet, Zone

_CLOSERS = {
    "<!--": "-->",
    "<![CDATA[": "]]>",
    "<!": ">",
    "<?": "?>",
    "<%": "%>",
    "%%": "%%",
    "{{<": ">}}",
    "{{%": "%}}",
    "{%": "%}",
    "{{": "}}",
    "{#": "#}",
    "{/*": "*/}",
}
_OPENER = re.compile(
    r"<!--|<!\[CDATA\[|<!(?=[A-Za-z])|<\?(?=\w)|<%|(?<![\d%])%%(?!%)|\{\{[<%]?|\{%|\{#(?=[ \t\n-])|\{/\*"
)
_LIMITS = {"<!": 1_000, "%%": 20_000, "{#": 2_000, "{{": 2_000, "<%": 2_000}  # characters; without: any number
_WITHOUT_JOINT = frozenset({"<!--", "<!", "<?", "<![CDATA[", "%%"})
_NAME = re.compile(r"\{(?:\{[<%]|%)[-~]?\s*(?P<end>/|end)?\s*(?P<name>[A-Za-z_]\w*)")
_QUOTING = frozenset({"quote", "blockquote", "pullquote", "epigraph"})
_HIDDEN = frozenset({"comment", "highlight", "codeblock", "code_block", "mermaid"})
"""What hides all that stands up to its end: programs that stand on lines of their own are told before."""


@dataclass(frozen=True, slots=True)
class _Tag:
    cut: Cut
    name: str = ""
    ends: bool = False


def cut_templates(sheet: Sheet) -> None:
    cuts: list[Cut] = []
    quotes: dict[str, list[int]] = {}
    hidden: dict[str, int] = {}
    for tag in _tags(sheet):
        if tag.name in _QUOTING:
            _quote(sheet, tag, quotes.setdefault(tag.name, []))
        if tag.ends and tag.name in hidden:
            begin = hidden[tag.name]
            cuts[begin:] = [Cut(cuts[begin].start, tag.cut.end, Effect.WITHDRAWN)]
            hidden = {name: place for name, place in hidden.items() if place < begin}
            continue
        if tag.name in _HIDDEN and not tag.ends:
            hidden[tag.name] = len(cuts)
        cuts.append(tag.cut)
    sheet.cut(cuts)


def _quote(sheet: Sheet, tag: _Tag, opened: list[int]) -> None:
    if not tag.ends:
        opened.append(tag.cut.end)
    elif opened:
        sheet.zones.append(Zone(opened.pop(), tag.cut.start, BlockKind.QUOTE))


def _tags(sheet: Sheet) -> Iterator[_Tag]:
    seen, at = sheet.seen, 0
    closers = _Closers(seen)
    while (found := _OPENER.search(seen, at)) is not None:
        opener, start = found[0], found.start()
        at = found.end()
        if sheet.in_code(start):
            continue
        end = closers.after(opener, start)
        if end is not None:
            at = end
            yield _tag(seen, opener, start, end)
        elif opener == "<!--":
            yield _Tag(Cut(start, found.end(), Effect.WITHDRAWN))


def _tag(seen: str, opener: str, start: int, end: int) -> _Tag:
    effect = Effect.WITHDRAWN if opener in _WITHOUT_JOINT else Effect.JOINT
    named = _NAME.match(seen, start, end)
    if named is None:
        return _Tag(Cut(start, end, effect))
    name = named["name"].lower()
    return _Tag(Cut(start, end, Effect.BREAK if name in _QUOTING else effect), name, named["end"] is not None)


class _Closers:
    """Where the next of each closing mark stands; each is looked for once."""

    def __init__(self, seen: str) -> None:
        self._seen = seen
        self._next: dict[str, int] = {}

    def after(self, opener: str, start: int) -> int | None:
        """The end of what begins at `start`; None where it is not closed, or too far away to be."""
        closer = _CLOSERS[opener]
        least = start + (2 if opener == "<!--" else len(opener))
        place = self._next.get(closer, -1)
        if place < least:
            found = self._seen.find(closer, least)
            place = self._next[closer] = len(self._seen) if found < 0 else found
        end = place + len(closer)
        if end > len(self._seen) or end - start > _LIMITS.get(opener, end):
            return None
        return end
