"""Every few seconds: is anything due for one of the collections?

Each has a task for itself, a few of which work at once: whatever one takes, or fails by, the others are looked after.
"""

import asyncio
import logging
import sqlite3

from bot.memory import MemoryUnusable

from ...bot import QuoteBot
from ...transport.ticking import Ticking
from ..admin.home import is_shared
from .keeper import Keeper

_log = logging.getLogger(__name__)
_AT_ONCE = 4  # collections


class Rounds(Ticking):
    seconds = 5.0  # between two rounds

    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._keepers: dict[int | None, Keeper] = {}
        self._named = False
        self._working: dict[int | None, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def look(self) -> None:
        """Does what is due for each collection. Raises nothing but what shutting down does."""
        await self.tick()
        await asyncio.gather(*self._working.values())

    async def tick(self) -> None:
        """A task for each collection that has none from before."""
        try:
            await self._name_feeds()
        except (sqlite3.Error, MemoryUnusable) as error:
            _log.warning("nothing kept up to date", extra={"reason": type(error).__name__})
            return
        self._working = {owner: task for owner, task in self._working.items() if not task.done()}
        for keeper in self._present():
            if keeper.owner not in self._working:
                self._working[keeper.owner] = self.bot.chores.start(self._keep(keeper))

    async def _keep(self, keeper: Keeper) -> None:
        try:
            async with self._room:
                await keeper.keep()
        except (sqlite3.Error, MemoryUnusable) as error:
            _log.warning("not kept up to date", extra={"reason": type(error).__name__, "server": keeper.owner})
        except Exception:
            _log.exception("bug")

    async def _name_feeds(self) -> None:
        """Once a start: the settings may name others than before."""
        if not self._named:
            await self.bot.memory.name_feeds(self.bot.upkeep.feeds)
            self._named = True

    def _present(self) -> list[Keeper]:
        """Of the bot's own collection, and of each that a server has for itself."""
        servers = [guild.id for guild in self.bot.guilds]
        shared = tuple(server for server in servers if is_shared(self.bot, server))
        present: dict[int | None, tuple[int, ...]] = {None: shared}
        present |= {server: (server,) for server in servers if server not in shared}
        for owner, told in present.items():
            self._keepers.setdefault(owner, Keeper(self.bot, owner)).servers = told
        return [self._keepers[owner] for owner in present]
