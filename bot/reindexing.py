"""One reindexing at a time, told as it goes, and stopped when an admin says so."""

import threading

from bot.collection import Collection
from bot.pool import Pool
from index import Progress, PullquoteError, Report


class AlreadyIndexing(PullquoteError):
    def __init__(self) -> None:
        super().__init__("I am reindexing already. Please ask again when that is done.")


class Reindexing:
    """The run that is on, if one is: how far it is, and the word to stop it."""

    def __init__(self, pool: Pool) -> None:
        self.running = False
        self.latest: Progress | None = None
        self._pool = pool
        self._stop = threading.Event()

    def stop(self) -> bool:
        """False where nothing runs."""
        self._stop.set()
        return self.running

    async def run(self, collection: Collection, *, rebuild: bool) -> Report:
        """Raises AlreadyIndexing, Cancelled, and what the index raises."""
        if self.running:
            raise AlreadyIndexing
        self.running, self.latest = True, None
        self._stop.clear()
        try:
            return await self._pool.run(lambda: collection.reindex(rebuild, self._tell, self._stop.is_set))
        finally:
            self.running = False

    def _tell(self, progress: Progress) -> None:
        self.latest = progress
