"""Who changed what, for the other admins."""

import datetime
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditLine:
    who: int
    server: int | None
    deed: str
    at: datetime.datetime


def insert_line(database: sqlite3.Connection, line: AuditLine) -> None:
    database.execute(
        "INSERT INTO audit (server, who, deed, at) VALUES (?, ?, ?, ?)",
        (line.server, line.who, line.deed, line.at.timestamp()),
    )


def latest_lines(database: sqlite3.Connection, server: int | None, limit: int) -> tuple[AuditLine, ...]:
    """Newest first."""
    rows = database.execute(
        "SELECT who, server, deed, at FROM audit WHERE server IS ? ORDER BY id DESC LIMIT ?", (server, limit)
    )
    return tuple(
        AuditLine(who, server, deed, datetime.datetime.fromtimestamp(at, datetime.UTC))
        for who, server, deed, at in rows
    )
