"""The command tree: begins no command while the bot shuts down, and tells the person what a command raises."""

import discord
from discord import app_commands

from bot.replies.reply import problem

from .connection.retry import Unreachable
from .transport.metering import leave_queue
from .transport.responses import explain, respond_privately

SHUTTING_DOWN = "I am being restarted. Please ask again in a minute."


class Tree(app_commands.CommandTree[discord.Client]):
    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        if not getattr(interaction.client, "shutting_down", False):
            return True
        if interaction.type is not discord.InteractionType.autocomplete:
            try:
                await respond_privately(interaction, problem(SHUTTING_DOWN))  # type: ignore[arg-type]
            except Unreachable:
                return False
        return False

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        leave_queue(interaction)  # type: ignore[arg-type]
        if interaction.type is not discord.InteractionType.autocomplete:
            await explain(interaction, error)  # type: ignore[arg-type]
