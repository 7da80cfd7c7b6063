"""The bot's memory as the event loop sees it: every call runs on a thread of its own, one after another."""

import datetime
import logging
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.pool import Pool

from . import answers, audit, feedback, left_threads
from .answers import RETENTION_DAYS, AnswerRecord
from .audit import AuditLine
from .feedback import Feedback
from .schema import empty_log, open_database
from .servers import ServerSettings, read_settings, write_settings

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")
_DAY = 86_400  # seconds
_log = logging.getLogger(__name__)


class Memory:
    """Opens `path` at the first call. Settings of servers are read once and kept."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._pool = Pool(workers=1, waiting=1_000, name="memory")
        self._database: sqlite3.Connection | None = None
        self._servers: dict[int, ServerSettings] = {}

    async def open(self) -> None:
        """At start, so that a file which can't be opened is told then, and that what is past its time goes.
        Raises MemoryUnusable."""
        await self._run(lambda _: None)
        try:
            await self._let_go()
        except sqlite3.Error as error:
            _log.warning("old answers not let go", extra={"reason": str(error)})

    async def server(self, server: int | None) -> ServerSettings:
        if server is None:
            return ServerSettings()
        if server not in self._servers:
            self._servers[server] = await self._run(read_settings, server)
        return self._servers[server]

    async def set_server(self, server: int, settings: ServerSettings) -> None:
        await self._run(write_settings, server, settings)
        self._servers[server] = settings

    async def remember(self, record: AnswerRecord) -> int | None:
        """Keep an answer's record, letting go of those past their time. Its id, or None where nothing can be
        written: an answer is worth more than its record."""
        try:
            await self._let_go()
            return await self._run(answers.insert_answer, record, self._clock())
        except sqlite3.Error as error:
            _log.warning("answer not remembered", extra={"reason": str(error)})
            return None

    async def sent(self, record: int, message: int) -> None:
        try:
            await self._run(answers.set_message, record, message)
        except sqlite3.Error as error:
            _log.warning("answer not remembered", extra={"reason": str(error)})

    async def answer(self, record: int) -> AnswerRecord | None:
        return await self._run(answers.answer_by_id, record)

    async def answer_to(self, asked: int, within: float) -> AnswerRecord | None:
        """The answer to a message, where it was given at most `within` seconds ago."""
        return await self._run(answers.answer_to, asked, self._clock() - within)

    async def latest_answer(self, owner: int, channel: int) -> AnswerRecord | None:
        return await self._run(answers.latest_answer, owner, channel)

    async def taken_away(self, record: int) -> None:
        await self._run(answers.delete_answer, record)

    async def give_feedback(
        self, owner: int, server: int | None, question: str, remark: str, answer: int | None = None
    ) -> bool:
        """`answer` is the message that it is about. False where its owner has said so already: once is kept."""
        return await self._run(
            feedback.insert_feedback, Feedback(owner, server, question, remark, self._now()), answer
        )

    async def feedback_given(self, owner: int, answer: int) -> bool:
        return await self._run(feedback.is_given, owner, answer)

    async def feedback(self, server: int | None, limit: int) -> tuple[Feedback, ...]:
        return await self._run(feedback.latest_feedback, server, limit)

    async def clear_feedback(self, server: int) -> int:
        deleted = await self._run(feedback.delete_feedback, server)
        await self._run(empty_log)
        return deleted

    async def note(self, who: int, server: int | None, deed: str) -> None:
        await self._run(audit.insert_line, AuditLine(who, server, deed, self._now()))

    async def deeds(self, server: int | None, limit: int) -> tuple[AuditLine, ...]:
        return await self._run(audit.latest_lines, server, limit)

    async def leave(self, thread: int) -> None:
        await self._run(left_threads.insert_thread, thread)

    async def come_back(self, thread: int) -> None:
        await self._run(left_threads.delete_thread, thread)

    async def has_left(self, thread: int) -> bool:
        return await self._run(left_threads.is_left, thread)

    async def forget(self, person: int) -> int:
        """Delete everything kept of a person, and say how much that was. What an admin did stays."""
        deleted = await self._run(_forget, person)
        await self._run(empty_log)
        return deleted

    async def close(self) -> None:
        if self._database is not None:
            await self._pool.run(self._database.close)
            self._database = None
        self._pool.close()

    async def _let_go(self) -> None:
        await self._run(answers.delete_before, self._clock() - RETENTION_DAYS * _DAY)

    async def _run(
        self,
        call: Callable[Concatenate[sqlite3.Connection, _Arguments], _Result],
        *arguments: _Arguments.args,
        **named: _Arguments.kwargs,
    ) -> _Result:
        return await self._pool.run(lambda: call(self._opened(), *arguments, **named))

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = open_database(self._path)
        return self._database

    def _now(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self._clock(), datetime.UTC)


def _forget(database: sqlite3.Connection, person: int) -> int:
    tables = ("answer", "feedback")
    return sum(database.execute(f"DELETE FROM {table} WHERE owner = ?", (person,)).rowcount for table in tables)
