"""Putting an answer into a channel, where the channel lets the bot; telling the asker otherwise."""

import logging

import discord

from bot.replies.reply import Note, Reply, problem
from bot.service.pool import Busy
from bot.service.rate_limits import TooMany

from ..connection.retry import Unreachable, retry
from ..rendering.options import RenderOptions
from ..rendering.render import noted, render
from .permissions import Act, obstacle_in

_log = logging.getLogger(__name__)

COME_BACK = "⏳"  # on a message that asks more than was agreed


async def typing(channel: discord.abc.Messageable) -> None:
    """Show that an answer is being written. An answer does not wait for it, nor fail with it."""
    try:
        await channel.typing()
    except Unreachable as error:
        _log.info("typing not shown", extra={"reason": type(error).__name__})


async def mark(message: discord.Message, emoji: str) -> None:
    """One reaction instead of words. Where the bot may not react, it says nothing."""
    try:
        await retry(lambda: message.add_reaction(emoji))
    except Unreachable as error:
        _log.info("reaction not shown", extra={"reason": type(error).__name__})


async def mark_refusal(message: discord.Message, failed: Exception | None) -> bool:
    """Of a message that asks more than was agreed, or than can be answered now. False where it failed otherwise."""
    refused = isinstance(failed, TooMany | Busy)
    if refused:
        await mark(message, COME_BACK)
    return refused


async def deliver(
    asking: discord.Message, reply: Reply, options: RenderOptions, *, unprompted: bool = False
) -> discord.Message | None:
    """The answer under the message that asked, by direct message where the channel is closed to the bot, or
    None. Whoever did not ask the bot (`unasked`) is told nothing in another way.

    The nonce lets Discord drop an attempt that repeats one which arrived.
    """
    view = render(reply, options)
    reference = asking.to_reference(fail_if_not_exists=False)
    try:
        return await retry(
            lambda: asking.channel.send(view=view, reference=reference, mention_author=False, nonce=asking.id)
        )
    except discord.NotFound:
        _log.info("answer not sent", extra={"reason": "channel or message gone"})
    except discord.Forbidden:
        return None if unprompted else await _deliver_directly(asking, reply)
    except Unreachable as error:
        _log.warning("answer not sent", extra={"reason": type(error).__name__})
        if not unprompted:
            await _apologise(asking)
    return None


def direct_view(asking: discord.Message, reply: Reply) -> discord.ui.LayoutView:
    """An answer as the asker gets it by direct message, with why it stands there."""
    where = getattr(asking.channel, "name", None) or "that channel"
    me = asking.guild.me if asking.guild else None
    hindrance = obstacle_in(asking.channel, me, Act.ANSWER)
    why = f"{hindrance[:1].upper()}{hindrance[1:]}" if hindrance else "An admin sees with /admin status what I lack"
    note = Note(f"You asked in #{where}, where I may not write. {why}.")
    return render(noted(reply, note), RenderOptions(show_question=True, public=False, feedback=False))


async def _deliver_directly(asking: discord.Message, reply: Reply) -> discord.Message | None:
    view = direct_view(asking, reply)
    try:
        return await retry(lambda: asking.author.send(view=view))
    except Unreachable as error:
        _log.warning("answer not sent", extra={"reason": type(error).__name__})
        return None


async def _apologise(asking: discord.Message) -> None:
    """The channel may take a short message where it did not take the answer."""
    try:
        view = render(problem("Discord did not take my answer. Please ask again in a moment."))
        await asking.channel.send(view=view, reference=asking.to_reference(fail_if_not_exists=False))
    except Unreachable as error:
        _log.warning("asker not told", extra={"reason": type(error).__name__})
