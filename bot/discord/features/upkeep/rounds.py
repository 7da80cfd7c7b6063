"""Every few seconds: is anything due for one of the collections? One after the other, whatever it takes."""

import asyncio
import logging
import sqlite3

from discord.ext import commands, tasks

from bot.memory import MemoryUnusable

from ...bot import QuoteBot
from ..admin.home import is_shared
from .keeper import Keeper

_log = logging.getLogger(__name__)
SECONDS = 5.0  # between two rounds


class Rounds(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._keepers: dict[int | None, Keeper] = {}
        self._named = False

    async def cog_load(self) -> None:
        self._tick.start()

    async def cog_unload(self) -> None:
        self._tick.cancel()

    @tasks.loop(seconds=SECONDS)
    async def _tick(self) -> None:
        """What it begins ends with the bot's shutting down, which comes before the cogs are unloaded."""
        if self.bot.shutting_down or not self.bot.is_ready():
            return
        round_ = self.bot.chores.start(self.look())
        await asyncio.wait([round_])

    async def look(self) -> None:
        """Does what is due for each collection. Raises nothing but what shutting down does."""
        try:
            await self._name_feeds()
            for keeper in self._present():
                await keeper.keep()
        except (sqlite3.Error, MemoryUnusable) as error:
            _log.warning("nothing kept up to date", extra={"reason": type(error).__name__})
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
