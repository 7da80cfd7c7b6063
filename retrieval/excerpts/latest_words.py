"""Somebody's latest words: the same in several documents told once, with where they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index import StoredQuotation

from ..answer import Excerpt
from ..search.versions import LEAST_WORDS, Versions
from .cited_together import Placed, told_once
from .cut import build_excerpt
from .verbatim import VerifiedTexts, is_verbatim

_WORD = re.compile(r"[^\W_]+|[$£€¥%]|(?<!\w)-(?=\d)")  # and what makes another number of one
_LATEST = 3  # excerpts in a profile
_PLACES = 20  # of one quotation that are cited


def by_words(quotations: Iterable[StoredQuotation]) -> list[list[StoredQuotation]]:
    """In their order, those of the same words together, whatever a paper puts before, between or behind them. Too few
    words to tell are said anew each time."""
    told: dict[str | int, list[StoredQuotation]] = {}
    for q in quotations:
        text = q.texts(q.document_id)
        words = [word for part in q.parts for word in _WORD.findall(part.of(text).lower())]
        told.setdefault(" ".join(words) if len(words) >= LEAST_WORDS else q.id, []).append(q)
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
