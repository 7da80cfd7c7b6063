"""Sending the bot away from a thread: a reaction, `/leave`, or removing it there."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.reply import plain, problem

from ...bot import Interaction, QuoteBot
from ...transport.responses import answering, respond
from ...transport.retry import Unreachable
from .leaving import FAREWELLS, LEFT, NO_THREAD, NOT_YOURS, is_mine, leave, may_send_away, own_thread

_log = logging.getLogger(__name__)


class Leaving(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @app_commands.command(name="leave")
    @app_commands.guild_only()
    async def leave_(self, interaction: Interaction) -> None:
        """Send me away from this thread: I stop listening here until I am mentioned again."""
        async with answering(interaction, private=True):
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
        if self.bot.closing or payload.member is None or payload.member.bot or str(payload.emoji) not in FAREWELLS:
            return
        thread = own_thread(self.bot, self.bot.get_channel(payload.channel_id))
        if thread is None:
            return
        async with self.bot.in_hand():
            try:
                if await is_mine(self.bot, thread, payload) and await may_send_away(self.bot, thread, payload.member):
                    await leave(self.bot, thread)
            except Unreachable as error:
                _log.info("thread not left", extra={"reason": type(error).__name__})

    @commands.Cog.listener()
    async def on_thread_remove(self, thread: discord.Thread) -> None:
        """Somebody removed the bot from the thread, which says the same."""
        if own_thread(self.bot, thread) is not None and not self.bot.closing:
            await self.bot.memory.leave(thread.id, thread.guild.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        if not self.bot.closing:
            await self.bot.memory.come_back(payload.thread_id)
