"""`/admin`: for those with Manage Server, for roles that they name, and for owners. Checked on the bot's side every
time.
"""

from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.keepers import Right

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import Code, Press
from .documents import DocumentCommands, refused_page_pressed, remove_pressed, undo_pressed
from .maintenance import MaintenanceCommands, log_page_pressed, roll_back_pressed, stop_pressed
from .rights import require
from .server import ServerCommands, clear_feedback_pressed


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Admin(
    MaintenanceCommands,
    DocumentCommands,
    ServerCommands,
    commands.GroupCog,
    group_name="admin",
    group_description="Run the bot: its index, its documents, its manners on this server",
):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Before anything is acknowledged, so that a refusal is seen by the person alone."""
        assert isinstance(interaction.client, QuoteBot)
        assert isinstance(interaction.command, app_commands.Command)
        right: Right = interaction.command.extras["right"]
        await require(interaction, right)  # type: ignore[arg-type]
        return True


def presses() -> Mapping[Press, Callable[[Interaction, Code], Awaitable[None]]]:
    """What the buttons of admins' messages do."""
    return {
        Press.ROLL_BACK: roll_back_pressed,
        Press.STOP_INDEXING: stop_pressed,
        Press.REMOVE: remove_pressed,
        Press.UNDO_UPLOAD: undo_pressed,
        Press.REFUSED_PAGE: refused_page_pressed,
        Press.LOG_PAGE: log_page_pressed,
        Press.CLEAR_FEEDBACK: clear_feedback_pressed,
    }
