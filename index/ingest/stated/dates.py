"""Days as people and programs write them: "2015/07/07 22:00:00", "July 7, 2015", "Tue, 07 Jul 2015 22:00:00 +0000".

The day is the one that is written, whatever zone stands behind it. What could be two days is none.
"""

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_HOURS = r"\d{1,2}:\d\d(?::\d\d)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_WEEKDAY}{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_NAME},?[ -](?P<year>\d{{4}})\b",
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        rf"{_WEEKDAY}{_NAME} (?P<day>\d{{1,2}}) {_HOURS}(?: [+-]\d{{4}}| [A-Z]{{1,5}})? (?P<year>\d{{4}})\b",
        rf"(?P<day>\d{{1,2}})-{_NAME}-(?P<short>\d\d)(?!\d)",
    )
)
_EITHER = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_CLOCK = re.compile(r"[Tt\s,]\s*(\d{1,3}):(\d{1,3})")
_IN_NAME = tuple(
    re.compile(form)
    for form in (
        r"(?:\A|/)(\d{4})-(\d{2})-(\d{2})(?=[-_. ][^/]*\Z)",
        r"(?:\A|/)((?:19|20)\d{2})(\d{2})(\d{2})(?=[-_. ][^/]*\Z)",
        r"(?:\A|/)(\d{4})-(\d{2})-(\d{2})(?:[-_. ][^/]*)?/_?index\.[^/]*\Z",
        r"(?:\A|/)((?:19|20)\d{2})/(\d{2})/(\d{2})/[^/]+\Z",
    )
)
_TWELVE = 12  # months
_LAST_SHORT = 68  # the year 2068 in two digits


class NoDay(ValueError):
    """Words that are no date at all; ValueError alone is a day or time that there is not."""


class TwoDays(NoDay):
    """Numbers that are one day in one country and another in the next: 05/12/2021."""


def read_day(text: str) -> datetime.date | None:
    """None for what stands for no day, as 0001-01-01. Raises NoDay, TwoDays, or ValueError where there is no such
    day or time."""
    text = " ".join(text.split())
    for form in _FORMS:
        if (found := form.match(text)) is None:
            continue
        if (clock := _CLOCK.match(text, found.end())) is not None:
            hour = int(clock[1])
            datetime.time(0 if hour == 24 else hour, int(clock[2]))
        parts = found.groupdict()
        name = parts.get("month")
        month = int(parts["number"]) if name is None else _MONTHS.index(name[:3].lower()) + 1
        return _day(_year(parts), month, int(parts["day"]))
    if (either := _EITHER.match(text)) is not None:
        return _unambiguous(int(either[1]), int(either[2]), int(either[3]))
    raise NoDay(text)


def _year(parts: Mapping[str, str | None]) -> int:
    """Of two digits as POSIX has it."""
    if (short := parts.get("short")) is not None:
        return int(short) + (1900 if int(short) > _LAST_SHORT else 2000)
    return int(parts["year"] or 0)


def day_in_name(key: str) -> datetime.date | None:
    """The day that a file's name begins with, as Jekyll has it: "posts/2019-07-11-bridge.md"; that its folder's does,
    as Hugo has it: "2019-07-11-bridge/index.md"; or that its folders are: "2019/07/11/bridge.md"."""
    for form in _IN_NAME:
        if (found := form.search(key)) is not None:
            with suppress(ValueError):
                return _day(*map(int, found.groups()))
    return None


def _unambiguous(one: int, other: int, year: int) -> datetime.date | None:
    """Of "13/7/2015" and "7/13/2015" one number can be no month; of "7/8/2015" either may be."""
    if one > _TWELVE >= other:
        return _day(year, other, one)
    if other > _TWELVE >= one or one == other:
        return _day(year, one, other)
    raise TwoDays(f"{one}/{other}/{year}")


def _day(year: int, month: int, day: int) -> datetime.date | None:
    """Years before printing stand for none."""
    return datetime.date(year, month, day) if year > 1 else None
