"""What admins put among the sources, for as long as it can be undone."""

import sqlite3
from dataclasses import dataclass

from .asked.answers import new_id


@dataclass(frozen=True, slots=True)
class Upload:
    """`server` is whose collection it went to, None for the one that all share. `put` is the hash of what was put
    at `file`; `kept` names where what stood there before is kept, None where nothing stood there."""

    server: int | None
    file: str
    put: str
    kept: str | None = None
    id: str | None = None


def insert_upload(database: sqlite3.Connection, upload: Upload, at: float) -> str:
    """The new upload's id: one by chance, so that no button of an upload that is forgotten comes to name it."""
    id_ = new_id()
    database.execute(
        "INSERT INTO upload (id, server, file, put, kept, at) VALUES (?, ?, ?, ?, ?, ?)",
        (id_, upload.server, upload.file, upload.put, upload.kept, at),
    )
    return id_


def read_upload(database: sqlite3.Connection, upload: str, since: float) -> Upload | None:
    rows = database.execute(f"{_SELECT} WHERE id = ? AND at >= ?", (upload, since))
    return next((Upload(**row) for row in rows), None)


def all_uploads(database: sqlite3.Connection) -> tuple[Upload, ...]:
    """Oldest first."""
    return tuple(Upload(**row) for row in database.execute(f"{_SELECT} ORDER BY at"))


def delete_uploads_before(database: sqlite3.Connection, at: float) -> None:
    database.execute("DELETE FROM upload WHERE at < ?", (at,))


def delete_upload(database: sqlite3.Connection, upload: str) -> None:
    database.execute("DELETE FROM upload WHERE id = ?", (upload,))


def delete_uploads_of(database: sqlite3.Connection, server: int | None, file: str) -> None:
    database.execute("DELETE FROM upload WHERE server IS ? AND file = ?", (server, file))


_SELECT = "SELECT server, file, put, kept, id FROM upload"
