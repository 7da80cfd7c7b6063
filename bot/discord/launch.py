"""From a token to a bot that answers, and from SIGTERM to its end. For systems with POSIX signals
(README.md).
"""

import asyncio
import logging
import signal
from pathlib import Path

import discord
from discord.http import Route

from bot.failures import TryAgainLater
from bot.service.collection import Collections
from bot.service.keepers import UNSET, Keepers
from bot.service.sources.upkeep import NO_UPKEEP, Upkeep
from bot.settings import DISCORD_API
from index import PullquoteError

from .assembly import create_bot
from .bot import QuoteBot
from .connection.backoff import patiently, status_of
from .connection.retry import Unreachable

_log = logging.getLogger(__name__)


class NotConnected(PullquoteError):
    """Discord does not let this account in, and will not as long as nobody changes a setting; the message says
    which."""


class Dropped(TryAgainLater):
    """Discord ended the connection, or refused it, for a reason that passes; the message says when to start again."""


def run(
    collections: Collections,
    memory: Path,
    token: str,
    api_url: str = DISCORD_API,
    keepers: Keepers = UNSET,
    upkeep: Upkeep = NO_UPKEEP,
    reader: str | None = None,
) -> None:
    """Answer until SIGTERM or SIGINT. Raises NotConnected or Dropped."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks
    if api_url.rstrip("/") != DISCORD_API:
        Route.BASE = api_url.rstrip("/")
    asyncio.run(_run(create_bot(collections, memory, keepers=keepers, upkeep=upkeep, reader=reader), token))


async def _run(bot: QuoteBot, token: str) -> None:
    loop = asyncio.get_running_loop()
    serving = loop.create_task(_serve(bot, token))
    ending: list[asyncio.Task[None]] = []

    def leave() -> None:
        if not ending:
            _log.info("leaving")
            ending.append(loop.create_task(_leave(bot, serving)))

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leave)
    try:
        await serving
    except asyncio.CancelledError:
        if not ending:
            raise
    await asyncio.gather(*ending)


async def _leave(bot: QuoteBot, serving: asyncio.Task[None]) -> None:
    """Shuts the bot down; cancels `serving` where it does not end by itself, as where Discord was never reached."""
    await bot.shut_down()
    await asyncio.wait([serving], timeout=_ENDING)
    serving.cancel()


async def _serve(bot: QuoteBot, token: str) -> None:
    """Raises NotConnected or Dropped."""
    async with bot:
        await bot.memory.open()
        try:
            await patiently("logging in", lambda: _log_in(bot, token))
            await bot.connect()
        except Exception as error:
            if not bot.shutting_down or bot.token_watch.lost:
                raise _translated(error) from None
        if bot.token_watch.lost:
            raise NotConnected(_RESET)


async def _log_in(bot: QuoteBot, token: str) -> None:
    try:
        await bot.login(token)
    except Unreachable:
        await bot.http.close()
        bot.http.connector = discord.utils.MISSING  # it closed with its session; the next attempt makes its own
        raise


def _translated(error: Exception) -> Exception:
    """What discord.py raised as NotConnected (change a setting) or Dropped (start again); any other error as it is."""
    status = status_of(error)
    match error:
        case discord.LoginFailure():
            return NotConnected("Discord does not know this token: put the bot's token into DISCORD_TOKEN.")
        case discord.PrivilegedIntentsRequired():
            return NotConnected(_INTENTS)
        case discord.ConnectionClosed(code=code) if code == _TOKEN_REFUSED:
            return NotConnected(_RESET)
        case discord.ConnectionClosed(code=code):
            return Dropped(f"Discord ended the connection (code {code}): start me again in a moment.")
    if status == _UNAUTHORISED:
        return NotConnected(_RESET)
    if status == _NOT_FOUND:
        return NotConnected("There is no Discord at this address: check DISCORD_API_URL.")
    if isinstance(error, (*Unreachable, discord.GatewayNotFound)):
        return Dropped(f"Discord does not let me in now ({type(error).__name__}): start me again in a few minutes.")
    return error


_RESET = "Discord does not accept this token any more, so it was reset: put the new one into DISCORD_TOKEN."
_INTENTS = (
    "Discord withholds message texts: switch on Message Content Intent for this bot in Discord's developer portal."
)
_ENDING = 5.0  # seconds that a connection has to end by itself
_TOKEN_REFUSED = 4004  # a close code of Discord's gateway
_UNAUTHORISED = 401
_NOT_FOUND = 404
