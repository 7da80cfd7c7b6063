"""Texts are put together of blocks, and a block's words are never altered: only what kind it is, and what stands
before it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ....text.layout import BlockKind
from ....text.span import Span
from ..html.flow import Flow, flow_of_block, joined


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be; `text` is stripped."""

    kind: BlockKind
    text: str


def flow_of_pieces(pieces: Iterable[Piece]) -> Flow:
    return joined(flow_of_block(piece.kind, piece.text) for piece in pieces)


def with_title(title: str | None, flow: Flow) -> Flow:
    """The title before everything, unless the text begins with it: then that is the title."""
    blocks = flow.layout.blocks
    if title is None:
        return flow
    first = next((n for n, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE), None)
    if first is not None and is_same(blocks[first].span.of(flow.text), title):
        headed = (*blocks[:first], replace(blocks[first], kind=BlockKind.TITLE), *blocks[first + 1 :])
        return replace(flow, layout=replace(flow.layout, blocks=headed))
    return joined([flow_of_block(BlockKind.TITLE, title), flow])


def with_kinds(flow: Flow, kinds: Callable[[list[Piece]], list[BlockKind]]) -> Flow:
    """The same text, its blocks of the kinds that `kinds` says, one for each."""
    blocks = flow.layout.blocks
    stated = kinds([Piece(block.kind, block.span.of(flow.text)) for block in blocks])
    changed = (replace(block, kind=kind) for block, kind in zip(blocks, stated, strict=True))
    return replace(flow, layout=replace(flow.layout, blocks=tuple(changed)))


def is_same(text: str, other: str) -> bool:
    """Whether both have the same words, whatever stands between them."""
    return "".join(filter(str.isalnum, text)).casefold() == "".join(filter(str.isalnum, other)).casefold()


def has_words_beyond(title: str | None, flow: Flow) -> bool:
    """Whether there is an article, and not its headline alone."""
    return any(
        block.kind not in (BlockKind.TITLE, BlockKind.FURNITURE) and not is_same(block.span.of(flow.text), title or "")
        for block in flow.layout.blocks
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
