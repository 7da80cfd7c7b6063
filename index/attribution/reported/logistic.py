"""Logistic regression over named features: the only learnt function in reported speech."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Logistic:
    """A feature that is not in `weights` weighs nothing; without weights every probability is a half."""

    intercept: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def probability(self, features: Sequence[str]) -> float:
        weight_of = self.weights.get
        score = self.intercept
        for feature in features:
            score += weight_of(feature, 0.0)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
