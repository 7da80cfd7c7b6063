"""Which answer is whose: what renewing, turning a page and taking away need, and no word of question or answer."""

import datetime
import json
import secrets
import sqlite3
from dataclasses import dataclass, field

from retrieval import Scope

RETENTION_DAYS = 30  # after which an answer's buttons that need its record ask for the question again
_ID_BYTES = 16  # of the system's randomness: never drawn twice, and nobody guesses one


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """`asked` is the message that asked, None for a command; `message` the answer, None until it is sent.

    `collection` names what was asked (`QuoteBot.collection_id`). `copy_of` is the record of the answer that somebody
    opened the panel of, for themselves: this one goes when that one goes.
    """

    owner: int
    server: int | None
    channel: int
    asked: int | None = None
    scope: Scope = field(default_factory=Scope)
    collection: str | None = None
    copy_of: str | None = None
    message: int | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class PressedButton:
    """A button that was pressed: where, as Discord tells it, and whose answer its custom id says it hangs on."""

    owner: int | None
    server: int | None
    channel: int | None
    message: int | None
    collection: str


def is_believed(record: AnswerRecord, pressed: PressedButton) -> bool:
    """Whether the record is that of the message whose button was pressed. All has to agree: a record that does in
    part is another's."""
    told = (pressed.owner, pressed.server, pressed.channel, pressed.message, pressed.collection)
    return pressed.message is not None and told == (
        record.owner,
        record.server,
        record.channel,
        record.message,
        record.collection,
    )


_FIELDS = "owner, server, channel, asked, scope, collection, copy_of, message, id"


def new_id() -> str:
    """A random id for a record that a button names: 32 hexadecimal digits, which nobody guesses."""
    return secrets.token_hex(_ID_BYTES)


def insert_answer(database: sqlite3.Connection, record: AnswerRecord, at: float) -> str:
    """The new record's id. Raises sqlite3.IntegrityError where what it is a copy of is gone."""
    id_ = new_id()
    database.execute(
        f"INSERT INTO answer ({_FIELDS}, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.owner,
            record.server,
            record.channel,
            record.asked,
            _written(record.scope),
            record.collection,
            record.copy_of,
            record.message,
            id_,
            at,
        ),
    )
    return id_


def set_message(database: sqlite3.Connection, record: str, message: int, channel: int) -> None:
    database.execute("UPDATE answer SET message = ?, channel = ? WHERE id = ?", (message, channel, record))


def answer_by_id(database: sqlite3.Connection, record: str, since: float) -> AnswerRecord | None:
    """None where it is older than `since` (seconds since 1970), whether it was let go yet or not."""
    return _latest(database, "id = ? AND at >= ?", (record, since))


def answer_to(database: sqlite3.Connection, asked: int, since: float) -> AnswerRecord | None:
    """The answer to a message, where it was given after `since` (seconds since 1970)."""
    return _latest(database, "asked = ? AND copy_of IS NULL AND at >= ?", (asked, since))


def latest_answers(
    database: sqlite3.Connection, owner: int, channel: int, since: float, limit: int
) -> tuple[AnswerRecord, ...]:
    """Newest first, private ones and lists of sources among them."""
    rows = database.execute(
        f"SELECT {_FIELDS} FROM answer WHERE owner = ? AND channel = ? AND message IS NOT NULL AND copy_of IS NULL "
        "AND at >= ? ORDER BY at DESC, rowid DESC LIMIT ?",
        (owner, channel, since, limit),
    )
    return tuple(_record(row) for row in rows)


def delete_answer(database: sqlite3.Connection, record: str) -> None:
    database.execute("DELETE FROM answer WHERE id = ?", (record,))


def message_gone(database: sqlite3.Connection, message: int) -> tuple[AnswerRecord, ...]:
    """Delete the records of a deleted message: of the answer that it was, or of those to the question that it was.
    The latter."""
    rows = database.execute(f"SELECT {_FIELDS} FROM answer WHERE asked = ? AND copy_of IS NULL", (message,)).fetchall()
    database.execute("DELETE FROM answer WHERE asked = ?1 OR message = ?1", (message,))
    return tuple(_record(row) for row in rows)


def channel_gone(database: sqlite3.Connection, channel: int) -> int:
    """Delete the records of what was answered in a channel or thread. How many."""
    return database.execute("DELETE FROM answer WHERE channel = ?", (channel,)).rowcount


def delete_before(database: sqlite3.Connection, at: float) -> int:
    """Delete the records of answers given before `at`, in seconds since 1970. How many."""
    return database.execute("DELETE FROM answer WHERE at < ?", (at,)).rowcount


def _latest(database: sqlite3.Connection, where: str, values: tuple[object, ...]) -> AnswerRecord | None:
    row = database.execute(
        f"SELECT {_FIELDS} FROM answer WHERE {where} ORDER BY at DESC, rowid DESC LIMIT 1", values
    ).fetchone()
    return _record(row) if row is not None else None


def _record(row: sqlite3.Row) -> AnswerRecord:
    return AnswerRecord(**{**dict(row), "scope": _read(row["scope"])})


def _written(scope: Scope) -> str:
    days = {name: day.isoformat() for name in ("after", "before") if (day := getattr(scope, name))}
    return json.dumps({"speaker": scope.speaker, "outlet": scope.outlet, **days})


def _read(text: str) -> Scope:
    fields = json.loads(text)
    days = {name: datetime.date.fromisoformat(fields[name]) for name in ("after", "before") if fields.get(name)}
    return Scope(fields["speaker"], fields["outlet"], **days)
