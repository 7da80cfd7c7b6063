"""Quotations page by page: those of one page are read, those before it passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from index import Certainty, QuotationKind, Reader

from ..catalogue import SpokenQuotation, numbers_called, spoken_in
from ..question.speaker_directory import SpeakerDirectory


@dataclass(frozen=True, slots=True)
class QuotationFilter:
    """Which quotations are wanted; None is no limit, `confidence` the least that the speaker may be as probable."""

    speaker: str | None = None
    document: str | None = None
    kind: QuotationKind | None = None
    certainty: Certainty | None = None
    confidence: float = 0.0

    def takes(self, quotation: SpokenQuotation) -> bool:
        """What the quotation itself tells; its speaker and document are looked up."""
        return (
            self.kind in (None, quotation.kind)
            and self.certainty in (None, quotation.certainty)
            and quotation.confidence >= self.confidence
        )


@dataclass(frozen=True, slots=True)
class QuotationPage:
    """`more` tells that others follow. A page of another `generation` may have skipped some, or have some again."""

    quotations: tuple[SpokenQuotation, ...]
    more: bool
    generation: int


def quotation_page(
    reader: Reader, directory: SpeakerDirectory, wanted: QuotationFilter, offset: int, limit: int
) -> QuotationPage:
    """`limit` quotations from the one at `offset` on, counted from 0 over those that are wanted."""
    found = islice(_wanted(reader, directory, wanted), offset, offset + limit + 1)
    page = tuple(found)
    return QuotationPage(page[:limit], len(page) > limit, reader.generation.id)


def _wanted(reader: Reader, directory: SpeakerDirectory, wanted: QuotationFilter) -> Iterator[SpokenQuotation]:
    numbers = numbers_called(directory, wanted.speaker)
    for document in reader.documents.values():
        if wanted.document in (None, document.key):
            yield from filter(wanted.takes, spoken_in(reader, document, numbers))
