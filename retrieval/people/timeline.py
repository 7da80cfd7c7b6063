"""Somebody's words on a topic in the course of time. Plain values; `on_topic` finds them."""

import datetime
from dataclasses import dataclass

from ..answer import Excerpt, Silence


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What was said, and the first day on which a document that carries it is known to have, None where none has a
    date; `excerpt` is of that document, the others are cited with it."""

    excerpt: Excerpt
    day: datetime.date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """`entries` oldest first, those without a date last; where there are none, `silence` tells why, and `near` are
    names like one that nobody has. `speaker` is their full name, or the name as it was asked where nobody has it.
    `others` are called by the same name; nothing here is theirs."""

    speaker: str
    topic: str
    entries: tuple[TimelineEntry, ...]
    silence: Silence | None = None
    near: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
