"""Features become one score a candidate: weights by kind of question, order, and shares of the certainty."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from retrieval.question.question import Intent, Question
from retrieval.ranking.fusion import Measured, kinds_of, rank, weights_for
from tests.retrieval.made import candidate, question

FOLLOWING = question(Intent.WHO, follows=True)
WEIGHTS = {"match": 2.0, "match*who": 1.0, "match*speech": -1.0, "match*follows": 0.5, "words*fact": 4.0}


@pytest.mark.parametrize(
    ("asks", "kinds"),
    [
        (question(Intent.WHO), ("who",)),
        (question(Intent.FACT), ("fact",)),
        # Somebody's words, in whatever form they are asked for.
        (question(Intent.SPEECH), ("speech",)),
        (question(Intent.LIST), ("speech",)),
        (question(Intent.COMPARE), ("speech",)),
        (FOLLOWING, ("who", "follows")),
        (replace(FOLLOWING, fresh=True), ("who", "follows")),
    ],
)
def test_kinds_of(asks: Question, kinds: tuple[str, ...]) -> None:
    assert kinds_of(asks) == kinds


@pytest.mark.parametrize(
    ("asks", "weights"),
    [
        (question(Intent.FACT), [2.0, 4.0, 0.0]),
        (question(Intent.WHO), [3.0, 0.0, 0.0]),
        (question(Intent.SPEECH), [1.0, 0.0, 0.0]),
        (FOLLOWING, [3.5, 0.0, 0.0]),  # each kind adds its own
    ],
)
def test_weights_for(asks: Question, weights: list[float]) -> None:
    assert weights_for(kinds_of(asks), WEIGHTS, ("match", "words", "unheard of")) == weights


def measured(*matches: float) -> list[Measured]:
    return [(candidate(span=Span(n, n + 1)), {"match": match, "words": 1.0}) for n, match in enumerate(matches)]


def test_the_score_is_the_sum_of_what_the_features_add() -> None:
    found = rank(measured(0.25, 0.5), question(Intent.FACT), WEIGHTS)
    assert [(r.candidate.span, r.score) for r in found] == [(Span(1, 2), 5.0), (Span(0, 1), 4.5)]
    assert found[0].features == {"match": 0.5, "words": 1.0}


def test_shares_are_the_odds_of_the_scores() -> None:
    first, second = rank(measured(0.0, math.log(3) / 2), question(Intent.FACT), WEIGHTS)
    assert (first.share, second.share) == pytest.approx((0.75, 0.25))


def test_what_several_documents_carry_is_one_answer() -> None:
    carried = [
        (candidate(document=number, folded="it rains"), {"match": math.log(3) / 2, "words": 1.0})
        for number in (1, 2, 3)
    ]
    found = rank([*carried, *measured(0.0)], question(Intent.FACT), WEIGHTS)
    assert [r.share for r in found] == pytest.approx([0.75, 0.75, 0.75, 0.25])


def test_nothing_is_ranked_where_nothing_was_found() -> None:
    assert rank([], question(), WEIGHTS) == ()


@given(st.lists(st.floats(-400, 400), min_size=1, max_size=12))
def test_best_first_of_equals_the_first_and_all_certainty_is_shared_out(matches: list[float]) -> None:
    found = rank(measured(*matches), question(Intent.FACT), {"match": 2.0})
    assert [r.score for r in found] == sorted((2.0 * match for match in matches), reverse=True)
    assert sorted(r.candidate.span for r in found) == [Span(n, n + 1) for n in range(len(matches))]
    assert all(one.candidate.span < other.candidate.span for one, other in pairwise(found) if one.score == other.score)
    assert sum(r.share for r in found) == pytest.approx(1.0)
    assert all(one.share >= other.share for one, other in pairwise(found))
