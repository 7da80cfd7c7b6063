"""The pool of passages that may hold an answer, gathered four ways: by meaning, by words, by what the speaker said and
by what was answered before; the most promising of them by late interaction.

Late interaction (Khattab, Zaharia, ColBERT, 2020): each word piece of the question is held against each of a passage,
and the best cosine of each counts. The pieces' vectors lie in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index import Reader, StoredQuotation

from ..question.question import Intent, Question
from .candidate import PooledPassage, QueryVectors
from .terms import Terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BY_MEANING = 200  # passages; half as many more by the topic alone
_BY_WORDS = 200
_BY_QUOTATIONS = 60  # quotations by meaning, whose passages are taken
_SPEAKER_LIMIT = 160  # quotations of one speaker that are looked at; the nearest by meaning where there are more
_MOST_IDENTITIES = 20  # whom one name can mean, the best fits
PROMISING = 60  # passages whose sentences are ranked
_PROMISING_SPOKEN = 40  # more that hold the asked speaker's words
_BM25_HALFWAY = 10.0  # BM25 at which it counts for 1/2
# How much each way counts before sentences are looked at; recall at 60 is flat around them (bench.learn.answers).
_TOKEN_MATCH, _WEIGHTED_TOKEN_MATCH, _SIMILARITY, _TOPIC_SIMILARITY, _BM25 = 12.0, 12.0, 6.0, 6.0, 3.0


def gather(
    reader: Reader,
    question: Question,
    vectors: QueryVectors,
    terms: Terms,
    allowed: frozenset[int] | None,
    previous_document: int | None,
) -> tuple[PooledPassage, ...]:
    """The most promising passages, best first. `allowed` are document ids, None for all; only they are searched.
    `previous_document` is where the answer before stood. Inside the reader's session."""
    passage_ids = reader.passage_ids_in(allowed) if allowed is not None else None
    quotation_ids = reader.quotation_ids_in(allowed) if allowed is not None else None
    found = [hit.id for hit in reader.nearest_passages(vectors.whole, _BY_MEANING, passage_ids)]
    if vectors.topic is not vectors.whole:
        found += [hit.id for hit in reader.nearest_passages(vectors.topic, _BY_MEANING // 2, passage_ids)]
    bm25 = _bm25(reader, terms, allowed)
    spoken = _spoken(reader, question, vectors, allowed)
    near = reader.quotations([h.id for h in reader.nearest_quotations(vectors.whole, _BY_QUOTATIONS, quotation_ids)])
    of_speaker = [p.id for p in reader.passages_around(spoken)]
    found += [*bm25, *of_speaker, *(p.id for p in reader.passages_around(tuple(near.values())))]
    if previous_document is not None and (allowed is None or previous_document in allowed):
        found += reader.passage_ids_in([previous_document]).tolist()
    pool = _scored(reader, tuple(dict.fromkeys(found)), vectors, bm25)
    return _promising(pool, frozenset(of_speaker), everything=question.intent is Intent.LIST)


def best_matches(pieces: NDArray[np.float32], tokens: NDArray[np.float32]) -> NDArray[np.float32]:
    """(q,): for each of the question's pieces (q, axes) the best cosine with any of the tokens (t, axes); 0 where
    there are none."""
    if not len(tokens):
        return np.zeros(len(pieces), np.float32)
    best: NDArray[np.float32] = (pieces @ tokens.T).max(axis=1)
    return best


def _bm25(reader: Reader, terms: Terms, allowed: frozenset[int] | None) -> Mapping[int, float]:
    if not terms.weights:
        return {}
    return {hit.id: hit.score for hit in reader.passages_with(terms.match, _BY_WORDS, allowed)}


def _spoken(
    reader: Reader, question: Question, vectors: QueryVectors, allowed: frozenset[int] | None
) -> tuple[StoredQuotation, ...]:
    """What the speakers asked for said, or the nearest in meaning where that is much."""
    numbers = [number for asked in question.speakers for number, _ in asked.identities[:_MOST_IDENTITIES]]
    if not numbers:
        return ()
    ids, documents = reader.quotation_places_by(numbers)
    if allowed is not None:
        ids = ids[[document in allowed for document in documents.tolist()]]
    if len(ids) > _SPEAKER_LIMIT:
        nearest = reader.nearest_quotations(vectors.topic, _SPEAKER_LIMIT, ids)
        return tuple(reader.quotations([hit.id for hit in nearest]).values())
    return tuple(reader.quotations(ids.tolist()).values())


def _scored(
    reader: Reader, ids: Sequence[int], vectors: QueryVectors, bm25: Mapping[int, float]
) -> list[PooledPassage]:
    whole = reader.passage_similarities(vectors.whole, ids)
    topic = whole if vectors.topic is vectors.whole else reader.passage_similarities(vectors.topic, ids)
    tokens = reader.passage_tokens(ids)
    passages = reader.passages(ids)
    return [
        PooledPassage(
            passage=passages[id_],
            similarity=whole.get(id_, 0.0),
            topic_similarity=topic.get(id_, 0.0),
            bm25=bm25.get(id_, 0.0),
            token_match=float(best.mean()) if len(best) else 0.0,
            weighted_token_match=float(best @ vectors.weights),
        )
        for id_ in ids
        if id_ in passages
        for best in (best_matches(vectors.pieces, tokens[id_].vectors),)
    ]


def promise(passage: PooledPassage) -> float:
    """How promising a passage is, before its sentences are looked at."""
    return (
        _TOKEN_MATCH * passage.token_match
        + _WEIGHTED_TOKEN_MATCH * passage.weighted_token_match
        + _SIMILARITY * passage.similarity
        + _TOPIC_SIMILARITY * passage.topic_similarity
        + _BM25 * passage.bm25 / (passage.bm25 + _BM25_HALFWAY)
    )


def _promising(
    pool: Sequence[PooledPassage], of_speaker: Collection[int], *, everything: bool
) -> tuple[PooledPassage, ...]:
    ordered = sorted(pool, key=lambda p: -promise(p))
    chosen, rest = ordered[:PROMISING], ordered[PROMISING:]
    spoken = [p for p in rest if p.passage.id in of_speaker]
    return (*chosen, *(spoken if everything else spoken[:_PROMISING_SPOKEN]))
