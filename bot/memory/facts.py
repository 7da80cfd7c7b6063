"""What the bot found out once and goes by from then on: its home server, the commands that Discord has."""

import sqlite3

HOME = "home"


def read_fact(database: sqlite3.Connection, name: str) -> str | None:
    row = database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return row["value"] if row else None


def write_fact(database: sqlite3.Connection, name: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))


def first_fact(database: sqlite3.Connection, name: str, value: str) -> str:
    """What is known by that name, which is `value` where nothing was."""
    database.execute("INSERT OR IGNORE INTO fact (name, value) VALUES (?, ?)", (name, value))
    known = read_fact(database, name)
    assert known is not None
    return known
