"""Where reported words may stop, and where they do by weights made for the purpose."""

import pytest

from index.attribution.reported.boundaries import boundaries, likeliest_ends
from index.attribution.reported.model import LogisticRegression
from tests.attribution.reported.reading_words import words_of

VERBS = {"added": "add", "adding": "add"}


def stops(text: str, first: int) -> list[str]:
    """The words before which the content may end; "$" is the sentence's end."""
    words = words_of(text)
    found = list(boundaries(words, first, "say", "plain", "^", VERBS))
    return [words.raw[b.at] if b.at < len(words) else "$" for b in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said it rained .", ["$"]),
        ("He said it rained in Leeds .", ["in", "$"]),
        ("He said it rained, adding more .", [",", "$"]),
        ("He said it rained, according to them .", [","]),
        ("He said it rained today because it slowly froze .", ["today", "because", "slowly", "$"]),
        ("He said it “rained and rained” then .", ["then", "$"]),
        ("He said it rained until after the vote .", ["until", "$"]),
        ("He said it rained and last week froze .", ["and", "$"]),
        ("He said it rained last week , he left .", ["last", ",", "$"]),
        ("He said what he talked about , he left .", ["about", ",", "$"]),
    ],
)
def test_where_content_may_end(text: str, found: list[str]) -> None:
    assert stops(text, 2) == found


def end(text: str, ends: LogisticRegression | None) -> str:
    words = words_of(text)
    found = list(boundaries(words, 2, "say", "plain", "^", VERBS))
    return words.span(2, likeliest_ends(words, found, ends, 3)[0].last).of(text)


@pytest.mark.parametrize(
    ("weights", "content"),
    [
        ({}, "it rained"),
        ({"mark=,": -9.0, "mark=time": -9.0}, "it rained, adding that it froze"),
        ({"mark=,": 9.0}, "it rained"),
        ({"mark=,": -9.0, "mark=time": 9.0}, "it rained, adding"),
        ({"mark=,|then=cue-ing": 9.0}, "it rained"),
        ({"mark=,|frame=other": 9.0, "mark=,": -9.0, "mark=time": -9.0}, "it rained, adding that it froze"),
    ],
)
def test_every_boundary_stops_the_content_or_lets_it_run_on(weights: dict[str, float], content: str) -> None:
    assert end("He said it rained, adding that it froze .", LogisticRegression(0.0, weights)) == content


def test_the_next_likeliest_ends_are_given_with_their_shares() -> None:
    words = words_of("He said it rained, adding that it froze .")
    found = list(boundaries(words, 2, "say", "plain", "^", VERBS))
    weights = LogisticRegression(0.0, {"mark=,|then=cue-ing": 2.0})
    ends = [(words.raw[e.last], round(e.probability, 2)) for e in likeliest_ends(words, found, weights, 2)]
    assert ends == [("rained", 0.88), ("adding", 0.06)]


def test_without_weights_content_runs_to_the_sentences_end() -> None:
    assert end("He said it rained, adding that it froze .", None) == "it rained, adding that it froze"


def test_marks_at_the_end_are_no_part_of_what_was_said() -> None:
    assert end("He said it rained ... , — .", None) == "it rained"


def test_the_last_boundary_is_certain() -> None:
    words = words_of("He said it rained .")
    assert list(boundaries(words, 2, "say", "plain", "^", VERBS))[-1].features == ("end",)
