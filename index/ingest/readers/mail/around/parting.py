"""What is left of a mail's text where lines and blocks that are none of its words go."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .....text.layout import Block, BlockKind
from .....text.lines.spans import line_spans
from .....text.span import Span
from ...feed.composing import Piece
from ...html.flow import Flow, flow_of_block, joined
from ..wording import is_of_the_mail
from .opening import is_byline

_LINED = frozenset({BlockKind.BODY, BlockKind.QUOTE, BlockKind.LIST_ITEM})


def parted(flow: Flow) -> Flow:
    """Lines within a block that speak of the mail, or name its writer, as blocks: "Unsubscribe" below a sentence."""
    blocks = tuple(part for block in flow.layout.blocks for part in _parts(flow.text, block))
    return replace(flow, layout=replace(flow.layout, blocks=blocks))


def pieces_of(flow: Flow) -> list[Piece]:
    return [Piece(block.kind, block.span.of(flow.text)) for block in flow.layout.blocks]


def kept(flow: Flow, kinds: Sequence[BlockKind]) -> Flow:
    """The blocks of these kinds, one for each, without furniture: none of it is the article's."""
    return joined(
        flow_of_block(kind, block.span.of(flow.text), strong, code)
        for block, kind, strong, code in zip(
            flow.layout.blocks,
            kinds,
            _within(flow.layout.strong, flow.layout.blocks),
            _within(flow.layout.code, flow.layout.blocks),
            strict=True,
        )
        if kind is not BlockKind.FURNITURE
    )


def _parts(text: str, block: Block) -> Iterator[Block]:
    lines = line_spans(text, block.span) if block.kind in _LINED else []
    texts = [line.of(text) for line in lines] if len(lines) > 1 else []
    apart = [is_byline(words) or is_of_the_mail(words) for words in texts]
    if not any(apart) or is_of_the_mail(block.span.of(text)):
        yield block
        return
    start = lines[0].start
    for index, line in enumerate(lines):
        if index == len(lines) - 1 or apart[index] or apart[index + 1]:
            yield Block(Span(start, line.end), block.kind)
            start = lines[min(index + 1, len(lines) - 1)].start


def _within(spans: Sequence[Span], blocks: Sequence[Block]) -> Iterator[list[tuple[int, int]]]:
    """What of the spans lies in each block, counted from its beginning."""
    at = 0
    for block in blocks:
        inner, (start, end) = [], (block.span.start, block.span.end)
        while at < len(spans) and spans[at].start < end:
            part = (max(spans[at].start, start) - start, min(spans[at].end, end) - start)
            inner += [part] if part[0] < part[1] else []
            if spans[at].end > end:
                break
            at += 1
        yield inner
