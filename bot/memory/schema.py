"""The file's tables, and how an older file becomes a newer one."""

import sqlite3
from pathlib import Path

from index import PullquoteError

_MIGRATIONS = (
    """
    CREATE TABLE server (
        id INTEGER PRIMARY KEY,
        channels TEXT NOT NULL,          -- JSON array of channel ids: questions need no mention there
        roles TEXT NOT NULL,             -- JSON array of role ids that may do what Manage Server may
        per_person INTEGER,              -- questions a minute, null for the default
        per_server INTEGER
    );
    CREATE TABLE answer (
        id INTEGER PRIMARY KEY,
        owner INTEGER NOT NULL,          -- who asked
        server INTEGER,
        channel INTEGER NOT NULL,
        message INTEGER,                 -- the answer, once it is sent
        asked INTEGER,                   -- the message that asked, null for a command
        scope TEXT NOT NULL,             -- JSON of what the question was narrowed to
        at REAL NOT NULL                 -- seconds since 1970
    );
    CREATE UNIQUE INDEX answer_message ON answer (message);
    CREATE INDEX answer_asked ON answer (asked);
    CREATE INDEX answer_owner ON answer (owner);
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY,
        server INTEGER,
        owner INTEGER NOT NULL,
        question TEXT NOT NULL,
        remark TEXT NOT NULL,
        at REAL NOT NULL
    );
    CREATE INDEX feedback_owner ON feedback (owner);
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        server INTEGER,
        who INTEGER NOT NULL,
        deed TEXT NOT NULL,
        at REAL NOT NULL
    );
    """,
    """
    CREATE TABLE left_thread (id INTEGER PRIMARY KEY);  -- threads that the bot was sent away from
    ALTER TABLE feedback ADD COLUMN answer INTEGER;     -- the message that was not what they asked for
    CREATE UNIQUE INDEX feedback_once ON feedback (owner, answer);
    """,
)


class MemoryUnusable(PullquoteError):
    """The bot's own file can't be opened; the message says why and what to do."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection for one thread at a time, its tables up to date. Raises MemoryUnusable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        _bring_up_to_date(database)
    except (OSError, sqlite3.Error) as error:
        raise MemoryUnusable(
            f"The bot's memory can't be opened ({error}): free its place, or name another with PULLQUOTE_MEMORY."
        ) from error
    return database


def empty_log(database: sqlite3.Connection) -> None:
    """Until then what was deleted may still stand in the write-ahead log beside the file."""
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA busy_timeout = 5000")
    database.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only unlinked
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
        database.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
