"""Times that stand in a row, and the days that they set together: a span, a list, one inside the other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product

from index import Span

from .calendar_forms import Clock, Period
from .leads import Lead, Limits, limits_of
from .mentions import LimitKind, Mention, mentions_in

_JOINT = re.compile(r"\s*(?P<comma>,)?\s*(?P<word>and|or|but|to|[&/-])?\s*")  # no sentence ends in it
_TO = frozenset(("to", "-"))
_LISTED = frozenset(("and", "or", "&", "/"))
_CLOSED = frozenset((Lead.NONE, Lead.WITHIN, Lead.OF, Lead.ON, Lead.AROUND))
_SPANNING = _CLOSED | {Lead.FROM, Lead.SINCE, Lead.BETWEEN}
_LONGEST = 24  # times in a row: nobody who asks something names more, and trying how they agree takes long
_MOST = 64  # ways in which the years that a row leaves out are tried; six times have 32


@dataclass(frozen=True, slots=True)
class Limit:
    """`days` None: they can't be told. `of_event` tells that something of that time sets it ("before the June
    primary"), which is asked about as well."""

    place: Span
    days: Limits | None
    of_event: bool = False


def limits_in(folded: str, clock: Clock) -> list[Limit]:
    """In order: one for each row of times, or one for each of those in it that don't agree."""
    return [limit for row in _rows(folded) for limit in _limits_of(row, clock)]


@dataclass(frozen=True, slots=True)
class _Tied:
    """`joint` is the word that ties it to the one before, "," or ""."""

    mention: Mention
    joint: str = ""

    @property
    def lead(self) -> Lead:
        return self.mention.lead

    @property
    def listed(self) -> bool:
        """One more of the same, without a lead of its own or with one like it."""
        return self.joint in _LISTED or (self.joint == "," and self.lead is Lead.NONE)


def _rows(folded: str) -> Iterator[Sequence[_Tied]]:
    row: list[_Tied] = []
    for mention in mentions_in(folded):
        tied = _tied(row[-1].mention, mention, folded) if 0 < len(row) < _LONGEST else None
        if tied is None:
            yield from _limiting(row)
            row = []
        row.append(tied or _Tied(mention))
    yield from _limiting(row)


def _tied(one: Mention, other: Mention, folded: str) -> _Tied | None:
    joint = _JOINT.fullmatch(folded, one.end, other.start)
    if joint is None or not one.kind is other.kind is LimitKind.TIME:
        return None
    tie = joint["word"] or joint["comma"] or ""
    return _Tied(other, tie) if tie or other.lead is not Lead.NONE else None


def _limiting(row: Sequence[_Tied]) -> Iterator[Sequence[_Tied]]:
    """The row without what only looks like a time in front: "what may, in 2016, …"."""
    while len(row) > 1 and not row[0].mention.alone and row[1].lead not in (Lead.NONE, Lead.UNTIL):
        row = row[1:]
    if row and not row[0].mention.of_topic and any(tied.mention.alone for tied in row):
        yield row


def _limits_of(row: Sequence[_Tied], clock: Clock) -> list[Limit]:
    """That of as many from the first on as set one together, then each that is left alone."""
    for count in range(len(row), 1, -1):
        first = row[:count]
        days = _set_by(first, clock)
        if days is not None or any(_is_inseparable(one, other) for one, other in pairwise(first)):
            together = Limit(Span(first[0].mention.start, first[-1].mention.end), days)
            return [together, *(_alone(tied.mention, clock) for tied in row[count:])]
    return [_alone(tied.mention, clock) for tied in row]


def _set_by(row: Sequence[_Tied], clock: Clock) -> Limits | None:
    for clocks in islice(product(*_clocks(row, clock)), _MOST):
        days = _together(row, [tied.mention.time.period(own) for tied, own in zip(row, clocks, strict=True)])
        if days is not None:
            return days
    return None


def _alone(mention: Mention, clock: Clock) -> Limit:
    period = mention.time.period(clock) if mention.kind is LimitKind.TIME else None
    days = None if period is None else limits_of(mention.lead, period, mention.time.part)
    return Limit(Span(mention.start, mention.end), days, of_event=mention.kind is LimitKind.EVENT)


def _is_inseparable(one: _Tied, other: _Tied) -> bool:
    """Whether neither means anything without the other: "2016 or 2018", "between May"."""
    if one.lead is Lead.BETWEEN or other.joint in _TO or other.joint == "or":
        return True
    return other.listed and (other.lead is Lead.NONE or (one.lead in _CLOSED and other.lead in _CLOSED))


def _clocks(row: Sequence[_Tied], clock: Clock) -> Iterator[Sequence[Clock]]:
    """For each the years that it can be of: its own, that of the next which names one, or the year before; behind the
    last that names one its year, or the year after. Where none does, the last is the latest."""
    times = [tied.mention.time for tied in row]
    dated = [i for i, time in enumerate(times) if time.dated] or [len(times) - 1]
    for i in range(len(times)):
        near = next((j for j in dated if j >= i), dated[-1])
        period = times[near].period(clock)
        if i in dated or period is None:
            yield (clock,)
        else:
            year, step = (period[1].year, -1) if near > i else (period[0].year, 1)
            yield replace(clock, year=year), replace(clock, year=year + step)


def _together(row: Sequence[_Tied], periods: Sequence[Period | None]) -> Limits | None:
    if row[0].lead is Lead.BETWEEN and len(row) != 2:
        return None
    days: Limits | None = None
    for i, (tied, period) in enumerate(zip(row, periods, strict=True)):
        if period is None:
            return None
        if i == 0:
            days = period if tied.lead is Lead.BETWEEN else limits_of(tied.lead, period, tied.mention.time.part)
        elif days is not None:
            days = _with(days, row[i - 1].lead, tied, period)
    return days


def _with(days: Limits, before: Lead, tied: _Tied, period: Period) -> Limits | None:
    """None where the two set no days together. `before` leads the one before."""
    after, last = days
    if tied.lead is Lead.NONE and (tied.joint in _TO or (before is Lead.BETWEEN and tied.joint == "and")):
        spans = before in _SPANNING and after is not None and after <= period[1]
        return (after, period[1]) if spans else None
    own = limits_of(tied.lead, period, tied.mention.time.part)
    closed = before in _CLOSED and tied.lead in _CLOSED
    if own is None or (tied.joint == "or" and not closed) or (tied.listed and tied.lead in _CLOSED and not closed):
        return None
    if tied.listed and closed:
        return _joined(days, own)
    if before in _CLOSED and tied.lead is Lead.UNTIL and last is not None and own[1] is not None and last <= own[1]:
        return after, own[1]  # "March until June"
    return _within_both(days, own, nested=closed)


def _joined(one: Limits, other: Limits) -> Limits | None:
    """The days of one or the other, where no day is between them. Both have a first day and a last."""
    (first, last), (start, end) = ((a or datetime.date.min, b or datetime.date.max) for a, b in (one, other))
    apart = (max(first, start) - min(last, end)).days
    return (min(first, start), max(last, end)) if apart <= 1 else None


def _within_both(one: Limits, other: Limits, *, nested: bool) -> Limits | None:
    """`nested`: one of them has all days of the other, or they are not meant together."""
    after = max(filter(None, (one[0], other[0])), default=None)
    before = min(filter(None, (one[1], other[1])), default=None)
    if after is not None and before is not None and after > before:
        return None
    return (after, before) if not nested or (after, before) in (one, other) else None
