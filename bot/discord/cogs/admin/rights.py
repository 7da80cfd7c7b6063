"""Who may run the bot on a server."""

import discord
from discord import app_commands

from ...client import Interaction

REFUSED = "This is for people who may manage the server, and for roles that they named with /admin roles."


class NotAdmin(app_commands.CheckFailure):
    def __init__(self) -> None:
        super().__init__(REFUSED)


async def require_admin(interaction: Interaction) -> None:
    """Raises NotAdmin, whatever Discord's own menu let through."""
    if interaction.guild_id is None:
        raise NotAdmin
    if interaction.permissions.manage_guild:
        return
    settings = await interaction.client.memory.server(interaction.guild_id)
    roles = interaction.user.roles if isinstance(interaction.user, discord.Member) else []
    if settings.roles.isdisjoint(role.id for role in roles):
        raise NotAdmin
