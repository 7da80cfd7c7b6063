"""What people say an answer missed: the one place where a question is kept, because they gave it."""

import datetime
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feedback:
    owner: int
    server: int | None
    question: str
    remark: str
    at: datetime.datetime


def insert_feedback(database: sqlite3.Connection, feedback: Feedback) -> None:
    database.execute(
        "INSERT INTO feedback (server, owner, question, remark, at) VALUES (?, ?, ?, ?, ?)",
        (feedback.server, feedback.owner, feedback.question, feedback.remark, feedback.at.timestamp()),
    )


def latest_feedback(database: sqlite3.Connection, server: int | None, limit: int) -> tuple[Feedback, ...]:
    """Newest first."""
    rows = database.execute(
        "SELECT owner, server, question, remark, at FROM feedback WHERE server IS ? ORDER BY id DESC LIMIT ?",
        (server, limit),
    )
    return tuple(
        Feedback(owner, server, question, remark, datetime.datetime.fromtimestamp(at, datetime.UTC))
        for owner, server, question, remark, at in rows
    )


def delete_feedback(database: sqlite3.Connection, server: int) -> int:
    """How many were deleted."""
    return database.execute("DELETE FROM feedback WHERE server = ?", (server,)).rowcount
