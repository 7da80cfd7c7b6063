"""Candidates for an answer, gathered three ways: by meaning, by words, and from what the speaker said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Hit, Reader, Span, StoredPassage, StoredQuotation

from .question import Intent, Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEPTH = 40  # candidates a way
_SPEAKER_LIMIT = (
    400  # quotations of one speaker that are looked at; the nearest by meaning where there are more
)
_TERMS_LIMIT = 12  # words of a lexical query; the rarest where there are more


@dataclass(frozen=True, slots=True)
class Candidate:
    """`quotation` is None for a passage. `meaning` and `passage_meaning` are cosines of the question with the
    candidate and with the passage it begins in, `words` the passage's BM25; 0 where not looked at."""

    document_id: int
    span: Span
    text: str
    stems: frozenset[str]
    paragraph: int
    quotation: StoredQuotation | None
    passage: StoredPassage | None
    meaning: float
    passage_meaning: float
    words: float


@dataclass(frozen=True, slots=True)
class Terms:
    """The topic's stems with their weight: how rare each is in the coverage."""

    weights: Mapping[str, float]

    @property
    def match(self) -> str:
        """As an FTS5 expression: any of the rarest."""
        rarest = sorted(self.weights, key=lambda stem: -self.weights[stem])[:_TERMS_LIMIT]
        return " OR ".join(f'"{stem}"' for stem in rarest)

    def share(self, stems: Iterable[str]) -> float:
        """The share of the topic's weight that stands among `stems`, 0 to 1; 0 where there is no topic."""
        total = sum(self.weights.values())
        present = set(stems)
        return sum(w for stem, w in self.weights.items() if stem in present) / total if total else 0.0


def gather(
    reader: Reader,
    question: Question,
    vector: "NDArray[np.float32]",
    terms: Terms,
    allowed: "frozenset[int] | None",
) -> tuple[Candidate, ...]:
    """Candidates in no order. `allowed` are document ids, None for all; only they are searched."""
    passage_ids = reader.passage_ids_in(allowed) if allowed is not None else None
    quotation_ids = reader.quotation_ids_in(allowed) if allowed is not None else None
    words = (
        {hit.id: hit.score for hit in reader.passages_with(terms.match, 5 * DEPTH, allowed)}
        if terms.weights
        else {}
    )
    spoken = _spoken(reader, question, vector, allowed)
    near_passages = reader.nearest_passages(vector, DEPTH, passage_ids)
    if question.intent is Intent.SPEECH and question.speakers and question.speakers[0].sure:
        return _candidates(reader, vector, spoken, (), words)
    near_quotations = reader.nearest_quotations(vector, DEPTH, quotation_ids)
    top_words = sorted(words, key=lambda id_: -words[id_])[:DEPTH]
    passages = reader.passages(list({hit.id for hit in near_passages} | set(top_words)))
    quotations = reader.quotations([hit.id for hit in near_quotations])
    quotations |= {q.id: q for q in spoken}
    quotations |= {q.id: q for q in reader.quotations_within(list(passages))}
    return _candidates(reader, vector, tuple(quotations.values()), tuple(passages.values()), words)


def _spoken(
    reader: Reader, question: Question, vector: "NDArray[np.float32]", allowed: "frozenset[int] | None"
) -> tuple[StoredQuotation, ...]:
    numbers = [number for asked in question.speakers for number, _ in asked.identities[:20]]
    if not numbers:
        return ()
    quotations = [q for q in reader.quotations_by(numbers) if allowed is None or q.document_id in allowed]
    if len(quotations) <= _SPEAKER_LIMIT:
        return tuple(quotations)
    scores = reader.quotation_meanings(vector, [q.id for q in quotations])
    return tuple(sorted(quotations, key=lambda q: -scores.get(q.id, 0.0))[:_SPEAKER_LIMIT])


def _candidates(
    reader: Reader,
    vector: "NDArray[np.float32]",
    quotations: Sequence[StoredQuotation],
    passages: Sequence[StoredPassage],
    words: Mapping[int, float],
) -> tuple[Candidate, ...]:
    around = {p.id: p for p in reader.passages_around(quotations)}
    home = _homes(quotations, around.values())
    meanings = reader.quotation_meanings(vector, [q.id for q in quotations])
    passage_meanings = reader.passage_meanings(vector, list(around.keys() | {p.id for p in passages}))
    found = []
    for q in quotations:
        passage = home.get(q.id)
        near, score = (
            (passage_meanings.get(passage.id, 0.0), words.get(passage.id, 0.0)) if passage else (0.0, 0.0)
        )
        found.append(
            Candidate(
                q.document_id,
                q.context,
                q.text,
                q.stems,
                q.paragraph,
                q,
                passage,
                meanings.get(q.id, 0.0),
                near,
                score,
            )
        )
    for p in passages:
        near = passage_meanings.get(p.id, 0.0)
        found.append(
            Candidate(
                p.document_id, p.span, p.text, p.stems, p.paragraph, None, p, near, near, words.get(p.id, 0.0)
            )
        )
    return tuple(found)


def _homes(
    quotations: Sequence[StoredQuotation], passages: Iterable[StoredPassage]
) -> dict[int, StoredPassage]:
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
