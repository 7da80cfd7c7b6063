"""Who changed what, for the other admins."""

import datetime
import sqlite3
from dataclasses import dataclass

from .instants import instant


@dataclass(frozen=True, slots=True)
class AuditLine:
    """`origin` is the server that it was done from, None where that is `server` itself; `name` what the person
    was called then."""

    who: int
    server: int | None
    action: str
    at: datetime.datetime
    name: str | None = None
    origin: int | None = None


def insert_line(database: sqlite3.Connection, line: AuditLine) -> None:
    database.execute(
        "INSERT INTO audit (server, who, deed, at, name, origin) VALUES (?, ?, ?, ?, ?, ?)",
        (line.server, line.who, line.action, line.at.timestamp(), line.name, line.origin),
    )


def latest_lines(database: sqlite3.Connection, server: int | None, limit: int, skip: int = 0) -> tuple[AuditLine, ...]:
    """Newest first, without the newest `skip`."""
    rows = database.execute(
        "SELECT who, server, deed AS action, at, name, origin FROM audit WHERE server IS ? ORDER BY id DESC "
        "LIMIT ? OFFSET ?",
        (server, limit, skip),
    )
    return tuple(AuditLine(**{**dict(row), "at": instant(row["at"])}) for row in rows)
