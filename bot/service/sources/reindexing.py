"""One reindexing of a collection at a time, told as it goes, and stopped when an admin says so."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from bot.service.collection import Collection
from bot.service.pool import Pool
from index import Cancelled, Progress, PullquoteError, Report


class AlreadyIndexing(PullquoteError):
    """A run of this collection is on."""

    def __init__(self) -> None:
        super().__init__("I am reindexing already. Please ask again when that is done.")


class Reindexing:
    """The runs that are on, at most one a collection, each of which can be stopped."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._runs: dict[Collection, _Run] = {}

    def running(self, collection: Collection) -> bool:
        return collection in self._runs

    def stop(self, collection: Collection) -> bool:
        """Asks the run of a collection to stop; False where none is on."""
        if run := self._runs.get(collection):
            run.stop()
        return run is not None

    async def idle(self, collection: Collection) -> None:
        """Returns when no run of the collection is on."""
        while run := self._runs.get(collection):
            await run.ended.wait()

    async def run(
        self, collection: Collection, *, rebuild: bool, allow_empty: bool = False
    ) -> AsyncGenerator[Progress | Report, None]:
        """Yields progress as it changes, the newest where several came, and at last the report.

        Raises AlreadyIndexing, Busy, Cancelled, and what the index raises.
        """
        if self.running(collection):
            raise AlreadyIndexing
        run = self._runs[collection] = _Run(collection, rebuild, allow_empty)
        try:
            async for step in run.steps(self._pool):
                yield step
        finally:
            del self._runs[collection]
            run.ended.set()

    async def run_when_idle(self, collection: Collection) -> Report:
        """Waits for the run that is on, if one is, and runs once. Raises as `run` does, but for AlreadyIndexing."""
        await self.idle(collection)
        report: Report | None = None
        async with aclosing(self.run(collection, rebuild=False)) as steps:
            async for step in steps:
                report = step if isinstance(step, Report) else None
        assert report is not None, "a run ends with its report, or raises"
        return report


class _Run:
    """Waits for a thread, reports from it, and can be stopped in both states."""

    def __init__(self, collection: Collection, rebuild: bool, allow_empty: bool) -> None:
        self.ended = asyncio.Event()
        self._collection = collection
        self._rebuild = rebuild
        self._allow_empty = allow_empty
        self._loop = asyncio.get_running_loop()
        self._news: asyncio.Queue[Progress | None] = asyncio.Queue()
        self._begun = threading.Event()
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()
        if not self._begun.is_set():
            self._news.put_nowait(None)

    async def steps(self, pool: Pool) -> AsyncIterator[Progress | Report]:
        work = asyncio.create_task(pool.run(self._work))
        work.add_done_callback(lambda _: self._news.put_nowait(None))
        try:
            while (progress := await self._newest()) is not None:
                yield progress
            if self._stopped.is_set() and not self._begun.is_set():
                work.cancel()
                raise Cancelled
            yield await work
        finally:
            self._stopped.set()
            work.add_done_callback(_look_at)

    def _work(self) -> Report:
        self._begun.set()
        try:
            return self._collection.reindex(
                self._rebuild, self._tell, self._stopped.is_set, allow_empty=self._allow_empty
            )
        finally:
            self._tell(None)

    def _tell(self, progress: Progress | None) -> None:
        self._loop.call_soon_threadsafe(self._news.put_nowait, progress)

    async def _newest(self) -> Progress | None:
        """The latest of what was told, once something was."""
        progress = await self._news.get()
        while progress is not None and not self._news.empty():
            progress = self._news.get_nowait()
        return progress


def _look_at(work: "asyncio.Task[Report]") -> None:
    """How a run ended that nobody waits for any more."""
    if not work.cancelled():
        work.exception()
