"""Which answer is whose: what renewing, turning a page and taking away need, and no word of question or
answer.
"""

import datetime
import json
import sqlite3
from dataclasses import dataclass, field

from retrieval import Scope

RETENTION_DAYS = 30  # after which an answer's buttons that need its record ask for the question again


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """`asked` is the message that asked, None for a command; `message` the answer, None until it is sent."""

    owner: int
    server: int | None
    channel: int
    asked: int | None = None
    scope: Scope = field(default_factory=Scope)
    message: int | None = None
    id: int | None = None


def insert_answer(database: sqlite3.Connection, record: AnswerRecord, at: float) -> int:
    """The new record's id."""
    cursor = database.execute(
        "INSERT INTO answer (owner, server, channel, asked, scope, message, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            record.owner,
            record.server,
            record.channel,
            record.asked,
            _written(record.scope),
            record.message,
            at,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def set_message(database: sqlite3.Connection, record: int, message: int) -> None:
    database.execute("UPDATE answer SET message = ? WHERE id = ?", (message, record))


def answer_by_id(database: sqlite3.Connection, record: int) -> AnswerRecord | None:
    return _one(database, "id", record)


def answer_to(database: sqlite3.Connection, asked: int, since: float) -> AnswerRecord | None:
    """The answer to a message, where it was given after `since` (seconds since 1970)."""
    return _one(database, "asked", asked, since)


def latest_answer(database: sqlite3.Connection, owner: int, channel: int) -> AnswerRecord | None:
    row = database.execute(
        "SELECT id FROM answer WHERE owner = ? AND channel = ? AND message IS NOT NULL ORDER BY id DESC LIMIT 1",
        (owner, channel),
    ).fetchone()
    return _one(database, "id", row[0]) if row else None


def delete_answer(database: sqlite3.Connection, record: int) -> None:
    database.execute("DELETE FROM answer WHERE id = ?", (record,))


def delete_before(database: sqlite3.Connection, at: float) -> None:
    database.execute("DELETE FROM answer WHERE at < ?", (at,))


def _one(database: sqlite3.Connection, column: str, value: int, since: float = 0.0) -> AnswerRecord | None:
    row = database.execute(
        f"SELECT owner, server, channel, asked, scope, message, id FROM answer WHERE {column} = ? AND at >= ?"
        " ORDER BY id DESC LIMIT 1",
        (value, since),
    ).fetchone()
    if row is None:
        return None
    owner, server, channel, asked, scope, message, id_ = row
    return AnswerRecord(owner, server, channel, asked, _read(scope), message, id_)


def _written(scope: Scope) -> str:
    days = {name: day.isoformat() for name in ("after", "before") if (day := getattr(scope, name))}
    return json.dumps({"speaker": scope.speaker, "outlet": scope.outlet, **days})


def _read(text: str) -> Scope:
    fields = json.loads(text)
    days = {name: datetime.date.fromisoformat(fields[name]) for name in ("after", "before") if fields.get(name)}
    return Scope(fields["speaker"], fields["outlet"], **days)
