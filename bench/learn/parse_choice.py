"""Learns which of a cue's parses is right, or that none is: one softmax over them all."""

from collections import Counter
from collections.abc import Sequence

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FEWEST_PARSES = 4  # in which a feature must occur to get a weight
LEAST_WEIGHT = 0.03  # smaller ones are left out of the file
_MOST_STEPS = 150

Cue = Sequence[tuple[tuple[str, ...], bool]]


def fit_choice(cues: Sequence[Cue], regularisation: float) -> dict[str, object]:
    """`cues` are the parses of each, by their features, with those that are right. Where several are right, their sum
    is made likely; where none is, that nothing was said, whose odds are 1."""
    used = Counter(feature for cue in cues for features, _ in cue for feature in set(features))
    names = sorted(feature for feature, count in used.items() if count >= FEWEST_PARSES)
    places = {name: at for at, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for cue in cues:
        for features, _ in cue:
            columns += sorted({places[feature] for feature in features if feature in places})
            ends.append(len(columns))
    matrix = csr_matrix((numpy.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(names)))
    transposed = matrix.T.tocsr()
    sizes = numpy.array([len(cue) for cue in cues])
    firsts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]])
    cue_of = numpy.repeat(numpy.arange(len(cues)), sizes)
    right = numpy.array([good for cue in cues for _, good in cue], dtype=float)
    said = numpy.add.reduceat(right, firsts) > 0

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        scores = matrix @ weights[:-1] + weights[-1]
        highest = numpy.maximum(numpy.maximum.reduceat(scores, firsts), 0.0)
        odds, silence = numpy.exp(scores - highest[cue_of]), numpy.exp(-highest)
        whole = numpy.add.reduceat(odds, firsts) + silence
        wanted = numpy.where(said, numpy.add.reduceat(odds * right, firsts), silence)
        pull = numpy.where(said[cue_of], odds * right / wanted[cue_of], 0.0) - odds / whole[cue_of]
        gradient = numpy.concatenate([transposed @ pull, [pull.sum()]])
        small = numpy.concatenate([weights[:-1], [0.0]])
        value = 0.5 * float(small @ small) - regularisation * float(numpy.log(wanted / whole).sum())
        return value, small - regularisation * gradient

    found = minimize(loss, numpy.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_STEPS})
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(names, found.x, strict=False)
        if abs(weight) >= LEAST_WEIGHT
    }
    return {"intercept": round(float(found.x[-1]), 3), "weights": weights}
