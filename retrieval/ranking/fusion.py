"""What speaks for a candidate, as a few named numbers, and their fusion: a weighted sum with learnt weights.

The weights are in weights.json, learnt by `python -m bench.learn.answers` as a conditional logit over each
question's candidates (McFadden 1974), cross-validated by document.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from index import QuotationKind, Span

from ..question.question import Intent, Question
from .candidates import AnswerCandidate
from .terms import Terms

_BM25_HALFWAY = 10.0  # BM25 at which its feature is 1/2
_NO_STEMS: frozenset[str] = frozenset()
_LENGTH_SCALE = 7.0  # log of some 1,100 characters, about the longest candidate


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate with its features by name; `score` orders the candidates of one question, in log-odds.
    `title_stems` are those of its document's headline."""

    candidate: AnswerCandidate
    features: Mapping[str, float]
    score: float
    title_stems: frozenset[str] = _NO_STEMS

    @property
    def stems(self) -> frozenset[str]:
        """Of the candidate, its passage and its headline."""
        passage = self.candidate.passage.stems if self.candidate.passage else _NO_STEMS
        return self.candidate.stems | passage | self.title_stems


@dataclass(frozen=True, slots=True)
class Context:
    """What a candidate is measured against.

    `title_stems`, `title_coverage` and `document_coverage` (how much of the topic stands there, 0 to 1) are by
    document; `role` are the stems of a role in the question and `role_coverage`, by speaker, how much of it the
    coverage states of them; `answer_type` is what an answer looks like; `previous_answer` is where the answer before
    stood, document and span.
    """

    question: Question
    terms: Terms
    title_stems: Mapping[int, frozenset[str]]
    title_coverage: Mapping[int, float]
    document_coverage: Mapping[int, float]
    answer_type: re.Pattern[str] | None
    role: Terms
    role_coverage: Mapping[int, float]
    previous_answer: tuple[int, Span] | None


def rank(
    candidates: Sequence[AnswerCandidate], context: Context, weights: Mapping[str, float]
) -> tuple[RankedCandidate, ...]:
    """Best first; of equals the one that came first."""
    ranked = []
    ordered: list[float] = []
    for candidate in candidates:
        features = measure(candidate, context)
        if len(ordered) != len(features):
            ordered = [weights.get(name, 0.0) for name in features]
        score = sum(map(mul, ordered, features.values()))
        titles = context.title_stems.get(candidate.document_id, _NO_STEMS)
        ranked.append(RankedCandidate(candidate, features, score, titles))
    return tuple(sorted(ranked, key=lambda r: -r.score))


def measure(candidate: AnswerCandidate, context: Context) -> dict[str, float]:
    """Every feature of one candidate, most of them between 0 and 1."""
    question, q = context.question, candidate.quotation
    own = candidate.stems
    around = candidate.passage.stems if candidate.passage else own
    spoken = q is not None
    formed = context.answer_type is not None and context.answer_type.search(candidate.text) is not None
    who, fact = question.intent is Intent.WHO, question.intent is Intent.FACT
    previous = context.previous_answer
    return {
        "meaning": candidate.similarity,
        "topic_meaning": candidate.topic_similarity,
        "passage_meaning": candidate.passage_similarity,
        "words": candidate.bm25 / (candidate.bm25 + _BM25_HALFWAY),
        "share": context.terms.term_coverage(own),
        "passage_share": context.terms.term_coverage(around, own),
        "title_share": context.title_coverage.get(candidate.document_id, 0.0),
        "document_share": context.document_coverage.get(candidate.document_id, 0.0),
        "spoken": float(spoken),
        "spoken_if_fact": float(spoken and fact),
        "spoken_if_speech": float(spoken and question.intent is Intent.SPEECH),
        "spoken_if_who": float(spoken and who),
        "indirect": float(q is not None and q.kind is QuotationKind.INDIRECT),
        "open_if_who": float(q is not None and who and q.speaker is None),
        "asked": _fit_of_speaker(candidate, question),
        "role": context.role_coverage.get(q.identity, 0.0) if q is not None and q.identity is not None else 0.0,
        "role_nearby": context.role.term_coverage(around, own),
        "form_found": float(formed),
        "form_missing": float(context.answer_type is not None and not formed),
        "same_document": float(previous is not None and candidate.document_id == previous[0]),
        "repeats": float(_repeats(candidate, previous)),
        "length": math.log1p(len(candidate.span)) / _LENGTH_SCALE,
    }


def _repeats(candidate: AnswerCandidate, previous: tuple[int, Span] | None) -> bool:
    """True if the candidate overlaps the previous answer. Learnt weight is about 0 today."""
    return previous is not None and candidate.document_id == previous[0] and candidate.span.overlaps(previous[1])


def _fit_of_speaker(candidate: AnswerCandidate, question: Question) -> float:
    """How well the candidate's speaker is the one that was asked for, 0 to 1."""
    q = candidate.quotation
    if q is None or q.identity is None:
        return 0.0
    return max((fit for asked in question.speakers for n, fit in asked.identities if n == q.identity), default=0.0)
