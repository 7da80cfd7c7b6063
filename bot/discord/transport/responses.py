"""Responses to an interaction: acknowledged at once, filled in when the answer is there."""

import io
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TypeAlias

import discord

from bot.replies.reply import Note, Reply, plain

from ..bot import Interaction
from ..connection.retry import Unreachable, already_acknowledged, retry
from ..rendering.options import RenderOptions
from ..rendering.render import noted, render
from .elsewhere import elsewhere_here
from .failures import failure_reply, is_trouble
from .metering import place_of
from .permissions import Act, obstacle_here

_log = logging.getLogger(__name__)

Row: TypeAlias = discord.ui.ActionRow[discord.ui.LayoutView]
_Way: TypeAlias = Callable[[Interaction, Reply], Awaitable[object]]
_PUBLIC = "public"  # of an interaction's extras: a question's answer is announced to everyone
_ELSEWHERE = "elsewhere"  # of its extras: why the person alone sees what everybody was to see


async def acknowledge(interaction: Interaction, *, private: bool) -> None:
    """Tell Discord that an answer comes, as a message of its own."""
    await _acknowledged(interaction, thinking=True, private=private)


async def acknowledge_press(interaction: Interaction) -> None:
    """Tell Discord that the message which holds the button will change."""
    await _acknowledged(interaction, thinking=False, private=False)


async def _acknowledged(interaction: Interaction, *, thinking: bool, private: bool) -> None:
    try:
        await retry(lambda: interaction.response.defer(ephemeral=private, thinking=thinking))
    except discord.HTTPException as error:
        if not already_acknowledged(error):
            raise


async def respond(
    interaction: Interaction, reply: Reply, options: RenderOptions | None = None, under: Sequence[Row] = ()
) -> discord.Message:
    """Fill in what was acknowledged, with rows of selects or buttons `under` it. Raises what Discord answers when it
    does not take it."""
    view = view_here(interaction, reply, options or RenderOptions(public=False))
    for row in under:
        view.add_item(row)
    return await retry(lambda: interaction.edit_original_response(view=view))


def view_here(interaction: Interaction, reply: Reply, options: RenderOptions) -> discord.ui.LayoutView:
    """The reply as it is shown where the interaction was made: to the person alone, with the reason, where admins keep
    the bot from answering openly."""
    why: str | None = interaction.extras.get(_ELSEWHERE)
    if why is not None:
        reply, options = noted(reply, Note(why)), replace(options, public=False)
    return render(reply.read_at(interaction.client.reader), options)


async def respond_with_file(interaction: Interaction, reply: Reply, name: str, data: bytes) -> discord.Message:
    return await respond_with_files(interaction, reply, {name: data})


async def respond_with_files(interaction: Interaction, reply: Reply, files: Mapping[str, bytes]) -> discord.Message:
    """As `respond`, with files below the reply, by their names."""
    view = render(reply.read_at(interaction.client.reader), RenderOptions(public=False))
    for name in files:
        view.add_item(discord.ui.File(f"attachment://{name}"))

    def send() -> Awaitable[discord.InteractionMessage]:
        attached = [discord.File(io.BytesIO(data), name) for name, data in files.items()]  # a try reads them to the end
        return interaction.edit_original_response(view=view, attachments=attached)

    return await retry(send)


async def respond_privately(interaction: Interaction, reply: Reply) -> None:
    """A reply that the person alone sees, whatever was acknowledged before."""
    view = render(reply, RenderOptions(public=False))
    if interaction.response.is_done():
        await retry(lambda: interaction.followup.send(view=view, ephemeral=True))
    else:
        await retry(lambda: interaction.response.send_message(view=view, ephemeral=True))


@asynccontextmanager
async def deferred_response_in_turn(interaction: Interaction, *, private: bool) -> AsyncIterator[None]:
    """`deferred_response` for a metered command: what is inside waits for the person's earlier questions."""
    place = place_of(interaction)
    try:
        async with deferred_response(interaction, private=private):
            interaction.extras[_PUBLIC] = not private and _ELSEWHERE not in interaction.extras
            async with place:
                yield
    finally:
        place.leave()


@asynccontextmanager
async def deferred_response(
    interaction: Interaction, *, private: bool, refusals_private: bool = False
) -> AsyncIterator[None]:
    """Acknowledges the interaction, so that what is inside has 15 minutes to respond; what it raises becomes the
    response. With `refusals_private` that is shown to the person alone, where the response would be public. The block
    counts as in flight. Where admins keep the bot from answering openly it is private, whatever `private` says.

    Raises what Discord answers where it does not let the interaction be acknowledged.
    """
    async with interaction.client.in_flight():
        if not private and (why := await elsewhere_here(interaction)):
            interaction.extras[_ELSEWHERE], private = why, True
        await acknowledge(interaction, private=private)
        try:
            yield
        except Exception as error:
            await (refuse if refusals_private else explain)(interaction, error)


async def refuse(interaction: Interaction, error: Exception) -> None:
    """Tells the person alone what went wrong, where everyone was to see the answer."""
    ways = (respond_instead, respond_privately) if interaction.response.is_done() else (respond_privately,)
    await _tell(interaction, error, ways)


def failure_reply_here(interaction: Interaction, error: Exception) -> Reply:
    """The reply to an error; where Discord refused something, it names what the bot lacks in this channel."""
    return failure_reply(error, obstacle_here(interaction, Act.READ))


async def respond_instead(interaction: Interaction, reply: Reply) -> None:
    """A reply that the person alone sees, in place of the public answer that was announced.

    What was announced is filled in before it is deleted: until then Discord takes the next message for it.
    """
    await respond(interaction, plain("…"))
    interaction.extras[_PUBLIC] = False
    await respond_privately(interaction, reply)
    try:
        await retry(interaction.delete_original_response)
    except Unreachable as error:
        _log.info("announcement not taken back", extra={"reason": type(error).__name__})


async def explain(interaction: Interaction, error: Exception) -> None:
    """Tell the person what went wrong, by whichever way still works; nobody else where that can be."""
    await _tell(interaction, error, _ways(interaction, error))


async def _tell(interaction: Interaction, error: Exception, ways: Sequence[_Way]) -> None:
    reply = failure_reply_here(interaction, error)
    for way in ways:
        try:
            await way(interaction, reply)
            return
        except Unreachable as unreachable:
            _log.warning("person not told", extra={"reason": type(unreachable).__name__})


def _ways(interaction: Interaction, error: Exception) -> Sequence[_Way]:
    if not interaction.response.is_done():
        return (respond_privately,)
    if interaction.extras.get(_PUBLIC) and not isinstance(error, Unreachable) and not _is_news(interaction, error):
        return (respond_instead, respond_privately)
    return (respond, respond_privately)


def _is_news(interaction: Interaction, error: Exception) -> bool:
    """True for what keeps the bot from answering anybody, the first time in ten minutes in this channel."""
    key = (interaction.channel_id, "command", type(error))
    return is_trouble(error) and interaction.client.troubles.first(key)
