"""Everything visible in a piece of HTML, in reading order, its furniture too: for mail, feeds and books."""

from collections.abc import Iterable
from dataclasses import dataclass

from ....text.document import Span
from ....text.layout import Block, BlockKind, Layout
from .paragraphs import Paragraph, paragraphs_of
from .tree import parse_page

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Flow:
    """`layout` covers `text`; both are empty where nothing is to be seen."""

    text: str
    layout: Layout


def flow_of(html: str | bytes) -> Flow:
    """White space is collapsed as a browser does; a line break of the page is one of the text. Raises DocumentRefused
    where the page is larger or deeper than any article; never anything else."""
    root = parse_page(html)
    return join_paragraphs(() if root is None else paragraphs_of(root))


def join_paragraphs(paragraphs: Iterable[Paragraph]) -> Flow:
    return joined(map(_flow_of_paragraph, paragraphs))


def flow_of_block(
    kind: BlockKind, text: str, strong: Iterable[tuple[int, int]] = (), code: Iterable[tuple[int, int]] = ()
) -> Flow:
    """Of one block; `text` is stripped, `strong` and `code` are ranges in it."""
    block = Block(Span(0, len(text)), kind)
    return Flow(text, Layout((block,), tuple(Span(*part) for part in strong), tuple(Span(*part) for part in code)))


def joined(flows: Iterable[Flow]) -> Flow:
    """One after the other; those without text are left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    strong: list[Span] = []
    code: list[Span] = []
    start = 0
    for flow in flows:
        if not flow.text:
            continue
        layout = flow.layout
        blocks += (_moved(block, start) for block in layout.blocks)
        strong += (_later(span, start) for span in layout.strong)
        code += (_later(span, start) for span in layout.code)
        parts.append(flow.text)
        start += len(flow.text) + len(BETWEEN)
    return Flow(BETWEEN.join(parts), Layout(tuple(blocks), tuple(strong), tuple(code)))


def _flow_of_paragraph(paragraph: Paragraph) -> Flow:
    return flow_of_block(paragraph.kind, paragraph.text, paragraph.strong, paragraph.code)


def _moved(block: Block, start: int) -> Block:
    label = None if block.label is None else _later(block.label, start)
    return Block(_later(block.span, start), block.kind, label)


def _later(span: Span, start: int) -> Span:
    return Span(start + span.start, start + span.end)
