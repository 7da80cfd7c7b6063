"""Plain text as paragraphs: lines that were broken only to fit a width are one again, others stay lines.

A line was broken to fit where the next one's first word had no more room on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ....text.layout import BlockKind
from ....text.one_line import one_line
from .composing import Piece

_WIDEST = 100  # characters; who wraps lines wraps them at 65 to 80
_NARROWEST = 50
_ITEM = re.compile(r"(?:[*•·‣▪]|-(?!-))\s+(?=\S)|(?=\d{1,3}[.)]\s+\S)")
_RULE = re.compile(r"[-=_*~#+•·.—–\s]*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})\s*")


def width_of(lines: Iterable[str]) -> int:
    """Where the text was wrapped; 0 where it was not."""
    widest = max((len(line.rstrip()) for line in lines), default=0)
    return widest if _NARROWEST <= widest <= _WIDEST else 0


def pieces_of_plain(text: str) -> list[Piece]:
    lines = text.splitlines()
    return list(pieces_of_lines(lines, width_of(lines)))


def pieces_of_lines(lines: Sequence[str], width: int, kind: BlockKind = BlockKind.BODY) -> Iterator[Piece]:
    """Blocks between empty lines; a rule of dashes is none, and makes the line alone above it a heading."""
    group: list[str] = []
    for line in (*lines, ""):
        if line.strip() and not _RULE.fullmatch(line):
            group.append(line)
            continue
        is_heading = len(group) == 1 and _UNDERLINE.fullmatch(line) is not None
        yield from _pieces(group, width, BlockKind.HEADING if is_heading and kind is BlockKind.BODY else kind)
        group = []


def _pieces(group: list[str], width: int, kind: BlockKind) -> Iterator[Piece]:
    """A list's items are blocks of their own; a line before the first is none of them."""
    parts: list[tuple[BlockKind, list[str]]] = []
    for line in group:
        line = line.strip()
        mark = _ITEM.match(line)
        if mark is not None and kind is BlockKind.BODY:
            parts.append((BlockKind.LIST_ITEM, [line[mark.end() :]]))
        elif parts:
            parts[-1][1].append(line)
        else:
            parts.append((kind, [line]))
    for of_part, lines in parts:
        yield Piece(of_part, joined_lines(lines, width))


def joined_lines(lines: Iterable[str], width: int) -> str:
    parts: list[str] = []
    last = ""
    for line in lines:
        words = one_line(line)
        if not words:
            continue
        if parts:
            had_no_room = len(last.rstrip()) + 1 + len(words.partition(" ")[0]) > width > 0
            parts.append(" " if had_no_room else "\n")
        parts.append(words)
        last = line
    return "".join(parts)
