"""Rows that share numbers, against each held against each."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.shared_numbers import sharing_rows

NUMBERS = st.lists(st.integers(0, 30), unique=True, max_size=8).map(sorted)


def compared(rows: Sequence[Sequence[int]], least: int) -> list[tuple[int, list[int]]]:
    """What is expected of rows of which no number has more holders than are looked at."""
    found = []
    for later, row in enumerate(rows):
        shared = {earlier: len(set(row) & set(rows[earlier])) for earlier in range(later)}
        near = sorted((e for e in shared if shared[e] >= least), key=lambda e: (-shared[e], e))
        found += [(later, near)] if near else []
    return found


@given(st.lists(NUMBERS, max_size=10), st.integers(1, 4))
def test_every_pair_that_shares_enough_is_found(rows: list[list[int]], least: int) -> None:
    assert list(sharing_rows(rows, least)) == compared(rows, least)


def test_the_ends_of_the_range_are_numbers_like_any_other() -> None:
    assert list(sharing_rows([[0, 2**32 - 1], [5], [0, 2**32 - 1]], 2)) == [(2, [0])]


@pytest.mark.parametrize("at_once", [1, 3, 19, 20, 21])
def test_parts_of_the_rows_make_no_difference(at_once: int) -> None:
    rows = [[n, n + 1, n + 2] for n in range(20)]
    assert list(sharing_rows(rows, 1, at_once)) == compared(rows, 1)


def test_a_number_that_many_have_leads_to_the_first_of_them_alone() -> None:
    rows = [[7] for _ in range(100)]
    found = dict(sharing_rows(rows, 1))
    assert found[99] == list(range(12))
