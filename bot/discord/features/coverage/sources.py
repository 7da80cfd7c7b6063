"""`/source list`, `/source show`, `/source find`, and with them `/source export`."""

from discord import app_commands
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.replies import (
    find_reply,
    several_documents_reply,
    source_list_reply,
    source_reply,
    unknown_document_reply,
    unmet_reply,
)
from retrieval import Retriever, Scope, SourceEntry, Unmet

from ...bot import Interaction, QuoteBot
from ...rendering.options import RenderOptions
from ...transport.button_handling import add_button_handlers
from ...transport.metering import metered, times_forgotten
from ...transport.responses import deferred_response_in_turn, respond
from . import autocomplete
from .buttons import BUTTONS
from .exporting import ExportCommands

_FOUND = 25  # places shown of words that stand in many
_WORDS_LIMIT = 300  # characters looked for


class Sources(ExportCommands, commands.GroupCog, group_name="source", group_description="Read the coverage itself"):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, BUTTONS)

    @app_commands.command(name="list")
    @app_commands.describe(
        outlet="Only from this outlet",
        speaker="Only where this person or organisation is quoted",
        after="Only from this day on: 2016-10-03, 2016-10 or 2016",
        before="Only up to this day: 2016-10-03, 2016-10 or 2016",
    )
    @app_commands.autocomplete(speaker=autocomplete.speakers, outlet=autocomplete.outlets)
    @metered
    async def list_(
        self,
        interaction: Interaction,
        outlet: str | None = None,
        speaker: str | None = None,
        after: str | None = None,
        before: str | None = None,
    ) -> None:
        """The documents in the index, newest first."""
        scope = autocomplete.read_scope(speaker, outlet, after, before)
        async with deferred_response_in_turn(interaction, private=True):
            found = await self.bot.run_on_retriever(interaction.guild_id, lambda retriever: _listed(retriever, scope))
            if isinstance(found, Unmet):
                await respond(interaction, unmet_reply(found))
                return
            assert interaction.channel_id is not None
            server, collection = interaction.guild_id, self.bot.collection_id(interaction.guild_id)
            record = await self.bot.memory.remember(
                AnswerRecord(interaction.user.id, server, interaction.channel_id, scope=scope, collection=collection),
                times_forgotten(interaction),
            )
            options = RenderOptions(owner=interaction.user.id, record=record, public=False)
            message = await respond(interaction, source_list_reply(found), options)
            if record is not None:
                await self.bot.memory.sent(record, message.id, message.channel.id)

    @app_commands.command()
    @app_commands.describe(document="Its title, or its path below the sources folder", page="Where to open it")
    @app_commands.autocomplete(document=autocomplete.documents)
    @metered
    async def show(self, interaction: Interaction, document: str, page: app_commands.Range[int, 1, 10_000] = 1) -> None:
        """Read a document, page by page, as it stands in the index."""
        async with deferred_response_in_turn(interaction, private=True):
            entries = await autocomplete.chosen_documents(self.bot, interaction.guild_id, document)
            if len(entries) > 1:
                await respond(interaction, several_documents_reply(document, entries))
                return
            key = entries[0].document if entries else ""
            source = (
                await self.bot.run_on_retriever(interaction.guild_id, lambda retriever: retriever.source(key))
                if entries
                else None
            )
            await respond(interaction, source_reply(source, page - 1) if source else unknown_document_reply(document))

    @app_commands.command()
    @app_commands.describe(words="The words, exactly as they stand")
    @metered
    async def find(self, interaction: Interaction, words: app_commands.Range[str, 1, _WORDS_LIMIT]) -> None:
        """Find words exactly as they stand in the coverage."""
        async with deferred_response_in_turn(interaction, private=True):
            found = await self.bot.run_on_retriever(
                interaction.guild_id, lambda retriever: retriever.find(words, limit=_FOUND)
            )
            options = RenderOptions(owner=interaction.user.id, show_question=True, public=False)
            await respond(interaction, find_reply(words, found), options)


def _listed(retriever: Retriever, scope: Scope) -> Unmet | tuple[SourceEntry, ...]:
    """The documents, or which limit keeps them from being found."""
    return retriever.unmet(scope) or retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before)
