"""Which words people say are given to the wrong speaker: where they stand, and no word of them."""

import secrets
import sqlite3
from dataclasses import dataclass

from index import Span


@dataclass(frozen=True, slots=True)
class Report:
    """`words` is a hash of the words at `span` when they were reported, `times` how many people did."""

    document: str
    span: Span
    words: str
    times: int = 1
    id: str | None = None


def insert_report(database: sqlite3.Connection, owner: int, server: int, report: Report, at: float) -> bool:
    """False where its owner has said so already."""
    cursor = database.execute(
        "INSERT OR IGNORE INTO report (id, server, owner, document, start, stop, words, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            secrets.token_hex(16),
            server,
            owner,
            report.document,
            report.span.start,
            report.span.end,
            report.words,
            at,
        ),
    )
    return cursor.rowcount > 0


def all_reports(database: sqlite3.Connection, server: int) -> tuple[Report, ...]:
    """Each place once, the one that was reported last first."""
    rows = database.execute(
        "SELECT min(id) AS id, document, start, stop, min(words) AS words, count(*) AS times FROM report"
        " WHERE server = ? GROUP BY document, start, stop ORDER BY max(at) DESC, id",
        (server,),
    )
    return tuple(_report(row) for row in rows)


def read_report(database: sqlite3.Connection, server: int, id_: str) -> Report | None:
    """None where it was settled, and on another server than it was made on."""
    row = database.execute(
        "SELECT id, document, start, stop, words, 1 AS times FROM report WHERE server = ? AND id = ?", (server, id_)
    ).fetchone()
    return _report(row) if row else None


def delete_reports(database: sqlite3.Connection, server: int, document: str, span: Span) -> int:
    """Of this place: how many were deleted."""
    return database.execute(
        "DELETE FROM report WHERE server = ? AND document = ? AND start = ? AND stop = ?",
        (server, document, span.start, span.end),
    ).rowcount


def _report(row: sqlite3.Row) -> Report:
    return Report(row["document"], Span(row["start"], row["stop"]), row["words"], row["times"], row["id"])
