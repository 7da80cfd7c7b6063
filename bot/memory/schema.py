"""The file on disk: for its owner alone, its tables up to date."""

import contextlib
import os
import sqlite3
from pathlib import Path

from index import PullquoteError, apply_steps

from .migrations import MIGRATIONS


class MemoryUnusable(PullquoteError):
    """The bot's own file can't be opened; the message says why and what to do."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection for one thread at a time, its tables up to date. Raises MemoryUnusable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_private(path)
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        database.row_factory = sqlite3.Row
        _bring_up_to_date(database)
    except (OSError, sqlite3.Error) as error:
        raise MemoryUnusable(
            f"The bot's memory can't be opened ({error}): free its place, or name another with PULLQUOTE_MEMORY."
        ) from error
    return database


def empty_log(database: sqlite3.Connection) -> None:
    """Empties the write-ahead log beside the file, where what was deleted may still be."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep_private(path: Path) -> None:
    """For its owner alone, whatever the umask; what SQLite makes beside it gets the same rights."""
    # Not the index's `private_file`, which takes somebody else's file as it is: what people asked is kept in none that
    # others may read.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(name).chmod(0o600)


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA busy_timeout = 5000")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only unlinked
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise MemoryUnusable(
            "The bot's memory was written by a later release: upgrade Pullquote, or name another with PULLQUOTE_MEMORY."
        )
    apply_steps(database, MIGRATIONS, version)
