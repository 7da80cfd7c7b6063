"""`/who`."""

from discord import app_commands
from discord.ext import commands

from bot.replies import profile_reply, unknown_reply
from bot.replies.reply import Reply
from retrieval import Retriever, Scope

from ...bot import Interaction, QuoteBot
from ...rendering.options import RenderOptions
from ...transport.metering import metered
from ...transport.responses import deferred_response_in_turn, respond
from . import autocomplete

_NAME_LIMIT = 100  # characters


class People(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(name="A person or an organisation")
    @app_commands.autocomplete(name=autocomplete.speakers)
    @metered
    async def who(self, interaction: Interaction, name: app_commands.Range[str, 1, _NAME_LIMIT]) -> None:
        """A person as the coverage knows them: how often, where and since when they are quoted."""
        async with deferred_response_in_turn(interaction, private=False):
            reply = await self.bot.run_on_retriever(interaction.guild_id, lambda retriever: _reply(retriever, name))
            await respond(
                interaction, reply, RenderOptions(owner=interaction.user.id, show_question=True, threads=False)
            )


def _reply(retriever: Retriever, name: str) -> Reply:
    if (profile := retriever.who(name)) is not None:
        return profile_reply(profile)
    unmet = retriever.unmet(Scope(speaker=name))
    return unknown_reply(name, unmet.near if unmet else ())
