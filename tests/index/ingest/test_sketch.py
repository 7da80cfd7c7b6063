"""Documents of nearly the same words are told from those that only share a subject or a template."""

import random

from hypothesis import given
from hypothesis import strategies as st

from index.ingest.sketch import near_duplicates, sketch_of

WORDS = [f"word{number}" for number in range(2_000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def pairs(**texts: list[str]) -> list[tuple[str, str]]:
    return list(near_duplicates({key: sketch_of(" ".join(words)) for key, words in texts.items()}))


def test_the_same_story_and_its_update_are_one() -> None:
    first = story(1)
    assert pairs(a=first, b=list(first), c=[*first, *story(2, 40)], d=story(3)) == [("a", "b"), ("a", "c")]


def test_a_template_in_common_makes_no_duplicates() -> None:
    template = story(9, 60)
    assert pairs(**{f"s{n}": [*template, *story(n)] for n in range(20)}) == []


def test_what_is_too_short_is_like_nothing() -> None:
    assert pairs(a=["one", "two", "three"], b=["one", "two", "three"]) == []


@given(st.lists(st.sampled_from(WORDS[:50]), max_size=200))
def test_a_sketch_is_of_its_text_alone(words: list[str]) -> None:
    sketch = sketch_of(" ".join(words))
    assert sketch == sketch_of(" ".join(words))
    assert list(sketch) == sorted(set(sketch))
    assert len(sketch) <= 48
