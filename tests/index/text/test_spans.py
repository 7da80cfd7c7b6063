"""Spans: half-open ranges over a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.document import Span

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))


def places(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@given(SPANS, SPANS)
def test_overlap_is_a_place_in_both(one: Span, other: Span) -> None:
    if places(one) and places(other):
        assert one.overlaps(other) == bool(places(one) & places(other))
        assert one.covers(other) == (places(other) <= places(one))


@given(SPANS)
def test_a_span_is_as_long_as_its_words(span: Span) -> None:
    text = "The ferry sailed"
    assert len(span) == len(span.of(text))
    assert span.covers(span)


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        (Span(2, 6), Span(2, 6), True, True),
        (Span(2, 6), Span(3, 5), True, True),
        (Span(2, 6), Span(5, 7), False, True),
        (Span(2, 6), Span(6, 8), False, False),
        (Span(2, 6), Span(0, 2), False, False),
        (Span(2, 6), Span(4, 4), True, True),
    ],
)
def test_covers_and_overlaps(one: Span, other: Span, *, covers: bool, overlaps: bool) -> None:
    assert (one.covers(other), one.overlaps(other)) == (covers, overlaps)


def test_spans_are_ordered_by_where_they_begin_then_by_where_they_end() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]
