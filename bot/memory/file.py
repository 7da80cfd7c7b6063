"""The bot's own file as the event loop sees it: every call runs on a thread of its own, one after another."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.service.pool import Pool

from .schema import MemoryUnusable, open_database

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
FAILED = (sqlite3.Error, MemoryUnusable)  # a full disk, a damaged file, one that can't be opened anew


class MemoryFile:
    """Opens `path` at the first call, and anew where another file has taken its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pool = Pool(workers=1, waiting=1_000, name="memory")
        self._database: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    async def run(
        self,
        call: Callable[Concatenate[sqlite3.Connection, _Arguments], _Result],
        *arguments: _Arguments.args,
        **named: _Arguments.kwargs,
    ) -> _Result:
        """What `call` returns, given the database. Raises what it does, and MemoryUnusable."""
        return await self._pool.run(lambda: call(self._opened(), *arguments, **named))

    def is_replaced(self) -> bool:
        """Whether the file was removed, or another stands in its place: what is written to one that nobody finds
        again is lost."""
        return self._file is not None and self._file != _identity(self._path)

    async def close(self) -> None:
        if self._database is not None:
            await self._pool.run(self._database.close)
            self._database = None
        self._pool.close()

    def _opened(self) -> sqlite3.Connection:
        if self._database is not None and self.is_replaced():
            self._database.close()
            self._database = None
        if self._database is None:
            self._database = open_database(self._path)
            self._file = _identity(self._path)
        return self._database


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
