"""`/admin ask`: the channel where people are asked what the coverage does not answer."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.replies.reply import Fact, Note, plain
from bot.service.keepers import Right

from ....bot import Interaction, QuoteBot
from ....transport.permissions import Act, obstacle_in
from ....transport.responses import deferred_response, respond
from ..audit import record_action
from ..server_options import channel_name

_WHO_READS = Note(
    "Whoever can see that channel reads what is asked; who may manage messages there, and admins, can answer."
)


class PeopleCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(name="ask", extras={"right": Right.MANNERS})
    @app_commands.describe(
        channel="From now on, people are asked here",
        none="From now on, nobody is asked",
        names="Whether askers are told who answered",
    )
    async def ask_people(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        none: bool = False,
        names: bool | None = None,
    ) -> None:
        """The channel where people are asked what the coverage does not answer."""
        async with deferred_response(interaction, private=True):
            settings = await self.bot.memory.server(interaction.guild_id)
            chosen = None if none else channel.id if channel is not None else settings.people
            named = settings.people_named if names is None else names
            changed = replace(settings, people=chosen, people_named=named)
            here = "nowhere" if chosen is None else channel_name(interaction, chosen)
            told = "told who answered" if named else "not told who answered"
            if changed != settings:
                assert interaction.guild_id is not None
                await self.bot.memory.set_server(interaction.guild_id, changed)
                await record_action(interaction, f"set where people are asked: {here}, askers are {told}")
            facts = (Fact("People are asked in", here), Fact("Askers are", told))
            notes = [] if chosen is None else [_WHO_READS, *_lacks(interaction, chosen)]
            await respond(interaction, plain("Ask a person", *facts, *notes))


def _lacks(interaction: Interaction, number: int) -> list[Note]:
    """What keeps the bot from asking there, and from finding what it asked before it was stopped."""
    guild = interaction.guild
    found = guild.get_channel(number) if guild else None
    if guild is None or found is None:
        return []
    hindrances = dict.fromkeys(obstacle_in(found, guild.me, act) for act in (Act.POST, Act.READ))
    return [Note(f"I can't ask in #{found.name}: {hindrance}.") for hindrance in hindrances if hindrance]
