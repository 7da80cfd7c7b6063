"""The quotations of a draft, as claims to be checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index import Certainty, Quotation, QuotationKind, Span

from .draft import ClaimedQuotation

if TYPE_CHECKING:
    from index import Analysis


def claims_in(analysis: Analysis) -> Iterator[ClaimedQuotation]:
    """In the order of the text. Speech without marks claims no words; of pieces in a sentence of the draft's own each
    is a claim, as nothing says that they were spoken together."""
    text = analysis.document.text
    for quotation in analysis.attribution.quotations:
        if quotation.kind is QuotationKind.INDIRECT:
            continue
        speaker = None if quotation.speaker is None else analysis.attribution.speakers[quotation.speaker].name
        certainty = Certainty.OPEN if speaker is None else quotation.certainty
        for span, parts in _pieces(text, quotation):
            yield ClaimedQuotation(span, " ".join(part.of(text) for part in parts), speaker, certainty, parts)


def _pieces(text: str, quotation: Quotation) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    if quotation.kind is QuotationKind.MIXED:
        for part in quotation.parts:
            yield part, (part,)
        return
    yield quotation.span, tuple(_stripped(text, part) for part in quotation.parts)


def _stripped(text: str, part: Span) -> Span:
    words = part.of(text)
    start = part.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
