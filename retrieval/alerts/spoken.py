"""Somebody's words in new documents, whatever they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from index import Certainty, QuotationKind, StoredQuotation, fold, folded_words

from ..excerpts.cut import build_excerpt
from ..snapshot import Snapshot
from ..speech import certainty_of
from .prints import KnownWords
from .stories import Fitting

# Confidence from which words that are concluded to be somebody's are told unasked: where their name stands beside the
# words, and where a pronoun does, or what they are.
_CALLED_FROM, _CONCLUDED_FROM = 0.6, 0.75
_MOST_WORDS = 40  # that make one quotation worth showing before another


def spoken_by(snapshot: Snapshot, numbers: Sequence[int], documents: Collection[int]) -> tuple[StoredQuotation, ...]:
    """Their quotations in these documents, in order; none in headlines, and none that may well be another's."""
    if not numbers:
        return ()
    ids, places = snapshot.reader.quotation_places_by(numbers)
    wanted = [id_ for id_, place in zip(ids.tolist(), places.tolist(), strict=True) if place in documents]
    said = snapshot.reader.quotations(wanted).values()
    return tuple(q for q in sorted(said, key=lambda q: (q.document_id, q.span.start)) if is_sure(snapshot, q))


def is_sure(snapshot: Snapshot, quotation: StoredQuotation) -> bool:
    """Whether anybody may be told, unasked, that these are the speaker's words."""
    if not quotation.paragraph:
        return False
    match certainty_of(snapshot.reader, quotation):
        case Certainty.NAMED:
            return True
        case Certainty.CONCLUDED:
            return quotation.confidence >= (_CALLED_FROM if _is_called(snapshot, quotation) else _CONCLUDED_FROM)
    return False


def _is_called(snapshot: Snapshot, quotation: StoredQuotation) -> bool:
    """Whether what names the speaker beside the words has the last word of their name."""
    if quotation.speaker_span is None or quotation.speaker is None:
        return False
    beside = folded_words(fold(quotation.speaker_span.of(snapshot.reader.text(quotation.document_id))))
    name = folded_words(fold(quotation.speaker))
    return bool(name) and name[-1] in beside


def fitting_words(snapshot: Snapshot, quotations: Sequence[StoredQuotation], known: KnownWords) -> Iterator[Fitting]:
    """By document, in order; the best words first."""
    by_document: dict[int, list[StoredQuotation]] = defaultdict(list)
    for quotation in quotations:
        by_document[quotation.document_id].append(quotation)
    for document_id, said in by_document.items():
        fresh = [q for q in said if not known.has(snapshot.reader, q)]
        ordered = sorted(fresh or said, key=lambda q: _worth(snapshot, q), reverse=True)
        excerpts = (build_excerpt(snapshot.reader, document_id, q.context, q, q.confidence) for q in ordered)
        yield Fitting(document_id, tuple(excerpts), fresh=bool(fresh))


def _worth(snapshot: Snapshot, quotation: StoredQuotation) -> tuple[bool, bool, int]:
    """Those that the paper gives them by name, then their own words, then the longer."""
    named = certainty_of(snapshot.reader, quotation) is Certainty.NAMED
    words = len(quotation.text.split())
    return named, quotation.kind is not QuotationKind.INDIRECT, min(words, _MOST_WORDS)
