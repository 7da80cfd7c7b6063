"""How an index's database is opened, and what SQLite says put into sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import (
    IndexBusy,
    IndexDamaged,
    IndexUnwritable,
    NothingPublished,
    OtherVersion,
    PullquoteError,
    exhausted,
    out_of_resources,
)
from ..files.folder import UNWRITABLE as UNWRITABLE
from ..files.folder import IndexFolder as IndexFolder
from ..files.folder import private_file
from .access import BUSY_TIMEOUT, open_to_read
from .schema import VERSION, migrate
from .seals import offer_checksum

_CUT_SHORT = "SQLITE_IOERR_SHORT_READ"  # of the log alone: SQLite takes what a database lacks for zeros
_ALTERED = ("unsupported file format", "user-defined function raised exception")  # `checksum`, of no text
_UNWRITABLE = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")


def connect_writer(folder: IndexFolder, path: Path | None = None) -> sqlite3.Connection:
    """For the one process that writes; creates what is missing. Transactions are explicit (`BEGIN`).

    `path` is another database than the served one. Raises IndexUnwritable, IndexDamaged or OtherVersion.
    """
    folder.create()
    path = path or folder.database
    _touch(path)
    with translate_sqlite_errors():
        database = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
    try:
        with translate_sqlite_errors():
            database.execute("PRAGMA secure_delete = ON")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA foreign_keys = ON")
            offer_checksum(database)
            migrate(database)
            database.execute("DELETE FROM remains WHERE one = 0")  # nothing, but SQLite says whether it may
    except BaseException as error:
        database.close()
        if _only_it_refuses(path, error):
            raise IndexDamaged(f"The index is damaged (its header lets nobody write): {REMEDY}") from error
        raise
    return database


def _only_it_refuses(path: Path, error: BaseException) -> bool:
    """Whether SQLite takes a database for read-only that the system lets this user write."""
    readonly = getattr(error.__cause__, "sqlite_errorname", "") == "SQLITE_READONLY"
    return readonly and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _touch(path: Path) -> None:
    """Make it for this user alone; whatever SQLite makes beside it has its permissions."""
    if os.path.lexists(path):
        return
    try:
        os.close(private_file(path, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    except OSError as error:
        if exhausted(error):
            raise out_of_resources(error) from error
        raise IndexUnwritable(f"The index can't be written or opened ({error.strerror}): {UNWRITABLE}") from error


def connect_reader(folder: IndexFolder) -> sqlite3.Connection:
    """Read only. Raises NothingPublished, OtherVersion or IndexDamaged."""
    path = folder.database
    if not path.is_file():
        raise NothingPublished(folder.root)
    try:
        with translate_sqlite_errors():
            database, found = open_to_read(path)
    except OSError as error:
        raise IndexUnwritable(
            f"The index can't be read without room for its log ({error.strerror}): {UNWRITABLE}"
        ) from error
    try:
        with translate_sqlite_errors():
            if not found:  # whoever made it got no further
                raise NothingPublished(folder.root)
            if found != VERSION:
                raise OtherVersion(
                    f"The index was written by another release (schema {found}, this one reads {VERSION}): "
                    "run `python -m bot index` with this release, or upgrade Pullquote."
                )
            offer_checksum(database)
            database.execute("PRAGMA cache_size = -65536")
            # Never mapped: a file that somebody cuts short would end the process, not the question.
            database.execute("PRAGMA mmap_size = 0")
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def translate_sqlite_errors() -> Iterator[None]:
    """Translate sqlite3.Error raised inside the block into IndexBusy, IndexDamaged, IndexUnwritable or OutOfResources.
    Anything else (a wrong statement) is raised as it is: a bug."""
    try:
        yield
    except sqlite3.Error as error:
        told = _translation(error)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # of SQLite's own words, which name what is altered
        raise IndexDamaged(f"The index is damaged (its tables are altered): {REMEDY}") from error


def _translation(error: sqlite3.Error) -> PullquoteError | None:
    """None where the error is a bug of ours."""
    name = getattr(error, "sqlite_errorname", "")
    if name == _CUT_SHORT:
        return IndexDamaged(f"The index is damaged (its log is cut short): {REMEDY}")
    if name.startswith("SQLITE_CANTOPEN") and (no_handle := _no_handle_left()) is not None:
        return out_of_resources(no_handle)
    if name.startswith(_UNWRITABLE):
        return IndexUnwritable(f"The index can't be written or opened ({error}): {UNWRITABLE}")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexBusy("Another process is writing this index: wait until it is done.")
    if name.startswith("SQLITE_NOMEM"):
        return out_of_resources(MemoryError())
    altered = str(error) in _ALTERED
    undecodable = isinstance(error, sqlite3.OperationalError) and not name
    if altered or undecodable or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return IndexDamaged(f"The index is damaged ({error}): {REMEDY}")
    return None


def is_cut_short(error: BaseException | None) -> bool:
    """Whether the log ends before what its index says, now or where this error comes from."""
    while error is not None and getattr(error, "sqlite_errorname", "") != _CUT_SHORT:
        error = error.__cause__
    return error is not None


def _no_handle_left() -> OSError | None:
    """SQLite says only that it can't open a file; the system is asked whether it opens any."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error
    return None


REMEDY = "run `python -m bot index`, which builds it anew from the sources."


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Commits at the end and rolls back on any error."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite has rolled back itself where the disk is full
            database.execute("ROLLBACK")
        raise


def named_rows(database: sqlite3.Connection) -> sqlite3.Cursor:
    """A cursor whose rows are read by the names of their columns (`sqlite3.Row`)."""
    cursor = database.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor


@contextmanager
def snapshot(database: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is one state of the database, whatever is written meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
