"""Opening a database to read it, also where SQLite has no room for the memory that its connections share.

A database in WAL mode needs a file of shared memory beside it. Where none can be made (a full disk, one mounted
read-only), a database whose log is empty is read as it lies there; one with a log is read from a copy.
"""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from ..files.folder import beside
from .schema import version

BUSY_TIMEOUT = 10.0  # seconds that a statement waits for another process's transaction
_MEMORY = Path("/dev/shm")  # Linux's file system in memory
_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL")


def open_to_read(path: Path) -> tuple[sqlite3.Connection, int]:
    """The connection and the number of the schema, 0 where nothing was written yet. Raises what SQLite raises,
    IndexDamaged, and OSError where there is no room for a copy either."""
    if _lies_still(path) and not os.access(path.parent, os.W_OK):
        return _opened(path, "immutable=1")
    try:
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(_NO_ROOM):
            raise
        return _opened_otherwise(path, error)


def _opened_otherwise(path: Path, error: sqlite3.OperationalError) -> tuple[sqlite3.Connection, int]:
    try:
        # Whoever made it was killed while its first pages were written: only a writer takes them back.
        with closing(_connected(path, "mode=rw")) as writer:
            version(writer)
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError:
        if _lies_still(path):
            return _opened(path, "immutable=1")
        if not _log(path).is_file():
            raise error from None
    return _opened_copy(path)


def _opened_copy(path: Path) -> tuple[sqlite3.Connection, int]:
    """Of the database and its log: on the disk for temporary files, or, where that is full as well, in memory."""
    try:
        return _opened_copy_in(None, path)
    except OSError:
        if not _MEMORY.is_dir():
            raise
    return _opened_copy_in(_MEMORY, path)


def _opened_copy_in(place: Path | None, path: Path) -> tuple[sqlite3.Connection, int]:
    """In a folder that is gone as soon as both are open."""
    with tempfile.TemporaryDirectory(prefix="pullquote-", dir=place) as folder:
        copy = Path(folder) / path.name
        for file in (path, _log(path)):
            shutil.copyfile(file, copy.with_name(file.name))
        database = _connected(copy, "mode=rw")
        try:
            database.execute("PRAGMA query_only = ON")
            # Its own log is read into its own pages now, and no name is needed later.
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return database, version(database)
        except BaseException:
            database.close()
            raise


def _opened(path: Path, how: str) -> tuple[sqlite3.Connection, int]:
    database = _connected(path, how)
    try:
        return database, version(database)
    except BaseException:
        database.close()
        raise


def _connected(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}",
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )


def _lies_still(path: Path) -> bool:
    """Whether all that is in the database is in its one file."""
    log, _, journal = beside(path)
    return not any(file.is_file() and file.stat().st_size for file in (log, journal))


def _log(path: Path) -> Path:
    return beside(path)[0]
