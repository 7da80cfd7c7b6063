"""Scores candidates by weights that stand in a readable file, and turns the scores into a probability."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..weights import logistic, read_weights
from .candidates import SpeakerCandidate

_SUREST = 1e-6  # from 0 and 1; nearer to them the log-odds of a share would have no bound


@dataclass(frozen=True, slots=True)
class Weights:
    """`features` score a candidate; `calibration` is the slope and offset (on the log-odds) that make the
    softmax a probability; `named` is the least such probability, 0 to 1, at which a speaker who stands beside the words
    is called named."""

    features: Mapping[str, float]
    calibration: tuple[float, float]
    named: float

    def score(self, candidate: SpeakerCandidate) -> float:
        """Sum of the candidate's features, each times its weight; a feature without a weight counts nothing."""
        features = self.features
        return sum(features.get(name, 0.0) * value for name, value in candidate.features.items())


@cache
def load_weights(file: str = "weights.json") -> Weights:
    """Of a file beside this module, with how it was learnt in it."""
    stored = read_weights(__package__, file)
    return Weights(stored["features"], (stored["calibration"][0], stored["calibration"][1]), stored["named"])


def ranked(candidates: Sequence[SpeakerCandidate], weights: Weights) -> list[tuple[SpeakerCandidate, float]]:
    """Candidates with the softmax of their scores, best first. There must be one."""
    scores = [weights.score(c) for c in candidates]
    top = max(scores)
    exponents = [math.exp(s - top) for s in scores]
    total = sum(exponents)
    return sorted(zip(candidates, (e / total for e in exponents), strict=True), key=lambda pair: -pair[1])


def calibrated(share: float, weights: Weights) -> float:
    """The probability that a candidate of that share of the softmax, 0 to 1, is right (Platt 1999)."""
    share = min(max(share, _SUREST), 1 - _SUREST)
    slope, offset = weights.calibration
    return logistic(slope * math.log(share / (1 - share)) + offset)
