"""A reindexing told as it goes: one message that stays true from the first step to the summary."""

import logging
import time

import discord

from bot.replies import progress_reply, report_reply
from bot.reply import Action, ActionKind, Reply, plain
from index import Cancelled, Progress, Report

from .attempts import Unreachable
from .client import Interaction
from .render import Setting, render
from .responses import respond

_log = logging.getLogger(__name__)
_BETWEEN_UPDATES = 1.5  # seconds; Discord lets a message be edited about once a second
_TOKEN_LIFE = 14 * 60.0  # seconds; an interaction's token is good for fifteen minutes


async def reindex(interaction: Interaction, *, rebuild: bool) -> Reply:
    """Run it, keep the message true while it runs, and give the summary."""
    bot = interaction.client
    message = await respond(interaction, _progress(Progress("reading", 0, 0)))
    collection = bot.collections.of(interaction.guild_id)
    shown_at = -_BETWEEN_UPDATES
    try:
        async for step in bot.reindexing.run(collection, rebuild=rebuild):
            if isinstance(step, Report):
                return report_reply(step)
            if time.monotonic() - shown_at >= _BETWEEN_UPDATES:
                await update(interaction, message, _progress(step))
                shown_at = time.monotonic()
    except Cancelled:
        pass
    return plain("Cancelled. What was indexed before is served as it was.")


async def update(interaction: Interaction, message: discord.Message, reply: Reply) -> None:
    """Change the progress message; a change that Discord does not take is made up for by the next."""
    view = render(reply, Setting(public=False))
    try:
        if (discord.utils.utcnow() - interaction.created_at).total_seconds() < _TOKEN_LIFE:
            await interaction.edit_original_response(view=view)
        else:
            place = interaction.client.get_partial_messageable(message.channel.id, guild_id=interaction.guild_id)
            await place.get_partial_message(message.id).edit(view=view)
    except Unreachable as error:
        _log.info("progress not shown", extra={"reason": type(error).__name__})


def _progress(progress: Progress) -> Reply:
    reply = progress_reply(progress)
    return Reply(reply.tone, reply.headline, reply.blocks, (Action(ActionKind.STOP_INDEXING),))
