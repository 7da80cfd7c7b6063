"""How probable it is that a claim is a slip of the words it was laid beside, and not a sentence of its own.

A logistic regression over four features, whose weights are in weights.json, learnt by `python -m bench.learn.checks`
from altered quotations and quotations of other documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache

from index import logistic, read_weights

from ..question.tokens import FUNCTION_WORDS
from ..snapshot import Snapshot
from .alignment import Alignment
from .claim import Claim

_MOVED_WORTH = 0.8  # of a word that stands there in another place, against one in order
_FUNCTION_WEIGHT = 1.0  # of a function word, in units of inverse document frequency; common to all sentences


@dataclass(frozen=True, slots=True)
class MatchFeatures:
    """All 0 to 1. `share` of the claim's words that stand there; `weighted` the same by rarity; `density` the share of
    the document's words there that are the claim's; `brevity` one by the number of words, for few agree by chance."""

    share: float
    weighted: float
    density: float
    brevity: float


def measure_match(word_weights: Sequence[float], alignment: Alignment) -> MatchFeatures:
    """`word_weights` are those of the claim's words, in order, one at least."""
    matched, moved = alignment.matched, alignment.moved
    worth = [1.0 if i in matched else _MOVED_WORTH if i in moved else 0.0 for i in range(len(word_weights))]
    added = sum(len(d.found.split()) for d in alignment.differences)
    there = len(matched) + len(moved)
    return MatchFeatures(
        share=sum(worth) / len(worth),
        weighted=sum(v * w for v, w in zip(worth, word_weights, strict=True)) / sum(word_weights),
        density=there / (there + added),
        brevity=1 / len(worth),
    )


def match_probability(features: MatchFeatures) -> float:
    """Probability, 0 to 1, that the claim is a slip of the words that it was laid beside."""
    weights = learnt_match_weights()
    score = sum(weights[name] * value for name, value in asdict(features).items()) + weights["bias"]
    return logistic(score)


@lru_cache(maxsize=1)
def learnt_match_weights() -> Mapping[str, float]:
    """Log-odds a unit of each feature, by its name, and the `bias`; kept from the first call on."""
    weights: dict[str, float] = read_weights(__package__)
    return weights


def word_weights(snapshot: Snapshot, claim: Claim) -> tuple[float, ...]:
    """How much each word of the claim tells: its inverse document frequency in the coverage."""
    words = [word.text for word in claim.words]
    stems = snapshot.vocabulary.stems(words)
    return tuple(
        _FUNCTION_WEIGHT
        if word in FUNCTION_WORDS
        else max((snapshot.vocabulary.weight(stem) for stem in found), default=_FUNCTION_WEIGHT)
        for word, found in zip(words, stems, strict=True)
    )
