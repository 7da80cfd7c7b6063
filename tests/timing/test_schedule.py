"""When a run is due: what can be written down, and a clock that tests turn."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.timing.schedule import Daily, Every, OnChanges, Rhythm, Schedule, is_due, read_schedule

WRONG = "it is no interval (30m, 2h), no time of day in UTC (04:30), and not the word changes"
MINUTE = datetime.timedelta(minutes=1)
START = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)


def minutes(count: int) -> Every:
    return Every(count * MINUTE)


def at(text: str) -> datetime.datetime:
    """Of March 2026: "01 12:00"."""
    return datetime.datetime.strptime(f"2026-03-{text} +0000", "%Y-%m-%d %H:%M %z").astimezone(datetime.UTC)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("", None),
        ("  ", None),
        ("30m", minutes(30)),
        (" 30 M ", minutes(30)),
        ("30min", minutes(30)),
        ("1440m", minutes(1440)),
        ("2h", minutes(120)),
        ("every 30 minutes", minutes(30)),
        ("Every 1 hour", minutes(60)),
        ("every hour", minutes(60)),
        ("every minute", minutes(1)),
        ("04:30", Daily(datetime.time(4, 30))),
        ("4:30 UTC", Daily(datetime.time(4, 30))),
        ("00:00", Daily(datetime.time(0, 0))),
        ("23:59", Daily(datetime.time(23, 59))),
        ("changes", OnChanges()),
        ("Changes", OnChanges()),
    ],
)
def test_what_can_be_written(text: str, schedule: Schedule | None) -> None:
    assert read_schedule(text) == schedule


@pytest.mark.parametrize(
    "text",
    [
        *("0m", "0h", "-5m", "30", "30s", "1.5h", "hour", "every", "every changes", "99999m", "24:00", "04:60", "4:3"),
        *("04:30 CET", "30m 2h", "٣m", "off", "daily"),
    ],
)
def test_what_can_t_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(WRONG)}$"):
        read_schedule(text)


@pytest.mark.parametrize(
    ("rhythm", "now", "last", "next_"),
    [
        (minutes(30), "01 12:00", None, "01 12:00"),
        (minutes(30), "01 12:00", "01 12:00", "01 12:30"),
        (minutes(30), "01 12:29", "01 12:00", "01 12:30"),
        (minutes(30), "01 12:30", "01 12:00", "01 12:30"),
        (minutes(30), "05 12:00", "01 12:00", "05 12:00"),
        (minutes(30), "01 12:00", "02 12:00", "01 12:00"),
        (Daily(datetime.time(4, 30)), "01 12:00", None, "01 12:00"),
        (Daily(datetime.time(4, 30)), "01 12:00", "01 04:30", "02 04:30"),
        (Daily(datetime.time(4, 30)), "02 04:29", "01 04:30", "02 04:30"),
        (Daily(datetime.time(4, 30)), "02 04:30", "01 04:30", "02 04:30"),
        (Daily(datetime.time(4, 30)), "02 04:31", "02 04:30", "03 04:30"),
        (Daily(datetime.time(4, 30)), "05 03:00", "01 04:30", "05 03:00"),
        (Daily(datetime.time(4, 30)), "01 12:00", "02 12:00", "02 04:30"),
    ],
)
def test_when_the_next_run_is(rhythm: Rhythm, now: str, last: str | None, next_: str) -> None:
    assert rhythm.next_run(at(now), at(last) if last else None) == at(next_)


rhythms = st.one_of(
    st.integers(1, 3_000).map(minutes),
    st.times().map(lambda time: Daily(time.replace(second=0, microsecond=0))),
)


@given(rhythms, st.lists(st.integers(0, 5_000), max_size=60))
def test_however_long_the_bot_was_off_what_was_missed_is_made_up_once(rhythm: Rhythm, off: list[int]) -> None:
    """Looked at again after each pause (in minutes), never twice at the same time."""
    now, last = START, None
    for pause in off:
        now += pause * MINUTE
        if is_due(rhythm, now, last):
            last = now
            assert not is_due(rhythm, now, last)
        following = rhythm.next_run(now, last)
        assert now < following
        assert is_due(rhythm, following, last)
        assert not is_due(rhythm, following - datetime.timedelta(seconds=1), last)


@given(st.integers(1, 3_000), st.integers(1, 200))
def test_an_interval_keeps_its_number_of_runs(interval: int, hours: int) -> None:
    """Looked at every minute, it runs as often as it fits."""
    rhythm, last, runs = minutes(interval), None, 0
    for minute in range(hours * 60):
        if is_due(rhythm, START + minute * MINUTE, last):
            last, runs = START + minute * MINUTE, runs + 1
    assert runs == -(-hours * 60 // interval)
