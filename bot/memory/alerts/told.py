"""What subscriptions brought: where the words stand, and no word of them; and how far it was told."""

import json
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index import Span


class AlertState(StrEnum):
    """DUE: to be told. SENDING: handed to Discord, which may have it or not. TOLD: it has it. CHANGED: it was told, and
    more papers carry it since."""

    DUE = "due"
    SENDING = "sending"
    TOLD = "told"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class AlertPlace:
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Alert:
    """A story that a subscription brought. `places` are where its words stand, those to show first, one a document;
    `words` is the hash of these; `said` where the quotation in them begins, None where nobody is quoted. `further` more
    fit in that document. `channel` and `message` are where it was told, None before; `batch` is
    the same for all that are told in one message, whose button names it."""

    subscription: str
    places: tuple[AlertPlace, ...]
    words: str
    said: int | None = None
    further: int = 0
    state: AlertState = AlertState.DUE
    channel: int | None = None
    message: int | None = None
    batch: str | None = None
    id: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(place.document for place in self.places)


_OF_LISTENER = (
    "SELECT alert.* FROM alert JOIN subscription ON subscription.id = subscription WHERE listener = ?{}"
    " ORDER BY alert.at, alert.rowid"
)
_FIELDS = "id, subscription, places, words, said, further, state, channel, message, batch"


def insert_alert(database: sqlite3.Connection, alert: Alert, at: float) -> None:
    database.execute(
        f"INSERT INTO alert ({_FIELDS}, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            secrets.token_hex(16),
            alert.subscription,
            _written(alert.places),
            alert.words,
            alert.said,
            alert.further,
            alert.state.value,
            alert.channel,
            alert.message,
            alert.batch,
            at,
        ),
    )


def alerts_in(database: sqlite3.Connection, listener: str, *states: AlertState) -> tuple[Alert, ...]:
    """Of all subscriptions of a listener that are not paused, in the order in which they came."""
    marks = ", ".join("?" * len(states))
    rows = database.execute(_OF_LISTENER.format(f" AND NOT paused AND state IN ({marks})"), (listener, *states))
    return tuple(map(_alert, rows))


def every_alert(database: sqlite3.Connection, listener: str) -> tuple[Alert, ...]:
    """Of all subscriptions of a listener, told or not, in the order in which they came."""
    rows = database.execute(_OF_LISTENER.format(""), (listener,))
    return tuple(map(_alert, rows))


def alerts_since(database: sqlite3.Connection, subscription: str, since: float) -> tuple[Alert, ...]:
    """The newest first."""
    rows = database.execute(
        f"SELECT {_FIELDS} FROM alert WHERE subscription = ? AND at >= ? ORDER BY at DESC, rowid DESC",
        (subscription, since),
    )
    return tuple(map(_alert, rows))


def set_state(database: sqlite3.Connection, ids: Sequence[str], state: AlertState) -> None:
    database.executemany("UPDATE alert SET state = ? WHERE id = ?", [(state.value, id_) for id_ in ids])


def set_sending(database: sqlite3.Connection, ids: Sequence[str]) -> str:
    """As one message, whose button names the batch that is returned."""
    batch = secrets.token_hex(16)
    database.executemany(
        "UPDATE alert SET state = ?, batch = ? WHERE id = ?", [(AlertState.SENDING.value, batch, id_) for id_ in ids]
    )
    return batch


def alerts_with(database: sqlite3.Connection, batch: str) -> tuple[Alert, ...]:
    rows = database.execute(f"SELECT {_FIELDS} FROM alert WHERE batch = ? ORDER BY at, rowid", (batch,))
    return tuple(map(_alert, rows))


def set_told(database: sqlite3.Connection, ids: Sequence[str], channel: int | None, message: int | None) -> None:
    """Several that were told in one message have that message."""
    database.executemany(
        "UPDATE alert SET state = ?, channel = ?, message = ? WHERE id = ?",
        [(AlertState.TOLD.value, channel, message, id_) for id_ in ids],
    )


def add_places(database: sqlite3.Connection, id_: str, places: Sequence[AlertPlace], state: AlertState) -> None:
    """More papers carry it; those that are known stay as they are."""
    row = database.execute("SELECT places FROM alert WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return
    known = _read(row["places"])
    held = {place.document for place in known}
    more = [place for place in places if place.document not in held]
    if more:
        database.execute(
            "UPDATE alert SET places = ?, state = CASE state WHEN 'told' THEN ? ELSE state END WHERE id = ?",
            (_written([*known, *more]), state.value, id_),
        )


def delete_alert(database: sqlite3.Connection, id_: str) -> None:
    database.execute("DELETE FROM alert WHERE id = ?", (id_,))


def delete_told_before(database: sqlite3.Connection, before: float) -> int:
    return database.execute("DELETE FROM alert WHERE state = 'told' AND at < ?", (before,)).rowcount


def _written(places: Sequence[AlertPlace]) -> str:
    return json.dumps([[place.document, place.span.start, place.span.end] for place in places])


def _read(places: str) -> tuple[AlertPlace, ...]:
    return tuple(AlertPlace(document, Span(start, end)) for document, start, end in json.loads(places))


def _alert(row: sqlite3.Row) -> Alert:
    return Alert(
        subscription=row["subscription"],
        places=_read(row["places"]),
        words=row["words"],
        said=row["said"],
        further=row["further"],
        state=AlertState(row["state"]),
        channel=row["channel"],
        message=row["message"],
        batch=row["batch"],
        id=row["id"],
    )
