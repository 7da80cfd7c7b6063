"""Dates as people type them into an option."""

import calendar
import datetime
import re

from index import PullquoteError

_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_MONTHS = ("%Y-%m", "%B %Y", "%b %Y")
_YEAR = re.compile(r"\d{4}")


class NoDate(PullquoteError):
    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a date that I can read. Write it as 2016-10-03, 2016-10 or 2016.")


def first_day(text: str | None) -> datetime.date | None:
    """The day, or the first of the month or year that `text` names; None for None. Raises NoDate."""
    return _span(text)[0] if text else None


def last_day(text: str | None) -> datetime.date | None:
    """The day, or the last of the month or year. Raises NoDate."""
    return _span(text)[1] if text else None


def _span(text: str) -> tuple[datetime.date, datetime.date]:
    plain = " ".join(text.replace(",", " ").split())
    if (day := _read(plain, _DAYS)) is not None:
        return day, day
    if (month := _read(plain, _MONTHS)) is not None:
        return month, month.replace(day=calendar.monthrange(month.year, month.month)[1])
    if _YEAR.fullmatch(plain) and int(plain) >= datetime.MINYEAR:
        return datetime.date(int(plain), 1, 1), datetime.date(int(plain), 12, 31)
    raise NoDate(text)


def _read(text: str, forms: tuple[str, ...]) -> datetime.date | None:
    for form in forms:
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
