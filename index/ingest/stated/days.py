"""Days that a file states, and the one sentence about those that can't be read."""

import datetime
from collections.abc import Callable

from ...text.one_line import shortened
from .dates import NoDay, read_day


class DayNotRead(Exception):
    """Its message tells why, in lower case and without a stop."""


def stated_day(text: str, read: Callable[[str], datetime.date | None] = read_day) -> datetime.date | None:
    """As `read` has it, which raises as `read_day`. Raises DayNotRead."""
    try:
        return read(text)
    except NoDay:
        raise DayNotRead(f"{shortened(text)} is no date like 2019-02-28") from None
    except ValueError:
        raise DayNotRead(f"there is no such day or time as {shortened(text)}") from None
