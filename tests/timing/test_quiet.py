"""Hours of the day in which nobody is told anything unasked."""

import datetime

import pytest

from bot.timing.quiet import NoHours, QuietHours, read_hours


def at(hour: int, minute: int = 0, month: int = 1) -> datetime.datetime:
    return datetime.datetime(2026, month, 15, hour, minute, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("hours", "quiet", "loud"),
    [
        (QuietHours(9 * 60, 17 * 60), [at(9), at(16, 59)], [at(8, 59), at(17)]),
        (QuietHours(22 * 60, 7 * 60), [at(22), at(0), at(6, 59)], [at(7), at(21, 59)]),
        (QuietHours(22 * 60, 7 * 60, "America/New_York"), [at(3), at(11, 59)], [at(12), at(2, 59)]),
        # In summer New York is an hour nearer to UTC.
        (QuietHours(22 * 60, 7 * 60, "America/New_York"), [at(2, month=7)], [at(11, month=7)]),
    ],
)
def test_quiet_from_its_beginning_up_to_its_end(
    hours: QuietHours, quiet: list[datetime.datetime], loud: list[datetime.datetime]
) -> None:
    assert [hours.holds(moment) for moment in quiet] == [True] * len(quiet)
    assert [hours.holds(moment) for moment in loud] == [False] * len(loud)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("22:00", "7:30"), QuietHours(1320, 450)),
        (("22", "7"), QuietHours(1320, 420)),
        (("2200", "0730", "Europe/Berlin"), QuietHours(1320, 450, "Europe/Berlin")),
        ((" 0 ", "24", " "), None),
        (("8", "24:00"), QuietHours(480, 0)),
    ],
)
def test_hours_as_they_are_typed(typed: tuple[str, ...], read: QuietHours | None) -> None:
    if read is None:
        with pytest.raises(NoHours, match="no length"):
            read_hours(*typed)
    else:
        assert read_hours(*typed) == read


@pytest.mark.parametrize("typed", ["", "noon", "25", "24:01", "7:60", "-1", "7:5"])
def test_what_is_no_time_of_the_day(typed: str) -> None:
    with pytest.raises(NoHours, match="That is no time of the day: write it as"):
        read_hours(typed, "9")


@pytest.mark.parametrize("zone", ["Berlin", "../etc/passwd", "UTC+2", "\0", "/etc/localtime"])
def test_what_is_no_time_zone(zone: str) -> None:
    with pytest.raises(NoHours, match="That is no time zone that I know"):
        read_hours("22", "7", zone)


def test_they_are_told_as_they_are_read() -> None:
    assert str(QuietHours(1320, 425, "Europe/Berlin")) == "22:00 to 07:05 Europe/Berlin"
