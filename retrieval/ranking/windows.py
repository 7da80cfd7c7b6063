"""From ranked sentences to what is shown: the best sentence with those beside it that share its certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index import Span

from ..answer import MAX_EXCERPT_CHARS
from .fusion import RankedCandidate

GROWS_FROM = 0.08  # of the window's certainty; a sentence beside it that holds less stays outside
_GOES_ON_FROM = 0.02  # the same, where the one who speaks goes on in the paragraph: half of what they said misleads
_MOST_SENTENCES = 4
_COMPARED = 4  # windows; one that grew from a lesser sentence can be the surest, hardly one that grew after these

Blocked = Callable[[RankedCandidate, Span], bool]


def never(_: RankedCandidate, __: Span) -> bool:
    """Blocks nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences in a row. `best` is the one it grew from, `share` the certainty of all of them together, 0 to 1."""

    best: RankedCandidate
    span: Span
    share: float


def windows(ranked: Sequence[RankedCandidate], blocked: Blocked = never) -> Iterator[Window]:
    """Grown from the best sentence that no window holds yet, again and again. `blocked` tells, for the sentence that a
    window grows from, that another span must not join it. `ranked` are best first."""
    by_place = {(r.candidate.document_id, r.candidate.place): r for r in ranked}
    taken: set[tuple[int, int]] = set()
    for best in ranked:
        if (best.candidate.document_id, best.candidate.place) not in taken:
            members = _grown(best, by_place, taken, blocked)
            taken |= {(r.candidate.document_id, r.candidate.place) for r in members}
            span = Span(members[0].candidate.span.start, members[-1].candidate.span.end)
            yield Window(best, span, sum(r.share for r in members))


def windows_in_order(ranked: Sequence[RankedCandidate], blocked: Blocked = never) -> Iterator[Window]:
    """The surest first among the first four that grew; then the others as they grow."""
    grown = windows(ranked, blocked)
    yield from sorted(islice(grown, _COMPARED), key=lambda window: -window.share)
    yield from grown


def _grown(
    best: RankedCandidate,
    by_place: dict[tuple[int, int], RankedCandidate],
    taken: set[tuple[int, int]],
    blocked: Blocked,
) -> list[RankedCandidate]:
    members, share = [best], best.share
    while len(members) < _MOST_SENTENCES:
        beside = [
            one
            for place in (members[0].candidate.place - 1, members[-1].candidate.place + 1)
            if (one := by_place.get((best.candidate.document_id, place))) is not None
            and (best.candidate.document_id, place) not in taken
            and one.candidate.run == best.candidate.run
            and not blocked(best, one.candidate.span)
        ]
        joining = max(beside, key=lambda one: one.share, default=None)
        if joining is None or joining.share < (_GOES_ON_FROM if _goes_on(best, joining) else GROWS_FROM) * share:
            break
        wider = sorted((*members, joining), key=lambda one: one.candidate.place)
        if wider[-1].candidate.span.end - wider[0].candidate.span.start > MAX_EXCERPT_CHARS:
            break
        members, share = wider, share + joining.share
    return members


def _goes_on(best: RankedCandidate, beside: RankedCandidate) -> bool:
    """True where one who is named speaks in both, in one paragraph."""
    one, other = best.candidate, beside.candidate
    if one.quotation is None or other.quotation is None or one.paragraph != other.paragraph:
        return False
    return one.quotation.identity is not None and one.quotation.identity == other.quotation.identity
