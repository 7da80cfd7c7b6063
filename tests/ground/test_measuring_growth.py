"""The measure of growth: what its numbers mean, and that measuring leaves no trace."""

import gc

import pytest

from tests.support.growth import exponent, measure, seconds

SIZES = (1_000, 4_000, 16_000)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0.01, 0.04, 0.16], 1.0),
        ([0.01, 0.16, 2.56], 2.0),
        ([0.01, 0.02, 0.04], 0.5),
        ([0.3, 0.3, 0.3], 0.0),
        ([0.0001, 0.0002, 0.0039], 0.0),  # all below what can be measured
        ([0.0001, 0.004, 0.016], 0.5),  # the first counts as the least that can be
    ],
)
def test_the_exponent_is_that_of_time_against_length(times: list[float], expected: float) -> None:
    assert exponent(SIZES, times) == pytest.approx(expected)


def test_the_exponent_of_two_lengths_is_their_slope() -> None:
    assert exponent((10, 1_000), (1.0, 10.0)) == pytest.approx(0.5)


@pytest.mark.slow
def test_texts_are_made_once_for_each_size_and_timed() -> None:
    made: list[int] = []

    def make(size: int) -> str:
        made.append(size)
        return "word " * (size // 5)

    best = measure(make, SIZES, timings=2)
    assert made == list(SIZES)
    assert len(best) == len(SIZES)
    assert all(0 <= time < 60 for time in best)


def test_work_is_done_once_on_the_text_without_collections() -> None:
    seen: list[tuple[str, bool]] = []
    assert seconds(lambda text: seen.append((text, gc.isenabled())), "a text") >= 0
    assert seen == [("a text", False)]
    assert gc.isenabled()


def test_collections_go_on_after_work_that_failed() -> None:
    with pytest.raises(ZeroDivisionError):
        seconds(lambda text: print(1 // len(text)), "")
    assert gc.isenabled()
