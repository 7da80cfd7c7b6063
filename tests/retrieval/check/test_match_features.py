"""How probable it is that a claim is a slip of the words it was laid beside."""

from collections.abc import Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Difference
from retrieval.check.alignment import Alignment
from retrieval.check.checker import NEAR_THRESHOLD
from retrieval.check.match_features import (
    MatchFeatures,
    learnt_match_weights,
    match_probability,
    measure_match,
)


def alignment(matched: Set[int], moved: Set[int] = frozenset(), found: tuple[str, ...] = ()) -> Alignment:
    differences = tuple(Difference("", words) for words in found)
    return Alignment(0, 1, frozenset(matched), frozenset(moved), differences)


@pytest.mark.parametrize(
    ("weights", "laid", "features"),
    [
        # every word there
        ((1.0, 1.0, 1.0, 1.0), alignment({0, 1, 2, 3}), MatchFeatures(1.0, 1.0, 1.0, 0.25)),
        # one of four missing: the rarer it is, the more is missing
        ((1.0, 1.0, 1.0, 1.0), alignment({0, 1, 2}), MatchFeatures(0.75, 0.75, 1.0, 0.25)),
        ((1.0, 1.0, 1.0, 5.0), alignment({0, 1, 2}), MatchFeatures(0.75, 0.375, 1.0, 0.25)),
        ((5.0, 1.0, 1.0, 1.0), alignment({0, 1, 2}), MatchFeatures(0.75, 0.875, 1.0, 0.25)),
        # moved words count for less than those in order
        ((1.0, 1.0, 1.0, 1.0), alignment({0}, {1, 2, 3}), MatchFeatures(0.85, 0.85, 1.0, 0.25)),
        # what the document has besides, by words
        ((1.0, 1.0), alignment({0, 1}, found=("a third", "and more")), MatchFeatures(1.0, 1.0, 1 / 3, 0.5)),
        # one word
        ((2.0,), alignment({0}), MatchFeatures(1.0, 1.0, 1.0, 1.0)),
    ],
)
def test_features(weights: tuple[float, ...], laid: Alignment, features: MatchFeatures) -> None:
    measured = measure_match(weights, laid)
    assert (measured.share, measured.weighted, measured.density, measured.brevity) == pytest.approx(
        (features.share, features.weighted, features.density, features.brevity)
    )


@pytest.mark.parametrize(
    ("features", "probability"),
    [
        (MatchFeatures(1.0, 1.0, 1.0, 0.1), 0.9996),  # every word, and none besides
        (MatchFeatures(0.9, 0.9, 0.9, 0.1), 0.9947),  # one of ten changed
        (MatchFeatures(0.8, 0.7, 0.8, 0.1), 0.8769),
        (MatchFeatures(0.6, 0.5, 0.7, 0.1), 0.0794),  # half of the words, the common ones
        (MatchFeatures(0.3, 0.2, 0.5, 0.1), 0.0001),
        (MatchFeatures(0.75, 0.75, 0.75, 0.25), 0.7150),
        (MatchFeatures(0.75, 0.75, 0.75, 1.0), 0.1733),  # the same of one word: few agree by chance
    ],
)
def test_probability(features: MatchFeatures, probability: float) -> None:
    assert match_probability(features) == pytest.approx(probability, abs=5e-4)


def test_the_learnt_weights_are_those_of_the_features_and_a_bias() -> None:
    assert learnt_match_weights() == {
        "share": 11.42,
        "weighted": 7.26,
        "density": 6.77,
        "brevity": -3.31,
        "bias": -17.34,
    }


UNIT = st.floats(0, 1)


@given(UNIT, UNIT, UNIT, st.floats(0.01, 1), st.sampled_from(["share", "weighted", "density"]), UNIT)
def test_more_that_agrees_is_never_less_probable(
    share: float, weighted: float, density: float, brevity: float, name: str, more: float
) -> None:
    given_ = {"share": share, "weighted": weighted, "density": density, "brevity": brevity}
    lower, higher = sorted((given_[name], more))
    worse, better = (match_probability(MatchFeatures(**(given_ | {name: value}))) for value in (lower, higher))
    assert 0 < worse <= better < 1


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=30), st.data())
def test_features_are_shares(weights: list[float], data: st.DataObject) -> None:
    places = range(len(weights))
    matched = data.draw(st.sets(st.sampled_from(places), min_size=1))
    moved = data.draw(st.sets(st.sampled_from(places))) - matched
    found = data.draw(st.lists(st.sampled_from(["one", "two words", ""]), max_size=4))
    measured = measure_match(weights, alignment(matched, moved, tuple(found)))
    assert all(
        0 < value <= 1 + 1e-9 for value in (measured.share, measured.weighted, measured.density, measured.brevity)
    )


@given(st.integers(4, 40))
def test_a_whole_claim_is_near_however_short(words: int) -> None:
    everything = measure_match([1.0] * words, alignment(set(range(words))))
    assert match_probability(everything) > NEAR_THRESHOLD


@given(st.integers(4, 40))
def test_half_of_a_claim_is_not(words: int) -> None:
    half = measure_match([1.0] * words, alignment(set(range(words // 2))))
    assert match_probability(half) < NEAR_THRESHOLD
