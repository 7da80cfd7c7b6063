"""How much is done, counted in calls: the same on a busy machine as on an idle one."""

import sys
from collections.abc import Callable
from types import FrameType


class TooMuch(AssertionError):
    """More calls than were allowed."""


def calls(work: Callable[[], object], most: int) -> int:
    """How many functions, Python's own among them, `work` calls. Raises TooMuch as soon as there are more than `most`,
    so that what would take hours is not waited for."""
    count = 0

    def note(_frame: FrameType, event: str, _called: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")
        if count > most:
            raise TooMuch(f"more than {most} calls")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
