"""What people say an answer missed: the one place where a question is kept, because they gave it."""

import datetime
import sqlite3
from dataclasses import dataclass

from ..instants import instant


@dataclass(frozen=True, slots=True)
class Feedback:
    owner: int
    server: int | None
    question: str
    remark: str
    at: datetime.datetime


def insert_feedback(database: sqlite3.Connection, feedback: Feedback, answer: int | None) -> bool:
    """`answer` is the message that it is about. False where its owner has said so already."""
    at = feedback.at.timestamp()
    cursor = database.execute(
        "INSERT OR IGNORE INTO feedback (server, owner, question, remark, at, answer) VALUES (?, ?, ?, ?, ?, ?)",
        (feedback.server, feedback.owner, feedback.question, feedback.remark, at, answer),
    )
    return cursor.rowcount > 0


def is_given(database: sqlite3.Connection, owner: int, answer: int) -> bool:
    found = database.execute("SELECT 1 FROM feedback WHERE owner = ? AND answer = ?", (owner, answer)).fetchone()
    return found is not None


def latest_feedback(database: sqlite3.Connection, server: int | None, limit: int) -> tuple[Feedback, ...]:
    """Newest first."""
    rows = database.execute(
        "SELECT owner, server, question, remark, at FROM feedback WHERE server IS ? ORDER BY id DESC LIMIT ?",
        (server, limit),
    )
    return tuple(Feedback(**{**dict(row), "at": instant(row["at"])}) for row in rows)


def delete_feedback(database: sqlite3.Connection, server: int, until: float) -> int:
    """Of what was given until then (seconds since 1970): how many were deleted."""
    return database.execute("DELETE FROM feedback WHERE server = ? AND at <= ?", (server, until)).rowcount
