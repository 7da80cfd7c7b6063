"""Answer or silence: one probability that the best candidate answers, out of few named features.

A logistic regression whose weights are in weights.json, learnt by `python -m bench.learn.answers`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..answer import Silence
from ..question.question import Intent, Question
from .candidates import Terms
from .ranking import Scored

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
class Decision:
    """`probability` that the best candidate answers the question; `silence` why it is not shown, None where it is."""

    probability: float
    silence: Silence | None
    evidence: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NearestAnySpeaker:
    """The coverage's nearest passages to the question, whoever speaks: their best cosine and share of the topic's
    words."""

    meaning: float
    share: float


def decide(
    question: Question,
    ranked: Sequence[Scored],
    terms: Terms,
    elsewhere: NearestAnySpeaker,
    line: float,
    weights: Mapping[str, float],
) -> Decision:
    """`line` is the least probability of an answer, 0 to 1."""
    if question.intent is Intent.NONE:
        return Decision(0.0, Silence.NO_QUESTION, {})
    asked = question.speakers[0] if question.speakers else None
    evidence = weigh(question, ranked, terms, elsewhere)
    probability = 1 / (1 + math.exp(-sum(weights.get(n, 0.0) * v for n, v in evidence.items()))) if ranked else 0.0
    spoken = question.intent in (Intent.SPEECH, Intent.LIST)
    if spoken and asked is not None and asked.named and not asked.identities:
        return Decision(probability, Silence.UNKNOWN_SPEAKER, evidence)
    if ranked and question.only_theirs and asked is not None and not question.topic:
        # Any of their words answer what names no topic; in doubt is only who is meant.
        return Decision(max(probability, asked.identities[0][1]), None, evidence)
    if ranked and probability >= line:
        return Decision(probability, None, evidence)
    return Decision(
        probability, Silence.SPEAKER_NOT_ON_TOPIC if question.only_theirs else Silence.NOT_IN_COVERAGE, evidence
    )


def weigh(question: Question, ranked: Sequence[Scored], terms: Terms, elsewhere: NearestAnySpeaker) -> dict[str, float]:
    """Evidence for an answer: the best candidate's features and how it stands out."""
    if not ranked:
        return {"bias": 1.0}
    best = ranked[0]
    second = next((s.score for s in ranked[1:] if not s.candidate.span.overlaps(best.candidate.span)), best.score - 3.0)
    features = best.features
    told = question.occasion and features["document_share"] >= _TOLD
    return {
        "bias": 1.0,
        "strict": float(question.only_theirs),
        "who": float(question.intent is Intent.WHO),
        "follows": float(question.follows),
        "score": best.score / 10.0,
        "margin": min(best.score - second, 3.0),
        "elsewhere_meaning": elsewhere.meaning - features["topic_meaning"],
        "elsewhere_share": 0.0 if told else max(elsewhere.share - features["passage_share"], 0.0),
        "rarest_missing": 0.0 if told else _rarest_missing(terms, best),
        "best_share": max(s.features["passage_share"] for s in ranked),
        **{f"top_{name}": features[name] for name in _TELLING},
    }


def _rarest_missing(terms: Terms, best: Scored) -> float:
    """The weight of the topic's rarest word, as a share of all, where the best candidate lacks it."""
    total = sum(terms.weights.values())
    rarest = max(terms.weights, key=lambda stem: terms.weights[stem], default=None)
    return 0.0 if rarest is None or rarest in best.stems else terms.weights[rarest] / total


@lru_cache(maxsize=1)
def learnt_evidence_weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))["answering"]
    return weights
