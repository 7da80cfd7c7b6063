"""What people give in place of the coverage, and what was asked of it in vain, as values."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person made of it: an answer, or the reason why it is `dismissed`, which may be empty. `who` is what they
    are called, None where nobody is known; `noted` tells that it was kept as a note."""

    words: str
    who: str | None = None
    link: str | None = None
    dismissed: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class ModeratorNote:
    """`about` is what a list of notes shows it under; `author` who wrote it, None once they are forgotten, and `who`
    what they are called, where askers are told."""

    about: str
    words: str
    link: str | None = None
    author: int | None = None
    who: str | None = None
    at: datetime.datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a question asked for in vain. `kind` is reason, person or word."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class CountedGap:
    """`times` counts a person once a day."""

    kind: str
    name: str
    people: int
    times: int
