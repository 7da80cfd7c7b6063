"""The article's blocks: a paragraph is one, but where a file has one paragraph a line, each of its lines is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....text.layout import Block, BlockKind
from ....text.lines import block_spans, line_spans, stripped
from ....text.span import Span

_LINED = frozenset({BlockKind.BODY, BlockKind.QUOTE})
_WORDS = frozenset({BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
_SIGNATURE = re.compile(r"[—–―-]{1,3}[ \t]*\S")
_STOP = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_SIGNED = 150  # characters of a signature, its source included


def blocks_of(text: str, spans: Sequence[tuple[Span, BlockKind]], wrapped: bool) -> Iterator[Block]:
    """Stripped. `spans` are what the file itself sets apart, in order; `wrapped` is whether an editor wrapped it."""
    for span, kind in spans:
        for part in _parts(text, span, kind):
            for line in _lines(text, part, kind, wrapped) if kind in _LINED else [part]:
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


def _lines(text: str, span: Span, kind: BlockKind, wrapped: bool) -> Iterator[Span]:
    """Lines that one sentence goes on over stay together, and all of a text that is wrapped, but for an address or a
    signature on a line of its own."""
    lines = line_spans(text, span)
    start = span.start
    for line, following in pairwise(lines):
        words, next_words = line.of(text), following.of(text)
        last = following is lines[-1]
        parted = _ADDRESS.fullmatch(words) or _ADDRESS.fullmatch(next_words)
        signed = kind is BlockKind.QUOTE and last and _SIGNATURE.match(next_words) and len(next_words) <= _SIGNED
        if parted or signed or not (wrapped or _goes_on(words, next_words)):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, span.end)


def _goes_on(line: str, following: str) -> bool:
    return _STOP.search(line) is None and following[0].islower()
