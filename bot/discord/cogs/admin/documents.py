"""`/admin add` and `/admin remove`."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.intake import check_intake, take_in, take_out
from bot.replies import title
from bot.reply import Action, ActionKind, Note, Reply, Target, Tone, problem

from ... import options
from ...attempts import attempt
from ...client import Interaction, QuoteBot
from ...codes import Code, document_hash
from ...indexing import reindex
from ...responses import acknowledge, answering, respond
from .audit import note
from .rights import require_admin


class DocumentCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command()
    @app_commands.describe(file="A document of a kind that I read", replace="Replace a document of the same name")
    async def add(self, interaction: Interaction, file: discord.Attachment, replace: bool = False) -> None:
        """Put a document among the sources and index it."""
        async with answering(interaction, private=False):
            check_intake(file.filename, file.size)
            data = await attempt(file.read)
            sources = self.bot.collections.of(interaction.guild_id).sources
            await self.bot.index_pool.run(lambda: take_in(sources, file.filename, data, replace=replace))
            await note(interaction, f"added a document: {file.filename}")
            await reindex(interaction)

    @app_commands.command()
    @app_commands.describe(document="Its title, or its path below the sources folder")
    @app_commands.autocomplete(document=options.documents)
    async def remove(self, interaction: Interaction, document: str) -> None:
        """Delete a document from the sources, and from the index."""
        async with answering(interaction, private=True):
            entry = await options.chosen_document(self.bot, interaction.guild_id, document)
            if entry is None:
                await respond(interaction, problem("No document of that name is in the index."))
                return
            actions = (Action(ActionKind.REMOVE, Target(entry.document)), Action(ActionKind.DISMISS))
            sentence = Note("Its file is deleted from the sources folder. That cannot be undone here.")
            await respond(interaction, Reply(Tone.DOUBTFUL, f"Remove “{title(entry)}”?", (sentence,), actions))


async def remove_pressed(interaction: Interaction, code: Code) -> None:
    await require_admin(interaction)
    await acknowledge(interaction, private=False)
    bot = interaction.client
    entries = await bot.consult(interaction.guild_id, lambda desk: desk.sources())
    entry = next((entry for entry in entries if document_hash(entry.document) == code.document), None)
    if entry is None:
        await respond(interaction, problem("This document is no longer in the index."))
        return
    sources = bot.collections.of(interaction.guild_id).sources
    await bot.index_pool.run(lambda: take_out(sources, entry.document))
    await note(interaction, f"removed a document: {entry.document}")
    await reindex(interaction)
