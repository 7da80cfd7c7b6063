"""`/admin`: for those with Manage Server, and for roles that they name. Checked on the bot's side every
time.
"""

from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import app_commands
from discord.ext import commands

from ...client import Interaction, QuoteBot
from ...codes import Code, Press
from .documents import DocumentCommands, remove_pressed
from .maintenance import MaintenanceCommands, roll_back_pressed, stop_pressed
from .rights import require_admin
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
        assert isinstance(interaction.client, QuoteBot)
        await require_admin(interaction)  # type: ignore[arg-type]
        return True


def presses() -> Mapping[Press, Callable[[Interaction, Code], Awaitable[None]]]:
    """What the buttons of admins' messages do."""
    return {
        Press.ROLL_BACK: roll_back_pressed,
        Press.STOP_INDEXING: stop_pressed,
        Press.REMOVE: remove_pressed,
        Press.CLEAR_FEEDBACK: clear_feedback_pressed,
    }
