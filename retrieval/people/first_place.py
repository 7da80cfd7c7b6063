"""Of an excerpt that several documents carry: as the first of them printed it."""

import datetime

from index import StoredQuotation

from ..answer import Excerpt, OtherCitation
from ..excerpts.cited_together import cited_together
from ..excerpts.cut import build_excerpt
from ..excerpts.verbatim import VerifiedTexts, is_verbatim
from ..speech import speaker_name


def at_first_place(reader: VerifiedTexts, excerpt: Excerpt) -> tuple[Excerpt, datetime.date | None]:
    """It and its day; None where no document that carries it has a date. The excerpt as it is where the first document
    does not give the words to the same speaker."""
    days = [place.citation.date for place in (*_own(excerpt), *excerpt.also) if place.citation.date]
    if not days:
        return excerpt, None
    day = min(days)
    if excerpt.citation.date == day:
        return excerpt, day
    first = next(place for place in excerpt.also if place.citation.date == day)
    return _cut_there(reader, excerpt, first) or excerpt, day


def _own(excerpt: Excerpt) -> tuple[OtherCitation, ...]:
    return (OtherCitation(excerpt.document, excerpt.span, excerpt.citation),)


def _cut_there(reader: VerifiedTexts, excerpt: Excerpt, place: OtherCitation) -> Excerpt | None:
    document_id = next((d.id for d in reader.documents.values() if d.key == place.document), None)
    if document_id is None or (said := _said_there(reader, document_id, place, excerpt.speaker)) is None:
        return None
    there = build_excerpt(reader, document_id, place.span, said, excerpt.score)
    if not is_verbatim(reader, document_id, there):
        return None
    return cited_together(there, (excerpt,))


def _said_there(
    reader: VerifiedTexts, document_id: int, place: OtherCitation, speaker: str | None
) -> StoredQuotation | None:
    inside = (quotation for quotation in reader.quotations_in(document_id) if quotation.span.overlaps(place.span))
    return next((quotation for quotation in inside if speaker_name(reader, quotation) == speaker), None)
