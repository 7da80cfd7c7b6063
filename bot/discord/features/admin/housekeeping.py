"""Housekeeping: once an hour, what is kept of servers, answers and uploads is deleted where its time is over."""

import logging
import sqlite3
from functools import partial
from pathlib import Path

import discord
from discord.ext import commands, tasks

from bot.service.sources.source_files import KEPT_SECONDS, prune_kept
from index import PullquoteError

from ...bot import QuoteBot

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
        """Tells the memory which servers the bot is on: it may have left some while it was not running."""
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


async def prune_replaced(bot: QuoteBot) -> None:
    """Deletes kept copies of replaced documents that can't be put back any more, of servers that were left as well."""
    uploads = await bot.memory.uploads()
    files: dict[Path, list[str]] = {}
    for server in {None, *(upload.server for upload in uploads), *(guild.id for guild in bot.guilds)}:
        kept = files.setdefault(bot.collections.for_server(server).sources, [])
        kept += [upload.file for upload in uploads if upload.server == server]
    for sources, names in files.items():
        await bot.upload_pool.run(partial(prune_kept, sources, names))
    await bot.memory.prune_uploads(KEPT_SECONDS)
