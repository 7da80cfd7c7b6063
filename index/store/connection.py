"""Where an index lies on disk, and how its database is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import IndexDamaged, IndexUnwritable, NothingPublished, OtherVersion
from .schema import VERSION, migrate, version

_BUSY_TIMEOUT = 10.0  # seconds that a statement waits for another process's transaction


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """`database` is the truth; `vectors` holds what is derived from it."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "index.sqlite3"

    @property
    def vectors(self) -> Path:
        return self.root / "vectors"

    @property
    def lock(self) -> Path:
        return self.root / "writing.lock"


def connect_writer(folder: IndexFolder) -> sqlite3.Connection:
    """For the one process that writes; creates what is missing. Transactions are explicit (`BEGIN`)."""
    try:
        folder.vectors.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(folder.database, timeout=_BUSY_TIMEOUT, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        migrate(database)
    except OSError as error:
        raise IndexUnwritable(
            f"The index folder can't be written ({error.strerror}): free space, set its permissions, "
            "or name another with --index or PULLQUOTE_INDEX."
        ) from error
    except sqlite3.OperationalError as error:
        raise IndexUnwritable(
            f"The index can't be written ({error}): free space, set its permissions, "
            "or name another with --index or PULLQUOTE_INDEX."
        ) from error
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"The index is damaged ({error}): run `python -m bot index --rebuild`.") from error
    return database


def connect_reader(folder: IndexFolder) -> sqlite3.Connection:
    """Read only. Raises NothingPublished, OtherVersion or IndexDamaged."""
    if not folder.database.is_file():
        raise NothingPublished(folder.root)
    database = sqlite3.connect(
        f"{folder.database.resolve().as_uri()}?mode=ro",
        uri=True,
        timeout=_BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        found = version(database)
    except sqlite3.DatabaseError as error:
        database.close()
        raise IndexDamaged(f"The index is damaged ({error}): run `python -m bot index --rebuild`.") from error
    if found != VERSION:
        database.close()
        raise OtherVersion(
            f"The index was written by another release (schema {found}, this one reads {VERSION}): "
            "run `python -m bot index` with this release, or upgrade Pullquote."
        )
    database.execute("PRAGMA cache_size = -65536")
    database.execute("PRAGMA mmap_size = 268435456")
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Commits at the end and rolls back on any error."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


@contextmanager
def snapshot(database: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is one state of the database, whatever is written meanwhile."""
    database.execute("BEGIN")
    try:
        yield
    finally:
        database.execute("ROLLBACK")
