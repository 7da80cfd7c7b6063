"""Answer or silence: one probability that the best candidate answers, out of few named features.

A logistic regression whose weights are in weights.json, learnt by `python -m bench.learn.answers`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from index import logistic

from ..answer import Silence
from ..question.question import Intent, Question
from ..ranking.fusion import Measured, RankedCandidate, kinds_of, weights_for
from ..ranking.terms import Terms
from ..ranking.windows import Blocked, never, windows_in_order
from .denial import is_theirs

# Of all candidates' features those of which the best one's is held against the highest, and against the tenth.
_COMPARED = (
    "match",
    "weighted_match",
    "rare_match",
    "news_match",
    "nearby_news_match",
    "news_missing",
    "news_lowest",
    "passage_match",
    "passage_weighted_match",
    "document_match",
    "meaning",
    "passage_meaning",
    "topic_meaning",
    "words",
    "share",
    "news_share",
    "passage_share",
    "document_share",
)
_TENTH = 9  # counted from 0
_MOST_SURE = 0.999
# Cosine of the topic with a passage: of made-up topics nearly all stay below it (penguins, mermaids: 0.1 to 0.3), other
# words for what is there may come above (gunmen: 0.5).
_OF_A_KIND = 0.30


@dataclass(frozen=True, slots=True)
class AnswerDecision:
    """`probability` that the best candidate answers the question; `silence` why it is not shown, None where it is."""

    probability: float
    silence: Silence | None
    evidence: Mapping[str, float]


def decide(
    question: Question,
    ranked: Sequence[RankedCandidate],
    measured: Sequence[Measured],
    threshold: float,
    weights: Mapping[str, float],
    blocked: Blocked = never,
    *,
    foreign: bool = False,
) -> AnswerDecision:
    """`threshold` is the least probability of an answer, 0 to 1; `ranked` are best first, `measured` all candidates,
    with those that may not answer because somebody else speaks in them; `blocked` as for windows; `foreign` tells
    that the coverage has not heard of most of what is asked about, which nothing in it can answer then."""
    if question.intent is Intent.NONE:
        return AnswerDecision(0.0, Silence.NO_QUESTION, {})
    asked = question.speakers[0] if question.speakers else None
    evidence = weigh(question, ranked, measured, blocked)
    probability = probability_of(question, evidence, weights) if ranked and not foreign else 0.0
    spoken = question.intent in (Intent.SPEECH, Intent.LIST)
    if spoken and asked is not None and asked.named and not asked.identities:
        return AnswerDecision(probability, Silence.UNKNOWN_SPEAKER, evidence)
    if question.only_theirs and asked is not None and not question.topic:
        # Any of their words answer what names no topic, and nothing else does; in doubt is only who is meant.
        if ranked and is_theirs(next(windows_in_order(ranked, blocked)).best.candidate, question.speakers):
            return AnswerDecision(max(probability, asked.identities[0].fit), None, evidence)
    elif ranked and probability >= threshold:
        return AnswerDecision(probability, None, evidence)
    silence = Silence.SPEAKER_NOT_ON_TOPIC if question.only_theirs else Silence.NOT_IN_COVERAGE
    return AnswerDecision(probability, silence, evidence)


def is_foreign(terms: Terms, ranked: Sequence[RankedCandidate]) -> bool:
    """Whether the coverage has not heard of what is asked about: of most of it, or of any of it while nothing that was
    found is of a kind with it."""
    far = all(r.features["topic_meaning"] < _OF_A_KIND for r in ranked)
    return terms.foreign or (terms.unheard and far)


def decision_kinds(question: Question) -> tuple[str, ...]:
    """The kinds that its ranking has, but "follows" only where it narrows what was asked before: one with a topic of
    its own is as sure as a question that stands alone, though it is ranked with a glance at the answer before."""
    kinds = kinds_of(question)
    return tuple(kind for kind in kinds if kind != "follows") if question.fresh else kinds


def probability_of(question: Question, evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """That the best window answers, by its evidence."""
    return logistic(sum(map(mul, weights_for(decision_kinds(question), weights, evidence), evidence.values())))


def weigh(
    question: Question, ranked: Sequence[RankedCandidate], measured: Sequence[Measured], blocked: Blocked = never
) -> dict[str, float]:
    """Evidence for an answer: how sure the best window is, what its best sentence has, and how that stands out."""
    if not ranked:
        return {"bias": 1.0}
    ordered = windows_in_order(ranked, blocked)
    first = next(ordered)
    other = next((w for w in ordered if w.best.candidate.folded != first.best.candidate.folded), None)
    article = first.best.candidate.document_id
    share = min(first.share, _MOST_SURE)
    kinds = decision_kinds(question)
    return {
        "bias": 1.0,
        **{kind: float(kind in kinds) for kind in ("who", "speech", "fact", "follows")},
        "strict": float(question.only_theirs),
        "speaker_asked": float(any(asked.identities for asked in question.speakers)),
        "words_asked": float(len(question.text.split())),
        "score": first.best.score,
        "window_share": share,
        "window_odds": math.log(share / (1.0 - share)),
        "next_share": other.share if other else 0.0,
        "article_share": sum(_shares([r for r in ranked if r.candidate.document_id == article])),
        "spread": -sum(share * math.log(share) for share in _shares(ranked) if share > 0.0),
        **first.best.features,
        **_standing(first.best.features, measured),
    }


def _shares(ranked: Sequence[RankedCandidate]) -> Collection[float]:
    """The share of each sentence, of those that carry the same words the highest; `ranked` are best first."""
    return {r.candidate.folded: r.share for r in reversed(ranked)}.values()


def _standing(best: Mapping[str, float], measured: Sequence[Measured]) -> dict[str, float]:
    """The highest of each compared feature among all candidates, how far the best candidate is below it, and how far
    above the tenth."""
    standing = {}
    for name in _COMPARED:
        values = sorted((features[name] for _, features in measured), reverse=True)
        tenth = values[min(_TENTH, len(values) - 1)]
        standing[f"highest_{name}"] = values[0]
        standing[f"below_{name}"] = values[0] - best[name]
        standing[f"above_{name}"] = best[name] - tenth
    return standing
