"""Hours of the day in which nobody is told anything unasked."""

import datetime
import re
import zoneinfo
from dataclasses import dataclass

from index import PullquoteError

_HOUR = re.compile(r"(\d{1,2})(?::?([0-5]\d))?")
_DAY = 24 * 60  # minutes


class NoHours(PullquoteError):
    """What was typed names no hours, or no time zone; the message says how they are written."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` up to `end`, minutes after midnight in `zone`, a name of the IANA database; over midnight where
    `end` comes first."""

    start: int
    end: int
    zone: str = "UTC"

    def holds(self, at: datetime.datetime) -> bool:
        """`at` is in UTC."""
        local = at.astimezone(zoneinfo.ZoneInfo(self.zone))
        minute = local.hour * 60 + local.minute
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end

    def as_typed(self) -> tuple[str, str, str]:
        """What `read_hours` reads as these."""
        return _written(self.start), _written(self.end), self.zone

    def __str__(self) -> str:
        start, end, zone = self.as_typed()
        return f"{start} to {end} {zone}"


def read_hours(start: str, end: str, zone: str = "UTC") -> QuietHours:
    """Raises NoHours."""
    first, last = _minute(start), _minute(end)
    if first == last:
        raise NoHours("The hours have no length: name another end.")
    name = zone.strip() or "UTC"
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NoHours(
            "That is no time zone that I know: write it as Europe/Berlin, America/New_York or UTC."
        ) from error
    return QuietHours(first, last, name)


def _minute(text: str) -> int:
    match = _HOUR.fullmatch(text.strip())
    minute = int(match[1]) * 60 + int(match[2] or 0) if match else _DAY + 1
    if minute > _DAY:
        raise NoHours("That is no time of the day: write it as 22:00 or 7.")
    return minute % _DAY


def _written(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
