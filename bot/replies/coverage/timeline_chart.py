"""A timeline as a picture would show it, when and where, and the same in words. Pure: nothing is drawn here."""

import datetime
from collections import Counter
from dataclasses import dataclass

from bot.replies.citation import day_words
from bot.replies.wording import counted
from index import Certainty
from retrieval import Timeline, TimelineEntry

_LANES = 7  # outlets with a lane of their own; a phone shows no more at once
_ALT_LIMIT = 1_000  # characters; below Discord's 1,024
_UNKNOWN = "outlet unknown"


@dataclass(frozen=True, slots=True)
class Dot:
    """An entry with a date; `named` where its words name the speaker."""

    day: datetime.date
    named: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """An outlet's dots, oldest first."""

    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Lanes in order of their first dots; `undated` entries have none. `alt` says in words what it shows."""

    lanes: tuple[Lane, ...]
    undated: int
    alt: str

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Of every dot, in order."""
        return tuple(sorted(dot.day for lane in self.lanes for dot in lane.dots))


def timeline_chart(timeline: Timeline) -> TimelineChart | None:
    """None where there is no course of time to show: fewer than two entries with a date."""
    dated = [entry for entry in timeline.entries if entry.day is not None]
    if len(dated) < 2:
        return None
    lanes = _lanes(dated)
    undated = len(timeline.entries) - len(dated)
    return TimelineChart(lanes, undated, _in_words(timeline, lanes, undated))


def _lanes(dated: list[TimelineEntry]) -> tuple[Lane, ...]:
    counts = Counter(_outlet(entry) for entry in dated)
    shown = [outlet for outlet, _ in counts.most_common(_LANES if len(counts) <= _LANES else _LANES - 1)]
    others = f"{len(counts) - len(shown)} other outlets"
    dots: dict[str, list[Dot]] = {}
    for entry in dated:
        assert entry.day is not None
        outlet = _outlet(entry)
        named = entry.excerpt.certainty is Certainty.NAMED
        dots.setdefault(outlet if outlet in shown else others, []).append(Dot(entry.day, named))
    return tuple(Lane(label, tuple(own)) for label, own in dots.items())


def _outlet(entry: TimelineEntry) -> str:
    return " ".join((entry.excerpt.citation.outlet or _UNKNOWN).split())


def _in_words(timeline: Timeline, lanes: tuple[Lane, ...], undated: int) -> str:
    dots = sum(len(lane.dots) for lane in lanes)
    told = f"{counted(dots, 'quotation')} of {timeline.speaker} on “{timeline.topic}” along time, by outlet. "
    days = "; ".join(f"{lane.label}: {_days(lane)}" for lane in lanes)
    if len(told) + len(days) > _ALT_LIMIT - 60:
        days = "; ".join(
            f"{lane.label}: {len(lane.dots)}, {day_words(lane.dots[0].day)} to {day_words(lane.dots[-1].day)}"
            for lane in lanes
        )
    without = f" {undated:,} without a date are not shown." if undated else ""
    told = f"{told}{days}.{without}"
    return told if len(told) <= _ALT_LIMIT else f"{told[: _ALT_LIMIT - 1]}…"


def _days(lane: Lane) -> str:
    often = Counter(dot.day for dot in lane.dots)
    return ", ".join(day_words(day) + (f" ({count})" if count > 1 else "") for day, count in often.items())
