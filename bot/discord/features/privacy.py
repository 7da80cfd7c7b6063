"""`/forget`."""

from discord import app_commands
from discord.ext import commands

from bot.replies.reply import Note, Reply, Tone
from bot.replies.wording import counted

from ..bot import Interaction, QuoteBot
from ..transport.responses import deferred_response, respond


class Privacy(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @app_commands.command()
    async def forget(self, interaction: Interaction) -> None:
        """Delete what I keep of you: which answers are yours, the feedback and the reports that you gave."""
        async with deferred_response(interaction, private=True):
            count = await self.bot.memory.forget(interaction.user.id)
            note = Note("Answers that I gave you stay in their channels; whoever moderates those can delete them.")
            await respond(interaction, Reply(Tone.PLAIN, f"Forgotten: {counted(count, 'entry', 'entries')}.", (note,)))
