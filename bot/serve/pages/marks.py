"""A paragraph in pieces, each shown in one way: its quotations may nest or overlap, and a page's marks can't."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import Span
from retrieval import SourceParagraph, SpokenQuotation


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation as a page counts it: `number` from 1, over the whole document."""

    number: int
    quotation: SpokenQuotation


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` is a run of the document, verbatim. `voice` is the innermost quotation that it stands in, None where it
    stands in none; `begun` are those that begin with it, `ended` those that end with it. `sought` tells that it is what
    the reader came for."""

    text: str
    voice: Voice | None
    begun: tuple[Voice, ...]
    ended: tuple[Voice, ...]
    sought: bool


def voices_by_paragraph(
    paragraphs: Sequence[SourceParagraph], voices: Sequence[Voice]
) -> Iterator[tuple[SourceParagraph, list[Voice]]]:
    """Each paragraph with the quotations that it shares words with. Both come in the order of the text, and are gone
    through once: a book has thousands of either."""
    coming, around = deque(voices), list[Voice]()
    for paragraph in paragraphs:
        while coming and coming[0].quotation.span.start < paragraph.span.end:
            around.append(coming.popleft())
        around = [voice for voice in around if voice.quotation.span.end > paragraph.span.start]
        yield paragraph, list(around)


def pieces_of(paragraph: SourceParagraph, here: Sequence[Voice], sought: Span | None) -> tuple[Piece, ...]:
    """Joined, their texts are the paragraph's; `here` are the quotations that it shares words with."""
    spans = [voice.quotation.span for voice in here] + ([sought] if sought else [])
    edges = {paragraph.span.start, paragraph.span.end, *(edge for span in spans for edge in (span.start, span.end))}
    cuts = sorted(edge for edge in edges if paragraph.span.start <= edge <= paragraph.span.end)
    return tuple(_piece(paragraph, Span(*ends), here, sought) for ends in pairwise(cuts))


def _piece(paragraph: SourceParagraph, span: Span, here: Sequence[Voice], sought: Span | None) -> Piece:
    around = [voice for voice in here if voice.quotation.span.covers(span)]
    at = paragraph.span.start
    return Piece(
        paragraph.text[span.start - at : span.end - at],
        min(around, key=lambda voice: _length(voice.quotation.span), default=None),
        tuple(voice for voice in around if max(voice.quotation.span.start, at) == span.start),
        tuple(voice for voice in around if min(voice.quotation.span.end, paragraph.span.end) == span.end),
        sought is not None and sought.covers(span),
    )


def _length(span: Span) -> int:
    return span.end - span.start
