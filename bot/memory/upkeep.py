"""What keeps a collection up to date: the feeds that are watched for it, and when it was last run.

A collection is named by its server, None for the bot's own.
"""

import datetime
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from .instants import instant


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """`named` is True where the settings name it, and no admin. `brought` counts articles; `wrong` is what went wrong
    the last time, a sentence in lower case without a stop."""

    url: str
    fetched: datetime.datetime | None = None
    brought: int = 0
    wrong: str | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class LastRun:
    """`at` is when it began, None where none is known; `wrong` the sentence about why it failed."""

    at: datetime.datetime | None = None
    wrong: str | None = None


def all_feeds(database: sqlite3.Connection, server: int | None) -> tuple[WatchedFeed, ...]:
    """In the order in which they were added."""
    rows = database.execute(
        "SELECT url, added, fetched, brought, wrong FROM feed WHERE server IS ? ORDER BY id", (server,)
    )
    return tuple(_feed(row) for row in rows)


def insert_feed(database: sqlite3.Connection, server: int | None, url: str, at: float) -> None:
    """One that is watched already stays as it is."""
    database.execute("INSERT OR IGNORE INTO feed (server, url, added, brought) VALUES (?, ?, ?, 0)", (server, url, at))


def delete_feed(database: sqlite3.Connection, server: int | None, url: str) -> bool:
    """False where no admin added it."""
    rows = database.execute("DELETE FROM feed WHERE server IS ? AND url = ? AND added IS NOT NULL", (server, url))
    return rows.rowcount > 0


def name_feeds(database: sqlite3.Connection, urls: Iterable[str]) -> None:
    """Those of the bot's own collection that the settings name, from now on: others that they named go."""
    named = tuple(dict.fromkeys(urls))
    marks = ", ".join("?" * len(named))
    database.execute(f"DELETE FROM feed WHERE added IS NULL AND url NOT IN ({marks})", named)
    for url in named:
        database.execute("INSERT OR IGNORE INTO feed (server, url, brought) VALUES (NULL, ?, 0)", (url,))


def mark_fetched(
    database: sqlite3.Connection, server: int | None, url: str, at: float, brought: int, wrong: str | None
) -> None:
    """`brought` more articles than before."""
    database.execute(
        "UPDATE feed SET fetched = ?, brought = brought + ?, wrong = ? WHERE server IS ? AND url = ?",
        (at, brought, wrong, server, url),
    )


def last_run(database: sqlite3.Connection, server: int | None) -> LastRun:
    row = database.execute("SELECT at, wrong FROM upkeep WHERE server IS ?", (server,)).fetchone()
    return LastRun(instant(row["at"]), row["wrong"]) if row else LastRun()


def write_run(database: sqlite3.Connection, server: int | None, at: float, wrong: str | None) -> None:
    database.execute("INSERT OR REPLACE INTO upkeep (server, at, wrong) VALUES (?, ?, ?)", (server, at, wrong))


def insert_debt(database: sqlite3.Connection, server: int | None) -> int:
    number = database.execute("INSERT INTO debt (server) VALUES (?)", (server,)).lastrowid
    assert number is not None, "SQLite numbers every row"
    return number


def all_debts(database: sqlite3.Connection, server: int | None) -> frozenset[int]:
    rows = database.execute("SELECT id FROM debt WHERE server IS ?", (server,))
    return frozenset(number for (number,) in rows.fetchall())


def delete_debts(database: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for number in numbers:
        database.execute("DELETE FROM debt WHERE id = ?", (number,))


def _feed(row: sqlite3.Row) -> WatchedFeed:
    fetched = None if row["fetched"] is None else instant(row["fetched"])
    return WatchedFeed(row["url"], fetched, row["brought"], row["wrong"], named=row["added"] is None)
