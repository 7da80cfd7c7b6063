"""How times of the calendar are written, each form with the days that it names."""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

Period = tuple[datetime.date, datetime.date]  # first and last day

MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WHOLE = "|".join(name.casefold() for name in calendar.month_name if name)
_SHORT = "|".join(sorted((m for m in MONTHS if m not in _WHOLE.split("|")), key=len, reverse=True))
MONTH = rf"(?:(?:{_WHOLE})\b|(?:{_SHORT})\b\.?)"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first of its three months
SEASON = "|".join(_SEASONS)
# The twenties may be those of either century.
_DECADES = {
    name: 1930 + 10 * place
    for place, name in enumerate("thirties forties fifties sixties seventies eighties nineties".split())
} | {"noughties": 2000}
_ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"), start=1)
    for word in words.split()
}
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
YEAR = r"(?:19|20)\d\d"
_IN_FULL_OR_SHORT = rf"{YEAR}|'\d\d"
_OF_YEAR = rf"(?:,? (?P<year>{_IN_FULL_OR_SHORT}))"
_NTH = r"(?:st|nd|rd|th)?"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"  # behind a month, where "September 50" is no day
_DAY = rf"(?:{WEEKDAY},? )?(?:the )?(?P<day>\d{{1,2}}){_NTH}"
_WEEK = "(?:the )?week (?:of|(?P<begins>beginning|starting|commencing))"
_TO = r"(?: (?:and|to|until|till|through) | ?- ?)"


@dataclass(frozen=True, slots=True)
class Clock:
    """What a time without a year counts from: `year` where the one beside it names one, else the date of the `newest`
    document; `today` is for "last week"."""

    newest: datetime.date | None
    today: datetime.date | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarForm:
    """`read` raises ValueError where the words name no time of the calendar, or more than one. A form that is `exact`
    is a time by itself; of others a lead must say so ("in 2016", "since May")."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], Period]
    exact: bool = True


def months(year: int, month: int, count: int) -> Period:
    """`count` whole months, from `month` of `year` on."""
    last_year, last = divmod(month + count - 2, 12)
    day = calendar.monthrange(year + last_year, last + 1)[1]
    return datetime.date(year, month, 1), datetime.date(year + last_year, last + 1, day)


def _year_of(month: int, given: str | None, clock: Clock) -> int:
    if given:
        return _year_in_full(given, clock)
    if clock.year is not None:
        return clock.year
    if clock.newest is None:
        raise ValueError(given)
    return clock.newest.year if month <= clock.newest.month else clock.newest.year - 1


def _year_in_full(given: str, clock: Clock) -> int:
    """Of two digits the century is that in which the year is past: of this one, or the one before."""
    if len(given) == len("2016"):
        return int(given)
    year = int(given.removeprefix("'"))
    return year + (2000 if year <= (clock.today or clock.newest or datetime.date.max).year % 100 else 1900)


def month_number(words: str) -> int:
    return MONTHS[words.rstrip(".")]


def _one(day: datetime.date) -> Period:
    return day, day


def _iso_day(found: re.Match[str], _: Clock) -> Period:
    return _one(datetime.date(*map(int, found.groups())))


def _numeric_day(found: re.Match[str], clock: Clock) -> Period:
    """The day is first where points part the numbers; else it is the number that can be no month."""
    first, second, year = int(found["first"]), int(found["second"]), _year_in_full(found["year"], clock)
    if found["mark"] == "." or first == second or first > 12:
        return _one(datetime.date(year, second, first))
    if second > 12:
        return _one(datetime.date(year, first, second))
    raise ValueError(found.group())


def _numeric_month(found: re.Match[str], _: Clock) -> Period:
    return months(int(found["year"]), int(found["month"]), 1)


def _year_and(found: re.Match[str], _: Clock) -> Period:
    """ "2016-05" is a month and "2015-16" two years; "2010-11" may be either."""
    year, second = int(found["year"]), int(found["second"])
    if second <= year % 100:
        return months(year, second, 1)
    if second > 12:
        return datetime.date(year, 1, 1), datetime.date(year - year % 100 + second, 12, 31)
    raise ValueError(found.group())


def _years(found: re.Match[str], _: Clock) -> Period:
    if found["year"] > found["last"]:
        raise ValueError(found.group())
    return datetime.date(int(found["year"]), 1, 1), datetime.date(int(found["last"]), 12, 31)


def _days(found: re.Match[str], clock: Clock) -> Period:
    month = month_number(found["month"])
    year = _year_of(month, found["year"], clock)
    first, last = (datetime.date(year, month, int(found[day])) for day in ("day", "last"))
    if first > last:
        raise ValueError(found.group())
    return first, last


def _day(found: re.Match[str], clock: Clock) -> Period:
    month = month_number(found["month"])
    return _one(datetime.date(_year_of(month, found["year"], clock), month, int(found["day"])))


def _week(found: re.Match[str], clock: Clock) -> Period:
    """That in which the day is, from Monday on; from the day itself where it is a Sunday, which begins weeks, too."""
    day, _ = _day(found, clock)
    first = day if found["begins"] or day.weekday() == 6 else day - datetime.timedelta(days=day.weekday())
    return first, first + datetime.timedelta(days=6)


def _month(found: re.Match[str], clock: Clock) -> Period:
    month = month_number(found["month"])
    return months(_year_of(month, found["year"], clock), month, 1)


def _season(found: re.Match[str], clock: Clock) -> Period:
    return season_of(found["season"], _year_in_full(found["year"], clock))


def season_of(season: str, year: int) -> Period:
    """Of the north; a winter begins in the December before its year, or in that of its own: both are in it."""
    month = _SEASONS[season]
    return months(year - 1, 12, 15) if month == 12 else months(year, month, 3)


def _quarter(found: re.Match[str], clock: Clock) -> Period:
    number = _ORDINALS[found["nth"]] if found["nth"] in _ORDINALS else int(found["nth"])
    return months(_year_of(3 * number - 2, found["year"], clock), 3 * number - 2, 3)


def _half(found: re.Match[str], _: Clock) -> Period:
    return months(int(found["year"]), 6 * int(found["nth"]) - 5, 6)


def _decade(found: re.Match[str], _: Clock) -> Period:
    """Of two digits that of the century before, where it can be no other, nor a share of votes or a temperature."""
    words = found["decade"].replace("'", "").removesuffix("s")
    if words.isdigit():
        first = int(words) if len(words) == len("1990") else 1900 + int(words)
        if first == 1900 or (len(words) == 2 and first < (1930 if found["decade"].startswith("'") else 1960)):
            raise ValueError(found.group())
    else:
        first = _DECADES[found["decade"]]
    return datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)


def _year(found: re.Match[str], clock: Clock) -> Period:
    return months(_year_in_full(found["year"], clock), 1, 12)


def _form(pattern: str, read: Callable[[re.Match[str], Clock], Period], *, exact: bool = True) -> CalendarForm:
    return CalendarForm(re.compile(pattern), read, exact)


# The longest first of those that begin alike.
CALENDAR_FORMS = (
    _form(rf"({YEAR})[-/](\d\d?)[-/](\d\d?)", _iso_day),
    _form(rf"(?P<year>{YEAR}) ?- ?(?P<last>{YEAR})", _years),
    _form(rf"(?P<year>{YEAR})[-/](?P<second>\d\d)", _year_and, exact=False),
    _form(rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})[/.-](?P<year>{YEAR})", _numeric_day),
    _form(r"(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})/(?P<year>\d\d)", _numeric_day),
    _form(rf"(?P<month>\d\d)[/.](?P<year>{YEAR})", _numeric_month),
    _form(rf"(?P<month>\d)/(?P<year>{YEAR})", _numeric_month, exact=False),
    _form(
        rf"{_WEEK} {_DAY}(?: of)? (?P<month>{MONTH}){_OF_YEAR}?",
        _week,
    ),
    _form(
        rf"{_WEEK} (?P<month>{MONTH}) (?P<day>{_NUMBER}){_NTH}\b{_OF_YEAR}?",
        _week,
    ),
    _form(rf"{_DAY}{_TO}(?:the )?(?P<last>\d{{1,2}}){_NTH}(?: of)? (?P<month>{MONTH}){_OF_YEAR}?", _days),
    _form(
        rf"(?P<month>{MONTH}) (?P<day>{_NUMBER}){_NTH}{_TO}(?P<last>\d{{1,2}}){_NTH}(?! (?:of )?{MONTH})\b{_OF_YEAR}?",
        _days,
    ),
    _form(rf"{_DAY}(?: of)? (?P<month>{MONTH}){_OF_YEAR}?", _day),
    _form(rf"(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<day>{_NUMBER}){_NTH}\b{_OF_YEAR}?", _day),
    _form(rf"(?P<month>{MONTH})(?:,?(?: of)? (?P<year>{_IN_FULL_OR_SHORT}))?", _month),
    _form(rf"(?:the )?(?P<season>{SEASON})(?:,?(?: of)?) (?P<year>{_IN_FULL_OR_SHORT}|\d\d)", _season),
    _form(rf"(?:the )?q(?P<nth>[1-4])(?:,?(?: of)? (?P<year>{_IN_FULL_OR_SHORT}))?", _quarter),
    _form(rf"(?P<year>{YEAR}) q(?P<nth>[1-4])", _quarter),
    _form(rf"(?:the )?(?P<nth>{'|'.join(_ORDINALS)}) quarter(?:,?(?: of)?) (?P<year>{YEAR})", _quarter),
    _form(rf"(?:the )?h(?P<nth>[12])(?:,?(?: of)?) (?P<year>{YEAR})", _half),
    _form(rf"(?:the )?(?P<decade>(?:19|20)\d0'?s|'?[1-9]0'?s|{'|'.join(_DECADES)})", _decade, exact=False),
    _form(rf"(?P<year>{_IN_FULL_OR_SHORT})", _year, exact=False),
)
