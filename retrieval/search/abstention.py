"""Answer or silence: one probability that the best candidate answers, out of few named features.

A logistic regression whose weights are in weights.json, learnt by `python -m bench.learn.answers`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import logistic

from ..answer import Silence
from ..question.question import Intent, Question
from .ranking import RankedCandidate
from .terms import Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index import Reader

_NEAREST = 5  # passages that tell how near the coverage comes to a question
_WIDEST_MARGIN = 3.0  # log-odds; a best candidate further ahead of the next is no better an answer
_TOLD = 0.5  # of an occasion's words in the article, from which it is the article about it
# Features of the best candidate that tell an answer from a neighbour of one; the others add nothing held out.
_TELLING = (
    "topic_meaning",
    "passage_meaning",
    "document_share",
    "asked",
    "role",
    "same_document",
    "form_missing",
)


@dataclass(frozen=True, slots=True)
class AnswerDecision:
    """`probability` that the best candidate answers the question; `silence` why it is not shown, None where it is."""

    probability: float
    silence: Silence | None
    evidence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NearestAnySpeaker:
    """The coverage's nearest passages to the question, whoever speaks: their best cosine, and the most of the topic
    that stands in one, 0 to 1."""

    similarity: float
    term_coverage: float


def nearest_any_speaker(
    reader: Reader, topic: NDArray[np.float32], terms: Terms, allowed: frozenset[int] | None
) -> NearestAnySpeaker:
    """`topic` is the question's vector without its speakers' names; `allowed` are ids of documents, None for all.
    Inside the reader's session."""
    within = None if allowed is None else reader.passage_ids_in(allowed)
    near = reader.nearest_passages(topic, _NEAREST, within)
    passages = reader.passages([hit.id for hit in near])
    return NearestAnySpeaker(
        similarity=max((hit.score for hit in near), default=0.0),
        term_coverage=max((terms.term_coverage(p.stems) for p in passages.values()), default=0.0),
    )


def decide(
    question: Question,
    ranked: Sequence[RankedCandidate],
    terms: Terms,
    nearest: NearestAnySpeaker,
    threshold: float,
    weights: Mapping[str, float],
) -> AnswerDecision:
    """`threshold` is the least probability of an answer, 0 to 1; `ranked` are best first."""
    if question.intent is Intent.NONE:
        return AnswerDecision(0.0, Silence.NO_QUESTION, {})
    asked = question.speakers[0] if question.speakers else None
    evidence = weigh(question, ranked, terms, nearest)
    probability = logistic(sum(weights.get(n, 0.0) * v for n, v in evidence.items())) if ranked else 0.0
    spoken = question.intent in (Intent.SPEECH, Intent.LIST)
    if spoken and asked is not None and asked.named and not asked.identities:
        return AnswerDecision(probability, Silence.UNKNOWN_SPEAKER, evidence)
    if ranked and question.only_theirs and asked is not None and not question.topic:
        # Any of their words answer what names no topic; in doubt is only who is meant.
        return AnswerDecision(max(probability, asked.identities[0].fit), None, evidence)
    if ranked and probability >= threshold:
        return AnswerDecision(probability, None, evidence)
    silence = Silence.SPEAKER_NOT_ON_TOPIC if question.only_theirs else Silence.NOT_IN_COVERAGE
    return AnswerDecision(probability, silence, evidence)


def weigh(
    question: Question, ranked: Sequence[RankedCandidate], terms: Terms, nearest: NearestAnySpeaker
) -> dict[str, float]:
    """Evidence for an answer: the best candidate's features and how it stands out."""
    if not ranked:
        return {"bias": 1.0}
    best, features = ranked[0], ranked[0].features
    told = question.occasion and features["document_share"] >= _TOLD
    return {
        "bias": 1.0,
        "strict": float(question.only_theirs),
        "who": float(question.intent is Intent.WHO),
        "follows": float(question.follows),
        "score": best.score / 10.0,
        "margin": min(best.score - _next_best(ranked), _WIDEST_MARGIN),
        "elsewhere_meaning": nearest.similarity - features["topic_meaning"],
        "elsewhere_share": 0.0 if told else max(nearest.term_coverage - features["passage_share"], 0.0),
        "rarest_missing": 0.0 if told else _rarest_missing(terms, best),
        "best_share": max(r.features["passage_share"] for r in ranked),
        **{f"top_{name}": features[name] for name in _TELLING},
    }


def _next_best(ranked: Sequence[RankedCandidate]) -> float:
    """The score of the best candidate whose span does not overlap the best one's, in whatever document."""
    best = ranked[0]
    apart = (r.score for r in ranked[1:] if not r.candidate.span.overlaps(best.candidate.span))
    return next(apart, best.score - _WIDEST_MARGIN)


def _rarest_missing(terms: Terms, best: RankedCandidate) -> float:
    """The weight of the topic's rarest word, as a share of all, where the best candidate lacks it."""
    total = sum(terms.weights.values())
    rarest = max(terms.weights, key=lambda stem: terms.weights[stem], default=None)
    return 0.0 if rarest is None or rarest in best.stems else terms.weights[rarest] / total
