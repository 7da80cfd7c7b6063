"""Steps from one version of a database to the next: whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from index.store.migrations import apply_steps

FIRST = "CREATE TABLE paper (name TEXT NOT NULL);"
SECOND = "ALTER TABLE paper ADD COLUMN city TEXT; UPDATE paper SET city = 'Oslo';"
BROKEN = "UPDATE paper SET city = 'Bergen'; UPDATE nowhere SET x = 1;"


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def papers(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    return database.execute("SELECT * FROM paper").fetchall()


def test_a_new_database_gets_every_step(database: sqlite3.Connection) -> None:
    apply_steps(database, (FIRST, SECOND), 0)
    database.execute("INSERT INTO paper VALUES ('The Post', 'Oslo')")
    assert (version(database), papers(database)) == (2, [("The Post", "Oslo")])


def test_an_older_one_gets_those_that_are_missing(database: sqlite3.Connection) -> None:
    apply_steps(database, (FIRST,), 0)
    database.execute("INSERT INTO paper VALUES ('The Post')")
    apply_steps(database, (FIRST, SECOND), 1)
    assert (version(database), papers(database)) == (2, [("The Post", "Oslo")])


def test_one_that_is_up_to_date_is_left_alone(database: sqlite3.Connection) -> None:
    apply_steps(database, (FIRST, SECOND), 0)
    before = database.total_changes
    apply_steps(database, (FIRST, SECOND), 2)
    assert (version(database), database.total_changes) == (2, before)


def test_a_step_that_fails_leaves_the_one_before(database: sqlite3.Connection) -> None:
    apply_steps(database, (FIRST,), 0)
    database.execute("INSERT INTO paper VALUES ('The Post')")
    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        apply_steps(database, (FIRST, SECOND, BROKEN), 1)
    assert (version(database), papers(database)) == (2, [("The Post", "Oslo")])
    assert not database.in_transaction


def test_a_new_database_has_all_or_nothing(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        apply_steps(database, (FIRST, SECOND, BROKEN), 0)
    assert (version(database), database.execute("SELECT * FROM sqlite_master").fetchall()) == (0, [])


def test_the_number_can_be_kept_elsewhere(database: sqlite3.Connection) -> None:
    apply_steps(database, (FIRST, SECOND), 0, lambda number: f"PRAGMA application_id = {number * 10};")
    assert (version(database), database.execute("PRAGMA application_id").fetchone()) == (0, (20,))
