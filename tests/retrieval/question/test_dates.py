"""Times in a question: the days they name, both ends inclusive, and those that can't be told as days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.narrowing.dates import ReadTime, read_dates

NEWEST = datetime.date(2016, 11, 20)
TODAY = datetime.date(2017, 3, 15)  # a Wednesday


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in october", "2016-10-01", "2016-10-31"),
        ("in december", "2015-12-01", "2015-12-31"),
        ("in october 2015", "2015-10-01", "2015-10-31"),
        ("in early october 2015", "2015-10-01", "2015-10-31"),
        ("late february 2016", "2016-02-01", "2016-02-29"),
        ("at the end of january", "2016-01-01", "2016-01-31"),
        ("until october 2016", None, "2016-10-31"),
        ("up to october 2016", None, "2016-10-31"),
        ("since march", "2016-03-01", None),
        ("from march", "2016-03-01", None),
        ("in 2016", "2016-01-01", "2016-12-31"),
        ("after 2015", "2016-01-01", None),
        ("before 2015", None, "2014-12-31"),
        ("before october 3 2016", None, "2016-10-02"),
        ("on october 3", "2016-10-03", "2016-10-03"),
        ("on 3 october", "2016-10-03", "2016-10-03"),
        ("on 31 december 2019", "2019-12-31", "2019-12-31"),
        ("on the 3rd of october, 2015", "2015-10-03", "2015-10-03"),
        ("since 1 june 2022", "2022-06-01", None),
        ("on october 2015", "2015-10-01", "2015-10-31"),
        ("in the speech of march", "2016-03-01", "2016-03-31"),
        ("in her remarks of 3 may", "2016-05-03", "2016-05-03"),
        ("on today", "2017-03-15", "2017-03-15"),
        ("on 2019-12-31", "2019-12-31", "2019-12-31"),
        ("between march and may 2016", "2016-03-01", "2016-05-31"),
        ("between 2012 and 2014", "2012-01-01", "2014-12-31"),
        # Two days of a month that is named once.
        ("between 3 and 9 may 2016", "2016-05-03", "2016-05-09"),
        ("between the 3rd and 9th of may 2016", "2016-05-03", "2016-05-09"),
        ("from may 3 to 9, 2016", "2016-05-03", "2016-05-09"),
        ("on 3-9 may 2016", "2016-05-03", "2016-05-09"),
        ("between may 3 and 9 june 2016", "2016-05-03", "2016-06-09"),
        ("from november to february 2016", "2015-11-01", "2016-02-29"),
        ("from 3 may to 5 june", "2016-05-03", "2016-06-05"),
        # Two limits side by side.
        ("since march 2015 until may 2016", "2015-03-01", "2016-05-31"),
        ("after 3 may 2016 and before 10 may 2016", "2016-05-04", "2016-05-09"),
        ("since march, until the summer of 2016", "2016-03-01", "2016-08-31"),
        ("in 2016 in march", "2016-03-01", "2016-03-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the nineties", "1990-01-01", "1999-12-31"),
        ("in spring 2016", "2016-03-01", "2016-05-31"),
        ("in the summer of 2016", "2016-06-01", "2016-08-31"),
        ("in the winter of 2005", "2004-12-01", "2006-02-28"),
        # From today, whatever the newest document is.
        ("today", "2017-03-15", "2017-03-15"),
        ("yesterday", "2017-03-14", "2017-03-14"),
        ("this week", "2017-03-13", "2017-03-19"),
        ("last week", "2017-03-06", "2017-03-12"),
        ("in the past week", "2017-03-08", "2017-03-15"),
        ("last month", "2017-02-01", "2017-02-28"),
        ("this month", "2017-03-01", "2017-03-31"),
        ("last year", "2016-01-01", "2016-12-31"),
        ("since last year", "2016-01-01", None),
        ("in the past year", "2016-03-14", "2017-03-15"),
        ("this year", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_time_is_read(words: str, first: str | None, last: str | None) -> None:
    read = read_dates(f"what did she say {words} about it", NEWEST, TODAY)
    assert (read.after, read.before, read.unread) == (day(first), day(last), "")
    assert read.words in words


@pytest.mark.parametrize(
    "words",
    [
        "on monday",
        "since last tuesday",
        "last spring",
        "this weekend",
        "a few weeks ago",
        "3 days ago",
        "in the summer",
        "in february 31",
        "on february 31",
        "between may 2016 and march 2016",
        "between 9 and 3 may 2016",
        "between 3 and 32 may 2016",
        "since 2016 until 2015",
        "before may 2015 and after may 2015",
        "since 2015 until february 31",
    ],
)
def test_a_time_that_can_not_be_told_is_named(words: str) -> None:
    read = read_dates(f"what did she say {words} about it", NEWEST, TODAY)
    assert (read.after, read.before, read.words) == (None, None, "")
    assert read.unread
    assert read.unread in words


@pytest.mark.parametrize(("words", "newest"), [("last week", NEWEST), ("in october", None), ("today", None)])
def test_what_counts_from_an_unknown_day_is_not_understood(words: str, newest: datetime.date | None) -> None:
    assert read_dates(f"what did she say {words}", newest) == ReadTime(unread=words)


@pytest.mark.parametrize(
    "text",
    [
        "what did she say about the march on washington",
        "what may she say",
        "the saturday debate after paris",
        "before the primary",
        "in 300 states",
        "who won the 2016 rose bowl",
        "in january 0000",
        "the last decision",
        "on sundays best",
        # What is spoken of.
        "what did corbyn say on may?",
        "what did corbyn say on the nineties",
        "corbyn on march",
        "what does corbyn think of may",
        "what was corbyn's opinion of may",
    ],
)
def test_no_time_is_asked_for(text: str) -> None:
    read = read_dates(text, NEWEST, TODAY)
    assert (read.words, read.after) in {("", None), ("in january", day("2016-01-01"))}


@given(st.text(max_size=60), st.none() | st.dates(), st.none() | st.dates())
def test_any_text_can_be_read(text: str, newest: datetime.date | None, today: datetime.date | None) -> None:
    read = read_dates(text, newest, today)
    assert (read.words or read.unread) in text
