"""A document as it reads where its lines are joined to paragraphs, and the way back to the text as it stands.

Names and phrases go on over line ends that only an editor made; what looks for them need not know of that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .document import Document, Kind
from .layout import BlockKind, Layout
from .span import Span
from .structure import Paragraph, ParagraphKind, Structure

_LINE_END = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|\r|\n)\s*")
_AFTER_HYPHEN = re.compile(r"\w-$")
_AS_THEY_ARE = frozenset({BlockKind.CODE, BlockKind.TABLE_ROW})  # blocks whose lines mean something


@dataclass(frozen=True, slots=True)
class Joined:
    """`document` and `structure` are over the joined text, without runs and anchors; `starts` and `origins` say where
    each stretch that is kept stands in it, and in the text as it is."""

    document: Document
    structure: Structure
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """Where a span of the joined text stands in the text as it is."""
        if len(self.starts) == 1 or not len(span):
            return Span(self._origin(span.start), self._origin(span.end))
        return Span(self._origin(span.start), self._origin(span.end - 1) + 1)

    def _origin(self, place: int) -> int:
        stretch = bisect_right(self.starts, place) - 1
        return self.origins[stretch] + place - self.starts[stretch]


def join_lines(document: Document, structure: Structure) -> Joined:
    """The same document where no line ends within a paragraph, or where a file's own layout has it end there."""
    gaps = (
        [] if document.layout is not None and document.kind is not Kind.MARKDOWN else list(_gaps(document, structure))
    )
    if not gaps:
        return Joined(document, structure, (0,), (0,))
    return _Joining(document, gaps).joined(structure)


def _gaps(document: Document, structure: Structure) -> Iterator[Span]:
    for paragraph in structure.paragraphs:
        if paragraph.kind is not ParagraphKind.FRONT_MATTER and paragraph.block not in _AS_THEY_ARE:
            for gap in _LINE_END.finditer(document.text, paragraph.span.start, paragraph.span.end):
                yield Span(*gap.span())


class _Joining:
    def __init__(self, document: Document, gaps: list[Span]) -> None:
        self._document = document
        self._parts: list[str] = []
        self._starts, self._origins = [0], [0]
        length = 0
        for gap in gaps:
            kept = document.text[self._origins[-1] : gap.start]
            self._parts.append(kept if _AFTER_HYPHEN.search(kept[-2:]) else kept + " ")
            length += len(self._parts[-1])
            self._starts.append(length)
            self._origins.append(gap.end)
        self._parts.append(document.text[gaps[-1].end :])

    def joined(self, structure: Structure) -> Joined:
        document = self._document
        made = replace(
            document,
            text="".join(self._parts),
            layout=None if document.layout is None else self._layout(document.layout),
            front=self._maybe(document.front),
            anchors=(),
            runs=(),
        )
        paragraphs = tuple(map(self._paragraph, structure.paragraphs))
        return Joined(made, Structure(paragraphs), tuple(self._starts), tuple(self._origins))

    def _layout(self, layout: Layout) -> Layout:
        blocks = tuple(replace(b, span=self._span(b.span), label=self._maybe(b.label)) for b in layout.blocks)
        return Layout(blocks, tuple(map(self._span, layout.strong)), tuple(map(self._span, layout.code)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        sentences = tuple(map(self._span, paragraph.sentences))
        return replace(
            paragraph, span=self._span(paragraph.span), sentences=sentences, label=self._maybe(paragraph.label)
        )

    def _maybe(self, span: Span | None) -> Span | None:
        return None if span is None else self._span(span)

    def _span(self, span: Span) -> Span:
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, origin: int) -> int:
        stretch = bisect_right(self._origins, origin) - 1
        place = self._starts[stretch] + origin - self._origins[stretch]
        following = self._starts[stretch + 1] if stretch + 1 < len(self._starts) else place
        return min(place, following)
