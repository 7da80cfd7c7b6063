"""What is kept of servers, answers and people goes when its time is over, whether anybody asks anything or not."""

import logging
import sqlite3

import discord
from discord.ext import commands, tasks

from index import PullquoteError

from ...bot import QuoteBot
from .documents import prune_replaced

_log = logging.getLogger(__name__)
_HOURS = 1  # between two rounds


class Housekeeping(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        self._round.start()

    async def cog_unload(self) -> None:
        self._round.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Servers may have been left while the bot was not running."""
        await self.bot.memory.present_on(guild.id for guild in self.bot.guilds)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.bot.memory.left(guild.id)
        _log.info("left a server", extra={"server": guild.id})

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.bot.memory.joined(guild.id)

    @tasks.loop(hours=_HOURS)
    async def _round(self) -> None:
        await self.bot.memory.prune()
        try:
            await prune_replaced(self.bot)
        except (PullquoteError, sqlite3.Error) as error:
            _log.warning("replaced documents not let go", extra={"reason": type(error).__name__})
