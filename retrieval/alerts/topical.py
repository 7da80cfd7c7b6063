"""Words on a topic in new documents: each document judged by itself, whatever else there is.

An answer may be the best of a poor lot, for it is shown beside its rivals; whoever is told unasked sees nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index import Span, logistic, read_weights

from ..answer import MAX_EXCERPT_CHARS, Excerpt
from ..excerpts.cut import build_excerpt
from ..question.question import AskedSpeaker, Intent, Question, Scope
from ..question.speaker_directory import SpeakerMatch
from ..ranking.candidate import AnswerCandidate, QueryVectors
from ..ranking.fusion import Measured
from ..ranking.pool import gather
from ..ranking.query_vectors import embed_query
from ..ranking.ranker import measure_sentences
from ..ranking.sentences import read_sentences
from ..ranking.terms import Terms, terms_of
from ..snapshot import Snapshot
from .names import identities_of
from .prints import KnownWords
from .spoken import is_sure, spoken_by
from .stories import Fitting
from .wanted import Wanted

if TYPE_CHECKING:
    from index import Embedder

THRESHOLD = 0.85  # least probability that words are on the topic; the trade is in docs/alerts.md
_AT_ONCE = 12  # documents; all of their passages come into the pool
_MANY = 60  # documents, from which not all are looked at
_NEAREST = 200  # passages by meaning, and as many by words, whose documents are then looked at
# What tells that a sentence is on the topic, by itself: no feature that depends on what else was found.
FEATURES = (
    "bias",
    "share",
    "nearby_share",
    "passage_share",
    "title_share",
    "document_share",
    "weighted_match",
    "nearby_weighted_match",
    "nearby_missing",
    "nearby_lowest",
    "rarest_match",
    "document_match",
    "meaning",
    "topic_meaning",
    "indirect",
)


@dataclass(frozen=True, slots=True)
class OnTopic:
    """A sentence of somebody's words, and what tells that it is on the topic."""

    candidate: AnswerCandidate
    features: Mapping[str, float]
    probability: float


def on_topic(snapshot: Snapshot, embedder: Embedder, wanted: Wanted, documents: Collection[int]) -> Iterator[OnTopic]:
    """The sentences of these documents that hold words of the wanted speaker, or of anybody where none is."""
    assert wanted.topic is not None
    question, weights = _question(snapshot, wanted), _learnt()
    vectors = embed_query(embedder, snapshot.vocabulary, wanted.topic, wanted.topic)
    terms = terms_of(snapshot.vocabulary, question)
    if wanted.speaker is not None:
        numbers = [match.identity for asked in question.speakers for match in asked.identities]
        documents = {q.document_id for q in spoken_by(snapshot, numbers, documents)}
    ordered = sorted(_nearest(snapshot, vectors, terms, documents))
    for first in range(0, len(ordered), _AT_ONCE):
        allowed = frozenset(ordered[first : first + _AT_ONCE])
        pool = gather(snapshot.reader, question, vectors, terms, allowed, None)
        read = read_sentences(snapshot.reader, snapshot.vocabulary, pool, vectors)
        for candidate, features in measure_sentences(snapshot, question, terms, vectors, read, None):
            if _is_theirs(snapshot, (candidate, features), question):
                told = {"bias": 1.0, **features}
                yield OnTopic(candidate, told, logistic(sum(weights[name] * told[name] for name in FEATURES)))


def _nearest(snapshot: Snapshot, vectors: QueryVectors, terms: Terms, documents: Collection[int]) -> Collection[int]:
    """Of many documents those that come near the topic, by meaning or by words."""
    if len(documents) <= _MANY:
        return documents
    reader, allowed = snapshot.reader, frozenset(documents)
    hits = [*reader.nearest_passages(vectors.whole, _NEAREST, reader.passage_ids_in(allowed))]
    if terms.weights:
        hits += reader.passages_with(terms.match, _NEAREST, allowed)
    return {passage.document_id for passage in reader.passages(list({hit.id for hit in hits})).values()}


def fitting_topic(
    snapshot: Snapshot, embedder: Embedder, wanted: Wanted, documents: Collection[int], known: KnownWords
) -> Iterator[Fitting]:
    """By document; the surest words first."""
    by_document: dict[int, list[OnTopic]] = {}
    for one in on_topic(snapshot, embedder, wanted, documents):
        if one.probability >= THRESHOLD:
            by_document.setdefault(one.candidate.document_id, []).append(one)
    for document_id, found in by_document.items():
        fresh = [one for one in found if not _is_known(snapshot, one.candidate, known)]
        ordered = sorted(fresh or found, key=lambda one: -one.probability)
        yield Fitting(document_id, tuple(_excerpts(snapshot, ordered)), fresh=bool(fresh))


def _is_known(snapshot: Snapshot, candidate: AnswerCandidate, known: KnownWords) -> bool:
    said = candidate.quotation
    return known.has_span(snapshot.reader, candidate.document_id, candidate.span) or (
        said is not None and known.has(snapshot.reader, said)
    )


def _excerpts(snapshot: Snapshot, found: Sequence[OnTopic]) -> Iterator[Excerpt]:
    """Each place once."""
    shown: list[Span] = []
    for one in found:
        candidate, said = one.candidate, one.candidate.quotation
        span = candidate.span
        if said is not None and len(said.context) <= MAX_EXCERPT_CHARS:
            span = Span(min(span.start, said.context.start), max(span.end, said.context.end))
        if not any(span.overlaps(other) for other in shown):
            shown.append(span)
            yield build_excerpt(snapshot.reader, candidate.document_id, span, said, one.probability)


def _question(snapshot: Snapshot, wanted: Wanted) -> Question:
    topic = wanted.topic or ""
    if wanted.speaker is None:
        return Question(topic, Intent.WHO, (), topic, Scope())
    matches = tuple(SpeakerMatch(number, 1.0) for number in identities_of(snapshot, wanted.speaker))
    return Question(topic, Intent.SPEECH, (AskedSpeaker(wanted.speaker, True, matches),), topic, Scope())


def _is_theirs(snapshot: Snapshot, measured: Measured, question: Question) -> bool:
    candidate, features = measured
    if question.speakers:
        return features["asked"] > 0 and candidate.quotation is not None and is_sure(snapshot, candidate.quotation)
    return candidate.quotation is not None and candidate.quotation.speaker is not None


@lru_cache(maxsize=1)
def _learnt() -> Mapping[str, float]:
    return read_weights(__package__)
