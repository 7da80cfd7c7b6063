"""The coverage kept up to date where nobody is on Discord: beside a chat, or by a command that stays."""

from __future__ import annotations

import asyncio
import datetime
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from index import Cancelled, IndexBusy, PullquoteError

from ..timing.schedule import is_due
from ..timing.watching import Watched, look_at
from .sources.fetching import WebSources

if TYPE_CHECKING:
    from index import Report

    from .collection import Collection
    from .sources.upkeep import Upkeep

_Result = TypeVar("_Result")
SECONDS = 5.0  # between two looks
_ASKED_EVERY = 0.2  # seconds
_log = logging.getLogger(__name__)


class Keeping:
    """Blocks: for a thread of its own. `tell` is given what a run did that changed something, and each error once;
    `last` is when the index was brought up to date last, and `taken` how its files looked then (`look_at`); None where
    that is not known: where there are feeds, what an earlier process stored and did not index is indexed first then."""

    def __init__(
        self,
        collection: Collection,
        upkeep: Upkeep,
        tell: Callable[[Report | str], None],
        last: datetime.datetime | None = None,
        taken: str | None = None,
    ) -> None:
        self._collection = collection
        self._upkeep = upkeep
        self._tell = tell
        self._last = last
        self._watched = Watched(taken, taken)
        self._unsure = last is None and bool(upkeep.feeds)  # whether something may be stored that no run has indexed
        self._owed = self._unsure
        self._wrong: dict[str, str] = {}

    def run(self, ended: threading.Event, seconds: float = SECONDS) -> None:
        """Until `ended`; a run that is on ends then, too."""
        while not ended.wait(seconds):
            try:
                self.look_once(ended.is_set)
            except Cancelled:
                return
            except Exception as error:
                self._say_once("run", f"{error}" if isinstance(error, PullquoteError) else type(error).__name__)
                _log.debug("bug", exc_info=error)

    def look_once(self, cancelled: Callable[[], bool]) -> None:
        """Does what is due. Raises what the index does, and Cancelled."""
        now = self._upkeep.now()
        rhythm = self._upkeep.rhythm(feeds=bool(self._upkeep.feeds))
        if not self._owed and rhythm is not None and is_due(rhythm, now, self._last):
            unsure, self._unsure = self._unsure, True
            stored = asyncio.run(self._fetch(cancelled))
            self._owed = stored > 0 or unsure or self._upkeep.runs_by_the_clock
            self._unsure, self._last = self._owed, now
        if self._upkeep.watches:
            self._watched = self._watched.looked(look_at(self._collection.sources), now.timestamp())
            self._owed = self._owed or self._watched.is_due(now.timestamp())
        if self._owed:
            self._run(now, cancelled)

    def _run(self, now: datetime.datetime, cancelled: Callable[[], bool]) -> None:
        before, self._watched = self._watched, self._watched.begun()
        try:
            report = self._collection.reindex(False, lambda _: None, cancelled)
        except IndexBusy:  # another process indexes: it is tried again
            self._watched = before
            return
        except Exception:
            self._owed, self._watched = False, self._watched.failed(before, now.timestamp())
            raise
        self._owed = self._unsure = False
        self._wrong.pop("run", None)
        if report.added or report.changed or report.removed:
            self._tell(report)

    async def _fetch(self, cancelled: Callable[[], bool]) -> int:
        """How many articles were stored. A host that two feeds name has its pauses between both."""
        web, stored = WebSources(self._upkeep), 0
        for url in self._upkeep.feeds:
            found = await _unless(cancelled, web.feed(self._collection.sources, url))
            if found.failure is not None:
                self._say_once(url, f"The feed {url} can't be fetched: {found.failure}.")
            else:
                self._wrong.pop(url, None)
            stored += len(found.stored)
        return stored

    def _say_once(self, what: str, sentence: str) -> None:
        if self._wrong.get(what) != sentence:
            self._wrong[what] = sentence
            self._tell(sentence)


async def _unless(cancelled: Callable[[], bool], work: Coroutine[Any, Any, _Result]) -> _Result:
    """What `work` gives. Raises Cancelled where it was called off before."""
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.wait([task], timeout=_ASKED_EVERY)
        if cancelled():
            task.cancel()
            raise Cancelled
    return task.result()
