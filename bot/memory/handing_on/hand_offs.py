"""Questions that were handed on to people: where they stand and how far they are, and no word of the question.

A hand-off goes with the record of the answer that it is about: with /forget, with its question or its silence, and
after the same time. What a moderator wrote is kept only until the asker has it.
"""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from bot.service.people import Outcome

from ..asked.answers import new_id


class HandOffState(StrEnum):
    """SENDING: handed to Discord, which may have it or not. OPEN: it waits for people. TELLING: answered, and the asker
    is being told. TOLD, UNTOLD: they know, or can't be told, and the post does not show it yet. DONE: it does."""

    SENDING = "sending"
    OPEN = "open"
    TELLING = "telling"
    TOLD = "told"
    UNTOLD = "untold"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HandOff:
    """`record` is that of the answer, whose `silence` stands in the channel `asked_in`, for its asker alone where it is
    `private`; `post` in `channel` is where people are asked, None until it is known."""

    record: str
    owner: int
    server: int
    asked_in: int
    silence: int
    channel: int
    private: bool = False
    post: int | None = None
    state: HandOffState = HandOffState.SENDING
    outcome: Outcome | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class StalePost:
    """A question that is nobody's any more; `message` is None where it may have been posted or not."""

    id: str
    server: int
    channel: int
    message: int | None


def is_of_post(hand_off: HandOff, server: int | None, channel: int | None, message: int | None) -> bool:
    """Whether a press on that message is one of this hand-off's: all has to agree. A post that the bot was stopped
    before it noted is known by its number, which nobody guesses."""
    sent = hand_off.post == message if hand_off.post is not None else hand_off.state is HandOffState.SENDING
    return message is not None and sent and (hand_off.server, hand_off.channel) == (server, channel)


_FIELDS = (
    "id, record, owner, server, asked_in, silence, private, channel, post, state, words, link, who, dismissed, noted"
)


def insert_hand_off(database: sqlite3.Connection, new: HandOff, at: float) -> HandOff | None:
    """As it is kept; None where the same answer was handed on already. Raises sqlite3.IntegrityError where the answer
    is gone."""
    id_ = new_id()
    row = (id_, new.record, new.owner, new.server, new.asked_in, new.silence, new.private, new.channel, new.state.value)
    database.execute(
        "INSERT INTO hand_off (id, record, owner, server, asked_in, silence, private, channel, state, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (record) DO NOTHING",
        (*row, at),
    )
    return hand_off(database, id_)


def hand_off(database: sqlite3.Connection, id_: str) -> HandOff | None:
    return _one(database, "id", id_)


def hand_off_of(database: sqlite3.Connection, record: str) -> HandOff | None:
    """Of the answer with this record."""
    return _one(database, "record", record)


def hand_off_at(database: sqlite3.Connection, post: int) -> HandOff | None:
    return _one(database, "post", post)


def hand_offs_in(database: sqlite3.Connection, *states: HandOffState) -> tuple[HandOff, ...]:
    """In the order in which they came."""
    marks = ", ".join("?" * len(states))
    rows = database.execute(f"SELECT {_FIELDS} FROM hand_off WHERE state IN ({marks}) ORDER BY at, rowid", states)
    return tuple(map(_hand_off, rows))


def set_posted(database: sqlite3.Connection, id_: str, post: int) -> None:
    database.execute(
        "UPDATE hand_off SET post = ?, state = 'open' WHERE id = ? AND state = 'sending'",
        (post, id_),
    )


def claim(database: sqlite3.Connection, id_: str, outcome: Outcome) -> bool:
    """What is told from now on. False where it is gone, or somebody else was first."""
    told = (outcome.words, outcome.link, outcome.who, outcome.dismissed, outcome.noted, id_)
    cursor = database.execute(
        "UPDATE hand_off SET state = 'telling', words = ?, link = ?, who = ?, dismissed = ?, noted = ?"
        " WHERE id = ? AND state = 'open'",
        told,
    )
    return cursor.rowcount > 0


def set_state(database: sqlite3.Connection, id_: str, state: HandOffState) -> None:
    database.execute("UPDATE hand_off SET state = ? WHERE id = ?", (state.value, id_))


def set_done(database: sqlite3.Connection, id_: str) -> None:
    """Everybody has it: what was written is let go of."""
    database.execute("UPDATE hand_off SET state = 'done', words = NULL, link = NULL, who = NULL WHERE id = ?", (id_,))


def delete_hand_off(database: sqlite3.Connection, id_: str) -> None:
    database.execute("DELETE FROM hand_off WHERE id = ?", (id_,))


def delete_open_in(database: sqlite3.Connection, channel: int) -> None:
    """The channel where people were asked is gone: what nobody answered there can be asked again."""
    database.execute("DELETE FROM hand_off WHERE channel = ? AND state IN ('sending', 'open')", (channel,))


def stale_posts(database: sqlite3.Connection) -> tuple[StalePost, ...]:
    rows = database.execute("SELECT id, server, channel, post AS message FROM stale_post")
    return tuple(StalePost(**dict(row)) for row in rows)


def delete_stale_post(database: sqlite3.Connection, id_: str) -> None:
    database.execute("DELETE FROM stale_post WHERE id = ?", (id_,))


def _one(database: sqlite3.Connection, column: str, value: object) -> HandOff | None:
    row = database.execute(f"SELECT {_FIELDS} FROM hand_off WHERE {column} = ?", (value,)).fetchone()
    return _hand_off(row) if row else None


def _hand_off(row: sqlite3.Row) -> HandOff:
    outcome = Outcome(row["words"], row["who"], row["link"], bool(row["dismissed"]), bool(row["noted"]))
    return HandOff(
        record=row["record"],
        owner=row["owner"],
        server=row["server"],
        asked_in=row["asked_in"],
        silence=row["silence"],
        channel=row["channel"],
        private=bool(row["private"]),
        post=row["post"],
        state=HandOffState(row["state"]),
        outcome=None if row["words"] is None else outcome,
        id=row["id"],
    )
