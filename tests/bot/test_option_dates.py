"""Dates as people type them into an option: the first day that is meant, and the last."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import NoDate, first_day, last_day

DATES = st.dates(datetime.date(1000, 1, 1))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2016-10-03", "2016-10-03", "2016-10-03"),
        ("3.10.2016", "2016-10-03", "2016-10-03"),
        ("03.10.2016", "2016-10-03", "2016-10-03"),
        ("3 October 2016", "2016-10-03", "2016-10-03"),
        ("3 oct 2016", "2016-10-03", "2016-10-03"),
        ("October 3, 2016", "2016-10-03", "2016-10-03"),
        ("OCT 3 2016", "2016-10-03", "2016-10-03"),
        ("  October   3 ,2016 ", "2016-10-03", "2016-10-03"),
        ("2016-10", "2016-10-01", "2016-10-31"),
        ("October 2016", "2016-10-01", "2016-10-31"),
        ("oct, 2016", "2016-10-01", "2016-10-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("Feb 1900", "1900-02-01", "1900-02-28"),
        ("2016", "2016-01-01", "2016-12-31"),
        (" 0001 ", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_what_is_typed_and_the_days_it_means(typed: str, first: str, last: str) -> None:
    assert (first_day(typed), last_day(typed)) == (
        datetime.date.fromisoformat(first),
        datetime.date.fromisoformat(last),
    )


@pytest.mark.parametrize("nothing", [None, ""])
@pytest.mark.parametrize("end", [first_day, last_day])
def test_nothing_typed_is_no_limit(end: Callable[[str | None], object], nothing: str | None) -> None:
    assert end(nothing) is None


@pytest.mark.parametrize(
    "typed",
    [
        " ", "yesterday", "0000", "16", "20166", "2016-13", "2016-02-30", "29 February 2017", "31 April", "October",
        "10/03/2016", "2016-10-03T12:00", "2016-10-03 to 2016-10-05", "-2016", "2016.", "３ October 2016 AD", "‏",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", [first_day, last_day])
def test_what_is_no_date_is_told_as_it_was_typed(end: Callable[[str | None], object], typed: str) -> None:
    with pytest.raises(NoDate) as told:
        end(typed)
    sentence = f"“{typed}” is not a date that I can read. Write it as 2016-10-03, 2016-10 or 2016."
    assert str(told.value) == sentence


@given(DATES, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d, %Y"]))
def test_a_day_written_in_any_form_is_that_day(day: datetime.date, form: str) -> None:
    typed = day.strftime(form)
    assert (first_day(typed), last_day(typed)) == (day, day)


@given(DATES, st.sampled_from(["%Y-%m", "%B %Y", "%b %Y", "%B, %Y"]))
def test_a_month_is_all_its_days_and_no_other(day: datetime.date, form: str) -> None:
    first, last = first_day(day.strftime(form)), last_day(day.strftime(form))
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert (first.year, first.month, first.day) == (day.year, day.month, 1)
    assert last == datetime.date.max or (last + datetime.timedelta(days=1)).day == 1
    assert last.month == day.month


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_span_of_days_or_told(typed: str) -> None:
    try:
        first, last = first_day(typed), last_day(typed)
    except NoDate:
        return
    assert (first is None) == (last is None) == (not typed)
    assert first is None or last is None or first <= last
