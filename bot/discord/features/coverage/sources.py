"""`/source list`, `/source show` and `/source find`."""

from discord import app_commands
from discord.ext import commands

from bot.memory import AnswerRecord
from bot.replies import find_reply, source_list_reply, source_reply, unmet_reply
from bot.replies.reply import problem
from retrieval import Retriever, Scope, SourceEntry, Unmet

from ...bot import Interaction, QuoteBot
from ...rendering.render import Setting
from ...transport.metering import metered, times_forgotten
from ...transport.responses import answering_in_turn, respond
from . import autocomplete as options

_FOUND = 25  # places shown of words that stand in many
_WORDS_LIMIT = 300  # characters looked for


class Sources(commands.GroupCog, group_name="source", group_description="Read the coverage itself"):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    @app_commands.command(name="list")
    @app_commands.describe(
        outlet="Only from this outlet",
        speaker="Only where this person or organisation is quoted",
        after="Only from this day on: 2016-10-03, 2016-10 or 2016",
        before="Only up to this day: 2016-10-03, 2016-10 or 2016",
    )
    @app_commands.autocomplete(speaker=options.speakers, outlet=options.outlets)
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
        scope = options.read_scope(speaker, outlet, after, before)
        async with answering_in_turn(interaction, private=True):
            found = await self.bot.consult(interaction.guild_id, lambda retriever: _listed(retriever, scope))
            if isinstance(found, Unmet):
                await respond(interaction, unmet_reply(found))
                return
            assert interaction.channel_id is not None
            server, collection = interaction.guild_id, self.bot.collection_id(interaction.guild_id)
            record = await self.bot.memory.remember(
                AnswerRecord(interaction.user.id, server, interaction.channel_id, scope=scope, collection=collection),
                times_forgotten(interaction),
            )
            setting = Setting(owner=interaction.user.id, record=record, public=False)
            message = await respond(interaction, source_list_reply(found), setting)
            if record is not None:
                await self.bot.memory.sent(record, message.id, message.channel.id)

    @app_commands.command()
    @app_commands.describe(document="Its title, or its path below the sources folder", page="Where to open it")
    @app_commands.autocomplete(document=options.documents)
    @metered
    async def show(self, interaction: Interaction, document: str, page: app_commands.Range[int, 1, 10_000] = 1) -> None:
        """Read a document, page by page, as it stands in the index."""
        async with answering_in_turn(interaction, private=True):
            entry = await options.chosen_document(self.bot, interaction.guild_id, document)
            key = entry.document if entry else ""
            source = (
                await self.bot.consult(interaction.guild_id, lambda retriever: retriever.source(key)) if entry else None
            )
            reply = source_reply(source, page - 1) if source else problem("No document of that name is in the index.")
            await respond(interaction, reply)

    @app_commands.command()
    @app_commands.describe(words="The words, exactly as they stand")
    @metered
    async def find(self, interaction: Interaction, words: app_commands.Range[str, 1, _WORDS_LIMIT]) -> None:
        """Find words exactly as they stand in the coverage."""
        async with answering_in_turn(interaction, private=True):
            found = await self.bot.consult(interaction.guild_id, lambda retriever: retriever.find(words, limit=_FOUND))
            setting = Setting(owner=interaction.user.id, show_question=True, public=False)
            await respond(interaction, find_reply(words, found), setting)


def _listed(retriever: Retriever, scope: Scope) -> Unmet | tuple[SourceEntry, ...]:
    """The documents, or which limit keeps them from being found."""
    return retriever.unmet(scope) or retriever.sources(scope.outlet, scope.speaker, scope.after, scope.before)
