"""Candidates for an answer, gathered three ways: by meaning, by words, and from what the speaker said."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from index import Hit, Reader, Span, StoredPassage, StoredQuotation

from ..question.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEPTH = 40  # candidates a way
# Quotations of one speaker that are looked at; the nearest by meaning where there are more.
_SPEAKER_LIMIT = 160
_TERMS_LIMIT = 12  # words of a lexical query; the rarest where there are more
# Passages that the words of a lexical query may stand in together, which its time grows with: 1,500 take 3 ms.
_POSTINGS = 1_500


@dataclass(frozen=True, slots=True)
class QueryVectors:
    """What a question is embedded as, each (d,) and of length 1: `whole` as it was asked, `topic` without its
    speaker, whose name otherwise makes all of their words look alike."""

    whole: "NDArray[np.float32]"
    topic: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`quotation` is None for a passage. `meaning` and `topic_meaning` are cosines of the candidate with
    the question and with its topic, `passage_meaning` that of the question with the passage it begins in,
    `words` the passage's BM25; 0 where not looked at."""

    document_id: int
    span: Span
    stems: frozenset[str]
    paragraph: int
    quotation: StoredQuotation | None
    passage: StoredPassage | None
    meaning: float
    topic_meaning: float
    passage_meaning: float
    words: float

    @property
    def text(self) -> str:
        held = self.quotation or self.passage
        return "" if held is None else held.text


@dataclass(frozen=True, slots=True)
class Terms:
    """The topic's stems with their weight: how rare each is in the coverage; `holding` counts its passages."""

    weights: Mapping[str, float]
    holding: Mapping[str, int] = field(default_factory=dict)

    @property
    def match(self) -> str:
        """As an FTS5 expression: any of the rarest."""
        rarest = sorted(self.weights, key=lambda stem: -self.weights[stem])[:_TERMS_LIMIT]
        sums = accumulate(self.holding.get(stem, 0) for stem in rarest)
        chosen = [stem for stem, passages in zip(rarest, sums, strict=True) if passages <= _POSTINGS]
        return " OR ".join(f'"{stem}"' for stem in chosen or rarest[:1])

    def share(self, *stems: frozenset[str]) -> float:
        """The share of the topic's weight that stands among `stems`, 0 to 1; 0 where there is no topic."""
        if not self.weights:
            return 0.0
        present: set[str] = set()
        for some in stems:
            present |= self.weights.keys() & some
        return self._share(present)

    def share_within(self, stems: Container[str]) -> float:
        """The same of a whole document's stems."""
        return self._share({stem for stem in self.weights if stem in stems})

    def _share(self, present: Collection[str]) -> float:
        total = sum(self.weights.values())
        if not present or not total:
            return 0.0
        return sum(weight for stem, weight in self.weights.items() if stem in present) / total


def gather(
    reader: Reader,
    question: Question,
    probe: QueryVectors,
    terms: Terms,
    allowed: "frozenset[int] | None",
) -> tuple[Candidate, ...]:
    """Candidates in no order. `allowed` are document ids, None for all; only they are searched."""
    passage_ids = reader.passage_ids_in(allowed) if allowed is not None else None
    quotation_ids = reader.quotation_ids_in(allowed) if allowed is not None else None
    words = (
        {hit.id: hit.score for hit in reader.passages_with(terms.match, 5 * DEPTH, allowed)} if terms.weights else {}
    )
    spoken = _spoken(reader, question, probe, allowed)
    near_passages = reader.nearest_passages(probe.whole, DEPTH, passage_ids)
    if question.only_theirs:
        return _candidates(reader, probe, spoken, (), words)
    near_quotations = reader.nearest_quotations(probe.whole, DEPTH, quotation_ids)
    top_words = sorted(words, key=lambda id_: -words[id_])[:DEPTH]
    passages = reader.passages(list({hit.id for hit in near_passages} | set(top_words)))
    quotations = reader.quotations([hit.id for hit in near_quotations])
    quotations |= {q.id: q for q in spoken}
    quotations |= {q.id: q for q in reader.quotations_within(list(passages))}
    return _candidates(reader, probe, tuple(quotations.values()), tuple(passages.values()), words)


def _spoken(
    reader: Reader, question: Question, probe: QueryVectors, allowed: "frozenset[int] | None"
) -> tuple[StoredQuotation, ...]:
    numbers = [number for asked in question.speakers for number, _ in asked.identities[:20]]
    if not numbers:
        return ()
    ids, documents = reader.quotation_places_by(numbers)
    if allowed is not None:
        ids = ids[[document in allowed for document in documents.tolist()]]
    if len(ids) > _SPEAKER_LIMIT:
        nearest = reader.nearest_quotations(probe.topic, _SPEAKER_LIMIT, ids)
        return tuple(reader.quotations([hit.id for hit in nearest]).values())
    quotations = reader.quotations(ids.tolist()).values()
    return tuple(sorted(quotations, key=lambda q: (q.document_id, q.span.start)))


def _candidates(
    reader: Reader,
    probe: QueryVectors,
    quotations: Sequence[StoredQuotation],
    passages: Sequence[StoredPassage],
    words: Mapping[int, float],
) -> tuple[Candidate, ...]:
    quotations = [q for q in quotations if q.paragraph]  # a headline is nobody's words
    around = {p.id: p for p in reader.passages_around(quotations)}
    home = _homes(quotations, around.values())
    ids = [q.id for q in quotations]
    passage_ids = list(around.keys() | {p.id for p in passages})
    meanings = reader.quotation_similarities(probe.whole, ids)
    topics = meanings if probe.topic is probe.whole else reader.quotation_similarities(probe.topic, ids)
    passage_similarities = reader.passage_similarities(probe.whole, passage_ids)
    passage_topics = (
        passage_similarities
        if probe.topic is probe.whole
        else reader.passage_similarities(probe.topic, [p.id for p in passages])
    )
    found = []
    for q in quotations:
        passage = home.get(q.id)
        found.append(
            Candidate(
                document_id=q.document_id,
                span=q.context,
                stems=q.stems,
                paragraph=q.paragraph,
                quotation=q,
                passage=passage,
                meaning=meanings.get(q.id, 0.0),
                topic_meaning=topics.get(q.id, 0.0),
                passage_meaning=passage_similarities.get(passage.id, 0.0) if passage else 0.0,
                words=words.get(passage.id, 0.0) if passage else 0.0,
            )
        )
    for p in passages:
        near = passage_similarities.get(p.id, 0.0)
        found.append(
            Candidate(
                document_id=p.document_id,
                span=p.span,
                stems=p.stems,
                paragraph=p.paragraph,
                quotation=None,
                passage=p,
                meaning=near,
                topic_meaning=passage_topics.get(p.id, 0.0),
                passage_meaning=near,
                words=words.get(p.id, 0.0),
            )
        )
    return tuple(found)


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


__all__ = ["DEPTH", "Candidate", "Hit", "Terms", "gather"]
