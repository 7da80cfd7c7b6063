"""What admins put among the sources, for as long as it can be undone."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """`server` is whose collection it went to, None for the one that all share. `put` is the hash of what was put
    at `file`; `kept` names where what stood there before is kept, None where nothing stood there."""

    server: int | None
    file: str
    put: str
    kept: str | None = None
    id: int | None = None


def insert_upload(database: sqlite3.Connection, upload: Upload, at: float) -> int:
    """The new upload's id."""
    cursor = database.execute(
        "INSERT INTO upload (server, file, put, kept, at) VALUES (?, ?, ?, ?, ?)",
        (upload.server, upload.file, upload.put, upload.kept, at),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def read_upload(database: sqlite3.Connection, upload: int, since: float) -> Upload | None:
    rows = database.execute(f"{_SELECT} WHERE id = ? AND at >= ?", (upload, since))
    return next((Upload(*row) for row in rows), None)


def uploads_since(database: sqlite3.Connection, since: float) -> tuple[Upload, ...]:
    """Those made after `since` (seconds since 1970), oldest first; the others are deleted."""
    database.execute("DELETE FROM upload WHERE at < ?", (since,))
    return tuple(Upload(*row) for row in database.execute(f"{_SELECT} ORDER BY id"))


def delete_upload(database: sqlite3.Connection, upload: int) -> None:
    database.execute("DELETE FROM upload WHERE id = ?", (upload,))


def delete_uploads_of(database: sqlite3.Connection, server: int | None, file: str) -> None:
    database.execute("DELETE FROM upload WHERE server IS ? AND file = ?", (server, file))


_SELECT = "SELECT server, file, put, kept, id FROM upload"
