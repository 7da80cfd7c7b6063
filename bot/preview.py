"""The bot in a simulated Discord in the browser: SimCord's preview, served on this machine alone.

Two people share a channel with the bot, one of whom may manage the server; the page lets its reader be either.
"""

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import simcord

from .discord import create_bot
from .memory import ServerSettings
from .service.collection import Collections
from .service.folder_collection import open_collections
from .settings import Settings

_SETTLING = 600.0  # seconds that the simulator waits for the bot: a first reindex of many documents takes minutes
WELCOME = "Ask here, or with /ask. Reply to an answer to follow it up."


def main(settings: Settings) -> None:
    """Print the address to open, and serve it until the page ends it or the process is told to stop."""
    asyncio.run(_main(settings))


async def _main(settings: Settings) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with preview(open_collections(settings), settings.serve.reader) as page:
        print(f"Open {page.url}\nCtrl-C ends it.", flush=True)
        ends = [asyncio.ensure_future(page.wait_closed()), asyncio.ensure_future(stopped.wait())]
        _, pending = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in pending:
            end.cancel()


@asynccontextmanager
async def preview(collections: Collections, reader: str | None = None) -> AsyncIterator[simcord.Preview]:
    """The page, served while the context is open."""
    with tempfile.TemporaryDirectory(prefix="pullquote-preview-") as folder:
        bot = create_bot(collections, Path(folder) / "memory.sqlite3", shard_count=1, reader=reader)
        env = simcord.Env(bot, settle_timeout=_SETTLING, check_errors=False)
        env.backend.bot_user.name = "Pullquote"
        await env.start()
        try:
            channel, people = await _newsroom(env)
            await bot.memory.set_server(people[0].guild.id, ServerSettings(channels=frozenset({channel.id})))
            async with env.preview(channel, viewers=people, layout="channel") as page:
                yield page
        finally:
            await env.shutdown()
            await bot.close()


async def _newsroom(env: simcord.Env) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    guild = env.create_guild("The Newsroom")
    channel = guild.create_text_channel("ask-the-coverage")
    editor = guild.create_role("editor", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    ada = guild.add_member(env.create_user("ada", global_name="Ada (may manage the server)"), roles=[editor])
    rob = guild.add_member(env.create_user("rob", global_name="Rob"))
    await ada.send(channel, WELCOME)
    return channel, [rob, ada]
