"""Why a quotation has its speaker: every candidate with what spoke for and against it."""

import pytest

from index.attribution.explain import Reason, explain_attribution
from index.attribution.ranking import Weights
from index.text.document import Document
from index.text.structure import read_structure

TEXT = '"We will win," Jane Doe told John Roe. He left.\n\n"It is our turn to win."'
WEIGHTS = Weights({"subject": 3.0, "name": 1.0, "nobody": -1.0, "running": 2.0}, (1.0, 0.0), 0.9)


def explained(index: int, text: str = TEXT) -> list[tuple[str, str | None, float]]:
    found = explain_attribution(Document("a.txt", "", text), read_structure(text), index, WEIGHTS).candidates
    return [(c.kind, c.words, c.score) for c in found]


def test_candidates_come_best_first() -> None:
    assert explained(0) == [
        ("mention", "Jane Doe", 4.0),
        ("mention", "John Roe", 1.0),
        ("nobody", None, -1.0),
    ]


def test_whoever_spoke_before_is_a_candidate_without_words() -> None:
    assert ("running", None, 2.0) in explained(1)


def test_reasons_are_the_features_strongest_first() -> None:
    first, *_ = explain_attribution(Document("a.txt", "", TEXT), read_structure(TEXT), 0, WEIGHTS).candidates
    assert first.reasons[:2] == (Reason("subject", 1.0, 3.0), Reason("name", 1.0, 1.0))
    assert {r.weight for r in first.reasons[2:]} == {0.0}
    assert first.score == sum(r.value * r.weight for r in first.reasons)
    assert first.span is not None
    assert first.span.of(TEXT) == "Jane Doe"


@pytest.mark.parametrize(
    "text",
    ["The mayor said that the bridge would open in May.", 'So: <tweet author="JaneDoe">We go now.</tweet>'],
)
def test_what_is_not_ranked_has_no_candidates(text: str) -> None:
    assert explained(0, text) == []


@pytest.mark.parametrize(
    ("text", "out"),
    [
        (
            "In Boston, Jane Hale said that Ann Doe told her brother: “We will go.”",
            [("Boston", "tells where or when"), ("Jane Hale", "another's verb introduces the words")],
        ),
        ("Mary Bell was asked by Tom Roe, “Will you go?”", [("Mary Bell", "was asked by another")]),
        ("“A traitor” is what Roe was called.", [("Roe", "passive subject")]),
    ],
)
def test_who_can_t_have_said_it_is_told_last_and_why(text: str, out: list[tuple[str, str]]) -> None:
    found = explain_attribution(Document("a.txt", "", text), read_structure(text), 0, WEIGHTS).candidates
    told = [(c.words, c.ruled_out) for c in found if c.ruled_out is not None]
    assert told == out
    assert [c.words for c in found[-len(out) :]] == [words for words, _ in out]


def test_there_must_be_such_a_quotation() -> None:
    with pytest.raises(IndexError):
        explained(0, "Nothing was said.")
