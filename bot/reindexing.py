"""One reindexing at a time, told as it goes, and stopped when an admin says so."""

import asyncio
import threading
from collections.abc import AsyncIterator

from bot.collection import Collection
from bot.pool import Pool
from index import Progress, PullquoteError, Report


class AlreadyIndexing(PullquoteError):
    def __init__(self) -> None:
        super().__init__("I am reindexing already. Please ask again when that is done.")


class Reindexing:
    """The run that is on, if one is, and the word to stop it."""

    def __init__(self, pool: Pool) -> None:
        self.running = False
        self._pool = pool
        self._stop = threading.Event()

    def stop(self) -> bool:
        """False where nothing runs."""
        self._stop.set()
        return self.running

    async def run(self, collection: Collection, *, rebuild: bool) -> AsyncIterator[Progress | Report]:
        """How far it is, each time that changes, and at last the report; what nobody waited for is left out.

        Raises AlreadyIndexing, Cancelled, and what the index raises.
        """
        if self.running:
            raise AlreadyIndexing
        self.running = True
        self._stop.clear()
        try:
            async for step in self._steps(collection, rebuild):
                yield step
        finally:
            self.running = False

    async def _steps(self, collection: Collection, rebuild: bool) -> AsyncIterator[Progress | Report]:
        loop = asyncio.get_running_loop()
        news: asyncio.Queue[Progress | None] = asyncio.Queue()

        def tell(progress: Progress | None) -> None:
            loop.call_soon_threadsafe(news.put_nowait, progress)

        def work() -> Report:
            try:
                return collection.reindex(rebuild, tell, self._stop.is_set)
            finally:
                tell(None)

        run = asyncio.create_task(self._pool.run(work))
        run.add_done_callback(lambda _: news.put_nowait(None))
        try:
            while (progress := await _newest(news)) is not None:
                yield progress
            yield await run
        finally:
            self._stop.set()


async def _newest(news: asyncio.Queue[Progress | None]) -> Progress | None:
    """The latest of what was told, once something was."""
    progress = await news.get()
    while progress is not None and not news.empty():
        progress = news.get_nowait()
    return progress
