"""`/admin ask`: the channel where people are asked what the coverage does not answer."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.reply import Fact, plain
from bot.service.keepers import Right

from ....bot import Interaction, QuoteBot
from ....transport.responses import deferred_response, respond
from ..server_options import channel_name
from ..settings.changing import change
from ..settings.rules import PEOPLE, TOLD_WHO


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

            def edit(settings: ServerSettings) -> ServerSettings:
                chosen = None if none else channel.id if channel is not None else settings.people
                named = settings.people_named if names is None else names
                return replace(settings, people=chosen, people_named=named)

            changed = await change(interaction, PEOPLE, edit)
            chosen, told = changed.settings.people, TOLD_WHO[changed.settings.people_named]
            here = "nowhere" if chosen is None else channel_name(interaction, chosen)
            facts = (Fact("People are asked in", here), Fact("Askers are", told))
            await respond(interaction, plain("Ask a person", *facts, *changed.notes))
