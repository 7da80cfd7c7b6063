"""Sending the bot away from a thread, by a reaction, `/leave` or removing it there: it stops listening until it is
mentioned again, a restart included.
"""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.reply import plain, problem

from ...bot import Interaction, QuoteBot
from ...connection.retry import Unreachable, retry
from ...transport.responses import deferred_response, respond
from .conversation import starter_of

_log = logging.getLogger(__name__)

SEND_AWAY_REACTIONS = frozenset({"👋", "❌"})  # reactions that send it away
HINT = "A 👋 on a message of mine, or /leave, and I stop listening in this thread."
LEFT = "I no longer listen in this thread. Mention me, and I am back."
NOT_YOURS = "Only who asked here, or a moderator, can send me away."
NO_THREAD = "This is for threads that I answer in."
_LOOKBACK = 50  # messages of a thread in which somebody may have asked


class Leaving(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @app_commands.command(name="leave")
    @app_commands.guild_only()
    async def leave_(self, interaction: Interaction) -> None:
        """Send me away from this thread: I stop listening here until I am mentioned again."""
        async with deferred_response(interaction, private=True):
            thread = own_thread(self.bot, interaction.channel)
            if thread is None:
                await respond(interaction, problem(NO_THREAD))
                return
            assert isinstance(interaction.user, discord.Member)
            if not await may_send_away(self.bot, thread, interaction.user):
                await respond(interaction, problem(NOT_YOURS))
                return
            await leave(self.bot, thread)
            await respond(interaction, plain(LEFT))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        if (
            self.bot.shutting_down
            or payload.member is None
            or payload.member.bot
            or str(payload.emoji) not in SEND_AWAY_REACTIONS
        ):
            return
        thread = own_thread(self.bot, self.bot.get_channel(payload.channel_id))
        if thread is None:
            return
        async with self.bot.in_flight():
            try:
                if await is_mine(self.bot, thread, payload) and await may_send_away(self.bot, thread, payload.member):
                    await leave(self.bot, thread)
            except Unreachable as error:
                _log.info("thread not left", extra={"reason": type(error).__name__})

    @commands.Cog.listener()
    async def on_thread_remove(self, thread: discord.Thread) -> None:
        """Somebody removed the bot from the thread, which says the same."""
        if own_thread(self.bot, thread) is not None and not self.bot.shutting_down:
            await self.bot.memory.leave(thread.id, thread.guild.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        if not self.bot.shutting_down:
            await self.bot.memory.come_back(payload.thread_id)


def own_thread(bot: QuoteBot, channel: object) -> discord.Thread | None:
    """The channel where it is a thread that the bot opened; else None."""
    assert bot.user is not None
    return channel if isinstance(channel, discord.Thread) and channel.owner_id == bot.user.id else None


async def is_mine(bot: QuoteBot, thread: discord.Thread, payload: discord.RawReactionActionEvent) -> bool:
    """True where the reaction is on a message of the bot's. Raises what Discord answers."""
    assert bot.user is not None
    author = payload.message_author_id
    if author is None:
        author = (await retry(lambda: thread.fetch_message(payload.message_id))).author.id
    return author == bot.user.id


async def leave(bot: QuoteBot, thread: discord.Thread) -> None:
    """Stops listening in the thread, then leaves it: the first holds also where Discord refuses the second."""
    await bot.memory.leave(thread.id, thread.guild.id)
    try:
        await retry(thread.leave)
    except Unreachable as error:
        _log.info("thread not left", extra={"reason": type(error).__name__})


async def may_send_away(bot: QuoteBot, thread: discord.Thread, member: discord.Member) -> bool:
    """True for moderators, and for whoever asked for an answer above the thread or in it. Raises what Discord
    answers."""
    rights = thread.permissions_for(member)
    if rights.manage_messages or rights.manage_threads:
        return True
    starter = thread.starter_message or await starter_of(thread)
    if starter is not None and asker_of(starter) == member.id:
        return True
    return any([asker_of(m) == member.id async for m in thread.history(limit=_LOOKBACK) if m.author == bot.user])


def asker_of(answer: discord.Message) -> int | None:
    """The id of the person that an answer was given to, as Discord has it; None where it does not say."""
    if answer.interaction_metadata is not None:
        return answer.interaction_metadata.user.id
    asking = answer.reference.resolved if answer.reference else None
    return asking.author.id if isinstance(asking, discord.Message) else None
