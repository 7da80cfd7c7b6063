"""Dates in a question: months, years and spans relative to the newest document."""

import calendar
import datetime
import re

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_IN_MONTH = re.compile(
    rf"\b(?:in|during|of|from|since|after|before|until|by|end of|late|early|mid)[ -]({_MONTH})\b\.?(?:,? (\d{{4}}))?(?! \d{{1,2}}\b)"
)
_ON_DAY = re.compile(
    rf"\b(?:on|since|after|before|from|until) ({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?"
)
_IN_YEAR = re.compile(r"\b(?:in|during|of|since|after|before|from|until) ((?:19|20)\d\d)\b")
_RELATIVE = re.compile(
    r"\b(today|yesterday|this week|last week|past week|this month|last month|past month|this year|last year)\b"
)
_DIRECTION = re.compile(r"^(since|after|before|until|by|from)\b")

Range = tuple[datetime.date | None, datetime.date | None]


def read_dates(folded: str, newest: datetime.date | None) -> tuple[Range, str]:
    """First and last day asked for, inclusive, and the words that say so ("" where none do).

    A month without a year is the latest one up to `newest`, the date of the newest document; without a newest
    document nothing relative is read.
    """
    for pattern, read in ((_ON_DAY, _day), (_IN_MONTH, _month), (_IN_YEAR, _year), (_RELATIVE, _relative)):
        found = pattern.search(folded)
        if found and (span := read(found, newest)) is not None:
            return _directed(found.group(), span), found.group()
    return (None, None), ""


def _directed(words: str, span: tuple[datetime.date, datetime.date]) -> Range:
    direction = _DIRECTION.match(words)
    if direction is None:
        return span
    match direction.group(1):
        case "since" | "from":
            return span[0], None
        case "after":
            return _beside(span[1], 1), None
        case "before":
            return None, _beside(span[0], -1)
        case _:
            return None, span[1]


def _beside(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return day


def _year_of(month: int, given: str | None, newest: datetime.date | None) -> int | None:
    if given:
        return int(given)
    if newest is None:
        return None
    return newest.year if month <= newest.month else newest.year - 1


def _day(found: re.Match[str], newest: datetime.date | None) -> tuple[datetime.date, datetime.date] | None:
    month = _MONTHS[found.group(1)]
    year = _year_of(month, found.group(3), newest)
    try:
        day = datetime.date(year, month, int(found.group(2))) if year else None
    except ValueError:
        return None
    return (day, day) if day else None


def _month(found: re.Match[str], newest: datetime.date | None) -> tuple[datetime.date, datetime.date] | None:
    month = _MONTHS[found.group(1)]
    year = _year_of(month, found.group(2), newest)
    if year is None:
        return None
    try:
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:  # the year 0
        return None


def _year(found: re.Match[str], _: datetime.date | None) -> tuple[datetime.date, datetime.date]:
    year = int(found.group(1))
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _relative(found: re.Match[str], newest: datetime.date | None) -> tuple[datetime.date, datetime.date] | None:
    if newest is None:
        return None
    words = found.group(1)
    if words == "today":
        return newest, newest
    if words == "yesterday":
        day = newest - datetime.timedelta(days=1)
        return day, day
    days = {"week": 7, "month": 31, "year": 366}[words.split()[-1]]
    return newest - datetime.timedelta(days=days), newest
