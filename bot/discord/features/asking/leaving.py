"""Leaving a thread: the bot stops listening there until it is mentioned again, a restart included."""

import logging

import discord

from ...bot import QuoteBot
from ...transport.retry import Unreachable, attempt
from .conversation import starter_of

_log = logging.getLogger(__name__)

FAREWELLS = frozenset({"👋", "❌"})  # reactions that send it away
HINT = "A 👋 on a message of mine, or /leave, and I stop listening in this thread."
LEFT = "I no longer listen in this thread. Mention me, and I am back."
NOT_YOURS = "Only who asked here, or a moderator, can send me away."
NO_THREAD = "This is for threads that I answer in."
_LOOKBACK = 50  # messages of a thread in which somebody may have asked


def own_thread(bot: QuoteBot, channel: object) -> discord.Thread | None:
    """The channel, where it is a thread under an answer."""
    assert bot.user is not None
    return channel if isinstance(channel, discord.Thread) and channel.owner_id == bot.user.id else None


async def is_mine(bot: QuoteBot, thread: discord.Thread, payload: discord.RawReactionActionEvent) -> bool:
    """Whether the reaction is on a message of the bot's. Raises what Discord answers."""
    assert bot.user is not None
    author = payload.message_author_id
    if author is None:
        author = (await attempt(lambda: thread.fetch_message(payload.message_id))).author.id
    return author == bot.user.id


async def leave(bot: QuoteBot, thread: discord.Thread) -> None:
    """Remembered before Discord is told: what Discord does not take changes nothing."""
    await bot.memory.leave(thread.id, thread.guild.id)
    try:
        await attempt(thread.leave)
    except Unreachable as error:
        _log.info("thread not left", extra={"reason": type(error).__name__})


async def may_send_away(bot: QuoteBot, thread: discord.Thread, member: discord.Member) -> bool:
    """Moderators, and whoever asked: above the thread or in it. Raises what Discord answers."""
    rights = thread.permissions_for(member)
    if rights.manage_messages or rights.manage_threads:
        return True
    starter = thread.starter_message or await starter_of(thread)
    if starter is not None and asker_of(starter) == member.id:
        return True
    return any([asker_of(m) == member.id async for m in thread.history(limit=_LOOKBACK) if m.author == bot.user])


def asker_of(answer: discord.Message) -> int | None:
    """Who an answer was given to, as Discord itself has it."""
    if answer.interaction_metadata is not None:
        return answer.interaction_metadata.user.id
    asking = answer.reference.resolved if answer.reference else None
    return asking.author.id if isinstance(asking, discord.Message) else None
