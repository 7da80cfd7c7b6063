"""What is stored within a few seconds is indexed by one run, which starts when nothing more comes."""

import asyncio
import time
from dataclasses import dataclass

from bot.service.collection import Collection
from index import Report

from ...bot import QuoteBot

_LONGEST = 10  # times the quiet time: then the run starts, whatever comes


@dataclass(slots=True)
class _Batch:
    """`since` and `last` are when the first and the last joined, in seconds that never run back."""

    run: asyncio.Task[Report]
    since: float
    last: float


class IndexTogether:
    def __init__(self, bot: QuoteBot) -> None:
        self._bot = bot
        self._batches: dict[Collection, _Batch] = {}

    async def indexed(self, collection: Collection) -> Report:
        """The report of a run that begins after this call. Raises what `Reindexing.run_when_idle` does."""
        now = time.monotonic()
        batch = self._batches.get(collection)
        if batch is None:
            run = self._bot.chores.start(self._run(collection))
            batch = self._batches[collection] = _Batch(run, now, now)
        batch.last = now
        return await asyncio.shield(batch.run)

    async def _run(self, collection: Collection) -> Report:
        """Whoever comes until the run begins is among those that it is for."""
        try:
            await self._quiet(collection)
            await self._bot.reindexing.idle(collection)
        finally:
            del self._batches[collection]
        return await self._bot.reindexing.run_when_idle(collection)

    async def _quiet(self, collection: Collection) -> None:
        quiet = self._bot.upkeep.quiet
        batch = self._batches[collection]
        left = quiet
        while left > 0:
            await asyncio.sleep(left)
            left = min(batch.last, batch.since + quiet * _LONGEST) + quiet - time.monotonic()
