"""How likely a claim is a slip of the words it was laid beside, and not a sentence of its own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..question.tokens import FUNCTION_WORDS
from ..snapshot import Snapshot
from .alignment import Alignment
from .claim import Claim

_MOVED_WORTH = 0.8  # of a word that stands there in another place, against one in order
_FUNCTION_WEIGHT = 1.0  # of a function word, in units of inverse document frequency; common to all sentences
# Learnt by `python -m bench.learn.checks` from altered quotations and quotations of other documents.
_WEIGHTS = (11.42, 7.26, 6.77, -3.31, -17.34)  # share, weighted, density, brevity, bias


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` of the claim's words that stand there; `weighted` the same by rarity; `density` the share of the
    document's words there that are the claim's; `brevity` one by the number of words, for few agree by chance."""

    share: float
    weighted: float
    density: float
    brevity: float

    @property
    def likelihood(self) -> float:
        score = sum(w * f for w, f in zip(_WEIGHTS, (*self.features, 1.0), strict=True))
        return 1 / (1 + math.exp(-score))

    @property
    def features(self) -> tuple[float, float, float, float]:
        return self.share, self.weighted, self.density, self.brevity


def measure(weights: Sequence[float], alignment: Alignment) -> Likeness:
    """`weights` are those of the claim's words."""
    matched, moved = alignment.matched, alignment.moved
    worth = [1.0 if i in matched else _MOVED_WORTH if i in moved else 0.0 for i in range(len(weights))]
    added = sum(len(d.found.split()) for d in alignment.differences)
    there = len(matched) + len(moved)
    return Likeness(
        share=sum(worth) / len(worth),
        weighted=sum(v * w for v, w in zip(worth, weights, strict=True)) / sum(weights),
        density=there / (there + added),
        brevity=1 / len(worth),
    )


def word_weights(snapshot: Snapshot, claim: Claim) -> tuple[float, ...]:
    """How much each word of the claim tells, by its rarity in the coverage."""
    words = [word.text for word in claim.words]
    stems = snapshot.stems(words)
    return tuple(
        _FUNCTION_WEIGHT
        if word in FUNCTION_WORDS
        else max((snapshot.weight(stem) for stem in found), default=_FUNCTION_WEIGHT)
        for word, found in zip(words, stems, strict=True)
    )
