"""What leads to a time in a question, and the days that are asked for with it: "since", "no later than", "around"."""

import datetime
import re
from enum import Enum, auto

from .calendar_forms import Period, months

# What is as long at most is days, months or a year.
_DAYS, _MONTHS, _YEAR = 16, 100, 366

Limits = tuple[datetime.date | None, datetime.date | None]  # first and last day, None for no limit


class Lead(Enum):
    """What the words before a time make of it. NONE: there are none. OF, ON: they lead to topics as well. UNTOLD: days
    that can't be told, all but it ("outside 2016") or at some distance ("a week after")."""

    NONE = auto()
    WITHIN = auto()
    OF = auto()
    ON = auto()
    SINCE = auto()
    FROM = auto()
    AFTER = auto()
    BEFORE = auto()
    UNTIL = auto()
    BY = auto()
    BETWEEN = auto()
    AROUND = auto()
    UNTOLD = auto()


_WRITTEN = {
    Lead.WITHIN: r"in|during|throughout|within|(?:in|over) the course of",
    Lead.OF: "of",
    Lead.ON: "on",
    Lead.SINCE: (
        r"(?:ever )?since|(?:on|in) or after|(?:starting|beginning)(?: in| on)?|as from|not? (?:before|earlier than)"
    ),
    Lead.FROM: "from",
    Lead.AFTER: "after|later than|following",
    Lead.BEFORE: "before|prior to|earlier than|ahead of",
    Lead.UNTIL: (
        r"(?:on|in) or before|until|'?till?|up (?:to and including|to|until)"
        r"|through|thru|as (?:of|at)|not? (?:later than|after)"
    ),
    Lead.BY: "by",
    Lead.BETWEEN: "between",
    Lead.AROUND: (r"(?:some ?time )?(?:in |on |from )?(?:or )?(?:around|circa|roughly|approximately)|in (?:or )?about"),
    Lead.UNTOLD: (
        r"(?:outside(?: of)?|other than|except(?:ing)?(?: for)?|excluding|apart from|aside from|besides|but not"
        r"|rather than|instead of)(?: in| during| on| from| of)?"
        r"|not (?:in|during|on|since|until|from)|as (?:early|late|recently) as(?: in| on)?"
        r"|(?:(?:the|an?|one|two|three|four|five|six|few|several|\d{1,2}) )?(?:day|week|weekend|month|year)s?"
        r" (?:after|before|following|prior to)"
    ),
}
_PATTERNS = {lead: re.compile(words) for lead, words in _WRITTEN.items()}
LEADS = "|".join(_WRITTEN[lead] for lead in reversed(_WRITTEN))


def lead_of(words: str | None) -> Lead:
    """Of words that LEADS matches, or none."""
    if words is None:
        return Lead.NONE
    return next(lead for lead, pattern in _PATTERNS.items() if pattern.fullmatch(words))


def limits_of(lead: Lead, period: Period, part: str) -> Limits | None:
    """The days that are asked for, None where they can't be told. `part` is what of a time the period is: "before the
    end of May" has nearly all of May in it, "after the start" as well."""
    first, last = period
    match lead:
        case Lead.SINCE | Lead.FROM:
            return first, None
        case Lead.AFTER:
            return (first, None) if part in ("start", "beginning") else (_beside(last, 1), None)
        case Lead.BEFORE:
            return (None, last) if part == "end" else (None, _beside(first, -1))
        case Lead.UNTIL | Lead.BY:
            return (None, first) if part in ("start", "beginning") else (None, last)
        case Lead.AROUND:
            return _around(period)
        case Lead.UNTOLD | Lead.BETWEEN:
            return None
    return period


def _around(period: Period) -> Limits | None:
    """A week around days, a month around months, a year around a year; a decade is as vague as it gets."""
    first, last = period
    days = (last - first).days
    if days <= _DAYS:
        return _beside(first, -7), _beside(last, 7)
    if days <= _MONTHS:
        before, after = _beside(first.replace(day=1), -1), _beside(months(last.year, last.month, 1)[1], 1)
        return before.replace(day=1), months(after.year, after.month, 1)[1]
    if days > _YEAR or first.year == datetime.MINYEAR or last.year == datetime.MAXYEAR:
        return None
    return first.replace(year=first.year - 1, day=1), months(last.year + 1, last.month, 1)[1]


def _beside(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return day
