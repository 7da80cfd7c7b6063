"""Who may run the bot on a server, and change what it answers from: found out anew at every command and press."""

import discord
from discord import app_commands

from bot.service.keepers import Person, Right, refusal

from ...bot import Interaction
from .home import home_server, is_home_present, is_shared


class NotAdmin(app_commands.CheckFailure):
    """The message says why, and who may."""


async def require(interaction: Interaction, right: Right) -> None:
    """Raises NotAdmin where the person has not the right, whether or not Discord showed them the command."""
    if interaction.guild_id is None:
        raise NotAdmin("This works on a server alone.")
    bot = interaction.client
    sentence = refusal(
        right,
        await _person(interaction),
        shared=is_shared(bot, interaction.guild_id),
        home_present=await is_home_present(bot),
    )
    if sentence is not None:
        raise NotAdmin(sentence)


async def may(interaction: Interaction, right: Right) -> bool:
    """`require` as a predicate."""
    try:
        await require(interaction, right)
    except NotAdmin:
        return False
    return True


def can_be_named(role: discord.Role) -> bool:
    """False for a role that everybody has or that Discord hands out by itself, for it says nothing of trust."""
    return not role.is_default() and not role.managed


async def _person(interaction: Interaction) -> Person:
    bot = interaction.client
    settings = await bot.memory.server(interaction.guild_id)
    roles = interaction.user.roles if isinstance(interaction.user, discord.Member) else []
    return Person(
        manages=interaction.permissions.manage_guild,
        named=any(role.id in settings.roles and can_be_named(role) for role in roles),
        owner=interaction.user.id in bot.keepers.owners,
        at_home=interaction.guild_id == await home_server(bot),
    )
