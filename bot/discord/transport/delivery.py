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
    """Shows that an answer is being written. Raises nothing: an answer does not fail for want of it."""
    try:
        await channel.typing()
    except Unreachable as error:
        _log.info("typing not shown", extra={"reason": type(error).__name__})


async def mark(message: discord.Message, emoji: str) -> bool:
    """Puts one reaction on the message; False where the bot may not. A message that is gone needs none."""
    try:
        await retry(lambda: message.add_reaction(emoji))
    except discord.NotFound:
        return True
    except Unreachable as error:
        _log.info("reaction not shown", extra={"reason": type(error).__name__})
        return False
    return True


async def unmark(message: discord.Message, emoji: str, me: discord.abc.Snowflake) -> None:
    """Takes the bot's own reaction off the message; raises nothing."""
    try:
        await retry(lambda: message.remove_reaction(emoji, me))
    except Unreachable as error:
        _log.info("reaction not taken off", extra={"reason": type(error).__name__})


async def mark_refusal(message: discord.Message, failed: Exception | None) -> bool:
    """Marks a message that was refused for a limit or a full queue, and returns True; False where `failed` is anything
    else."""
    refused = isinstance(failed, TooMany | Busy)
    if refused:
        await mark(message, COME_BACK)
    return refused


async def deliver(
    asking: discord.Message,
    reply: Reply,
    options: RenderOptions,
    *,
    unprompted: bool = False,
    elsewhere: bool = False,
) -> discord.Message | None:
    """Sends the answer as a reply to the message that asked, or by direct message where the channel is closed to the
    bot, or admins keep it from answering openly there (`elsewhere`). Returns what was sent, None where nothing was.
    Nobody asked the bot where `unprompted`: then it tries no other way.

    The nonce lets Discord drop an attempt that repeats one which arrived.
    """
    if elsewhere:
        return None if unprompted else await _deliver_directly(asking, reply, elsewhere=True)
    view = render(reply, options)
    reference = asking.to_reference(fail_if_not_exists=False)
    try:
        return await retry(
            lambda: asking.channel.send(view=view, reference=reference, mention_author=False, nonce=asking.id)
        )
    except discord.NotFound:
        _log.info("answer not sent", extra={"reason": "channel or message gone"})
    except discord.Forbidden:
        return None if unprompted else await _deliver_directly(asking, reply, elsewhere=False)
    except Unreachable as error:
        _log.warning("answer not sent", extra={"reason": type(error).__name__})
        if not unprompted:
            await _apologise(asking)
    return None


def direct_view(asking: discord.Message, reply: Reply, *, elsewhere: bool) -> discord.ui.LayoutView:
    """The answer as it is sent by direct message, with a note that says why."""
    where = getattr(asking.channel, "name", None) or "that channel"
    why = "where the admins keep me from answering openly" if elsewhere else f"where I may not write. {_lack(asking)}"
    return render(
        noted(reply, Note(f"You asked in #{where}, {why}.")),
        RenderOptions(show_question=True, public=False, feedback=False),
    )


def _lack(asking: discord.Message) -> str:
    hindrance = obstacle_in(asking.channel, asking.guild.me if asking.guild else None, Act.ANSWER)
    return f"{hindrance[:1].upper()}{hindrance[1:]}" if hindrance else "An admin sees with /admin status what I lack"


async def _deliver_directly(asking: discord.Message, reply: Reply, *, elsewhere: bool) -> discord.Message | None:
    view = direct_view(asking, reply, elsewhere=elsewhere)
    try:
        return await retry(lambda: asking.author.send(view=view))
    except Unreachable as error:
        _log.warning("answer not sent", extra={"reason": type(error).__name__})
        return None


async def _apologise(asking: discord.Message) -> None:
    """Says in the channel that the answer could not be sent: a short message may pass where the answer did not."""
    try:
        view = render(problem("Discord did not take my answer. Please ask again in a moment."))
        await asking.channel.send(view=view, reference=asking.to_reference(fail_if_not_exists=False))
    except Unreachable as error:
        _log.warning("asker not told", extra={"reason": type(error).__name__})
