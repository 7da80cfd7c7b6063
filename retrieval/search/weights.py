"""The learnt numbers that rank candidates and decide answers, as `python -m bench.learn.answers` wrote them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LearntWeights:
    """By a feature's name: `ranking` of a candidate's features, `answering` of the evidence for an answer."""

    ranking: Mapping[str, float]
    answering: Mapping[str, float]


@lru_cache(maxsize=1)
def learnt_weights() -> LearntWeights:
    stored = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return LearntWeights(stored["ranking"], stored["answering"])


def logistic(score: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1 / (1 + math.exp(-score))
