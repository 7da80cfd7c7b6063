"""From a token to a bot that answers, and from SIGTERM to its end."""

import asyncio
import logging
import signal
from pathlib import Path

import discord
from discord.http import Route

from bot.collection import Collections
from bot.keepers import UNSET, Keepers
from bot.memory import Memory
from index import PullquoteError

from .attempts import Unreachable
from .client import QuoteBot

_log = logging.getLogger(__name__)

DISCORD_API = "https://discord.com/api/v10"


class NotConnected(PullquoteError):
    """Discord can't be reached, or does not let this account in; the message says what to do."""


def create_bot(
    collections: Collections, memory: Path, *, shard_count: int | None = None, keepers: Keepers = UNSET
) -> QuoteBot:
    """`memory` is the file where the bot keeps its own things. `shard_count` None asks Discord."""
    return QuoteBot(collections, Memory(memory), shard_count=shard_count, keepers=keepers)


def run(
    collections: Collections, memory: Path, token: str, api_url: str = DISCORD_API, keepers: Keepers = UNSET
) -> None:
    """Answer until SIGTERM or SIGINT. Raises NotConnected."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks
    if api_url.rstrip("/") != DISCORD_API:
        Route.BASE = api_url.rstrip("/")
    try:
        asyncio.run(_run(create_bot(collections, memory, keepers=keepers), token))
    except discord.LoginFailure:
        raise NotConnected("Discord does not know this token: put the bot's token into DISCORD_TOKEN.") from None
    except discord.PrivilegedIntentsRequired:
        raise NotConnected(
            "Discord withholds message texts: switch on Message Content Intent for this bot "
            "in Discord's developer portal."
        ) from None
    except (*Unreachable, discord.GatewayNotFound) as error:
        raise NotConnected(f"Discord can't be reached ({type(error).__name__}): check the network.") from None


async def _run(bot: QuoteBot, token: str) -> None:
    loop = asyncio.get_running_loop()
    farewells: list[asyncio.Task[None]] = []

    def leave() -> None:
        if not farewells:
            _log.info("leaving")
            farewells.append(loop.create_task(bot.farewell()))

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leave)
    async with bot:
        await bot.memory.open()
        await bot.start(token)
    await asyncio.gather(*farewells)
