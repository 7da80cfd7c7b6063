"""A process is killed just before the step that is named, and what it had done by then is there."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.damage.killing import killed

pytestmark = pytest.mark.slow


def rows(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "a.sqlite3")) as database:
        return [number for (number,) in database.execute("SELECT n FROM t ORDER BY n")]


@pytest.fixture
def work(tmp_path: Path) -> Callable[[], None]:
    """Three rows, each a transaction of its own; then a file aside, its renaming, and one that goes."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as database:
        database.execute("CREATE TABLE t (n INTEGER)")
    (tmp_path / "old").write_text("old")

    def run() -> None:
        with closing(sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)) as database:
            for number in range(3):
                database.execute(f"INSERT INTO t VALUES ({number})")
        (tmp_path / "new.part").write_text("new")
        (tmp_path / "new.part").replace(tmp_path / "new")
        (tmp_path / "old").unlink()

    return run


@pytest.mark.parametrize(
    ("step", "occurrence", "left", "files"),
    [
        ("INSERT INTO t", 1, [], {"a.sqlite3", "old"}),
        ("INSERT INTO t", 3, [0, 1], {"a.sqlite3", "old"}),
        ("open .part", 1, [0, 1, 2], {"a.sqlite3", "old"}),
        ("os.rename", 1, [0, 1, 2], {"a.sqlite3", "old", "new.part"}),
        ("os.remove", 1, [0, 1, 2], {"a.sqlite3", "old", "new"}),
    ],
)
def test_killed_just_before_a_step(
    work: Callable[[], None], tmp_path: Path, step: str, occurrence: int, left: list[int], files: set[str]
) -> None:
    assert killed(work, (step, occurrence), 0.0)
    assert rows(tmp_path) == left
    assert {path.name for path in tmp_path.iterdir()} - {"a.sqlite3-journal"} == files


@pytest.mark.parametrize(("step", "occurrence"), [("INSERT INTO t", 4), ("DELETE FROM t", 1)])
def test_a_step_that_does_not_come_kills_nobody(
    work: Callable[[], None], tmp_path: Path, step: str, occurrence: int
) -> None:
    assert not killed(work, (step, occurrence), 0.0)
    assert rows(tmp_path) == [0, 1, 2]
    assert {path.name for path in tmp_path.iterdir()} == {"a.sqlite3", "new"}


def test_killed_after_a_while(tmp_path: Path) -> None:
    def work() -> None:
        while True:
            (tmp_path / "seen").touch()

    assert killed(work, None, 0.5)
    assert (tmp_path / "seen").exists()


def test_an_error_of_the_work_s_own_ends_the_round() -> None:
    def work() -> None:
        raise ValueError

    with pytest.raises(SystemExit, match="an error of its own"):
        killed(work, ("no such step", 1), 0.0)
