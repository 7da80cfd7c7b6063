"""Which messages were answered because somebody put a reaction on them, so that none is answered twice; no word of
them.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from ..file import MemoryFile


@dataclass(frozen=True, slots=True)
class ReactionAnswer:
    """`kind` is what was done with `message`, `answer` the message that tells it, `owner` who reacted first."""

    message: int
    kind: str
    owner: int
    server: int
    channel: int
    answer: int


_FIELDS = "message, kind, owner, server, channel, answer"


class ReactionMemory:
    def __init__(self, file: MemoryFile, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock

    async def answered(self, answer: ReactionAnswer) -> None:
        await self._file.run(_insert, answer, self._clock())

    async def answer_to(self, message: int, kind: str) -> ReactionAnswer | None:
        return await self._file.run(_read, message, kind)

    async def message_gone(self, message: int) -> tuple[ReactionAnswer, ...]:
        """A message was deleted, or an answer: what is kept of it goes. The answers to it, which are still there."""
        return await self._file.run(_message_gone, message)

    async def channel_gone(self, channel: int) -> None:
        await self._file.run(_channel_gone, channel)


def forget_reactions_before(database: sqlite3.Connection, at: float) -> int:
    """Of answers given before `at`, in seconds since 1970. How many."""
    return database.execute("DELETE FROM reaction WHERE at < ?", (at,)).rowcount


def _insert(database: sqlite3.Connection, answer: ReactionAnswer, at: float) -> None:
    database.execute(
        f"INSERT OR REPLACE INTO reaction ({_FIELDS}, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (answer.message, answer.kind, answer.owner, answer.server, answer.channel, answer.answer, at),
    )


def _read(database: sqlite3.Connection, message: int, kind: str) -> ReactionAnswer | None:
    query = f"SELECT {_FIELDS} FROM reaction WHERE message = ? AND kind = ?"
    row = database.execute(query, (message, kind)).fetchone()
    return ReactionAnswer(**dict(row)) if row is not None else None


def _message_gone(database: sqlite3.Connection, message: int) -> tuple[ReactionAnswer, ...]:
    rows = database.execute(f"SELECT {_FIELDS} FROM reaction WHERE message = ?", (message,)).fetchall()
    database.execute("DELETE FROM reaction WHERE message = ?1 OR answer = ?1", (message,))
    return tuple(ReactionAnswer(**dict(row)) for row in rows)


def _channel_gone(database: sqlite3.Connection, channel: int) -> None:
    database.execute("DELETE FROM reaction WHERE channel = ?", (channel,))
