"""Words exactly as they stand, typing apart: where they are, without asking what they mean."""

from collections.abc import Iterator, Sequence

from index import Span, StoredQuotation

from ..answer import Excerpt
from ..excerpts.cited_together import Placed, told_once
from ..excerpts.verbatim import is_verbatim
from ..search.versions import Versions
from ..snapshot import Snapshot
from .alignment import find_exact
from .claim import Claim, read_claim
from .claim_search import windows_with_all, windows_with_some
from .match import ClaimMatch, excerpt_of, speech_at
from .text_window import TextWindow


def find_phrase(snapshot: Snapshot, words: str, limit: int) -> tuple[Excerpt, ...]:
    """Excerpts that hold these words in a row, best first, each place once, and the same words of several documents
    together; none where `words` has no word."""
    claim = read_claim(words)
    if not claim.fragments:
        return ()
    found: list[Placed] = []
    for gather in (windows_with_all, windows_with_some):
        for window in gather(snapshot, claim, 3 * limit):
            found += _new(snapshot, claim, window, found)
        if found:
            break
    return tuple(one.excerpt for one in told_once(Versions(snapshot.reader), found)[:limit])


def _new(snapshot: Snapshot, claim: Claim, window: TextWindow, known: Sequence[Placed]) -> Iterator[Placed]:
    shown = [one.excerpt.span for one in known if one.document_id == window.document_id]
    for span in _spans(claim, window):
        match = ClaimMatch(window.document_id, span)
        speech: StoredQuotation | None = speech_at(snapshot, match)
        excerpt = excerpt_of(snapshot, match, speech)
        if not is_verbatim(snapshot.reader, window.document_id, excerpt):
            continue
        if not any(other.overlaps(excerpt.span) for other in shown):
            shown.append(excerpt.span)
            yield Placed(window.document_id, excerpt)


def _spans(claim: Claim, window: TextWindow) -> Iterator[Span]:
    at = 0
    while found := find_exact(claim, window.words[at:]):
        first, last = at + found[0], at + found[1]
        yield Span(window.words[first].start, window.words[last - 1].end)
        at = last
