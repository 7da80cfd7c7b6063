"""Markdown as an article: the file's own text with the markup taken out and nothing else changed."""

from collections.abc import Sequence
from dataclasses import replace

from ....text.layout import Block, BlockKind, Layout
from ....text.lines.spans import stripped
from ....text.span import Span
from ...article import Article, Run
from .assembly import Assembled, assemble
from .blocks import LineEnds, blocks_of, has_paragraph_a_line, within_blocks
from .covering.code import find_code
from .covering.dashes import leave_dashes
from .covering.leftovers import cut_leftovers
from .covering.obsidian import cut_obsidian
from .covering.plain import leave_words
from .covering.publishing import cut_publishing
from .covering.stars import leave_stars
from .covering.tags import cut_tags
from .covering.templates import cut_templates
from .events import TooMuchMarkup
from .pieces import Pieces
from .sheet import Sheet
from .walk import walk

_MARK = "\ufeff"
_STEPS = (
    *(leave_words, find_code, leave_dashes),
    *(cut_templates, cut_tags, cut_obsidian, cut_publishing, leave_stars, cut_leftovers),
)


def article_of(text: str, front: Span | None) -> Article:
    """Pure, and in time that grows with the text's length alone. `front` is the front matter, which stays as it is but
    for a byte order mark. A text that is hardly anything but markup is read as plain words, without a layout."""
    try:
        return _read(text, front)
    except TooMuchMarkup:
        return Article(text, runs=(Run(0, 0, len(text)),), front=front)


def _read(text: str, front: Span | None) -> Article:
    mark = len(_MARK) if text.startswith(_MARK) else 0
    start = mark if front is None else front.end
    assembled, layout = _laid_out(text[start:])
    matter = text[mark:start]
    return Article(
        matter + assembled.text,
        _behind(matter, layout),
        runs=_runs(assembled.runs, start, mark),
        front=None if front is None else Span(0, len(matter)),
    )


def _laid_out(text: str) -> tuple[Assembled, Layout]:
    sheet = Sheet(text)
    for step in _STEPS:
        step(sheet)
    pieces = walk(sheet)
    lined = _is_lined(sheet, pieces)
    assembled = assemble(sheet, pieces)
    return assembled, _layout(assembled, pieces, lined)


def _is_lined(sheet: Sheet, pieces: Pieces) -> bool:
    """Whether it has a paragraph a line, by the file's own lines: what an editor wrapped held links' targets."""
    blocks: dict[int, Span] = {}
    for piece in pieces.pieces:
        known = blocks.get(piece.block)
        blocks[piece.block] = Span(piece.start if known is None else known.start, piece.end)
    prose = [span for block, span in blocks.items() if pieces.kinds[block] in (BlockKind.BODY, BlockKind.QUOTE)]
    return has_paragraph_a_line(sheet.text, prose)


def _layout(assembled: Assembled, pieces: Pieces, lined: bool) -> Layout:
    spans = [(span, kind) for span, kind in zip(assembled.blocks, pieces.kinds, strict=True) if span is not None]
    ends = LineEnds(frozenset(assembled.lines), tuple(assembled.strong), lined)
    blocks = tuple(blocks_of(assembled.text, spans, ends))
    strong, code = (tuple(within_blocks(s, blocks, assembled.text)) for s in (assembled.strong, assembled.code))
    return Layout(blocks, strong, code)


def _behind(matter: str, layout: Layout) -> Layout:
    """The same behind the front matter, which is a block too."""
    by = len(matter)
    span = stripped(matter, 0, by)
    first = () if span is None else (Block(span, BlockKind.FURNITURE),)
    return Layout(
        first + tuple(replace(block, span=_moved(block.span, by)) for block in layout.blocks),
        tuple(_moved(span, by) for span in layout.strong),
        tuple(_moved(span, by) for span in layout.code),
    )


def _runs(runs: Sequence[Run], start: int, mark: int) -> tuple[Run, ...]:
    """Of the whole file: `runs` are counted from `start` on, where the front matter ends."""
    by = start - mark
    moved = [Run(run.start + by, run.origin + start, run.length) for run in runs]
    if by == 0:
        return tuple(moved)
    if moved and moved[0].start == by and moved[0].origin == start:
        return (Run(0, mark, by + moved[0].length), *moved[1:])
    return (Run(0, mark, by), *moved)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
