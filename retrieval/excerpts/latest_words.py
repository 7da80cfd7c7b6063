"""Somebody's latest words: the same in several documents told once, with where they stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from index import StoredQuotation

from ..answer import Excerpt
from ..search.versions import LEAST_WORDS, Versions
from .cited_together import Placed, told_once
from .cut import build_excerpt
from .verbatim import VerifiedTexts, is_verbatim

_LATEST = 3  # excerpts in a profile
_PLACES = 20  # of one quotation that are cited


def by_words(quotations: Iterable[StoredQuotation]) -> list[list[StoredQuotation]]:
    """In their order, those of the same words together, by the stems of their sentences: several quotations that share
    these are told apart by their turn. Too few words to tell are said anew each time."""
    told: dict[tuple[object, int], list[StoredQuotation]] = {}
    turns: Counter[tuple[object, int]] = Counter()
    for q in quotations:
        words: object = q.stems if len(q.stems) >= LEAST_WORDS else q.id
        turns[words, q.document_id] += 1
        told.setdefault((words, turns[words, q.document_id]), []).append(q)
    return list(told.values())


def latest_words(reader: VerifiedTexts, told: Iterable[Sequence[StoredQuotation]]) -> tuple[Excerpt, ...]:
    """The first few of these quotations, each place once and checked against its document; `told` as `by_words` gives
    them."""
    shown: list[Placed] = []
    versions = Versions(reader)
    for same in told:
        found = told_once(versions, _placed(reader, same[:_PLACES]))
        if found and not any(_overlap(found[0].excerpt, known.excerpt) for known in shown):
            shown = told_once(versions, [*shown, *found])
        if len(shown) >= _LATEST:
            break
    return tuple(one.excerpt for one in shown[:_LATEST])


def _overlap(one: Excerpt, other: Excerpt) -> bool:
    return one.document == other.document and one.span.overlaps(other.span)


def _placed(reader: VerifiedTexts, quotations: Iterable[StoredQuotation]) -> Iterator[Placed]:
    """Without those whose stored document is not as it was read."""
    for q in quotations:
        excerpt = build_excerpt(reader, q.document_id, q.context, q, q.confidence)
        if is_verbatim(reader, q.document_id, excerpt):
            yield Placed(q.document_id, excerpt)
