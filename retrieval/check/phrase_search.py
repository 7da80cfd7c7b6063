"""Words exactly as they stand, typing apart: where they are, without asking what they mean."""

from collections.abc import Iterator

from index import Span, StoredQuotation

from ..answer import Excerpt
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from .alignment import find_exact
from .claim import Claim, read_claim
from .claim_search import Place, places_with_all, places_with_some
from .match import Standing, excerpt_of, speech_at


def find_phrase(snapshot: Snapshot, words: str, limit: int) -> tuple[Excerpt, ...]:
    """Excerpts that hold these words in a row, best first, each place once; none where `words` has no word."""
    claim = read_claim(words)
    if not claim.pieces:
        return ()
    found: list[Excerpt] = []
    for gather in (places_with_all, places_with_some):
        for place in gather(snapshot, claim, 3 * limit):
            found += _new(snapshot, claim, place, found)
        if found:
            break
    return tuple(found[:limit])


def _new(snapshot: Snapshot, claim: Claim, place: Place, known: list[Excerpt]) -> Iterator[Excerpt]:
    for span in _spans(claim, place):
        standing = Standing(place.document_id, span, exact=True, likeness=1.0)
        speech: StoredQuotation | None = speech_at(snapshot, standing)
        excerpt = excerpt_of(snapshot, standing, speech)
        if not is_verbatim(snapshot.reader, place.document_id, excerpt):
            continue
        if not any(e.document == excerpt.document and e.span.overlaps(excerpt.span) for e in known):
            known = [*known, excerpt]
            yield excerpt


def _spans(claim: Claim, place: Place) -> Iterator[Span]:
    at = 0
    while found := find_exact(claim, place.words[at:]):
        first, last = at + found[0], at + found[1]
        yield Span(place.words[first].start, place.words[last - 1].end)
        at = last
