"""Times in a question: days, months, seasons, years and decades, with what leads them: "since", "between … and …"."""

import calendar
import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index import Span

from ..intent import SAYING_NOUNS, SPEECH_VERBS

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first of its three months
_SEASON = "|".join(_SEASONS)
_DECADES = {
    name: 20 + 10 * place
    for place, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_YEAR = r"(?:19|20)\d\d"
_NTH = "(?:st|nd|rd|th)?"
_FORMS = (
    rf"({_YEAR})-(\d\d)-(\d\d)",
    rf"(\d{{1,2}}){_NTH}(?: of)? ({_MONTH})\b\.?(?:,? ({_YEAR}))?",
    rf"({_MONTH})\.? (\d{{1,2}}){_NTH}\b(?:,? ({_YEAR}))?",
    rf"({_MONTH})\b\.?(?:,?(?: of)? ({_YEAR}))?(?! \d{{1,2}}\b)",
    rf"({_SEASON})(?:,?(?: of)?) ({_YEAR})",
    r"((?:19|20)\d)0['’]?s",
    rf"({'|'.join(_DECADES)})",
    rf"({_YEAR})",
)
_RELATIVE = r"today|yesterday|(?:this|last|past) (?:week|month|year)"
_ANY = "|".join(re.sub(r"\((?!\?)", "(?:", form) for form in _FORMS)
_TIME = rf"(?:the )?(?:(?:end|start|beginning|middle) of |early |late |mid[ -])?(?:{_ANY})\b"
_BETWEEN = re.compile(rf"\b(?:between|from) ({_TIME}) (?:and|to|until|till|through) ({_TIME}|{_RELATIVE})")
# Two days of one month, which is named once: "between 3 and 9 May", "from May 3 to 9".
_TO = r"(?: (?:and|to|until|till|through) | ?- ?)"
_DAYS = re.compile(
    rf"\b(?:between|from|on|in|during) (?:the )?(?:"
    rf"(?P<first>\d{{1,2}}){_NTH}{_TO}(?P<last>\d{{1,2}}){_NTH}(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>{_YEAR}))?"
    rf"|(?P<named>{_MONTH})\.? (?P<from>\d{{1,2}}){_NTH}{_TO}(?P<to>\d{{1,2}}){_NTH}(?! (?:of )?(?:{_MONTH}))\b(?:,? (?P<of>{_YEAR}))?)"
)
# After "on", or "of" beside a word of saying, a month alone is who or what is spoken of: "on May", "think of May".
_DATED = rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}{_NTH}(?: of)? (?:{_MONTH})|(?:{_MONTH})\.?(?: \d{{1,2}}{_NTH}|,?(?: of)? {_YEAR}))\b"
_UNSAID = "".join(rf"(?<!\b{word} )" for word in sorted(SPEECH_VERBS | SAYING_NOUNS))
_LED = re.compile(
    rf"\b(?:on|of) (?=(?:the )?{_DATED})({_TIME})|\bon (today|yesterday)\b"
    rf"|\b(in|during|throughout|{_UNSAID}of|from|since|after|before|until|till|up to|by) ({_TIME}|(?:the )?{_RELATIVE})"
    rf"|\b(?:early|late|mid)[ -]((?:{_MONTH})\b\.?(?:,? {_YEAR})?)"
)
_ALONE = re.compile(rf"\b({_RELATIVE})\b")
_UNREAD = re.compile(
    rf"\b(?:(?:on|since|until|before|after|from) (?:last |this |next )?{_WEEKDAY}"
    rf"|(?:last|this|next|the previous) (?:{_WEEKDAY}|{_SEASON}|weekend|night|christmas|easter|decade|century)"
    rf"|(?:a few|a couple of|some|several|\d+|two|three|four|five|ten) (?:days|weeks|months|years) ago"
    rf"|(?:in|during|since|until) the (?:{_SEASON})\b(?! (?:of )?{_YEAR})|the other day|a while ago)\b"
)

_TIED = re.compile(r"\W*(?:(?:and|but)\W+)?")  # between two limits of one time

Period = tuple[datetime.date, datetime.date]  # first and last day
_Limits = tuple[datetime.date | None, datetime.date | None]  # the same, None for no limit


@dataclass(frozen=True, slots=True)
class ReadTime:
    """First and last day asked for, inclusive, None for no limit; `words` of the folded question say so, "" where none
    do, and stand at `place` of it. `unread` are words that are a time and can't be told as days, "" where there are
    none."""

    after: datetime.date | None = None
    before: datetime.date | None = None
    words: str = ""
    unread: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class _Clock:
    newest: datetime.date | None
    today: datetime.date | None
    year: int | None = None


def read_dates(folded: str, newest: datetime.date | None, today: datetime.date | None = None) -> ReadTime:
    """A month without a year is the latest one up to `newest`, the date of the newest document. "Last week" and the
    like count from `today`; what can't be told without one of the two is not understood."""
    clock = _Clock(newest, today)
    if found := _DAYS.search(folded):
        return _days(found, clock)
    if found := _BETWEEN.search(folded):
        return _between(found, clock)
    if found := _LED.search(folded):
        first = _led(found, clock)
        second = _LED.search(folded, found.end())
        if second is None or _TIED.fullmatch(folded[found.end() : second.start()]) is None:
            return first
        return _narrowed(first, _led(second, clock), Span(found.start(), second.end()), folded)
    if found := _ALONE.search(folded):
        return _read(found, _period(found.group(1), clock))
    unread = _UNREAD.search(folded)
    return ReadTime(unread=unread.group() if unread else "")


def _read(found: re.Match[str], limits: _Limits | None) -> ReadTime:
    if limits is None:
        return ReadTime(unread=found.group())
    return ReadTime(*limits, words=found.group(), place=Span(*found.span()))


def _days(found: re.Match[str], clock: _Clock) -> ReadTime:
    month, year = found["month"] or found["named"], found["year"] or found["of"] or ""
    numbers = (found["first"] or found["from"], found["last"] or found["to"])
    first, last = (_period(f"{number} {month} {year}".strip(), clock) for number in numbers)
    if first is None or last is None or first[0] > last[1]:
        return _read(found, None)
    return _read(found, (first[0], last[1]))


def _between(found: re.Match[str], clock: _Clock) -> ReadTime:
    last = _period(found.group(2), clock)
    if last is None:
        return _read(found, None)
    first = _period(found.group(1), _Clock(clock.newest, clock.today, last[1].year))
    if first is not None and first[0] > last[1]:  # "from November to February 2016"
        first = _period(found.group(1), _Clock(clock.newest, clock.today, last[1].year - 1))
    return _read(found, None if first is None or first[0] > last[1] else (first[0], last[1]))


def _led(found: re.Match[str], clock: _Clock) -> ReadTime:
    day, relative, lead, time, part = found.groups()
    period = _period(day or relative or time or part, clock)
    return _read(found, None if period is None else _directed(lead or "in", period))


def _narrowed(first: ReadTime, second: ReadTime, place: Span, folded: str) -> ReadTime:
    """The days of two limits side by side, "since March until June"; no time where one is none, or no day is in both."""
    words = place.of(folded)
    if not first.words or not second.words:
        return ReadTime(unread=words)
    after = max(filter(None, (first.after, second.after)), default=None)
    before = min(filter(None, (first.before, second.before)), default=None)
    if after is not None and before is not None and after > before:
        return ReadTime(unread=words)
    return ReadTime(after, before, words, place=place)


def _directed(lead: str, period: Period) -> _Limits:
    first, last = period
    match lead:
        case "since" | "from":
            return first, None
        case "after":
            return _beside(last, 1), None
        case "before":
            return None, _beside(first, -1)
        case "until" | "till" | "by" | "up to":
            return None, last
    return period


def _beside(day: datetime.date, days: int) -> datetime.date:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return day


def _period(words: str, clock: _Clock) -> Period | None:
    """None where it is no time of the calendar, or counts from a day that isn't known."""
    words = re.sub(r"^(?:the )?(?:(?:end|start|beginning|middle) of |early |late |mid[ -])?", "", words)
    for form, read in _READERS.items():
        if found := re.fullmatch(form, words):
            try:
                return read(found, clock)
            except ValueError:  # February 31
                return None
    return _relative(words, clock.today)


def _year_of(month: int, given: str | None, clock: _Clock) -> int:
    """Raises ValueError where no document has a date."""
    if given:
        return int(given)
    if clock.year is not None:
        return clock.year
    if clock.newest is None:
        raise ValueError(given)
    return clock.newest.year if month <= clock.newest.month else clock.newest.year - 1


def _iso_day(found: re.Match[str], _: _Clock) -> Period:
    day = datetime.date(*map(int, found.groups()))
    return day, day


def _day(found: re.Match[str], clock: _Clock) -> Period:
    number, month = sorted(found.group(1, 2), key=lambda part: not part.isdigit())
    day = datetime.date(_year_of(_MONTHS[month], found.group(3), clock), _MONTHS[month], int(number))
    return day, day


def _months(year: int, month: int, count: int) -> Period:
    last_year, last = divmod(month + count - 2, 12)
    year_after = year + last_year
    return datetime.date(year, month, 1), datetime.date(
        year_after, last + 1, calendar.monthrange(year_after, last + 1)[1]
    )


def _month(found: re.Match[str], clock: _Clock) -> Period:
    month = _MONTHS[found.group(1)]
    return _months(_year_of(month, found.group(2), clock), month, 1)


def _season(found: re.Match[str], _: _Clock) -> Period:
    """Of the north; a winter begins in the December before its year, or in that of its own: both are in it."""
    year, month = int(found.group(2)), _SEASONS[found.group(1)]
    return _months(year - 1, 12, 15) if month == 12 else _months(year, month, 3)


def _decade(found: re.Match[str], _: _Clock) -> Period:
    first = int(found.group(1)) * 10 if found.group(1).isdigit() else 1900 + _DECADES[found.group(1)]
    return datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)


def _year(found: re.Match[str], _: _Clock) -> Period:
    return _months(int(found.group(1)), 1, 12)


_READERS: Mapping[str, Callable[[re.Match[str], _Clock], Period]] = dict(
    zip(_FORMS, (_iso_day, _day, _day, _month, _season, _decade, _decade, _year), strict=True)
)


def _relative(words: str, today: datetime.date | None) -> Period | None:
    if today is None:
        return None
    if words in ("today", "yesterday"):
        day = today - datetime.timedelta(days=words == "yesterday")
        return day, day
    which, unit = words.split()[-2:]
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday())
        start, end = monday, monday + datetime.timedelta(days=6)
        week = datetime.timedelta(days=7)
        return {"this": (start, end), "last": (start - week, end - week)}.get(which, (today - week, today))
    return _long_ago(which, unit, today)


def _long_ago(which: str, unit: str, today: datetime.date) -> Period:
    if which == "past":
        return today - datetime.timedelta(days={"month": 31, "year": 366}[unit]), today
    back = which == "last"
    if unit == "year":
        return _months(today.year - back, 1, 12)
    before = today.replace(day=1) - datetime.timedelta(days=1)
    return _months(before.year, before.month, 1) if back else _months(today.year, today.month, 1)
