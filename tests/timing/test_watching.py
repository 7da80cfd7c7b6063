"""Files that change are noticed, and read when they have come to rest."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.timing.watching import QUIET_SECONDS, RETRY_SECONDS, Watched, look_at


def test_what_is_there_at_the_start_is_read_once() -> None:
    watched = Watched().looked("a", 100.0)
    assert not watched.is_due(100.0 + QUIET_SECONDS - 1)
    assert watched.is_due(100.0 + QUIET_SECONDS)
    assert not watched.begun().is_due(1_000_000.0)


def test_a_copy_that_goes_on_is_waited_for() -> None:
    watched = Watched("a", "a")
    for second in range(0, 100, 5):
        watched = watched.looked(f"copied {second}", float(second))
        assert not watched.is_due(second + 5.0)
    assert watched.is_due(95.0 + QUIET_SECONDS)


def test_what_changes_back_needs_no_run() -> None:
    assert not Watched("a", "a").looked("b", 1.0).looked("a", 2.0).is_due(1_000.0)


def test_what_can_t_be_looked_at_is_no_change() -> None:
    assert Watched("a", "a").looked(None, 5.0) == Watched("a", "a")


def test_a_run_that_failed_is_due_again_later() -> None:
    before = Watched("a").looked("b", 0.0)
    failed = before.begun().failed(before, 100.0)
    asked = (100.0, 105.0, 109.0, 110.0, 200.0, 600.0, 100.0 + RETRY_SECONDS - 1, 100.0 + RETRY_SECONDS)
    assert [failed.is_due(now) for now in asked] == [False] * 7 + [True]
    assert failed.looked("b", 105.0) == failed


def test_what_is_changed_after_a_run_that_failed_is_not_waited_for_so_long() -> None:
    before = Watched("a").looked("b", 0.0)
    mended = before.begun().failed(before, 100.0).looked("c", 200.0)
    assert [mended.is_due(now) for now in (205.0, 200.0 + QUIET_SECONDS)] == [False, True]


def test_a_clock_that_was_set_back_after_a_failure_delays_nothing() -> None:
    before = Watched("a").looked("b", 0.0)
    assert before.begun().failed(before, 1_000_000.0).is_due(50.0)


def test_a_change_while_a_run_is_on_is_read_by_the_next() -> None:
    watched = Watched().looked("a", 0.0).begun().looked("b", 50.0)
    assert watched.is_due(50.0 + QUIET_SECONDS)


def test_a_clock_that_was_set_back_delays_nothing() -> None:
    assert Watched("a").looked("b", 1_000_000.0).is_due(5.0)


@given(st.lists(st.sampled_from("abc")), st.sampled_from("abc"))
def test_whatever_happened_the_last_look_is_read_in_the_end(looks: list[str], last: str) -> None:
    watched, now = Watched(), 0.0
    for look in [*looks, last]:
        now += 3.0
        watched = watched.looked(look, now)
        if watched.is_due(now):
            watched = watched.begun()
    now += QUIET_SECONDS
    assert watched.is_due(now) is (watched.taken != last)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.md").write_bytes(b"words")
    (tmp_path / "b.md").write_bytes(b"words")
    return tmp_path


def set_back(folder: Path) -> None:
    """As `cp --preserve` does with an older file of the same length."""
    (folder / "b.md").write_bytes(b"WORDS")
    os.utime(folder / "b.md", ns=(0, 0))


CHANGES: dict[str, Callable[[Path], object]] = {
    "added": lambda folder: (folder / "one" / "c.md").write_bytes(b""),
    "removed": lambda folder: (folder / "one" / "a.md").unlink(),
    "renamed": lambda folder: (folder / "b.md").rename(folder / "c.md"),
    "longer": lambda folder: (folder / "b.md").write_bytes(b"words!"),
    "older": set_back,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(folder: Path, change: str) -> None:
    before = look_at(folder)
    assert before is not None
    assert look_at(folder) == before
    CHANGES[change](folder)
    assert look_at(folder) not in (before, None)


def test_hidden_files_are_nobody_s_business(folder: Path) -> None:
    before = look_at(folder)
    (folder / ".replaced").mkdir()
    (folder / ".replaced" / "a.md").write_bytes(b"x")
    assert look_at(folder) == before


def test_a_folder_that_is_not_there_can_t_be_looked_at(tmp_path: Path) -> None:
    assert look_at(tmp_path / "away") is None
