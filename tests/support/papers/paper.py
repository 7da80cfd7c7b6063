"""A bot over a small paper that grows while it runs: real files, a real index, the real model."""

import asyncio
from pathlib import Path

from bot.discord import QuoteBot, create_bot
from bot.discord.features.alerts.rounds import AlertRounds
from bot.service.folder_collection import FolderCollection, SharedCollection, ignore, never
from bot.service.sources.upkeep import Upkeep
from tests.support.discord.kept import Clock
from tests.support.discord.world import World
from tests.support.papers.wire import put_old


class Paper:
    """Sources with one old article, indexed; `bot` makes another bot over the same memory."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.clock = Clock()
        self.memory = folder / "memory.sqlite"
        self.collection = FolderCollection(self.sources, folder / "index", None)
        put_old(self.sources)
        self._publish()

    def bot(self, reader: str | None = None) -> QuoteBot:
        upkeep = Upkeep(now=self.clock)
        collection = SharedCollection(self.collection)
        return create_bot(collection, self.memory, shard_count=1, upkeep=upkeep, reader=reader)

    async def publish(self) -> None:
        await asyncio.to_thread(self._publish)

    def _publish(self) -> None:
        self.collection.reindex(False, ignore, never)


async def alert_round(world: World) -> None:
    """The bot looks once at what is new, and tells what is due."""
    rounds = world.bot.get_cog("AlertRounds")
    assert isinstance(rounds, AlertRounds)
    await rounds.tick()
    await world.env.settle()
