"""What the bot remembers, as its features use it."""

import datetime
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from index import Span, transaction

from . import audit, facts, servers, upkeep, uploads
from .alerts import heard, told
from .alerts.store import AlertMemory
from .asked import answers, feedback, left_threads, reports
from .asked.answers import RETENTION_DAYS, AnswerRecord, PressedButton, is_believed
from .asked.feedback import Feedback
from .asked.reactions import ReactionMemory, forget_reactions_before
from .asked.reports import Report
from .audit import AuditLine
from .file import FAILED, MemoryFile
from .handing_on import gaps, notes
from .handing_on.store import GapMemory, HandOffMemory, NoteMemory
from .instants import instant
from .schema import empty_log
from .servers import ServerSettings, read_settings, write_settings
from .upkeep import LastRun, WatchedFeed
from .uploads import Upload

_DAY = 86_400  # seconds
DEPARTED_DAYS = 30  # that what is kept of a server outlasts the bot's being there
# Tables of what is kept of people, by their column `owner`.
_OWNED = ("hand_off", "answer", "feedback", "report", "subscription", "quiet", "reaction")
_log = logging.getLogger(__name__)


class Memory:
    """Over the `file` at `path`, which is opened at the first call. Settings of servers are read once and kept."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.file = MemoryFile(path)
        self.alerts = AlertMemory(self.file, clock)
        self.reactions = ReactionMemory(self.file, clock)
        self.hand_offs = HandOffMemory(self.file, clock)
        self.notes = NoteMemory(self.file)
        self.gaps = GapMemory(self.file, clock, self.times_forgotten)
        self._clock = clock
        self._servers: dict[int, ServerSettings] = {}
        self._forgotten: dict[int, int] = {}

    async def open(self) -> None:
        """Opens the file, so that one which can't be opened is told at the start, and prunes it. Raises
        MemoryUnusable."""
        await self.file.run(lambda _: None)
        await self.prune()

    async def prune(self) -> None:
        """Deletes what is past its time. Raises nothing: what is left goes with the next call."""
        try:
            await self.file.run(_prune, self._clock())
        except FAILED as error:
            _log.warning("old answers not let go", extra={"reason": type(error).__name__})

    async def server(self, server: int | None) -> ServerSettings:
        """What admins set for a server; the defaults for direct messages (None), and where nothing can be read."""
        if server is None:
            return ServerSettings()
        if self.file.is_replaced():
            self._servers.clear()
        if server not in self._servers:
            try:
                read = await self.file.run(read_settings, server)
            except FAILED as error:
                _log.warning("settings not read", extra={"reason": type(error).__name__})
                return ServerSettings()
            self._servers.setdefault(server, read)  # an admin may have changed them while they were read
        return self._servers[server]

    async def set_server(self, server: int, settings: ServerSettings) -> None:
        """Whoever reads them meanwhile gets the new ones, so that of two changes at once neither undoes the other."""
        self._servers[server] = settings
        try:
            await self.file.run(write_settings, server, settings)
        except BaseException:
            self._servers.pop(server, None)
            raise

    async def left(self, server: int) -> None:
        """The bot was taken off a server: what is kept of it goes after `DEPARTED_DAYS`."""
        await self.file.run(servers.mark_departed, server, self._clock())

    async def joined(self, server: int) -> None:
        await self.file.run(servers.mark_present, server)

    async def present_on(self, present: Iterable[int]) -> None:
        """The servers that the bot is on, as Discord told at the start."""
        await self.file.run(servers.mark_absent_departed, frozenset(present), self._clock())

    def times_forgotten(self, person: int) -> int:
        """How often the person used /forget since the start. Read before a question is answered and handed to
        `remember` after it, so that nothing is kept of somebody who used /forget meanwhile."""
        return self._forgotten.get(person, 0)

    async def remember(self, record: AnswerRecord, times_forgotten: int | None = None) -> str | None:
        """Keeps an answer's record, prunes those past their time, and returns its id. None where nothing is kept: the
        person used /forget meanwhile, or nothing can be written (an answer is worth more than its record)."""
        await self.prune()
        try:
            return await self.file.run(self._remember, record, times_forgotten)
        except FAILED as error:
            _log.warning("answer not remembered", extra={"reason": type(error).__name__})
            return None

    def _remember(self, database: sqlite3.Connection, record: AnswerRecord, times_forgotten: int | None) -> str | None:
        if times_forgotten is not None and times_forgotten != self.times_forgotten(record.owner):
            return None
        return answers.insert_answer(database, record, self._clock())

    async def sent(self, record: str, message: int, channel: int) -> None:
        """Notes the message and the channel where the answer of `record` stands."""
        try:
            await self.file.run(answers.set_message, record, message, channel)
        except FAILED as error:
            _log.warning("answer not remembered", extra={"reason": type(error).__name__})

    async def answer_pressed(self, record: str | None, pressed: PressedButton) -> AnswerRecord | None:
        """The record that the pressed button's message was sent with; None where it is gone, or another's."""
        if record is None:
            return None
        found = await self.file.run(answers.answer_by_id, record, self._oldest())
        return found if found is not None and is_believed(found, pressed) else None

    async def answer_shown(self, record: AnswerRecord) -> AnswerRecord | None:
        """The record of the answer that a copy or a panel was made of; of any other record itself. None where it is
        gone."""
        if record.copy_of is None:
            return record
        return await self.file.run(answers.answer_by_id, record.copy_of, self._oldest())

    async def answer_to(self, asked: int, within: float) -> AnswerRecord | None:
        """The answer to a message, where it was given at most `within` seconds ago."""
        return await self.file.run(answers.answer_to, asked, self._clock() - within)

    async def latest_answers(self, owner: int, channel: int, limit: int) -> tuple[AnswerRecord, ...]:
        """What was sent to a person there, newest first, private messages among it."""
        return await self.file.run(answers.latest_answers, owner, channel, self._oldest(), limit)

    async def taken_away(self, record: str) -> None:
        await self.file.run(answers.delete_answer, record)
        await self.file.run(empty_log)

    async def message_gone(self, message: int) -> tuple[AnswerRecord, ...]:
        """A message was deleted: what is kept of it goes. The answers to it, which are still there."""
        gone = await self.file.run(answers.message_gone, message)
        if gone:
            await self.file.run(empty_log)
        return gone

    async def channel_gone(self, channel: int) -> None:
        """A channel or thread was deleted: so were the answers in it, and what is kept of them goes."""
        await self.file.run(answers.channel_gone, channel)

    async def give_feedback(
        self,
        owner: int,
        server: int | None,
        question: str,
        remark: str,
        answer: int | None = None,
        times_forgotten: int | None = None,
    ) -> bool:
        """`answer` is the message that it is about. False where its owner has said so already: once is kept.
        `times_forgotten` as for `remember`."""
        given = Feedback(owner, server, question, remark, self._now())
        return await self.file.run(self._give_feedback, given, answer, times_forgotten)

    def _give_feedback(
        self, database: sqlite3.Connection, given: Feedback, answer: int | None, times_forgotten: int | None
    ) -> bool:
        if times_forgotten is not None and times_forgotten != self.times_forgotten(given.owner):
            return True
        return feedback.insert_feedback(database, given, answer)

    async def feedback_given(self, owner: int, answer: int) -> bool:
        return await self.file.run(feedback.is_given, owner, answer)

    async def feedback(self, server: int | None, limit: int) -> tuple[Feedback, ...]:
        return await self.file.run(feedback.latest_feedback, server, limit)

    async def clear_feedback(self, server: int, until: float) -> int:
        """What was given until then (seconds since 1970) is deleted. How many."""
        deleted = await self.file.run(feedback.delete_feedback, server, until)
        await self.file.run(empty_log)
        return deleted

    async def report(self, owner: int, server: int, report: Report) -> bool:
        """That somebody doubts the speaker of these words. False where they have said so already."""
        return await self.file.run(reports.insert_report, owner, server, report, self._clock())

    async def reports(self, server: int) -> tuple[Report, ...]:
        """Each place once, the one that was doubted last first."""
        return await self.file.run(reports.all_reports, server)

    async def report_of(self, server: int, id_: str) -> Report | None:
        return await self.file.run(reports.read_report, server, id_)

    async def settle_reports(self, server: int, document: str, span: Span) -> int:
        """Deletes what was reported of this place. How often it was."""
        deleted = await self.file.run(reports.delete_reports, server, document, span)
        await self.file.run(empty_log)
        return deleted

    async def record_action(
        self, who: int, server: int | None, action: str, name: str | None = None, origin: int | None = None
    ) -> None:
        await self.file.run(audit.insert_line, AuditLine(who, server, action, self._now(), name, origin))

    async def recorded_actions(self, server: int | None, limit: int, skip: int = 0) -> tuple[AuditLine, ...]:
        return await self.file.run(audit.latest_lines, server, limit, skip)

    async def fact(self, name: str) -> str | None:
        return await self.file.run(facts.read_fact, name)

    async def set_fact(self, name: str, value: str) -> None:
        await self.file.run(facts.write_fact, name, value)

    async def home(self) -> int | None:
        """The server that was found to be the bot's home, once one was."""
        known = await self.fact(facts.HOME)
        return int(known) if known else None

    async def settle_home(self, server: int) -> int:
        """The home server from now on: `server`, unless another was settled on before."""
        return int(await self.file.run(facts.first_fact, facts.HOME, str(server)))

    async def uploaded(self, upload: Upload) -> str:
        return await self.file.run(uploads.insert_upload, upload, self._clock())

    async def upload(self, upload: str, within: float) -> Upload | None:
        """The upload, where it was made at most `within` seconds ago."""
        return await self.file.run(uploads.read_upload, upload, self._clock() - within)

    async def uploads(self) -> tuple[Upload, ...]:
        """All that were not pruned yet, past their time or not."""
        return await self.file.run(uploads.all_uploads)

    async def prune_uploads(self, within: float) -> None:
        """Deletes the records of uploads made more than `within` seconds ago."""
        await self.file.run(uploads.delete_uploads_before, self._clock() - within)

    async def delete_upload(self, upload: str) -> None:
        await self.file.run(uploads.delete_upload, upload)

    async def delete_uploads_of(self, server: int | None, file: str) -> None:
        await self.file.run(uploads.delete_uploads_of, server, file)

    async def feeds(self, server: int | None) -> tuple[WatchedFeed, ...]:
        """Those of a server's collection, of the bot's own where it is None, in the order in which they were added."""
        return await self.file.run(upkeep.all_feeds, server)

    async def add_feed(self, server: int | None, url: str) -> None:
        await self.file.run(upkeep.insert_feed, server, url, self._clock())

    async def remove_feed(self, server: int | None, url: str) -> bool:
        """False where no admin added it."""
        return await self.file.run(upkeep.delete_feed, server, url)

    async def name_feeds(self, urls: Iterable[str]) -> None:
        """Those of the bot's own collection that the settings name, in place of those that they named before."""
        await self.file.run(upkeep.name_feeds, tuple(urls))

    async def feed_fetched(
        self, server: int | None, url: str, at: datetime.datetime, brought: int, wrong: str | None
    ) -> None:
        """`brought` is how many articles came this time."""
        await self.file.run(upkeep.mark_fetched, server, url, at.timestamp(), brought, wrong)

    async def last_run(self, server: int | None) -> LastRun:
        """Of a collection by schedule."""
        return await self.file.run(upkeep.last_run, server)

    async def ran(self, server: int | None, at: datetime.datetime, wrong: str | None = None) -> None:
        """A scheduled run that began at `at` is over; `wrong` is why it failed."""
        await self.file.run(upkeep.write_run, server, at.timestamp(), wrong)

    async def owe(self, server: int | None) -> int:
        """Notes, before anything is fetched, that a collection may hold what is not indexed; the number is for
        `settle`."""
        return await self.file.run(upkeep.insert_debt, server)

    async def debts(self, server: int | None) -> frozenset[int]:
        """Those that were not settled, which is what a stop in between leaves."""
        return await self.file.run(upkeep.all_debts, server)

    async def settle(self, debts: Iterable[int]) -> None:
        """What was fetched is indexed, or nothing was."""
        await self.file.run(upkeep.delete_debts, tuple(debts))

    async def leave(self, thread: int, server: int) -> None:
        await self.file.run(left_threads.insert_thread, thread, server)

    async def come_back(self, thread: int) -> None:
        await self.file.run(left_threads.delete_thread, thread)

    async def has_left(self, thread: int) -> bool:
        """True in a thread that the bot was sent away from, and where that can't be read: silence is the lesser
        fault."""
        try:
            return await self.file.run(left_threads.is_left, thread)
        except FAILED:
            return True

    async def forget(self, person: int) -> int:
        """Delete everything kept of a person, and say how much that was; what they are being answered meanwhile is
        not kept either. What an admin did stays."""
        deleted = await self.file.run(self._forget, person)
        await self.file.run(empty_log)
        return deleted

    def _forget(self, database: sqlite3.Connection, person: int) -> int:
        self._forgotten[person] = self.times_forgotten(person) + 1
        with transaction(database):
            owned = [database.execute(f"DELETE FROM {table} WHERE owner = ?", (person,)).rowcount for table in _OWNED]
            return sum(owned) + gaps.forget_asker(database, person) + notes.forget_author(database, person)

    async def close(self) -> None:
        await self.file.close()

    def _oldest(self) -> float:
        return self._clock() - RETENTION_DAYS * _DAY

    def _now(self) -> datetime.datetime:
        return instant(self._clock())


def _prune(database: sqlite3.Connection, now: float) -> None:
    gone = answers.delete_before(database, now - RETENTION_DAYS * _DAY)
    gone += told.delete_told_before(database, now - RETENTION_DAYS * _DAY)
    gone += forget_reactions_before(database, now - RETENTION_DAYS * _DAY)
    gone += gaps.delete_gaps_before(database, now)
    gone += heard.forget_gone(database, now - RETENTION_DAYS * _DAY)
    if servers.forget_departed(database, now - DEPARTED_DAYS * _DAY) or gone:
        empty_log(database)
