"""Bringing a database from the version it was written in to the one that is read: step by step, never half a step."""

import sqlite3
from collections.abc import Callable, Sequence


def _as_user_version(number: int) -> str:
    return f"PRAGMA user_version = {number};"


def apply_steps(
    database: sqlite3.Connection,
    steps: Sequence[str],
    done: int,
    record: Callable[[int], str] = _as_user_version,
) -> None:
    """Run the SQL scripts `steps[done:]`, each in one transaction with the statements of `record(n)` that note how many
    steps are done. A step that fails leaves the one before, and raises sqlite3.Error.

    A new database (`done` is 0) gets all of them at once: whoever reads it meanwhile finds nothing, and not the tables
    of an older release. Outside a transaction."""
    scripts = [f"{step} {record(number)}" for number, step in enumerate(steps, start=1)][done:]
    for script in scripts if done else ["".join(scripts)]:
        try:
            database.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")
        except sqlite3.Error:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
