"""`/ask` and `/thread`."""

import contextlib
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.reply import Note, plain, problem

from ...bot import Interaction, QuoteBot
from ...connection.retry import retry
from ...rendering.options import RenderOptions
from ...transport.button_handling import add_button_handlers
from ...transport.metering import metered, times_forgotten
from ...transport.responses import deferred_response, deferred_response_in_turn, respond
from ..coverage import autocomplete
from .buttons import BUTTONS
from .feedback.given import is_read
from .leaving import HINT
from .pipeline import QUESTION_LIMIT, QuestionRequest, answer_admitted
from .threads import open_thread

_LOOKBACK = 5  # messages to a person, private ones among them, in which an answer is looked for


class Asking(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, BUTTONS)

    @app_commands.command()
    @app_commands.describe(
        question="What you want to know, as you would say it",
        speaker="Only words of this person or organisation",
        outlet="Only from this outlet",
        after="Only from this day on: 2016-10-03, 2016-10 or 2016",
        before="Only up to this day: 2016-10-03, 2016-10 or 2016",
        private="Show the answer to you alone",
    )
    @app_commands.autocomplete(speaker=autocomplete.speakers, outlet=autocomplete.outlets)
    @metered
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION_LIMIT],
        speaker: str | None = None,
        outlet: str | None = None,
        after: str | None = None,
        before: str | None = None,
        private: bool = False,
    ) -> None:
        """Ask what was said: the answer is the words themselves, with who said them and where they stand."""
        scope = autocomplete.read_scope(speaker, outlet, after, before)
        async with deferred_response_in_turn(interaction, private=private):
            assert interaction.channel_id is not None
            asked = QuestionRequest(
                question,
                interaction.user.id,
                interaction.guild_id,
                interaction.channel_id,
                scope=scope,
                times_forgotten=times_forgotten(interaction),
            )
            answered = await answer_admitted(self.bot, asked)
            options = RenderOptions(
                owner=interaction.user.id,
                record=answered.record,
                show_question=True,
                public=not private,
                threads=isinstance(interaction.channel, discord.TextChannel),
                feedback=is_read(self.bot, interaction.guild_id),
            )
            message = await respond(interaction, answered.reply, options)
            if answered.record is not None:
                await self.bot.memory.sent(answered.record, message.id, message.channel.id)

    @app_commands.command()
    @app_commands.guild_only()
    async def thread(self, interaction: Interaction) -> None:
        """Go on in a thread under your latest answer here: what is said there follows it up."""
        async with deferred_response(interaction, private=True):
            answer = await _latest_answer(interaction)
            if answer is None:
                await respond(interaction, problem("There is no answer of yours in this channel to go on from."))
                return
            thread = await open_thread(interaction, answer)
            await respond(interaction, plain(f"Let us go on in the thread “{thread.name}”.", Note(HINT)))


async def _latest_answer(interaction: Interaction) -> discord.Message | None:
    """The person's in this channel. What was shown to them alone is no message that Discord hands out."""
    channel = interaction.channel
    if not isinstance(channel, discord.TextChannel):
        return None
    for record in await interaction.client.memory.latest_answers(interaction.user.id, channel.id, _LOOKBACK):
        if number := record.message:
            with contextlib.suppress(discord.NotFound):
                return await retry(partial(channel.fetch_message, number))
    return None
