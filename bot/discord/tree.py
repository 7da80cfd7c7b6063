"""Slash commands: none is begun while the bot says farewell, and what one raises is told to the person."""

import discord
from discord import app_commands

from bot.replies.reply import problem

from .transport.retry import Unreachable

CLOSING = "I am being restarted. Please ask again in a minute."


class Tree(app_commands.CommandTree[discord.Client]):
    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        from .transport.responses import respond_privately

        if not getattr(interaction.client, "closing", False):
            return True
        if interaction.type is not discord.InteractionType.autocomplete:
            try:
                await respond_privately(interaction, problem(CLOSING))  # type: ignore[arg-type]
            except Unreachable:
                return False
        return False

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        from .transport.metering import let_go
        from .transport.responses import explain

        let_go(interaction)  # type: ignore[arg-type]
        if interaction.type is not discord.InteractionType.autocomplete:
            await explain(interaction, error)  # type: ignore[arg-type]
