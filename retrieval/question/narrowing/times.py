"""A time as it is written: a form of the calendar or one that counts from today, or a part of it: "early in May"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from .calendar_forms import CALENDAR_FORMS, CalendarForm, Clock, Period, months
from .relative_forms import RELATIVE_FORMS

_FORMS = (*RELATIVE_FORMS, *CALENDAR_FORMS)
_ANY_FORM = "|".join(re.sub(r"\((?:\?P<\w+>|(?!\?))", "(?:", form.pattern.pattern) for form in _FORMS)
_NTH_WEEKS = ("first", "second", "third", "fourth")
# Who is late in May is not asked about late May.
_LATE = "".join(rf"(?<!\b{word} )" for word in "be been being is are was were too so come came arrived".split())
_PART = (
    r"(?:the |that )?(?:start|beginning|end|middle|(?:early|late|later) part|(?:first|second|latter|last) half"
    rf"|(?:{'|'.join(_NTH_WEEKS)}|last|final) week) (?:of|in) (?:the )?"
    rf"|(?:{_LATE}(?:early|late) in "
    r"|(?:early[ -](?:to|or)[ -]mid|mid[ -](?:to|or)[ -]late|early|late|mid)[ -])(?:the )?"
)
_FILLER = r"(?:the )?(?:month|year)(?: of)? "
TIME = rf"(?:{_PART})?(?:{_FILLER})?(?:{_ANY_FORM})"
_WRITTEN = re.compile(rf"(?P<part>{_PART})?(?:{_FILLER})?(?P<form>{_ANY_FORM})")

# Of a time, from where to where: generous, since nobody who says "early" counts days.
_SHARES = (
    dict.fromkeys(("early", "first"), (0.0, 0.5))
    | dict.fromkeys(("late", "later", "latter", "second", "last"), (0.5, 1.0))
    | dict.fromkeys(("mid", "middle"), (0.25, 0.75))
    | dict.fromkeys(("start", "beginning"), (0.0, 1 / 3))
    | {"end": (2 / 3, 1.0)}
)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """`part` is what of it is meant: "early", "end", "second half", "last week"; "" for all of it."""

    part: str
    form: CalendarForm
    found: re.Match[str]

    @classmethod
    def of(cls, words: str) -> WrittenTime:
        """Of words that TIME matches."""
        written = _WRITTEN.fullmatch(words)
        assert written is not None
        part = re.sub(r"^(?:the |that )|(?: of| in)?(?: the)?[ -]$", "", written["part"] or "")
        matches = ((form, form.pattern.fullmatch(written["form"])) for form in _FORMS)
        return next(cls(part, form, found) for form, found in matches if found is not None)

    @property
    def dated(self) -> bool:
        """Whether it says of which year it is; a form without a place for one always does."""
        groups = self.found.groupdict()
        return "year" not in groups or groups["year"] is not None

    @property
    def alone(self) -> bool:
        """Whether it is a time without a word that leads to it."""
        return bool(self.part) or (self.form.exact and self.dated)

    @property
    def bare_month(self) -> bool:
        """Whether it is the name of a month and no more, which may be somebody's: "May"."""
        return not self.part and {k for k, words in self.found.groupdict().items() if words} == {"month"}

    @property
    def bare_year(self) -> bool:
        return not self.part and self.found.groupdict().keys() == {"year"}

    @property
    def names_day(self) -> bool:
        return self.form.exact and not {"month", "season", "nth"}.issuperset(self.found.groupdict().keys() - {"year"})

    @property
    def is_span(self) -> bool:
        """Whether it says itself from when to when: "3 to 9 May"."""
        return "last" in self.found.groupdict()

    @property
    def spans_two(self) -> bool:
        return self.is_span and int(self.found["last"]) - int(self.found["day"]) == 1

    @property
    def counts_from_today(self) -> bool:
        return self.form in RELATIVE_FORMS

    @property
    def names_decade(self) -> bool:
        return "decade" in self.found.groupdict()

    def period(self, clock: Clock) -> Period | None:
        """None where it is no time of the calendar, may be more than one, or counts from a day that isn't known."""
        try:
            return _part_of(self.form.read(self.found, clock), self.part)
        except (ValueError, OverflowError):  # February 31, the end of time
            return None


def _part_of(period: Period, part: str) -> Period:
    if part.endswith("week"):
        return _week_of(period, part.split()[0])
    shares = [_SHARES[one] for one in re.split("[ -]", part) if one in _SHARES]
    return _share(period, shares[0][0], shares[-1][1]) if shares else period


def _share(period: Period, start: float, end: float) -> Period:
    """From one share of the period to another; in whole months where it has several."""
    first, last = period
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    if count > 1:
        skipped, kept = int(count * start), max(round(count * (end - start)), 1)
        years, month = divmod(first.month - 1 + skipped, 12)
        return months(first.year + years, month + 1, kept)
    days = (last - first).days
    return first + datetime.timedelta(days=int(days * start)), first + datetime.timedelta(days=round(days * end))


def _week_of(period: Period, which: str) -> Period:
    first, last = period
    if which not in _NTH_WEEKS:
        return last - datetime.timedelta(days=6), last
    first += datetime.timedelta(days=7 * _NTH_WEEKS.index(which))
    return first, first + datetime.timedelta(days=6)
