"""The menu of a message "Ask the coverage": its words asked as a question, and the answer shown to whoever chose it."""

import discord
from discord import app_commands
from discord.ext import commands

from ...bot import Interaction, QuoteBot
from ...rendering.options import RenderOptions
from ...transport.metering import metered, times_forgotten
from ...transport.responses import deferred_response_in_turn, respond
from ..coverage.message_text import message_texts
from .conversation import said_to
from .feedback.given import is_read
from .pipeline import QuestionRequest, answer_admitted

MENU_NAME = "Ask the coverage"


class AskingMenu(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(name=MENU_NAME, callback=self.ask_message)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @metered
    async def ask_message(self, interaction: Interaction, message: discord.Message) -> None:
        async with deferred_response_in_turn(interaction, private=True):
            assert interaction.channel_id is not None
            asked = QuestionRequest(
                asked_text(self.bot, message),
                interaction.user.id,
                interaction.guild_id,
                interaction.channel_id,
                times_forgotten=times_forgotten(interaction),
            )
            answered = await answer_admitted(self.bot, asked)
            options = RenderOptions(
                owner=interaction.user.id,
                record=answered.record,
                show_question=True,
                public=False,
                threads=False,
                feedback=is_read(self.bot, interaction.guild_id),
            )
            shown = await respond(interaction, answered.reply, options)
            if answered.record is not None:
                await self.bot.memory.sent(answered.record, shown.id, shown.channel.id)


def asked_text(bot: QuoteBot, message: discord.Message) -> str:
    """What the message says; where that stands in an embed or was forwarded, the first of it. Empty where it has no
    words."""
    return said_to(bot, message) or next(iter(message_texts(message)), "")
