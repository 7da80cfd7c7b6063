"""The article's blocks: a paragraph is one, on however many lines it stands, but where a file has one paragraph a line,
each of its lines is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....text.layout import Block, BlockKind
from ....text.lines.spans import block_spans, line_spans, stripped
from ....text.lines.wrapping import items_among
from ....text.span import Span

_LINED = frozenset({BlockKind.BODY, BlockKind.QUOTE})
_WORDS = frozenset({BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
_SIGNATURE = re.compile(r"[—–―-]{1,3}[ \t]*\S")
_STOP = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_QUOTES = frozenset("\"“„«‘'")
_PROSE_LINE = 100  # characters; who ends a line with each sentence, or wraps, has fewer, and a paragraph more
_INDENTS = ("    ", "\t")  # before the first line of a paragraph, as typewriters set it
_SIGNED = 150  # characters of a signature, its source included


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Which line ends within a paragraph are the author's: those before the places in `meant`, and around a line that
    stands wholly in bold (`strong`, in order); in a file that has a paragraph a line (`lined`) all behind a stop."""

    meant: frozenset[int]
    strong: tuple[Span, ...]
    lined: bool

    def part(self, text: str, line: Span, following: Span) -> bool:
        words, next_words = line.of(text), following.of(text)
        if _goes_on(words, next_words):
            return False
        if following.start in self.meant or self._is_strong(line):
            return True
        if _STOP.search(words) is None:
            return False
        spoken = words[0] in _QUOTES and next_words[0] in _QUOTES
        return self.lined or spoken or text[line.end : following.start].endswith(_INDENTS)

    def _is_strong(self, line: Span) -> bool:
        position = bisect_right(self.strong, Span(line.start, line.end)) - 1
        return any(span.covers(line) for span in self.strong[max(position, 0) : position + 2])


def has_paragraph_a_line(text: str, blocks: Sequence[Span]) -> bool:
    """Of the file as it stands: its lines are longer than an editor's, and end with their sentences."""
    ends = [line for block in blocks for line in line_spans(text, block)[:-1]]
    stops = sum(_STOP.search(line.of(text)) is not None for line in ends)
    return stops > len(ends) / 2 and sum(map(len, ends)) > _PROSE_LINE * len(ends)


def blocks_of(text: str, spans: Sequence[tuple[Span, BlockKind]], ends: LineEnds) -> Iterator[Block]:
    """Stripped. `spans` are what the file itself sets apart, in order."""
    for span, kind in spans:
        for part in _parts(text, span, kind):
            for line in _lines(text, part, kind, ends) if kind in _LINED else [part]:
                bare = kind in _WORDS and _is_bare(line.of(text))
                yield Block(line, BlockKind.FURNITURE if bare else kind)


def within_blocks(spans: Sequence[Span], blocks: Sequence[Block], text: str) -> Iterator[Span]:
    """What of the spans lies in blocks, without white space around it."""
    starts, ends = [block.span.start for block in blocks], [block.span.end for block in blocks]
    for span in spans:
        for block in blocks[bisect_right(ends, span.start) : bisect_left(starts, span.end)]:
            part = stripped(text, max(span.start, block.span.start), min(span.end, block.span.end))
            if part is not None:
                yield part


def _parts(text: str, span: Span, kind: BlockKind) -> list[Span]:
    """What two line ends within a paragraph part, such as two "<br>"; code stays whole."""
    if kind is not BlockKind.CODE:
        return block_spans(text, span)
    whole = stripped(text, span.start, span.end)
    return [] if whole is None else [whole]


def _is_bare(words: str) -> bool:
    """Whether it is an address, or ornament: "* * *"."""
    return _ADDRESS.fullmatch(words) is not None or (words.isascii() and not any(c.isalnum() for c in words))


def _lines(text: str, span: Span, kind: BlockKind, ends: LineEnds) -> Iterator[Span]:
    """Lines of one paragraph stay together, but for an address or a signature on a line of its own."""
    lines = line_spans(text, span)
    items = items_among([line.of(text) for line in lines])
    start = span.start
    for line, following in pairwise(lines):
        words, next_words = line.of(text), following.of(text)
        last = following is lines[-1]
        parted = _ADDRESS.fullmatch(words) or _ADDRESS.fullmatch(next_words) or items(next_words)
        signed = kind is BlockKind.QUOTE and last and _SIGNATURE.match(next_words) and len(next_words) <= _SIGNED
        if parted or signed or ends.part(text, line, following):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, span.end)


def _goes_on(line: str, following: str) -> bool:
    return _STOP.search(line) is None and following[0].islower()
