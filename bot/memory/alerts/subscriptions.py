"""Who wants to be told of what, and where."""

import secrets
import sqlite3
from dataclasses import dataclass

from retrieval import Wanted

_ID_BYTES = 4  # typed by people; of one listener's, which are few


@dataclass(frozen=True, slots=True)
class Subscription:
    """`owner` is who wants it, None for a server's own. `server` is where it was asked for, None in direct messages and
    on the command line; `channel` where it is told, None for the owner's direct messages. `role` is mentioned with it.

    `follows` tells that what was posted is edited when more papers carry the story. `trouble` is why it was paused
    without its owner's doing, a sentence.
    """

    wanted: Wanted
    owner: int | None = None
    server: int | None = None
    channel: int | None = None
    role: int | None = None
    follows: bool = False
    paused: bool = False
    trouble: str | None = None
    id: str = ""


_FIELDS = "id, owner, server, channel, role, follows, paused, trouble, speaker, topic, outlet"


def insert_subscription(database: sqlite3.Connection, listener: str, new: Subscription, at: float) -> Subscription:
    """As it is kept. Raises sqlite3.IntegrityError where two are drawn the same."""
    id_ = secrets.token_hex(_ID_BYTES)
    wanted = new.wanted
    database.execute(
        f"INSERT INTO subscription ({_FIELDS}, listener, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id_,
            new.owner,
            new.server,
            new.channel,
            new.role,
            new.follows,
            new.paused,
            new.trouble,
            wanted.speaker,
            wanted.topic,
            wanted.outlet,
            listener,
            at,
        ),
    )
    kept = subscription(database, id_)
    assert kept is not None
    return kept


def subscription(database: sqlite3.Connection, id_: str) -> Subscription | None:
    row = database.execute(f"SELECT {_FIELDS} FROM subscription WHERE id = ?", (id_,)).fetchone()
    return _subscription(row) if row else None


def subscriptions_to(database: sqlite3.Connection, listener: str) -> tuple[Subscription, ...]:
    """In the order in which they were asked for, as everywhere here."""
    return _all(database, "listener = ?", listener)


def subscriptions_of(database: sqlite3.Connection, owner: int) -> tuple[Subscription, ...]:
    return _all(database, "owner = ?", owner)


def subscriptions_on(database: sqlite3.Connection, server: int) -> tuple[Subscription, ...]:
    """All that were asked for on a server, and its own."""
    return _all(database, "server = ?", server)


def delete_subscription(database: sqlite3.Connection, id_: str) -> bool:
    """With what it brought. False where there is none."""
    return database.execute("DELETE FROM subscription WHERE id = ?", (id_,)).rowcount > 0


def pause_subscription(database: sqlite3.Connection, id_: str, paused: bool, trouble: str | None = None) -> None:
    database.execute("UPDATE subscription SET paused = ?, trouble = ? WHERE id = ?", (paused, trouble, id_))


def _all(database: sqlite3.Connection, condition: str, value: object) -> tuple[Subscription, ...]:
    rows = database.execute(f"SELECT {_FIELDS} FROM subscription WHERE {condition} ORDER BY at, rowid", (value,))
    return tuple(map(_subscription, rows))


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        wanted=Wanted(row["speaker"], row["topic"], row["outlet"]),
        owner=row["owner"],
        server=row["server"],
        channel=row["channel"],
        role=row["role"],
        follows=bool(row["follows"]),
        paused=bool(row["paused"]),
        trouble=row["trouble"],
        id=row["id"],
    )
