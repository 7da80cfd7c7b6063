"""The hours in which a person is told nothing."""

import sqlite3

from bot.timing.quiet import QuietHours


def read_hours(database: sqlite3.Connection, owner: int) -> QuietHours | None:
    row = database.execute("SELECT start, stop, zone FROM quiet WHERE owner = ?", (owner,)).fetchone()
    return QuietHours(row["start"], row["stop"], row["zone"]) if row else None


def write_hours(database: sqlite3.Connection, owner: int, hours: QuietHours | None) -> None:
    """None for no such hours."""
    if hours is None:
        database.execute("DELETE FROM quiet WHERE owner = ?", (owner,))
    else:
        database.execute(
            "INSERT OR REPLACE INTO quiet (owner, start, stop, zone) VALUES (?, ?, ?, ?)",
            (owner, hours.start, hours.end, hours.zone),
        )
