"""Scores, shares and probabilities of candidates, by weights made for the purpose."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.attribution.candidates import CandidateKind, SpeakerCandidate
from index.attribution.ranking import Weights, calibrated, load_weights, ranked

WEIGHTS = Weights({"a": 1.0, "b": -2.0, "far": 1000.0}, (1.0, 0.0), 0.9)


def candidate(**features: float) -> SpeakerCandidate:
    return SpeakerCandidate(CandidateKind.MENTION, None, None, features)


@pytest.mark.parametrize(
    ("features", "score"),
    [
        ({}, 0.0),
        ({"a": 1.0}, 1.0),
        ({"a": 0.5, "b": 1.0}, -1.5),
        ({"unknown": 7.0}, 0.0),
        ({"a": 1, "unknown": 1}, 1.0),
    ],
)
def test_a_score_is_the_weighted_sum_of_what_is_known(features: dict[str, float], score: float) -> None:
    assert WEIGHTS.score(candidate(**features)) == score


def test_shares_are_the_softmax_best_first() -> None:
    good, poor, plain = candidate(a=1.0), candidate(b=1.0), candidate()
    order = ranked([plain, poor, good], WEIGHTS)
    assert [c for c, _ in order] == [good, plain, poor]
    total = math.exp(1) + math.exp(0) + math.exp(-2)
    assert [share for _, share in order] == pytest.approx([math.exp(s) / total for s in (1, 0, -2)])


def test_of_equals_the_first_stays_first() -> None:
    one, other = candidate(a=1.0), candidate(a=1.0, unknown=1.0)
    assert [c for c, _ in ranked([one, other], WEIGHTS)] == [one, other]
    assert [c for c, _ in ranked([other, one], WEIGHTS)] == [other, one]


def test_scores_of_any_size_have_shares() -> None:
    assert [share for _, share in ranked([candidate(far=1.0), candidate(far=-1.0)], WEIGHTS)] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("share", "calibration", "probability"),
    [
        (0.5, (1.0, 0.0), 0.5),
        (0.9, (1.0, 0.0), 0.9),
        (0.5, (2.0, math.log(3)), 0.75),
        (0.9, (0.0, 0.0), 0.5),
        (1.0, (1.0, 0.0), 1 - 1e-6),
        (0.0, (1.0, 0.0), 1e-6),
    ],
)
def test_calibration_is_slope_and_offset_on_the_log_odds(
    share: float, calibration: tuple[float, float], probability: float
) -> None:
    assert calibrated(share, Weights({}, calibration, 0.9)) == pytest.approx(probability)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=12))
def test_shares_add_up_to_one_and_fall(values: list[float]) -> None:
    shares = [share for _, share in ranked([candidate(a=v) for v in values], WEIGHTS)]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)


def test_this_releases_weights_prefer_a_subject_to_an_object() -> None:
    weights = load_weights()
    assert weights.features["subject"] > 0 > weights.features["object"]
    assert weights.calibration[0] > 0
