"""The two learners: a softmax over the candidates of each question, and a logistic regression. Both are linear in the
features, with a weight for each and one more for each kind of question, and both learn on features of mean 0 and
deviation 1; what they return is for the features as they are."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
Linear = dict[str, float]
Asked = tuple[list[str], tuple[str, ...], NDArray[np.float32], Floats]
_KINDS = ("who", "speech", "fact", "follows")
_RANKING_PENALTY = 5.0
_ANSWERING_STRENGTH = 0.02  # inverse of the penalty
# What is learnt for one kind of question is learnt from a quarter of them, and is drawn towards 0 eight times as hard.
_KIND_SCALE = 0.35


def fit_softmax(asked: Sequence[Asked], never_against: Callable[[str], bool]) -> Linear:
    """Of each question the features' names, its kinds, their values (n, f) by candidate, and the target (n,), which
    adds up to 1. The cross-entropy between target and softmax, weights drawn towards 0. A name that is `never_against`
    an answer has no weight below 0 of its own; without that, features that tell nearly the same are played off against
    each other."""
    names = _crossed(asked[0][0])
    crossed = np.concatenate([_cross(values, kinds) for _, kinds, values, _ in asked])
    mean, deviation = _scale(crossed)
    scaled = ((crossed - mean) / deviation).astype(np.float32)
    target = np.concatenate([one for *_, one in asked])
    sizes = [len(one) for *_, one in asked]
    firsts, question = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(asked)), sizes)

    def loss(w: Floats) -> tuple[float, Floats]:
        z = (scaled @ w.astype(np.float32)).astype(np.float64)
        z -= np.maximum.reduceat(z, firsts)[question]
        log_share = z - np.log(np.add.reduceat(np.exp(z), firsts))[question]
        gradient = scaled.T @ (target - np.exp(log_share)).astype(np.float32)
        return _RANKING_PENALTY * float(w @ w) - float(target @ log_share), 2 * _RANKING_PENALTY * w - gradient

    bounds = [(0.0 if never_against(name) else None, None) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300})
    return dict(zip(names, (found.x / deviation).tolist(), strict=True))


def fit_logistic(
    names: list[str], kinds: Sequence[tuple[str, ...]], values: Floats, answers: NDArray[np.bool_]
) -> Linear:
    """`values` (n, f) are the evidence of each question, `answers` (n,) whether its best candidate is right. One of the
    names is "bias", which is 1 everywhere and takes up what the scaling moves."""
    from sklearn.linear_model import LogisticRegression

    crossed = np.concatenate([_cross(row[None, :], kind) for row, kind in zip(values, kinds, strict=True)])
    mean, deviation = _scale(crossed)
    model = LogisticRegression(C=_ANSWERING_STRENGTH, max_iter=3000)
    model.fit((crossed - mean) / deviation, answers)
    learnt = model.coef_[0] / deviation
    linear = dict(zip(_crossed(names), learnt.tolist(), strict=True))
    linear["bias"] += float(model.intercept_[0] - learnt @ mean)
    return linear


def _scale(crossed: Floats) -> tuple[Floats, Floats]:
    """(f,) each: what is taken away, and what is divided by."""
    by_kind = np.ones(crossed.shape[1])
    by_kind[crossed.shape[1] // (len(_KINDS) + 1) :] = _KIND_SCALE
    return crossed.mean(axis=0), (crossed.std(axis=0) + 1e-3) / by_kind


def _crossed(names: Sequence[str]) -> list[str]:
    return [*names, *(f"{name}*{kind}" for kind in _KINDS for name in names)]


def _cross(values: NDArray[np.floating], kinds: tuple[str, ...]) -> Floats:
    return np.concatenate([values, *(values * float(kind in kinds) for kind in _KINDS)], axis=1)
