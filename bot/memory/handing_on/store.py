"""Hand-offs, notes and gaps as the features use them."""

import logging
import sqlite3
from collections.abc import Callable, Iterable

from bot.service.asked_again import AskedFor
from bot.service.people import CountedGap, Gap, ModeratorNote, Outcome
from index import transaction
from retrieval import Scope

from ..asked import answers
from ..file import FAILED, MemoryFile
from ..schema import empty_log
from . import gaps, hand_offs, notes
from .hand_offs import HandOff, HandOffState, StalePost

_log = logging.getLogger(__name__)


class HandOffMemory:
    def __init__(self, file: MemoryFile, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock

    async def begin(self, new: HandOff) -> HandOff | None:
        """Notes, before anything is posted, that it will be; None where the answer was handed on already, or is
        gone."""
        try:
            return await self._file.run(hand_offs.insert_hand_off, new, self._clock())
        except sqlite3.IntegrityError:
            return None

    async def get(self, id_: str) -> HandOff | None:
        return await self._file.run(hand_offs.hand_off, id_)

    async def of(self, record: str) -> HandOff | None:
        """Of the answer with this record."""
        return await self._file.run(hand_offs.hand_off_of, record)

    async def at(self, post: int) -> HandOff | None:
        return await self._file.run(hand_offs.hand_off_at, post)

    async def unfinished(self) -> tuple[HandOff, ...]:
        """Those that somebody answered or dismissed, and whose asker or post does not know yet."""
        states = HandOffState.TELLING, HandOffState.TOLD, HandOffState.UNTOLD
        return await self._file.run(hand_offs.hand_offs_in, *states)

    async def posted(self, id_: str, post: int) -> None:
        await self._file.run(hand_offs.set_posted, id_, post)

    async def claim(
        self, one: HandOff, outcome: Outcome, collection: str = "", note: tuple[AskedFor, ModeratorNote] | None = None
    ) -> bool:
        """Keeps what a person made of it, with the note, all or nothing. False where it is gone or somebody was
        first."""
        return await self._file.run(self._claim, one, outcome, collection, note)

    def _claim(
        self,
        database: sqlite3.Connection,
        one: HandOff,
        outcome: Outcome,
        collection: str,
        note: tuple[AskedFor, ModeratorNote] | None,
    ) -> bool:
        with transaction(database):
            if not hand_offs.claim(database, one.id, outcome):
                return False
            if note is not None:
                notes.insert_note(database, one.server, collection, *note, self._clock())
            return True

    async def scope(self, one: HandOff) -> Scope:
        """What its question was narrowed to."""
        record = await self._file.run(answers.answer_by_id, one.record, 0.0)
        return record.scope if record is not None else Scope()

    async def told(self, id_: str, *, reached: bool) -> None:
        state = HandOffState.TOLD if reached else HandOffState.UNTOLD
        await self._file.run(hand_offs.set_state, id_, state)

    async def done(self, id_: str) -> None:
        await self._file.run(hand_offs.set_done, id_)
        await self._file.run(empty_log)

    async def drop(self, id_: str) -> None:
        """As if it had never been handed on; what was posted of it is taken away."""
        await self._file.run(hand_offs.delete_hand_off, id_)

    async def channel_gone(self, channel: int) -> None:
        await self._file.run(hand_offs.delete_open_in, channel)

    async def stale_posts(self) -> tuple[StalePost, ...]:
        """Whose hand-off is gone, and which are still to be taken away."""
        return await self._file.run(hand_offs.stale_posts)

    async def taken_away(self, id_: str) -> None:
        await self._file.run(hand_offs.delete_stale_post, id_)


class NoteMemory:
    def __init__(self, file: MemoryFile) -> None:
        self._file = file

    async def find(self, server: int, collection: str, asked: AskedFor) -> ModeratorNote | None:
        """None too where nothing can be read: an answer is worth more than its note."""
        try:
            return await self._file.run(notes.note_on, server, collection, asked)
        except FAILED as error:
            _log.warning("notes not read", extra={"reason": type(error).__name__})
            return None

    async def all(self, server: int, collection: str) -> tuple[ModeratorNote, ...]:
        return await self._file.run(notes.notes_of, server, collection)

    async def remove(self, server: int, id_: str) -> bool:
        removed = await self._file.run(notes.delete_note, server, id_)
        await self._file.run(empty_log)
        return removed


class GapMemory:
    def __init__(self, file: MemoryFile, clock: Callable[[], float], times_forgotten: Callable[[int], int]) -> None:
        self._file = file
        self._clock = clock
        self._times_forgotten = times_forgotten

    async def count(self, server: int, owner: int, found: Iterable[Gap], times_forgotten: int | None = None) -> None:
        """Raises nothing. `times_forgotten` as for `Memory.remember`."""
        try:
            await self._file.run(self._count, server, owner, tuple(found), times_forgotten)
        except FAILED as error:
            _log.warning("gaps not counted", extra={"reason": type(error).__name__})

    def _count(
        self, database: sqlite3.Connection, server: int, owner: int, found: tuple[Gap, ...], times: int | None
    ) -> None:
        if times is None or times == self._times_forgotten(owner):
            with transaction(database):
                gaps.insert_gaps(database, server, owner, found, self._clock())

    async def counted(self, server: int) -> tuple[CountedGap, ...]:
        return await self._file.run(gaps.counted_gaps, server, self._clock())

    async def clear(self, server: int) -> int:
        deleted = await self._file.run(gaps.delete_gaps, server)
        await self._file.run(empty_log)
        return deleted
