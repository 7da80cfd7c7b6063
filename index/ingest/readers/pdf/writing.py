"""From groups of lines to the text: lines joined to paragraphs, what each of them is, and where each page begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ....text.layout import Anchor, Block, BlockKind, Layout
from ....text.span import Span
from .characters import has_garbage
from .grouping import BULLET, Group
from .hyphens import joined, words_of
from .lines import Line

_BETWEEN = "\n\n"
_HEADING_SIZE = 1.12  # times the body's
_HEADING_LIMIT = 200  # characters
_STRONG_HEADING_LIMIT = 100  # characters, in bold as large as the body
_ENDS = re.compile(r"[.!?…,;][\"'”’»)\]]*\Z")
_LEADERS_LIMIT = 200  # characters at a line's end
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*[\divxlc]*\Z|(?:…\s?){3,}\s*[\divxlc]*\Z", re.IGNORECASE)


@dataclass(slots=True)
class _Writer:
    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


def write(groups: Sequence[Group], body: float) -> tuple[str, Layout, tuple[Anchor, ...]]:
    """The text, its layout, and an anchor wherever another page's words begin."""
    known = words_of(line.text for group in groups for line in group.lines)
    writer = _Writer()
    for group in groups:
        _write_group(writer, group, body, known)
    layout = Layout(tuple(writer.blocks), tuple(writer.strong))
    return "".join(writer.text), layout, tuple(writer.anchors)


def _write_group(writer: _Writer, group: Group, body: float, known: frozenset[str]) -> None:
    lines = group.lines
    kind = _kind(group, body)
    skipped = 0
    if kind is BlockKind.LIST_ITEM and (bullet := BULLET.match(lines[0].text)) is not None:
        skipped = bullet.end()
    if skipped == len(lines[0].text) and len(lines) == 1:
        return
    if writer.blocks:
        writer.add(_BETWEEN)
    start = writer.length
    strong: list[Span] = []
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        text, between = _end(line, following, known)
        _turn_to(writer, line.page)
        strong += _strong(line, skipped, len(text), writer.length)
        writer.add(text[skipped:] + between)
        skipped = 0
    writer.blocks.append(Block(Span(start, writer.length), kind))
    if kind not in (BlockKind.HEADING, BlockKind.FURNITURE):
        writer.strong += _merged(strong)


def _end(line: Line, following: Line | None, known: frozenset[str]) -> tuple[str, str]:
    """What is kept of the line, and what comes between it and the following one."""
    if following is None:
        return line.text, ""
    return joined(line.text, following.text, known)


def _turn_to(writer: _Writer, page: int) -> None:
    if not writer.anchors or writer.anchors[-1].page != page:
        writer.anchors.append(Anchor(writer.length, page=page))


def _strong(line: Line, skipped: int, kept: int, at: int) -> Iterable[Span]:
    for start, end in line.strong:
        start, end = max(start, skipped), min(end, kept)
        if start < end:
            yield Span(at + start - skipped, at + end - skipped)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Those that only a line's end divides are one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start - merged[-1].end <= 1:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _kind(group: Group, body: float) -> BlockKind:
    text = " ".join(line.text for line in group.lines)
    if has_garbage(text) or _LEADERS.search(text[-_LEADERS_LIMIT:]):
        return BlockKind.FURNITURE
    if group.note:
        return BlockKind.NOTE
    if BULLET.match(text):
        return BlockKind.LIST_ITEM
    smallest = min(line.size for line in group.lines)
    if smallest >= _HEADING_SIZE * body and len(text) <= _HEADING_LIMIT:
        return BlockKind.HEADING
    strong = all(line.is_strong for line in group.lines) and smallest > 0.95 * body
    if strong and len(text) <= _STRONG_HEADING_LIMIT and not _ENDS.search(text) and len(group.lines) <= 2:
        return BlockKind.HEADING
    return BlockKind.BODY
