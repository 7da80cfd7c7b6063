"""A schedule as somebody wrote it down, and when it is due. All times are UTC.

Runs that were missed, as nobody was there to do them, are made up once.
"""

import datetime
import re
from dataclasses import dataclass
from typing import TypeAlias

_DAY = datetime.timedelta(days=1)
_UNITS = {"m": datetime.timedelta(minutes=1), "h": datetime.timedelta(hours=1)}
_INTERVAL = re.compile(r"(?:every\s+)?([0-9]{1,4})\s*(m|min|mins|minutes?|h|hours?)")
_ONE_UNIT = re.compile(r"every\s+(minute|hour)")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?:\s*utc)?")
_CHANGES = "changes"
_WRONG = "it is no interval (30m, 2h), no time of day in UTC (04:30), and not the word changes"


@dataclass(frozen=True, slots=True)
class Every:
    """`interval` lies between the beginnings of two runs."""

    interval: datetime.timedelta

    def next_run(self, now: datetime.datetime, last: datetime.datetime | None) -> datetime.datetime:
        """`now` where it is due. `last` is when the last run began, None where none is known: then it is due. A run
        that lies ahead was noted by a clock that was wrong."""
        return now if last is None or last > now else max(now, last + self.interval)


@dataclass(frozen=True, slots=True)
class Daily:
    """`at` is a time of day in UTC."""

    at: datetime.time

    def next_run(self, now: datetime.datetime, last: datetime.datetime | None) -> datetime.datetime:
        """As of `Every`."""
        today = now.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        latest = today if today <= now else today - _DAY
        return now if last is None or last < latest else latest + _DAY


@dataclass(frozen=True, slots=True)
class OnChanges:
    """When files among the sources change, which no clock tells (`bot.timing.watching`)."""


Rhythm: TypeAlias = Every | Daily
Schedule: TypeAlias = Rhythm | OnChanges


def is_due(rhythm: Rhythm, now: datetime.datetime, last: datetime.datetime | None) -> bool:
    return rhythm.next_run(now, last) <= now


def read_schedule(text: str) -> Schedule | None:
    """None of an empty text. Raises ValueError, whose message is a sentence in lower case without a stop."""
    words = text.strip().lower()
    if not words:
        return None
    if words == _CHANGES:
        return OnChanges()
    if found := _INTERVAL.fullmatch(words):
        interval = int(found[1]) * _UNITS[found[2][0]]
        if interval:
            return Every(interval)
    if found := _ONE_UNIT.fullmatch(words):
        return Every(_UNITS[found[1][0]])
    if (found := _TIME.fullmatch(words)) and int(found[1]) < 24 and int(found[2]) < 60:
        return Daily(datetime.time(int(found[1]), int(found[2])))
    raise ValueError(_WRONG)
