"""Dates as people type them: the first and the last day of what they name."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import NoDate, first_day, last_day

D = datetime.date


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2016-10-03", D(2016, 10, 3), D(2016, 10, 3)),
        ("2016-1-3", D(2016, 1, 3), D(2016, 1, 3)),
        ("3.10.2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("03.10.2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("3 October 2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("3 oct 2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("October 3 2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("October 3, 2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("Oct 3,2016", D(2016, 10, 3), D(2016, 10, 3)),
        ("  3   October   2016 ", D(2016, 10, 3), D(2016, 10, 3)),
        ("2016-10", D(2016, 10, 1), D(2016, 10, 31)),
        ("October 2016", D(2016, 10, 1), D(2016, 10, 31)),
        ("oct 2016", D(2016, 10, 1), D(2016, 10, 31)),
        ("2016-02", D(2016, 2, 1), D(2016, 2, 29)),
        ("2015-02", D(2015, 2, 1), D(2015, 2, 28)),
        ("2000-02", D(2000, 2, 1), D(2000, 2, 29)),
        ("1900-02", D(1900, 2, 1), D(1900, 2, 28)),
        ("2016-12", D(2016, 12, 1), D(2016, 12, 31)),
        ("2016", D(2016, 1, 1), D(2016, 12, 31)),
        ("0001", D(1, 1, 1), D(1, 12, 31)),
        ("9999", D(9999, 1, 1), D(9999, 12, 31)),
    ],
)
def test_the_days_that_are_named(typed: str, first: datetime.date, last: datetime.date) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_typed_is_no_limit(nothing: str | None) -> None:
    assert (first_day(nothing), last_day(nothing)) == (None, None)


@pytest.mark.parametrize(
    "typed",
    [
        " ",
        "yesterday",
        "0000",
        "16",
        "20161",
        "2016-13",
        "2016-02-30",
        "2015-02-29",
        "10/03/2016",
        "3 Oktober 2016",
        "2016-10-03T12:00",
        "32.1.2016",
        "2016-10-03 and on",
        "-2016",
    ],
)
def test_what_is_no_date_is_told_as_it_was_typed(typed: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(NoDate) as refused:
            read(typed)
        assert (
            str(refused.value) == f"“{typed}” is not a date that I can read. Write it as 2016-10-03, 2016-10 or 2016."
        )


@given(st.dates(D(1000, 1, 1)))
def test_a_day_in_any_writing_is_that_day(day: datetime.date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y"):
        assert first_day(day.strftime(form)) == last_day(day.strftime(form)) == day


@given(st.dates(D(1000, 1, 1)))
def test_a_month_and_a_year_hold_their_days(day: datetime.date) -> None:
    for form in ("%Y-%m", "%B %Y", "%Y"):
        first, last = first_day(day.strftime(form)), last_day(day.strftime(form))
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert (first.day, (last + datetime.timedelta(1)).day if last < D.max else 1) == (1, 1)
