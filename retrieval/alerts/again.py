"""Words that were found before, as they are told: from where they stand to an excerpt, if they still stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, StoredQuotation, sha256_of

from ..answer import Excerpt, OtherCitation
from ..excerpts.as_it_stands import excerpt_standing_at, quotation_at
from ..excerpts.cut import cite, paragraph_at
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from .names import is_meant
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
    quotation = None if said is None else quotation_at(reader.quotations_in(document.id), said)
    if wanted.speaker is not None and not _is_theirs(snapshot, wanted.speaker, quotation):
        return None
    excerpt = excerpt_standing_at(reader, document.id, span, said)
    if not is_verbatim(reader, document.id, excerpt):
        return None
    return replace(excerpt, also=tuple(_others(snapshot, places[1:])))


def _is_theirs(snapshot: Snapshot, speaker: str, quotation: StoredQuotation | None) -> bool:
    if quotation is None or not is_sure(snapshot, quotation):
        return False
    return quotation.identity is not None and is_meant(snapshot, speaker, quotation.identity)


def _others(snapshot: Snapshot, places: Sequence[Place]) -> Iterator[OtherCitation]:
    """Of these places those whose documents are still there."""
    reader = snapshot.reader
    for key, span in places:
        if (document := reader.document_of(key)) is not None and span.end <= len(reader.text(document.id)):
            paragraph = paragraph_at(reader.structure(document.id), span.start)
            anchor = reader.anchor(document.id, span.start)
            yield OtherCitation(key, span, cite(document, paragraph, anchor))
