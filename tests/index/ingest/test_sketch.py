"""Documents of nearly the same words are told from those that only share a subject or a template."""

import random
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.sketch import SIZE, contained, near_duplicates, sketch_of

WORDS = [f"word{number}" for number in range(2_000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def pairs(**texts: list[str]) -> list[tuple[str, str]]:
    return list(near_duplicates({key: sketch_of(" ".join(words)) for key, words in texts.items()}))


FIRST = story(1)


@pytest.mark.parametrize(
    "version",
    [
        FIRST,
        FIRST[:270],
        FIRST[:180],
        FIRST[:120],  # what a wire leaves of it
        [word for n, word in enumerate(FIRST) if n // 40 % 3 != 1],  # without some paragraphs
        [*FIRST[:200], *story(2, 60)],  # corrected in its last third
        [*story(3, 40), *FIRST[60:240], *story(4, 40)],  # with a template around it
        [*FIRST[:170], *story(5, 80)],
    ],
)
def test_a_version_is_found(version: list[str]) -> None:
    assert pairs(a=FIRST, b=version) == [("a", "b")]


@pytest.mark.parametrize("added", [40, 120, 300])
def test_a_version_with_paragraphs_more_is_found(added: int) -> None:
    assert pairs(a=[*FIRST, *story(2, added)], b=FIRST) == [("a", "b")]


@pytest.mark.parametrize(
    "other",
    [
        story(2),
        [*FIRST[:90], *story(2, 210)],  # what both tell of the past
        [*story(2, 210), *FIRST[:90]],
        FIRST[:15],
        [],
    ],
)
def test_another_story_is_none(other: list[str]) -> None:
    assert pairs(a=FIRST, b=other) == []


def test_the_same_story_and_its_update_are_one() -> None:
    assert pairs(a=FIRST, b=list(FIRST), c=[*FIRST, *story(2, 40)], d=story(3)) == [("a", "b"), ("a", "c")]


def test_each_of_many_versions_is_told_once_of_the_first() -> None:
    versions = {f"v{n}": [*FIRST[: 300 - n], *story(n, n)] for n in range(60)}
    assert pairs(**versions, other=story(99)) == [("v0", f"v{n}") for n in range(1, 60)]


def test_of_two_stories_in_a_page_of_several_each_is_told() -> None:
    assert pairs(page=[*story(1), *story(2), *story(3)], a=story(1), b=story(2)) == [("page", "a"), ("page", "b")]


def test_a_template_in_common_makes_no_duplicates() -> None:
    template = story(9, 60)
    assert pairs(**{f"s{n}": [*template, *story(n)] for n in range(20)}) == []


def test_a_duplicate_is_found_behind_many_documents_with_its_template() -> None:
    template = story(9, 60)
    others = {f"s{n}": [*template, *story(n)] for n in range(50)}
    assert pairs(**others, again=[*template, *story(40)]) == [("s40", "again")]


def test_what_is_too_short_is_like_nothing() -> None:
    assert pairs(a=["one", "two", "three"], b=["one", "two", "three"]) == []


def test_nothing_is_like_nothing() -> None:
    assert pairs() == pairs(a=[]) == []


@pytest.mark.parametrize("kept", [300, 150, 60])
def test_what_is_cut_is_contained_however_short(kept: int) -> None:
    assert contained(sketch_of(" ".join(FIRST)), sketch_of(" ".join(FIRST[:kept]))) == 1.0


@given(st.integers(0, 2**32), st.integers(0, 100))
def test_the_share_is_near_that_of_the_runs(seed: int, percent: int) -> None:
    long, other = story(seed, 600), story(seed + 1, 600)
    mixed = [*long[: 6 * percent], *other[6 * percent :]]
    share = contained(sketch_of(" ".join(long)), sketch_of(" ".join(mixed)))
    assert abs(share - percent / 100) < 0.3  # five standard deviations of 64 draws


@given(st.lists(st.sampled_from(WORDS[:50]), max_size=200))
def test_a_sketch_is_of_its_text_alone(words: list[str]) -> None:
    sketch = sketch_of(" ".join(words))
    assert sketch == sketch_of(" ".join(words))
    assert list(sketch) == sorted(set(sketch))
    assert len(sketch) <= SIZE


def test_ten_thousand_documents_of_which_half_are_versions_take_no_time() -> None:
    rng = np.random.default_rng(1)
    rows = np.sort(rng.integers(0, 2**29, (5_000, SIZE), dtype=np.uint32), axis=1)
    sketches = {f"{n}": row.tolist() for n, row in enumerate([*rows, *rows])}
    started = time.process_time()
    found = list(near_duplicates(sketches))
    assert time.process_time() - started < 5.0  # 0.4 on one core
    assert found == [(f"{n}", f"{n + 5_000}") for n in range(5_000)]
