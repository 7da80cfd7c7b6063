"""A reindexing told as it goes: one message that stays true from the first step to the summary."""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.replies import progress_reply, report_reply
from bot.replies.reply import Action, ActionKind, Block, Note, Reply, plain
from bot.service.sources.reindexing import AlreadyIndexing
from index import Cancelled, Progress, Report

from ...bot import Interaction
from ...connection.retry import Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.failures import failure_reply
from ...transport.responses import respond

_log = logging.getLogger(__name__)
_BETWEEN_UPDATES = 1.5  # seconds; Discord lets a message be edited about once a second
_CANCELLED = "Cancelled. What was indexed before is served as it was."
_TOKEN_LIFE = 14 * 60.0  # seconds; an interaction's token is good for fifteen minutes


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A change of the sources that a run is made for: `blocks` are shown above the run's summary, `actions` below it.

    `pending` is shown until a run has indexed the change. `record` is the id of the upload that the actions undo.
    """

    pending: str
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    record: str | None = None
    empties: bool = False  # whether the last document may be gone


async def reindex(interaction: Interaction, *, rebuild: bool = False) -> str | None:
    """Reindexes the server's collection, with progress in a message that everyone sees and that ends as the summary or
    the error. Returns how the audit log tells it, None where another run is on.

    Raises what Discord answers where it does not take the first message; then nothing is run.
    """
    message = await respond(interaction, _progress(Progress("reading", 0, 0)))
    run = "rebuild" if rebuild else "reindex"
    action: str | None
    try:
        report = await _run(interaction, message, rebuild=rebuild)
        reply, action = report_reply(report, counts=True), f"{run} done: generation {report.generation}"
    except Cancelled:
        reply, action = plain(_CANCELLED), f"{run} cancelled"
    except AlreadyIndexing as refusal:
        reply, action = failure_reply(refusal), None
    except Exception as error:
        reply, action = failure_reply(error), f"{run} failed"
    await _end(interaction, message, reply)
    return action


async def take_up(interaction: Interaction, change: SourceChange) -> None:
    """Reindexes after a change of the sources: waits for a run that is on, and runs also where Discord did not take the
    progress message."""
    message: discord.Message | None = None
    try:
        message = await respond(interaction, _progress(Progress("waiting", 0, 0)))
    except Unreachable as error:
        _log.warning("reindex not shown", extra={"reason": type(error).__name__})
    pending: tuple[Block, ...] = (Note(change.pending),)
    try:
        await interaction.client.reindexing.idle(interaction.client.collections.for_server(interaction.guild_id))
        report = await _run(interaction, message, allow_empty=change.empties)
        reply, pending = report_reply(report, counts=True), ()
    except Cancelled:
        reply = plain(_CANCELLED)
    except Exception as error:
        reply = failure_reply(error)
    if message is not None:
        blocks = (*pending, *change.blocks, *reply.blocks)
        whole = Reply(reply.tone, reply.headline, blocks, (*change.actions, *reply.actions))
        await _end(interaction, message, whole, change.record)


async def _run(
    interaction: Interaction, message: discord.Message | None, *, rebuild: bool = False, allow_empty: bool = False
) -> Report:
    bot = interaction.client
    report: Report | None = None
    shown_at = -_BETWEEN_UPDATES
    collection = bot.collections.for_server(interaction.guild_id)
    async for step in bot.reindexing.run(collection, rebuild=rebuild, allow_empty=allow_empty):
        if isinstance(step, Report):
            report = step
        elif message is not None and time.monotonic() - shown_at >= _BETWEEN_UPDATES:
            await _update(interaction, message, _progress(step))
            shown_at = time.monotonic()
    assert report is not None, "a run ends with its report, or raises"
    return report


async def _update(interaction: Interaction, message: discord.Message, reply: Reply) -> None:
    """Change the progress message; a change that Discord does not take is made up for by the next."""
    try:
        await _ways(interaction, message, reply)[0]()
    except Unreachable as error:
        _log.info("progress not shown", extra={"reason": type(error).__name__})


async def _end(interaction: Interaction, message: discord.Message, reply: Reply, record: str | None = None) -> None:
    """The last change has none after it, so it is tried again, and in the other way."""
    for way in _ways(interaction, message, reply, record):
        try:
            await retry(way)
            return
        except Unreachable as error:
            _log.warning("end of a reindex not shown", extra={"reason": type(error).__name__})


def _ways(
    interaction: Interaction, message: discord.Message, reply: Reply, record: str | None = None
) -> tuple[Callable[[], Awaitable[object]], ...]:
    """Through the interaction while its token is good, and through the channel, where the message stays."""
    view = render(reply, RenderOptions(record=record, public=False))
    channel = interaction.client.get_partial_messageable(message.channel.id, guild_id=interaction.guild_id)

    def through_channel() -> Awaitable[object]:
        return channel.get_partial_message(message.id).edit(view=view)

    def through_interaction() -> Awaitable[object]:
        return interaction.edit_original_response(view=view)

    age = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    return (through_interaction, through_channel) if age < _TOKEN_LIFE else (through_channel,)


def _progress(progress: Progress) -> Reply:
    reply = progress_reply(progress)
    return Reply(reply.tone, reply.headline, reply.blocks, (Action(ActionKind.STOP_INDEXING),))
