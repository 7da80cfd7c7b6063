"""What an open connection stands on. Its files can be deleted, replaced, written over or cut short by anybody, and
SQLite notices none of it: a few calls of `stat` before each question do."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from .folder import IndexFolder, beside

_Place: TypeAlias = tuple[int, int]  # device and inode
_Written: TypeAlias = tuple[int, int]  # bytes, and nanoseconds of the last change


class Footing:
    """Taken before the connection is opened, so that what is replaced meanwhile counts as replaced; `settle` when
    it has read for the first time."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self.path = folder.database
        self._log, self._shared, _ = beside(self.path)
        self._places = self._current_places()
        self._mapped: tuple[_Place, int] | None = None
        self._written: tuple[_Written | None, ...] = ()
        self._changes = 0

    def settle(self, database: sqlite3.Connection) -> None:
        self._mapped = _mapped(self._shared)
        self._written = self._current_writing()
        self._changes = _changes(database)

    def holds(self) -> bool:
        """False where the files are no longer those that were opened. Their shared memory gets its length back
        first where it was cut short: SQLite has it mapped, and the system ends whoever reads beyond the end."""
        if self._places is None or self._current_places() != self._places:
            return False
        if self._mapped is None:
            return self._current_writing() == self._written
        found, (place, size) = _mapped(self._shared), self._mapped
        if found is None or found[0] != place:
            return False
        if found[1] < size:
            with suppress(OSError):
                os.truncate(self._shared, size)
                return True
            return False
        self._mapped = found
        return True

    def is_written_over(self, database: sqlite3.Connection) -> bool:
        """True where the database's file changed and no transaction says so: SQLite would go on with the pages that
        it remembers. A log that is written back looks the same."""
        if self._mapped is None:
            return False
        written = self._current_writing()
        if written == self._written:
            return False
        self._written, before = written, self._changes
        self._changes = _changes(database)
        return self._changes == before

    def _current_places(self) -> tuple[_Place, _Place] | None:
        if self._folder.database != self.path:
            return None
        try:
            return _place(self._folder.root.stat()), _place(self.path.stat())
        except OSError:
            return None

    def _current_writing(self) -> tuple[_Written | None, ...]:
        """Of the database, and, where no shared memory tells of it, of its log."""
        return (_written(self.path),) if self._mapped else (_written(self.path), _written(self._log))


def _place(found: os.stat_result) -> _Place:
    return found.st_dev, found.st_ino


def _written(path: Path) -> _Written | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _mapped(path: Path) -> tuple[_Place, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _place(found), found.st_size


def _changes(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA data_version").fetchone()[0])
