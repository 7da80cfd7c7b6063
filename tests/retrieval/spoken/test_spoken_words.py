"""Quoted words one by one, and which of them stand as names of things."""

import dataclasses

import pytest

from index import Certainty, QuotationKind, Span, StoredQuotation
from retrieval.spoken.spoken_sample import SpokenSample
from retrieval.spoken.spoken_words import SpokenWord, spoken_words


def said(text: str, *parts: tuple[int, int]) -> StoredQuotation:
    spans = tuple(Span(*part) for part in parts) or (Span(0, len(text)),)
    whole = Span(0, len(text))
    return StoredQuotation(
        1, 1, 3, "Ann", QuotationKind.DIRECT, whole, spans, None, None, 1.0, Certainty.NAMED, whole, 1, frozenset(),
        lambda _: text,
    )  # fmt: skip


def read(text: str, *parts: tuple[int, int]) -> list[SpokenWord]:
    return spoken_words(said(text, *parts), str.lower)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("the bridge toll is a burden", ["toll", "burden"]),
        ("a great day for the islands", ["day", "islands"]),
        ("we never asked them", []),
        ("I told Congress off", ["Congress"]),
        ("Tolls were never the remedy", ["remedy"]),  # what begins a sentence has a capital anyway
        ("the council's own toll", ["council", "toll"]),
    ],
)
def test_things_are_what_something_leads_up_to_and_nothing_follows(text: str, things: list[str]) -> None:
    assert [word.written for word in read(text) if word.thing] == things


def test_words_that_can_be_no_subject_are_left_out() -> None:
    assert read("don't say 40 across-the-board 4.3 of it") == []


def test_only_the_speaker_s_own_words_are_read() -> None:
    text = '"The toll," she said of the bridge, "is dead"'
    assert [word.written for word in read(text, (1, 9), (37, 44))] == ["toll", "dead"]


def test_words_with_more_than_a_blank_between_them_are_not_joined() -> None:
    assert [(word.written, word.joined) for word in read("bridge toll, harbour of Vik")] == [
        ("bridge", False),
        ("toll", True),
        ("harbour", False),
        ("Vik", False),
    ]


def test_what_others_say_is_without_one_s_own() -> None:
    sample = SpokenSample()
    toll = read("the bridge toll")
    for identity in (3, 3, 4, None):
        sample.add(toll, identity)
    sample.add([dataclasses.replace(word, thing=False) for word in toll], 4)
    assert dict(sample.said_by_others(3)) == {"bridge": 3, "toll": 3}
    assert dict(sample.said_by_others(9)) == {"bridge": 5, "toll": 5}
    assert (sample.things["toll"], sample.times["toll"]) == (4, 5)
