"""Cue lexicon and weights of reported speech: `weights.json`, which says how it was learnt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ...weights import logistic, read_weights


@dataclass(frozen=True, slots=True)
class LogisticRegression:
    """A feature that is not in `weights` weighs nothing; without weights every probability is a half."""

    intercept: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def sum_of(self, features: Sequence[str]) -> float:
        """What the features that hold weigh together, by their names."""
        weight_of = self.weights.get
        return sum([weight_of(feature, 0.0) for feature in features])

    def score(self, features: Sequence[str]) -> float:
        """The logarithm of the odds."""
        return self.intercept + self.sum_of(features)

    def probability(self, features: Sequence[str]) -> float:
        return logistic(self.score(features))


@dataclass(frozen=True, slots=True)
class Model:
    """`verbs` and `nouns` map an inflected cue to its lemma. `ends` says where reported words stop (None: at
    the sentence's end), `parses` which parse of a cue is right: each one's odds against that nothing was said."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    ends: LogisticRegression | None
    parses: LogisticRegression


def model_from(stored: Mapping[str, Any]) -> Model:
    """`stored` as in the weights file: `verbs` and `nouns` map a lemma to its forms."""
    return Model(
        verbs={form: lemma for lemma, inflected in stored["verbs"].items() for form in inflected},
        nouns={form: lemma for lemma, inflected in stored["nouns"].items() for form in inflected},
        ends=_regression(stored["ends"]) if "ends" in stored else None,
        parses=_regression(stored["readings"]) if "readings" in stored else LogisticRegression(),
    )


def _regression(stored: Mapping[str, Any]) -> LogisticRegression:
    return LogisticRegression(float(stored["intercept"]), {k: float(v) for k, v in stored["weights"].items()})


@lru_cache(maxsize=1)
def learnt_model() -> Model:
    """The model of this release."""
    return model_from(read_weights(__package__))
