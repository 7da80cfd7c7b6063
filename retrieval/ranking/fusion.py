"""The features of each candidate become one score: a weighted sum, the weights learnt and different by what is asked.

The weights are in weights.json beside the search, learnt by `python -m bench.learn.answers` as a softmax over the
sentences of each question (conditional logit, McFadden 1974), measured on sets that it has not seen.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from ..question.question import Intent, Question
from .candidate import AnswerCandidate

Measured = tuple[AnswerCandidate, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate with its features by name; `score` orders the candidates of one question, in log-odds, and `share` is
    its part of the certainty that one of them answers: all of a question's add up to 1, each of those that carry the
    same words counted as one."""

    candidate: AnswerCandidate
    features: Mapping[str, float]
    score: float
    share: float = 0.0


def kinds_of(question: Question) -> tuple[str, ...]:
    """By which of the question's kinds weights differ: "who", "speech" or "fact", and "follows"."""
    asked = {Intent.WHO: "who", Intent.FACT: "fact"}.get(question.intent, "speech")
    return (asked, "follows") if question.follows else (asked,)


def weights_for(kinds: Collection[str], weights: Mapping[str, float], names: Iterable[str]) -> list[float]:
    """The weight of each feature for a question of these kinds: its own and what "feature*kind" adds."""
    return [weights.get(name, 0.0) + sum(weights.get(f"{name}*{kind}", 0.0) for kind in kinds) for name in names]


def rank(measured: Sequence[Measured], question: Question, weights: Mapping[str, float]) -> tuple[RankedCandidate, ...]:
    """Best first; of equals the one that came first."""
    if not measured:
        return ()
    ordered = weights_for(kinds_of(question), weights, measured[0][1])
    scores = [sum(map(mul, ordered, features.values())) for _, features in measured]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(_by_words(measured, odds).values())
    ranked = (
        RankedCandidate(candidate, features, score, part / total)
        for (candidate, features), score, part in zip(measured, scores, odds, strict=True)
    )
    return tuple(sorted(ranked, key=lambda r: -r.score))


def _by_words(measured: Sequence[Measured], odds: Sequence[float]) -> Mapping[str, float]:
    """The highest odds of each sentence: a story that ten papers carry is not ten answers."""
    highest: dict[str, float] = {}
    for (candidate, _), part in zip(measured, odds, strict=True):
        highest[candidate.folded] = max(part, highest.get(candidate.folded, 0.0))
    return highest
