"""Everything visible in a piece of HTML, in reading order, its furniture too: for mail, feeds and books."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ....text.document import Span
from ....text.layout import Block, Layout
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
    parts: list[str] = []
    blocks: list[Block] = []
    strong: list[Span] = []
    code: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        parts.append(paragraph.text)
        blocks.append(Block(Span(at, at + len(paragraph.text)), paragraph.kind))
        strong += _spans(paragraph.strong, at)
        code += _spans(paragraph.code, at)
        at += len(paragraph.text) + len(BETWEEN)
    return Flow(BETWEEN.join(parts), Layout(tuple(blocks), tuple(strong), tuple(code)))


def _spans(ranges: Iterable[tuple[int, int]], at: int) -> Iterator[Span]:
    return (Span(at + start, at + end) for start, end in ranges)
