"""The learnt numbers that rank candidates and decide answers, as `python -m bench.learn.answers` wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index import read_weights


@dataclass(frozen=True, slots=True)
class LearntWeights:
    """By a feature's name: `ranking` of a candidate's features, `answering` of the evidence for an answer."""

    ranking: Mapping[str, float]
    answering: Mapping[str, float]


@lru_cache(maxsize=1)
def learnt_weights() -> LearntWeights:
    stored = read_weights(__package__)
    return LearntWeights(stored["ranking"], stored["answering"])
