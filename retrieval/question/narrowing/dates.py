"""Times that a question is narrowed to: the days of its limits, and the words of those that can't be told as days."""

import datetime
import re
from dataclasses import dataclass

from index import Span

from .calendar_forms import SEASON, WEEKDAY, YEAR, Clock
from .rows import Limit, limits_in

_FEAST = r"christmas|easter|thanksgiving|halloween|new year(?:'s)?(?: eve| day)?"
_UNREAD = re.compile(
    "|".join(
        rf"\b(?:{words})\b"
        for words in (
            # A paper may be called by its day: "the Mail on Sunday".
            rf"(?:(?<!mail )(?<!independent )on|since|until|before|after|from) (?:last |this |next )?{WEEKDAY}s?",
            rf"(?:last|this|next|the previous) (?:{WEEKDAY}|weekend|night|christmas|easter|decade|century)",
            rf"(?:last|next|the previous) (?:{SEASON})",
            r"(?:an?|a few|a couple of|some|several|\d+|two|three|four|five|ten) (?:day|week|month|year)s? ago",
            rf"(?:in|during|since|until) (?:the (?:{SEASON})|spring|summer|autumn|winter)\b(?! (?:of )?{YEAR})",
            r"(?:most |more )?recently|lately|of late|nowadays|these days",
            r"the other day|a while ago|this (?:morning|afternoon|evening)|tonight|(?:in|during|since) the \w+ century",
            r"(?:in )?(?:the )?(?:last|past|recent) (?:few |couple of )?(?:days|weeks|months|years)(?! of\b)",
            rf"(?:(?:at|over|since|until|before|after) )?(?:{_FEAST}),? {YEAR}",
        )
    )
)


@dataclass(frozen=True, slots=True)
class ReadTime:
    """First and last day asked for, inclusive, None for no limit; `words` of the folded question say so, "" where none
    do. `unread` are words that set a limit of time and are not kept to: they can't be told as days, or stand beside a
    limit that they don't agree with. `places` of the folded question, in order, are what of all these tells nothing but
    a time; "before the June primary" tells what is asked about as well."""

    after: datetime.date | None = None
    before: datetime.date | None = None
    words: str = ""
    unread: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()


def read_dates(folded: str, newest: datetime.date | None, today: datetime.date | None = None) -> ReadTime:
    """A month without a year is that of the time beside it, else the latest one up to `newest`, the date of the newest
    document. "Last week" and the like count from `today`; what can't be told without one of the two is not understood.
    Of several limits that are no single time the first is kept to."""
    limits = limits_in(folded, Clock(newest, today))
    limits += (
        Limit(Span(*found.span()), None)
        for found in _UNREAD.finditer(folded)
        if not any(limit.place.overlaps(Span(*found.span())) for limit in limits)
    )
    kept = next((limit for limit in limits if limit.days is not None), None)
    others = sorted((limit.place for limit in limits if limit is not kept), key=lambda place: place.start)
    unread = tuple(place.of(folded) for place in others)
    places = tuple(sorted((limit.place for limit in limits if not limit.of_event), key=lambda place: place.start))
    if kept is None or kept.days is None:
        return ReadTime(unread=unread, places=places)
    return ReadTime(*kept.days, kept.place.of(folded), unread, places)
