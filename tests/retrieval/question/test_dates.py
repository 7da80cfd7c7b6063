"""Dates in a question: the range they name, inclusive."""

import datetime

import pytest

from retrieval.question.narrowing.dates import read_dates

NEWEST = datetime.date(2016, 11, 20)


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("what did she say in october", "2016-10-01", "2016-10-31"),
        ("what did she say in december", "2015-12-01", "2015-12-31"),
        ("what did she say in october 2015", "2015-10-01", "2015-10-31"),
        ("what did she say until october 2016", None, "2016-10-31"),
        ("what did she say since march", "2016-03-01", None),
        ("what did she say after 2015", "2016-01-01", None),
        ("what did she say before october 3 2016", None, "2016-10-02"),
        ("what did she say on october 3", "2016-10-03", "2016-10-03"),
        ("what did she say last week", "2016-11-13", "2016-11-20"),
        ("what did she say in january 0000", None, None),
        ("what did she say on february 31", None, None),
        ("what did she say about the march on washington", None, None),
    ],
)
def test_range(question: str, first: str | None, last: str | None) -> None:
    assert read_dates(question, NEWEST)[0] == (day(first), day(last))


def test_nothing_is_relative_without_a_newest_document() -> None:
    assert read_dates("what did she say last week", None)[0] == (None, None)
