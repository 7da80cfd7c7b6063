"""What new documents bring to one who asked to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from index import ParagraphKind

from ..excerpts.cut import build_excerpt
from ..question.question import Scope
from ..search.limits import meet
from ..search.scope import documents_in
from ..snapshot import Snapshot
from .names import identities_of
from .prints import KnownWords, print_of
from .spoken import fitting_words, is_sure, spoken_by
from .stories import Fitting, as_stories
from .topical import fitting_topic
from .wanted import Brought, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Embedder


def prints_of(snapshot: Snapshot, texts: Collection[str]) -> dict[str, bytes]:
    """By the hash of a document's text; without those that are not there. Inside the snapshot's session, as all of
    these."""
    reader = snapshot.reader
    ids = {text: id_ for id_, text in reader.text_hashes.items() if text in texts}
    return {text: print_of(reader, id_) for text, id_ in ids.items()}


def brought_by(
    snapshot: Snapshot,
    open_embedder: Callable[[], Embedder],
    wanted: Wanted,
    documents: Collection[str],
    known: KnownWords,
    earlier: Sequence[Sequence[str]] = (),
) -> tuple[Brought, ...]:
    """Of the documents with these keys. `known` is what was said before them, `earlier` as for `as_stories`."""
    reader = snapshot.reader
    scope = meet(Scope(outlet=wanted.outlet), snapshot.vocabulary)
    inside = documents_in(scope, reader.documents.values())
    ids = {id_ for id_, d in reader.documents.items() if d.key in documents and (inside is None or id_ in inside)}
    if not ids:
        return ()
    if wanted.topic is not None:
        fitting = fitting_topic(snapshot, open_embedder(), wanted, ids, known)
    elif wanted.speaker is not None:
        fitting = fitting_words(snapshot, spoken_by(snapshot, identities_of(snapshot, wanted.speaker), ids), known)
    else:
        fitting = _every(snapshot, ids, known)
    return as_stories(reader, fitting, earlier)


def _every(snapshot: Snapshot, documents: Collection[int], known: KnownWords) -> Iterator[Fitting]:
    """Each document, by its best words that somebody is known to have said, or else by how it begins."""
    reader = snapshot.reader
    for id_ in sorted(documents):
        said = [q for q in reader.quotations_in(id_) if is_sure(snapshot, q)]
        found = next(iter(fitting_words(snapshot, said, known)), None)
        if found is not None:
            yield found
            continue
        body = [p for p in reader.structure(id_).paragraphs if p.kind is ParagraphKind.BODY and p.sentences]
        if body:
            span = body[0].sentences[0]
            fresh = not known.has_span(reader, id_, span)
            yield Fitting(id_, (build_excerpt(reader, id_, span, None, 1.0),), fresh=fresh)
