"""Where an index lies on disk, and how its database is opened."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import (
    IndexBusy,
    IndexDamaged,
    IndexUnwritable,
    NothingPublished,
    OtherVersion,
    PullquoteError,
    out_of_resources,
)
from .checksums import offer_checksum
from .schema import VERSION, migrate, version

_BUSY_TIMEOUT = 10.0  # seconds that a statement waits for another process's transaction
_DATABASE = re.compile(r"index(?:-([1-9]\d{0,8}))?\.sqlite3")
_UNWRITABLE = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
UNWRITABLE = (
    "free space, give this user the right to write there, or name another folder with --index or PULLQUOTE_INDEX."
)


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """`database` is the truth; `vectors` holds what is derived from it."""

    root: Path

    @property
    def database(self) -> Path:
        """The one that is served: `index.sqlite3`, or the latest that was built anew beside a damaged one."""
        return self.root / _name(self._numbers()[-1])

    @property
    def fresh(self) -> Path:
        """Where the one is built that replaces a damaged one; its name is not a served one's yet."""
        return self.root / f"{_name(self._numbers()[-1] + 1)}.fresh"

    @property
    def superseded(self) -> tuple[Path, ...]:
        """Databases that a fresh one took the place of."""
        return tuple(self.root / _name(number) for number in self._numbers()[:-1])

    @property
    def vectors(self) -> Path:
        return self.root / "vectors"

    @property
    def lock(self) -> Path:
        return self.root / "writing.lock"

    def _numbers(self) -> list[int]:
        try:
            found = [_DATABASE.fullmatch(path.name) for path in self.root.iterdir()]
        except FileNotFoundError:
            return [1]
        except OSError as error:
            raise IndexUnwritable(
                f"The index folder can't be opened ({error.strerror}): give this user the right to it, "
                "or name another with --index or PULLQUOTE_INDEX."
            ) from error
        return sorted({int(match[1] or 1) for match in found if match}) or [1]


def _name(number: int) -> str:
    return "index.sqlite3" if number == 1 else f"index-{number}.sqlite3"


def connect_writer(folder: IndexFolder, path: Path | None = None) -> sqlite3.Connection:
    """For the one process that writes; creates what is missing. Transactions are explicit (`BEGIN`).

    `path` is another database than the served one. Raises IndexUnwritable, IndexDamaged or OtherVersion.
    """
    try:
        folder.vectors.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnwritable(f"The index folder can't be written ({error.strerror}): {UNWRITABLE}") from error
    with explaining():
        database = sqlite3.connect(path or folder.database, timeout=_BUSY_TIMEOUT, isolation_level=None)
    try:
        with explaining():
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA foreign_keys = ON")
            offer_checksum(database)
            migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def connect_reader(folder: IndexFolder) -> sqlite3.Connection:
    """Read only. Raises NothingPublished, OtherVersion or IndexDamaged."""
    path = folder.database
    if not path.is_file():
        raise NothingPublished(folder.root)
    database = _open_to_read(path)
    try:
        with explaining():
            found = _version(database, path)
            if not found:  # whoever made it got no further
                raise NothingPublished(folder.root)
            if found != VERSION:
                raise OtherVersion(
                    f"The index was written by another release (schema {found}, this one reads {VERSION}): "
                    "run `python -m bot index` with this release, or upgrade Pullquote."
                )
            offer_checksum(database)
            database.execute("PRAGMA cache_size = -65536")
            database.execute("PRAGMA mmap_size = 268435456")
    except BaseException:
        database.close()
        raise
    return database


def _version(database: sqlite3.Connection, path: Path) -> int:
    try:
        return version(database)
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise
    # Whoever made it was killed while its first pages were written: only a writer takes them back.
    with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT, isolation_level=None)) as writer:
        version(writer)
    return version(database)


def _open_to_read(path: Path) -> sqlite3.Connection:
    written = path.with_name(f"{path.name}-wal")
    # A folder nobody may write in, as on a disk mounted read-only, has no room for SQLite's shared memory;
    # what lies there whole can be read without it.
    immutable = not os.access(path.parent, os.W_OK) and not (written.exists() and written.stat().st_size)
    with explaining():
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?{'immutable=1' if immutable else 'mode=ro'}",
            uri=True,
            timeout=_BUSY_TIMEOUT,
            isolation_level=None,
            check_same_thread=False,
        )


@contextmanager
def explaining() -> Iterator[None]:
    """What SQLite raises inside becomes the sentence of what happened; a statement that is wrong stays a bug."""
    try:
        yield
    except sqlite3.Error as error:
        told = explained(error)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # of SQLite's own words, which name what is altered
        raise IndexDamaged(f"The index is damaged (its tables are altered): {REMEDY}") from error


def explained(error: sqlite3.Error) -> PullquoteError | None:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN") and (no_handle := _no_handle_left()) is not None:
        return out_of_resources(no_handle)
    if name.startswith(_UNWRITABLE):
        return IndexUnwritable(f"The index can't be written or opened ({error}): {UNWRITABLE}")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexBusy("Another process is writing this index: wait until it is done.")
    if name.startswith("SQLITE_NOMEM"):
        return out_of_resources(MemoryError())
    undecodable = isinstance(error, sqlite3.OperationalError) and not name
    if undecodable or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return IndexDamaged(f"The index is damaged ({error}): {REMEDY}")
    return None


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


@contextmanager
def snapshot(database: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is one state of the database, whatever is written meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
