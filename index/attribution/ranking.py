"""Scores candidates by weights that stand in a readable file, and turns the scores into a probability."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .candidates import Candidate


@dataclass(frozen=True, slots=True)
class Weights:
    """`features` score a candidate; `calibration` is the slope and offset (on the log-odds) that make the
    softmax a probability."""

    features: Mapping[str, float]
    calibration: tuple[float, float]

    def score(self, candidate: Candidate) -> float:
        features = self.features
        return sum(features.get(name, 0.0) * value for name, value in candidate.features.items())


@cache
def load_weights(file: str = "weights.json") -> Weights:
    content = json.loads(resources.files(__package__).joinpath(file).read_text(encoding="utf-8"))
    return Weights(content["features"], (content["calibration"][0], content["calibration"][1]))


def ranked(candidates: Sequence[Candidate], weights: Weights) -> list[tuple[Candidate, float]]:
    """Candidates with the softmax of their scores, best first."""
    scores = [weights.score(c) for c in candidates]
    top = max(scores)
    exponents = [math.exp(s - top) for s in scores]
    total = sum(exponents)
    return sorted(zip(candidates, (e / total for e in exponents), strict=True), key=lambda pair: -pair[1])


def calibrated(share: float, weights: Weights) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    slope, offset = weights.calibration
    return 1 / (1 + math.exp(-(slope * math.log(share / (1 - share)) + offset)))
