"""The home server of a shared collection, whose admins may change it: set, or the server that the bot joined first."""

import logging
import sqlite3
from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.memory import MemoryUnusable

from ...bot import QuoteBot

_log = logging.getLogger(__name__)

GONE = (
    "My home server is gone or was never known, so only owners (PULLQUOTE_OWNERS) may change the collection. Whoever "
    "runs me can name another server by its number with PULLQUOTE_HOME_SERVER and start me again."
)


class HomeServer(commands.Cog):
    """Settles on a home server as soon as one can be known, and warns in the log where it is gone."""

    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await tell_home(self.bot)

    @commands.Cog.listener()
    async def on_guild_join(self, _: discord.Guild) -> None:
        await home_server(self.bot)

    @commands.Cog.listener()
    async def on_guild_available(self, _: discord.Guild) -> None:
        await home_server(self.bot)

    @commands.Cog.listener()
    async def on_guild_remove(self, _: discord.Guild) -> None:
        await tell_home(self.bot)


def is_shared(bot: QuoteBot, server: int | None) -> bool:
    """True where the server's collection answers others too: then it answers direct messages, which have no server."""
    return bot.collections.for_server(server) is bot.collections.for_server(None)


async def home_server(bot: QuoteBot) -> int | None:
    """The home server's id, also where the bot is no longer on it. None where none is known yet or the memory can't be
    read: then only owners may change the collection. Once found, it is kept."""
    try:
        return bot.keepers.home_server or await _found_home(bot)
    except (sqlite3.Error, MemoryUnusable) as error:
        _log.warning("home server not read", extra={"reason": type(error).__name__})
        return None


async def _found_home(bot: QuoteBot) -> int | None:
    known = await bot.memory.home()
    if known is None and bot.is_ready() and (first := first_joined(bot.guilds)) is not None:
        known = await bot.memory.settle_home(first)
        _log.info("home server found", extra={"server": known})
    return known


async def is_home_present(bot: QuoteBot) -> bool:
    home = await home_server(bot)
    return home is not None and bot.get_guild(home) is not None


async def tell_home(bot: QuoteBot) -> None:
    """Warns in the log where a shared collection has no home server that the bot is on."""
    if bot.guilds and is_shared(bot, bot.guilds[0].id) and not await is_home_present(bot):
        _log.warning(
            "home server gone: set PULLQUOTE_HOME_SERVER to the number of another, or PULLQUOTE_OWNERS",
            extra={"server": await home_server(bot)},
        )


def first_joined(guilds: Sequence[discord.Guild]) -> int | None:
    """The id of the server that the bot joined first; None while one of them is unavailable, which may be that one."""
    joined = [(guild.me.joined_at, guild.id) if not guild.unavailable and guild.me else (None, 0) for guild in guilds]
    known = [(at, number) for at, number in joined if at is not None]
    return min(known)[1] if known and len(known) == len(joined) else None
