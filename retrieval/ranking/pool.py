"""The pool of passages that may hold an answer, gathered four ways: by meaning, by words, by what the speaker said and
by what was answered before; the most promising of them by late interaction.

Late interaction (Khattab, Zaharia, ColBERT, 2020): each word piece of the question is held against each of a passage,
and the best cosine of each counts. The pieces' vectors lie in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index import Reader

from ..question.question import Intent, Question
from .candidate import BM25_HALFWAY, PooledPassage, QueryVectors
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
# How much each way counts before sentences are looked at. Set by hand: weights that were fitted found 0.2 points more.
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
    of_speaker = reader.passage_ids_around(_spoken(reader, question, vectors, allowed))
    near = reader.nearest_quotations(vectors.whole, _BY_QUOTATIONS, quotation_ids)
    found += [*bm25, *of_speaker, *reader.passage_ids_around([hit.id for hit in near])]
    if previous_document is not None and (allowed is None or previous_document in allowed):
        found += reader.passage_ids_in([previous_document]).tolist()
    ways = _ways(reader, tuple(dict.fromkeys(found)), vectors, bm25)
    return _promising(reader, ways, frozenset(of_speaker), everything=question.intent is Intent.LIST)


def best_matches(
    cosines: NDArray[np.float32], firsts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.float32]:
    """(n, q): for each stretch of pieces, from one of `firsts` up to one of `ends` (n,), the best of the cosines (q, t)
    of each of the question's pieces; 0 where a stretch is empty. Stretches are in order, and apart."""
    best = np.zeros((len(firsts), len(cosines)), np.float32)
    held = np.flatnonzero(ends > firsts)
    if len(held):
        edges = np.stack([firsts[held], ends[held]], axis=1).ravel()
        edges = edges[:-1] if edges[-1] == cosines.shape[1] else edges
        best[held] = np.maximum.reduceat(cosines, edges, axis=1)[:, ::2].T
    return best


def _bm25(reader: Reader, terms: Terms, allowed: frozenset[int] | None) -> Mapping[int, float]:
    if not terms.weights:
        return {}
    return {hit.id: hit.score for hit in reader.passages_with(terms.match, _BY_WORDS, allowed)}


def _spoken(reader: Reader, question: Question, vectors: QueryVectors, allowed: frozenset[int] | None) -> Sequence[int]:
    """Quotations of the speakers asked for, or the nearest of them in meaning where they are many."""
    numbers = [number for asked in question.speakers for number, _ in asked.identities[:_MOST_IDENTITIES]]
    if not numbers:
        return ()
    ids, documents = reader.quotation_places_by(numbers)
    if allowed is not None:
        ids = ids[[document in allowed for document in documents.tolist()]]
    if len(ids) > _SPEAKER_LIMIT:
        return [hit.id for hit in reader.nearest_quotations(vectors.topic, _SPEAKER_LIMIT, ids)]
    found: list[int] = ids.tolist()
    return found


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each of n passages was found, every one (n,); as in `PooledPassage`."""

    ids: Sequence[int]
    similarity: NDArray[np.float64]
    topic_similarity: NDArray[np.float64]
    bm25: NDArray[np.float64]
    token_match: NDArray[np.float64]
    weighted_token_match: NDArray[np.float64]


def _ways(reader: Reader, ids: Sequence[int], vectors: QueryVectors, bm25: Mapping[int, float]) -> _Ways:
    whole = reader.passage_similarities(vectors.whole, ids)
    topic = whole if vectors.topic is vectors.whole else reader.passage_similarities(vectors.topic, ids)
    tokens = reader.passage_tokens(ids)
    best = best_matches(tokens.cosines(vectors.pieces), tokens.bounds[:-1], tokens.bounds[1:]).astype(np.float64)
    return _Ways(
        ids=ids,
        similarity=np.array([whole.get(id_, 0.0) for id_ in ids]),
        topic_similarity=np.array([topic.get(id_, 0.0) for id_ in ids]),
        bm25=np.array([bm25.get(id_, 0.0) for id_ in ids]),
        token_match=best.mean(axis=1) if len(vectors.pieces) else np.zeros(len(ids)),
        weighted_token_match=best @ vectors.weights,
    )


def promise(passages: PooledPassage | _Ways) -> Any:
    """How promising a passage is, before its sentences are looked at: a number, of many an array."""
    return (
        _TOKEN_MATCH * passages.token_match
        + _WEIGHTED_TOKEN_MATCH * passages.weighted_token_match
        + _SIMILARITY * passages.similarity
        + _TOPIC_SIMILARITY * passages.topic_similarity
        + _BM25 * passages.bm25 / (passages.bm25 + BM25_HALFWAY)
    )


def _promising(
    reader: Reader, ways: _Ways, of_speaker: Collection[int], *, everything: bool
) -> tuple[PooledPassage, ...]:
    ordered = np.argsort(-promise(ways), kind="stable").tolist()
    chosen, rest = ordered[:PROMISING], ordered[PROMISING:]
    spoken = [place for place in rest if ways.ids[place] in of_speaker]
    chosen += spoken if everything else spoken[:_PROMISING_SPOKEN]
    passages = reader.passages([ways.ids[place] for place in chosen])
    return tuple(
        PooledPassage(
            passage=passages[ways.ids[place]],
            similarity=float(ways.similarity[place]),
            topic_similarity=float(ways.topic_similarity[place]),
            bm25=float(ways.bm25[place]),
            token_match=float(ways.token_match[place]),
            weighted_token_match=float(ways.weighted_token_match[place]),
        )
        for place in chosen
    )
