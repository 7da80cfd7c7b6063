"""One reindexing at a time, told as it goes, and stopped when an admin says so."""

import asyncio
import logging
import threading
from collections.abc import Callable

import discord

from bot.replies import progress_reply, report_reply
from bot.reply import Action, ActionKind, Reply, plain
from index import Cancelled, Progress, PullquoteError, Report

from .attempts import Unreachable
from .client import Interaction, QuoteBot
from .render import Setting, render
from .responses import respond

_log = logging.getLogger(__name__)
_BETWEEN_UPDATES = 1.5  # seconds; Discord lets a message be edited about once a second
_TOKEN_LIFE = 14 * 60.0  # seconds; an interaction's token is good for fifteen minutes


class AlreadyIndexing(PullquoteError):
    def __init__(self) -> None:
        super().__init__("I am reindexing already. This starts when that is done, if you ask again then.")


class Indexing:
    """The run that is on, if one is: how far it is, and the word to stop it."""

    def __init__(self) -> None:
        self.running = False
        self.latest: Progress | None = None
        self._stop = threading.Event()

    def stop(self) -> bool:
        """False where nothing runs."""
        self._stop.set()
        return self.running

    async def run(self, bot: QuoteBot, server: int | None, *, rebuild: bool) -> Report:
        """Raises AlreadyIndexing, Cancelled, and what the index raises."""
        if self.running:
            raise AlreadyIndexing
        self.running, self.latest = True, None
        self._stop.clear()
        collection = bot.collections.of(server)
        try:
            return await bot.index_pool.run(
                lambda: collection.reindex(rebuild, self._tell, self._stop.is_set)
            )
        finally:
            self.running = False

    def _tell(self, progress: Progress) -> None:
        self.latest = progress


async def reindex(interaction: Interaction, *, rebuild: bool) -> Reply:
    """Run it, keep the message true while it runs, and give the summary."""
    bot = interaction.client
    message = await respond(interaction, _progress(None))
    run = asyncio.create_task(bot.indexing.run(bot, interaction.guild_id, rebuild=rebuild))
    shown: Progress | None = None
    try:
        while not (await asyncio.wait({run}, timeout=_BETWEEN_UPDATES))[0]:
            if bot.indexing.latest != shown:
                shown = bot.indexing.latest
                await update(interaction, message, _progress(shown))
        return report_reply(run.result())
    except Cancelled:
        return plain("Cancelled. What was indexed before is served as it was.")
    finally:
        bot.indexing.stop() if not run.done() else None


async def update(interaction: Interaction, message: discord.Message, reply: Reply) -> None:
    """Change the progress message; a change that Discord does not take is made up for by the next."""
    view = render(reply, Setting(public=False))
    edit: Callable[[], object]
    try:
        if (discord.utils.utcnow() - interaction.created_at).total_seconds() < _TOKEN_LIFE:
            await interaction.edit_original_response(view=view)
        else:
            place = interaction.client.get_partial_messageable(message.channel.id, guild_id=interaction.guild_id)
            await place.get_partial_message(message.id).edit(view=view)
    except Unreachable as error:
        _log.info("progress not shown", extra={"reason": type(error).__name__})


def _progress(progress: Progress | None) -> Reply:
    reply = progress_reply(progress or Progress("reading", 0, 0))
    return Reply(reply.tone, reply.headline, reply.blocks, (Action(ActionKind.STOP_INDEXING),))
