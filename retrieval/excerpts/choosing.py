"""From windows to excerpts: the same words of several documents are one, cited together, the fullest version first.

Words that a newer version changed are an excerpt of their own, behind the newer one's.
"""

from collections.abc import Sequence
from dataclasses import replace

from index import Span, StoredQuotation

from ..answer import Excerpt
from ..ranking.windows import Window
from ..search.counterparts import Counterparts
from ..search.trace import SearchTrace
from ..search.turns import windows_shown
from ..search.versions import Versions
from .cited_together import Placed, cited_together, joined, twin_of
from .cut import build_excerpt
from .verbatim import VerifiedTexts, is_verbatim


def choose(reader: VerifiedTexts, trace: SearchTrace, limit: int) -> tuple[Excerpt, ...]:
    """The surest windows of a trace in order, `limit` at most: each place once."""
    choice = _Choice(reader, trace, limit)
    for window in windows_shown(reader, trace):
        if not choice.take(window):
            break
    return tuple(one.excerpt for one in choice.chosen)


class _Choice:
    def __init__(self, reader: VerifiedTexts, trace: SearchTrace, limit: int) -> None:
        self.chosen: list[Placed] = []
        self._reader = reader
        self._limit = limit
        self._score = trace.decision.probability
        self._versions = Versions(reader)
        self._counterparts = Counterparts(reader, trace.ranked)
        self._taken: set[tuple[int, int]] = set()

    def take(self, window: Window) -> bool:
        """False where it would be one excerpt too many."""
        return _place(window) in self._taken or all(map(self._take, self._counterparts.told_with(window)))

    def _take(self, windows: Sequence[Window]) -> bool:
        """Windows of the same words, the one to cite first in front."""
        new = not self._taken.issuperset(map(_place, windows))
        found = [one for window in windows if new and (one := self._cut(window)) is not None]
        self._taken.update(map(_place, windows))
        return not found or self._add(*found)

    def _cut(self, window: Window) -> Placed | None:
        """None where the stored document is not as it was read."""
        candidate = window.best.candidate
        excerpt = build_excerpt(self._reader, candidate.document_id, window.span, candidate.quotation, self._score)
        if not is_verbatim(self._reader, candidate.document_id, excerpt):
            return None
        return Placed(candidate.document_id, _singled_out(excerpt, candidate.span, candidate.quotation))

    def _add(self, first: Placed, *others: Placed) -> bool:
        one = replace(first, excerpt=cited_together(first.excerpt, (other.excerpt for other in others)))
        if (twin := twin_of(one, self.chosen)) is not None:
            self.chosen[twin] = joined(self._versions, self.chosen[twin], one)
        elif len(self.chosen) < self._limit:
            self.chosen.append(one)
        else:
            return False
        return True


def _singled_out(excerpt: Excerpt, best: Span, quotation: StoredQuotation | None) -> Excerpt:
    """With its best sentence and what of the speaker's words stands in it."""
    if not excerpt.span.covers(best):
        return excerpt
    parts = quotation.parts if quotation else ()
    start, end = excerpt.span.start, excerpt.span.end
    spoken = tuple(Span(max(p.start, start), min(p.end, end)) for p in parts if p.overlaps(excerpt.span))
    return replace(excerpt, answers=best, spoken=spoken)


def _place(window: Window) -> tuple[int, int]:
    return window.best.candidate.document_id, window.best.candidate.place
