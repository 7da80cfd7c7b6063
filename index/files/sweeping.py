"""Overwriting what was let go. A deleted row stays legible in free pages, in the gaps of others, in the log; so what
owes the sweep is noted in the transaction that deletes, and forgotten when every file has been written anew."""

import sqlite3


def owe_sweep(database: sqlite3.Connection) -> None:
    """Inside the transaction that lets go."""
    database.execute("INSERT OR IGNORE INTO remains VALUES (1)")


def is_sweep_owed(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT count(*) FROM remains").fetchone()[0])


def sweep(database: sqlite3.Connection) -> bool:
    """Write the database anew from the rows that stand in it, and empty its log. False where a process that still
    reads an earlier state holds the log for longer than a statement waits. Outside a transaction."""
    database.execute("VACUUM")
    held, _, _ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if held:
        return False
    database.execute("DELETE FROM remains WHERE one = 1")
    return True
