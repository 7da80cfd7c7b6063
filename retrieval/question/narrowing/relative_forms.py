"""Times that count from today: "last week", "the past two years", "this spring"."""

import datetime
import re

from .calendar_forms import MONTH, SEASON, CalendarForm, Clock, Period, month_number, months, season_of

_COUNTED = "two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"\d{{1,3}}|{'|'.join(_COUNTED)}"
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}  # at most
_UNIT = "|".join(_DAYS)
# "The last week of the campaign" and "this week's guest" count from something else.
_NOT_OF = r"(?! of\b)"


def _today(clock: Clock) -> datetime.date:
    if clock.today is None:
        raise ValueError(clock)
    return clock.today


def _day(found: re.Match[str], clock: Clock) -> Period:
    day = _today(clock) - datetime.timedelta(days=found["day"] == "yesterday")
    return day, day


def _week(found: re.Match[str], clock: Clock) -> Period:
    today = _today(clock)
    monday = today - datetime.timedelta(days=today.weekday() + (0 if found["which"] == "this" else 7))
    return monday, monday + datetime.timedelta(days=6)


def _month(found: re.Match[str], clock: Clock) -> Period:
    this = _today(clock).replace(day=1)
    last = this - datetime.timedelta(days=1)
    day = this if found["which"] == "this" else last
    return months(day.year, day.month, 1)


def _year(found: re.Match[str], clock: Clock) -> Period:
    return months(_today(clock).year - (found["which"] != "this"), 1, 12)


def _past(found: re.Match[str], clock: Clock) -> Period:
    today = _today(clock)
    count = found["count"] or "1"
    number = int(count) if count.isdigit() else _COUNTED.index(count) + 2
    try:
        return today - datetime.timedelta(days=number * _DAYS[found["unit"]]), today
    except OverflowError:
        raise ValueError(found.group()) from None


def _named_month(found: re.Match[str], clock: Clock) -> Period:
    """The latest that is over, or that of this year."""
    today, month = _today(clock), month_number(found["month"])
    over = found["which"] != "this" and month >= today.month
    return months(today.year - over, month, 1)


def _month_of_year(found: re.Match[str], clock: Clock) -> Period:
    return months(_today(clock).year - (found["which"] != "this"), month_number(found["month"]), 1)


def _season(found: re.Match[str], clock: Clock) -> Period:
    return season_of(found["season"], _today(clock).year)


RELATIVE_FORMS = tuple(
    CalendarForm(re.compile(pattern), read)
    for pattern, read in (
        (rf"(?P<month>{MONTH}),?(?: of)? (?P<which>this|last) year", _month_of_year),
        (r"(?P<day>today|yesterday)", _day),
        (
            rf"(?:the )?(?:last|past|previous) (?P<count>{_COUNT}) (?P<unit>{_UNIT})s{_NOT_OF}",
            _past,
        ),
        (rf"(?:the )?past(?P<count>) (?P<unit>{_UNIT}){_NOT_OF}", _past),
        (rf"(?:the )?(?P<which>this|last|previous) week{_NOT_OF}", _week),
        (rf"(?:the )?(?P<which>this|last|previous) month{_NOT_OF}", _month),
        (rf"(?:the )?(?P<which>this|last|previous) year{_NOT_OF}", _year),
        (rf"(?P<which>this|last|this past) (?P<month>{MONTH})(?! \d)", _named_month),
        (rf"this (?P<season>{SEASON})", _season),
    )
)
