"""Times in a question: the days they name, both ends inclusive, and those that can't be told as days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
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
        ("in early october 2015", "2015-10-01", "2015-10-16"),
        ("late february 2016", "2016-02-15", "2016-02-29"),
        ("at the end of january", "2016-01-21", "2016-01-31"),
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
        ("in the interviews of 2015", "2015-01-01", "2015-12-31"),
        ("in jan/feb 2016", "2016-01-01", "2016-02-29"),
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
        # One beside the other.
        ("of a man like may, in 2016", "2016-01-01", "2016-12-31"),
        ("in march in 2015", "2015-03-01", "2015-03-31"),
        ("since march until june 2015", "2015-03-01", "2015-06-30"),
        ("since november until february", "2015-11-01", "2016-02-29"),
        ("march until june 2015", "2015-03-01", "2015-06-30"),
        ("after 2014 but before 2016", "2015-01-01", "2015-12-31"),
        ("in 2015 since march", "2015-03-01", "2015-12-31"),
        # A list of what follows one another is one time, of the year that is named in it.
        ("in may and june 2015", "2015-05-01", "2015-06-30"),
        ("in may and in june 2015", "2015-05-01", "2015-06-30"),
        ("in march, april and may 2015", "2015-03-01", "2015-05-31"),
        ("in december and january 2016", "2015-12-01", "2016-01-31"),
        ("in december 2015 and january", "2015-12-01", "2016-01-31"),
        ("in november and december", "2015-11-01", "2015-12-31"),
        ("in 2014, 2015 and 2016", "2014-01-01", "2016-12-31"),
        ("in 2014 or 2015", "2014-01-01", "2015-12-31"),
        ("in 2010, 2011, 2012, 2013, 2014, 2015 and 2016", "2010-01-01", "2016-12-31"),
        ("on may 3 and 4", "2016-05-03", "2016-05-04"),
        ("between may and july 2015", "2015-05-01", "2015-07-31"),
        ("may to july 2015", "2015-05-01", "2015-07-31"),
        ("in 2012-2014", "2012-01-01", "2014-12-31"),
        ("in 2012-15", "2012-01-01", "2015-12-31"),
        # What leads.
        ("prior to may 2016", None, "2016-04-30"),
        ("earlier than may 2016", None, "2016-04-30"),
        ("no later than may 2016", None, "2016-05-31"),
        ("not after may 2016", None, "2016-05-31"),
        ("as of may 2016", None, "2016-05-31"),
        ("through may 2016", None, "2016-05-31"),
        ("by may 2016", None, "2016-05-31"),
        ("2015 or earlier", None, "2015-12-31"),
        ("not before may 2016", "2016-05-01", None),
        ("no earlier than 3 may 2016", "2016-05-03", None),
        ("later than 3 may 2016", "2016-05-04", None),
        ("from may 2016 onwards", "2016-05-01", None),
        ("on or after 5 may 2016", "2016-05-05", None),
        ("on or before 5 may 2016", None, "2016-05-05"),
        ("in or after 2016", "2016-01-01", None),
        ("on 5 may 2016 or later", "2016-05-05", None),
        ("on 5 may 2016 or earlier", None, "2016-05-05"),
        ("in 2015 or later", "2015-01-01", None),
        ("pre-2016", None, "2015-12-31"),
        ("in both 2015 and 2016", "2015-01-01", "2016-12-31"),
        ("in both may and june 2016", "2016-05-01", "2016-06-30"),
        ("post-2015", "2016-01-01", None),
        ("2015-2016", "2015-01-01", "2016-12-31"),
        ("since at least 2015", "2015-01-01", None),
        ("around 3 may 2016", "2016-04-26", "2016-05-10"),
        ("around may 2016", "2016-04-01", "2016-06-30"),
        ("in or around january 2016", "2015-12-01", "2016-02-29"),
        ("circa 2015", "2014-01-01", "2016-12-31"),
        ("in about 2015", "2014-01-01", "2016-12-31"),
        ("during the 2016 campaign", "2016-01-01", "2016-12-31"),
        ("in the march monmouth poll", "2016-03-01", "2016-03-31"),
        ("in that november 2015 speech", "2015-11-01", "2015-11-30"),
        # Parts, and what is before or after where they begin and end.
        ("early in 2016", "2016-01-01", "2016-06-30"),
        ("late in may", "2016-05-16", "2016-05-31"),
        ("mid-2016", "2016-04-01", "2016-09-30"),
        ("in early to mid 2016", "2016-01-01", "2016-09-30"),
        ("in mid may", "2016-05-08", "2016-05-23"),
        ("at the start of 2016", "2016-01-01", "2016-04-30"),
        ("since late 2015", "2015-07-01", None),
        ("after the start of 2016", "2016-01-01", None),
        ("before the end of 2015", None, "2015-12-31"),
        ("until the start of 2016", None, "2016-01-01"),
        ("in the second half of 2015", "2015-07-01", "2015-12-31"),
        ("in the first half of may", "2016-05-01", "2016-05-16"),
        ("in the last week of may", "2016-05-25", "2016-05-31"),
        ("the second week of may 2015", "2015-05-08", "2015-05-14"),
        ("in the early nineties", "1990-01-01", "1994-12-31"),
        ("about the train that was late in may", "2016-05-01", "2016-05-31"),
        # Quarters, halves, weeks, decades.
        ("in the third quarter of 2015", "2015-07-01", "2015-09-30"),
        ("q3 2015", "2015-07-01", "2015-09-30"),
        ("in 2015 q4", "2015-10-01", "2015-12-31"),
        ("in q4", "2016-10-01", "2016-12-31"),
        ("h1 2015", "2015-01-01", "2015-06-30"),
        ("the week of may 3 2016", "2016-05-02", "2016-05-08"),
        ("in the week of 1 may 2016", "2016-05-01", "2016-05-07"),  # a Sunday
        ("in the week beginning 3 may 2016", "2016-05-03", "2016-05-09"),
        ("in the 80s", "1980-01-01", "1989-12-31"),
        ("in the '90s", "1990-01-01", "1999-12-31"),
        ("in the 2000s", "2000-01-01", "2009-12-31"),
        # Numbers, and years of two digits.
        ("2015-05-21", "2015-05-21", "2015-05-21"),
        ("2015/05/21", "2015-05-21", "2015-05-21"),
        ("since 2015-05", "2015-05-01", None),
        ("21/05/2015", "2015-05-21", "2015-05-21"),
        ("5/21/2015", "2015-05-21", "2015-05-21"),
        ("5/21/15", "2015-05-21", "2015-05-21"),
        ("5/5/2015", "2015-05-05", "2015-05-05"),
        ("9.1.2015", "2015-01-09", "2015-01-09"),
        ("05/2015", "2015-05-01", "2015-05-31"),
        ("in 5/2015", "2015-05-01", "2015-05-31"),
        ("jan 9 '15", "2015-01-09", "2015-01-09"),
        ("in '15", "2015-01-01", "2015-12-31"),
        ("back in '86", "1986-01-01", "1986-12-31"),
        ("in spring 05", "2005-03-01", "2005-05-31"),
        ("jan 5 2016", "2016-01-05", "2016-01-05"),
        ("tuesday, may 3, 2016", "2016-05-03", "2016-05-03"),
        ("nov 2015", "2015-11-01", "2015-11-30"),
        ("in the month of may", "2016-05-01", "2016-05-31"),
        ("in september 50 states voted", "2016-09-01", "2016-09-30"),
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
        ("in the past 5 years", "2012-03-11", "2017-03-15"),
        ("the last two years", "2015-03-14", "2017-03-15"),
        ("in the past decade", "2007-03-15", "2017-03-15"),
        ("last december", "2016-12-01", "2016-12-31"),
        ("last march", "2016-03-01", "2016-03-31"),
        ("this march", "2017-03-01", "2017-03-31"),
        ("march last year", "2016-03-01", "2016-03-31"),
        ("this spring", "2017-03-01", "2017-05-31"),
    ],
)
def test_a_time_is_read(words: str, first: str | None, last: str | None) -> None:
    read = read_dates(f"what did she say {words} about it", NEWEST, TODAY)
    assert (read.after, read.before, read.unread) == (day(first), day(last), ())
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
        "in february 31",
        "on february 31",
        "between may 2016 and march 2016",
        "between 9 and 3 may 2016",
        "between 3 and 32 may 2016",
        "between 2016",
        # Which days are meant, nobody can tell.
        "in spring",
        "on sundays",
        "in recent weeks",
        "this morning",
        "5/6/2015",
        "in 2010-11",
        "in the 20s",
        "in the 1900s",
        "in the 19th century",
        "christmas 2015",
        "around the nineties",
        "a week after 3 may 2016",
        "as early as 2015",
        # All but a time.
        "outside 2016",
        "outside of may 2016",
        "other than 2016",
        "except may",
        "except in may 2015",
        "not in 2016",
        # No single time.
        "in 2014 and in 2016",
        "in 2014, 2015 and 2017",
        "in january and december 2015",
        "on may 3 and 9",
        "before 2014 or after 2015",
        "since may or june 2015",
        "since 2014 and 2016",
        "since 2014 or until 2016",
        "between 2014 and 2015 and 2016",
        "in 2016-2014",
        "recently",
        "most recently",
        # What happened at that time sets the limit.
        "before the june primary",
        "since the 2016 election",
        "the day before the 2016 vote",
        "in that november",
    ],
)
def test_a_time_that_can_not_be_told_is_named(words: str) -> None:
    read = read_dates(f"what did she say {words} about it", NEWEST, TODAY)
    assert (read.after, read.before, read.words) == (None, None, "")
    assert [unread in words for unread in read.unread] == [True]


@pytest.mark.parametrize(
    ("text", "words", "unread"),
    [
        # They clash: the first is kept to.
        ("since 2016 until 2015", "since 2016", ("until 2015",)),
        ("before may 2015 and after may 2015", "before may 2015", ("after may 2015",)),
        ("in march 2016, in 2015", "in march 2016", ("in 2015",)),
        ("since 2015 until february 31", "since 2015", ("until february 31",)),
        ("since february 31 until 2015", "until 2015", ("since february 31",)),
        ("in late 2015, in the winter of 2016", "in late 2015", ("in the winter of 2016",)),
        ("in 2015 or in that november", "in 2015", ("in that november",)),
        ("in 2016 but not in may", "in 2016", ("but not in may",)),
        ("since 2015, on mondays", "since 2015", ("on mondays",)),
        # Nothing ties them.
        ("since march 2015. until may 2015", "since march 2015", ("until may 2015",)),
        ("in march. before 2015", "in march", ("before 2015",)),
        ("in may about the vote in november 2015", "in may", ("in november 2015",)),
    ],
)
def test_of_two_times_the_first_is_kept_to_and_the_second_named(text: str, words: str, unread: tuple[str, ...]) -> None:
    read = read_dates(f"what did she say {text}", NEWEST, TODAY)
    assert (read.words, read.unread) == (words, unread)
    alone = read_dates(f"what did she say {words}", NEWEST, TODAY)
    assert (read.after, read.before) == (alone.after, alone.before) != (None, None)


@pytest.mark.parametrize(("words", "newest"), [("last week", NEWEST), ("in october", None), ("today", None)])
def test_what_counts_from_an_unknown_day_is_not_understood(words: str, newest: datetime.date | None) -> None:
    assert read_dates(f"what did she say {words}", newest) == ReadTime(
        unread=(words,), places=(Span(17, 17 + len(words)),)
    )


@pytest.mark.parametrize(
    "text",
    [
        "what did she say about the march on washington",
        "what may she say",
        "the saturday debate after paris",
        "before the primary",
        "in 300 states",
        "who won the 2016 rose bowl",
        "the last decision",
        # What is spoken of.
        "what did corbyn say on may?",
        "what did corbyn say on the nineties",
        "corbyn on march",
        "what does corbyn think of may",
        "what was corbyn's opinion of may",
        "what about 2016",
        "the 2020 census said",
        "the jobs report of the 2016 census",
        "what share of the 2008 caucus",
        "by the early march polls",
        "north korea's january 2016 test",
        "under the may 2016 deal",
        "about last week's debate",
        "compared to july 2015",
        "the plans for may 2016",
        "about the crash of 2008",
        "who won the elections of 2008 and 2012",
        "at the debate of 3 may",
        # Who is called so, or walks.
        "what did theresa may 2016 promise",
        "the claims made by may",
        "everyone except may said",
        "before may became leader",
        "what was said in may's speech",
        "clinton during the march in philly",
        # Numbers that are no year, or what is laid down in one.
        "2,016 people",
        "up to 2000 people",
        "from 2000 to 2500 people",
        "in $2016",
        "in 2016,000 homes",
        "in 2016% of them",
        "in 20165",
        "what does the 2016 act say",
        "what is required in the 2016 act",
        "what does rule 5/2015 say",
        "what does rule 05/2015 say",
        "a man in his 80s",
        # Papers that are called by a day.
        "per the mail on sunday",
        "a usa today survey",
        "in the last week of the campaign",
    ],
)
def test_no_time_is_asked_for(text: str) -> None:
    assert read_dates(text, NEWEST, TODAY) == ReadTime()


def test_a_month_alone_is_the_lesser_part_of_what_is_no_date() -> None:
    read = read_dates("in january 0000", NEWEST, TODAY)
    assert (read.words, read.after) == ("in january", day("2016-01-01"))


@given(st.text(max_size=60), st.none() | st.dates(), st.none() | st.dates())
def test_any_text_can_be_read(text: str, newest: datetime.date | None, today: datetime.date | None) -> None:
    read = read_dates(text, newest, today)
    assert all(words in text for words in (read.words, *read.unread))
