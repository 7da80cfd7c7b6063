"""Words that were found before, as they are told: from where they stand to an excerpt, if they still stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, StoredQuotation, sha256_of

from ..answer import Excerpt, OtherCitation
from ..excerpts.cut import cite, excerpt_at, paragraph_at
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from .names import identities_of
from .spoken import is_sure
from .wanted import Wanted

Place = tuple[str, Span]


def found_again(
    snapshot: Snapshot, wanted: Wanted, places: Sequence[Place], words: str, said: int | None
) -> Excerpt | None:
    """The words at the first of these places (a document's key, and a span in it), cited with the others. `words` is
    their hash, `said` where what is quoted in them begins. None where other words stand there now, or another is found
    to speak in them. Inside the snapshot's session."""
    reader = snapshot.reader
    key, span = places[0]
    document = reader.document_of(key)
    if document is None or sha256_of(span.of(reader.text(document.id))) != words:
        return None
    quotation = _quotation(snapshot, document.id, span, said)
    if wanted.speaker is not None and not _is_theirs(snapshot, wanted.speaker, quotation):
        return None
    excerpt = excerpt_at(reader, document.id, span, quotation, span.start, 1.0)
    if not is_verbatim(reader, document.id, excerpt):
        return None
    return replace(excerpt, also=tuple(_others(snapshot, places[1:])))


def _quotation(snapshot: Snapshot, document_id: int, span: Span, said: int | None) -> StoredQuotation | None:
    if said is None:
        return None
    inside = [q for q in snapshot.reader.quotations_in(document_id) if q.context.overlaps(span)]
    return next((q for q in inside if any(part.start == said for part in q.parts)), None)


def _is_theirs(snapshot: Snapshot, speaker: str, quotation: StoredQuotation | None) -> bool:
    if quotation is None or not is_sure(snapshot, quotation):
        return False
    return quotation.identity in identities_of(snapshot, speaker)


def _others(snapshot: Snapshot, places: Sequence[Place]) -> Iterator[OtherCitation]:
    """Of these places those whose documents are still there."""
    reader = snapshot.reader
    for key, span in places:
        if (document := reader.document_of(key)) is not None and span.end <= len(reader.text(document.id)):
            paragraph = paragraph_at(reader.structure(document.id), span.start)
            anchor = reader.anchor(document.id, span.start)
            yield OtherCitation(key, span, cite(document, paragraph, anchor))
