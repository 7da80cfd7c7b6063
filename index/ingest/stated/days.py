"""Days that a file states, and the one sentence about those that can't be read."""

import datetime
from collections.abc import Callable

from ...text.one_line import shortened
from .dates import NoDay, TwoDays, read_day
from .day_words import plain_day, without_weekday


class DayNotRead(Exception):
    """Its message tells why, in lower case and without a stop."""


def stated_day(text: str, read: Callable[[str], datetime.date | None] = read_day) -> datetime.date | None:
    """As `read` has it, which raises as `read_day`; also with months in another language than English. Raises
    DayNotRead."""
    try:
        return _in_any_language(text, read)
    except TwoDays:
        raise DayNotRead(f"{shortened(text)} may be two days: write it like 2019-02-28") from None
    except NoDay:
        raise DayNotRead(f"{shortened(text)} is no date like 2019-02-28") from None
    except ValueError:
        raise DayNotRead(f"there is no such day or time as {shortened(text)}") from None


def _in_any_language(text: str, read: Callable[[str], datetime.date | None]) -> datetime.date | None:
    try:
        return read(text)
    except TwoDays:
        raise
    except NoDay:
        return read(without_weekday(plain_day(text)))
