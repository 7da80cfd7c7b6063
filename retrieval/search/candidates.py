"""Candidates for an answer, gathered three ways: by meaning, by words, and from what the speaker said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Reader, Span, StoredPassage, StoredQuotation

from ..question.question import Question
from .terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEPTH = 40  # candidates a way
_LEXICAL_DEPTH = 5 * DEPTH  # passages whose BM25 is known
_SPEAKER_LIMIT = 160  # quotations of one speaker that are looked at; the nearest by meaning where there are more
_MOST_IDENTITIES = 20  # whom one name can mean, the best fits


@dataclass(frozen=True, slots=True)
class QueryVectors:
    """What a question is embedded as, each (d,) and of length 1: `whole` as it was asked, `topic` without its
    speaker, whose name otherwise makes all of their words look alike."""

    whole: "NDArray[np.float32]"
    topic: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class AnswerCandidate:
    """`quotation` is None for a passage. `similarity` and `topic_similarity` are cosines of the candidate with
    the question and with its topic, `passage_similarity` that of the question with the passage it begins in,
    `bm25` the passage's; 0 where not looked at."""

    document_id: int
    span: Span
    stems: frozenset[str]
    paragraph: int
    quotation: StoredQuotation | None
    passage: StoredPassage | None
    similarity: float
    topic_similarity: float
    passage_similarity: float
    bm25: float

    @property
    def text(self) -> str:
        """Read from the index: within a session only."""
        held = self.quotation or self.passage
        return "" if held is None else held.text


def gather(
    reader: Reader,
    question: Question,
    vectors: QueryVectors,
    terms: Terms,
    allowed: "frozenset[int] | None",
) -> tuple[AnswerCandidate, ...]:
    """Candidates in no order. `allowed` are document ids, None for all; only they are searched."""
    passage_ids = reader.passage_ids_in(allowed) if allowed is not None else None
    quotation_ids = reader.quotation_ids_in(allowed) if allowed is not None else None
    bm25 = (
        {hit.id: hit.score for hit in reader.passages_with(terms.match, _LEXICAL_DEPTH, allowed)}
        if terms.weights
        else {}
    )
    spoken = _spoken(reader, question, vectors, allowed)
    near_passages = reader.nearest_passages(vectors.whole, DEPTH, passage_ids)
    if question.only_theirs:
        return _candidates(reader, vectors, spoken, (), bm25)
    near_quotations = reader.nearest_quotations(vectors.whole, DEPTH, quotation_ids)
    best_by_words = sorted(bm25, key=lambda id_: -bm25[id_])[:DEPTH]
    passages = reader.passages(list({hit.id for hit in near_passages} | set(best_by_words)))
    quotations = reader.quotations([hit.id for hit in near_quotations])
    quotations |= {q.id: q for q in spoken}
    quotations |= {q.id: q for q in reader.quotations_within(list(passages))}
    return _candidates(reader, vectors, tuple(quotations.values()), tuple(passages.values()), bm25)


def _spoken(
    reader: Reader, question: Question, vectors: QueryVectors, allowed: "frozenset[int] | None"
) -> tuple[StoredQuotation, ...]:
    """What the speakers asked for said: in order of place, or the nearest in meaning where that is much."""
    numbers = [number for asked in question.speakers for number, _ in asked.identities[:_MOST_IDENTITIES]]
    if not numbers:
        return ()
    ids, documents = reader.quotation_places_by(numbers)
    if allowed is not None:
        ids = ids[[document in allowed for document in documents.tolist()]]
    if len(ids) > _SPEAKER_LIMIT:
        nearest = reader.nearest_quotations(vectors.topic, _SPEAKER_LIMIT, ids)
        return tuple(reader.quotations([hit.id for hit in nearest]).values())
    quotations = reader.quotations(ids.tolist()).values()
    return tuple(sorted(quotations, key=lambda q: (q.document_id, q.span.start)))


def _candidates(
    reader: Reader,
    vectors: QueryVectors,
    quotations: Sequence[StoredQuotation],
    passages: Sequence[StoredPassage],
    bm25: Mapping[int, float],
) -> tuple[AnswerCandidate, ...]:
    quotations = [q for q in quotations if q.paragraph]  # a headline is nobody's words
    around = {p.id: p for p in reader.passages_around(quotations)}
    near = reader.passage_similarities(vectors.whole, list(around.keys() | {p.id for p in passages}))
    return (
        *_of_quotations(reader, vectors, quotations, _homes(quotations, around.values()), near, bm25),
        *_of_passages(reader, vectors, passages, near, bm25),
    )


def _of_quotations(
    reader: Reader,
    vectors: QueryVectors,
    quotations: Sequence[StoredQuotation],
    homes: Mapping[int, StoredPassage],
    near: Mapping[int, float],
    bm25: Mapping[int, float],
) -> Iterator[AnswerCandidate]:
    """`homes` are the passages that they begin in, `near` and `bm25` the passages' scores, all by id."""
    ids = [q.id for q in quotations]
    whole = reader.quotation_similarities(vectors.whole, ids)
    topic = whole if vectors.topic is vectors.whole else reader.quotation_similarities(vectors.topic, ids)
    for q in quotations:
        passage = homes.get(q.id)
        yield AnswerCandidate(
            document_id=q.document_id,
            span=q.context,
            stems=q.stems,
            paragraph=q.paragraph,
            quotation=q,
            passage=passage,
            similarity=whole.get(q.id, 0.0),
            topic_similarity=topic.get(q.id, 0.0),
            passage_similarity=near.get(passage.id, 0.0) if passage else 0.0,
            bm25=bm25.get(passage.id, 0.0) if passage else 0.0,
        )


def _of_passages(
    reader: Reader,
    vectors: QueryVectors,
    passages: Sequence[StoredPassage],
    near: Mapping[int, float],
    bm25: Mapping[int, float],
) -> Iterator[AnswerCandidate]:
    ids = [p.id for p in passages]
    topic = near if vectors.topic is vectors.whole else reader.passage_similarities(vectors.topic, ids)
    for p in passages:
        similarity = near.get(p.id, 0.0)
        yield AnswerCandidate(
            document_id=p.document_id,
            span=p.span,
            stems=p.stems,
            paragraph=p.paragraph,
            quotation=None,
            passage=p,
            similarity=similarity,
            topic_similarity=topic.get(p.id, 0.0),
            passage_similarity=similarity,
            bm25=bm25.get(p.id, 0.0),
        )


def _homes(quotations: Sequence[StoredQuotation], passages: Iterable[StoredPassage]) -> dict[int, StoredPassage]:
    """The passage in which each quotation's words begin."""
    by_document: dict[int, list[StoredPassage]] = {}
    for passage in passages:
        by_document.setdefault(passage.document_id, []).append(passage)
    homes = {}
    for q in quotations:
        for passage in by_document.get(q.document_id, ()):
            if passage.span.start <= q.span.start < passage.span.end:
                homes[q.id] = passage
    return homes
