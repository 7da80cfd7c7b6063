"""`/admin add`, `/admin remove` and `/admin refused`, and the button that undoes an upload."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.memory import MemoryUnusable, Upload
from bot.replies import preview_blocks, several_documents_reply, title
from bot.replies.reply import Action, ActionKind, Note, Reply, Target, Tone, problem
from bot.replies.wording import counted
from bot.service.collection import Collection
from bot.service.keepers import Right
from bot.service.sources.source_files import KEPT_SECONDS, file_of
from bot.service.sources.uploads import (
    AddedDocument,
    UploadRefused,
    add_document,
    check_upload,
    remove_document,
    undo_upload,
)
from index import DocumentPreview, NothingPublished, PullquoteError, Refusal
from retrieval import Retriever, SourceEntry

from ...bot import Interaction, QuoteBot
from ...connection.retry import retry
from ...rendering.custom_id import CustomId, document_hash
from ...transport.responses import acknowledge, deferred_response, refuse, respond
from ..coverage import autocomplete
from .audit import record_collection_action
from .home import is_shared
from .refused import complaints_page, refused_files, refused_of_index
from .reindex_progress import SourceChange, take_up
from .rights import may, require

_log = logging.getLogger(__name__)

_UNDO_GONE = "This upload can't be undone any more: it was undone, its document changed since, or a day has passed."
_ADDED = Note("Undo, for a day, puts back what stood there before.")


class DocumentCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(extras={"right": Right.COLLECTION})
    @app_commands.describe(file="A document of a kind that I read", replace="Replace a document of the same name")
    async def add(self, interaction: Interaction, file: discord.Attachment, replace: bool = False) -> None:
        """Put a document among the sources and index it; a button undoes that."""
        async with deferred_response(interaction, private=False, refusals_private=True):
            name = check_upload(file.filename, file.size)
            data = await retry(file.read)
            collection = self.bot.collections.for_server(interaction.guild_id)
            preview, taken = await self.bot.upload_pool.run(lambda: _taken(collection, name, data, replace=replace))
            record = await _remembered(interaction, taken)
            action = "added" if taken.kept is None else "replaced"
            await record_collection_action(
                interaction, f"{action} a document: {taken.file} ({preview.title or 'no title'})"
            )
            change = SourceChange(
                pending=f"{taken.file} is among the sources, and is answered from after the next reindex.",
                blocks=(*preview_blocks(preview), *([_ADDED] if record else [])),
                actions=(Action(ActionKind.UNDO_UPLOAD),) if record else (),
                record=record,
            )
            await take_up(interaction, change)

    async def _removable(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        """Documents of the index, and files that it refused, marked as such."""
        if not await may(interaction, Right.COLLECTION):
            return []
        wanted = current.casefold()
        try:
            known = await refused_of_index(self.bot, interaction.guild_id) or ()
        except PullquoteError:
            known = ()
        refused = [
            autocomplete.choice(f"⚠ {refusal.document} (refused)", document_hash(refusal.document))
            for refusal in known
            if wanted in f"{refusal.document} refused".casefold()
        ]
        return [*refused, *await autocomplete.documents(interaction, current)][: autocomplete.CHOICES]

    @app_commands.command(extras={"right": Right.COLLECTION})
    @app_commands.describe(document="Its title, or its path below the sources folder; refused files as well")
    @app_commands.autocomplete(document=_removable)
    async def remove(self, interaction: Interaction, document: str) -> None:
        """Delete a document, or a file that was refused, from the sources, and from the index."""
        async with deferred_response(interaction, private=True):
            entries, refusal = await _chosen(self.bot, interaction.guild_id, document)
            if len(entries) > 1:
                await respond(interaction, several_documents_reply(document, entries))
                return
            entry = entries[0] if entries else None
            key = entry.document if entry else refusal.document if refusal else None
            if key is None:
                await respond(interaction, problem("No document of that name is in the index, or was refused."))
                return
            actions = (Action(ActionKind.REMOVE, Target(key)), Action(ActionKind.DISMISS))
            sentences = [Note("Its file is deleted from the sources folder. That cannot be undone here.")]
            sentences += await _others_that_go(self.bot, interaction.guild_id, key)
            sentences += [Note(f"It was refused: {refusal.why}.")] if refusal else []
            shown = title(entry) if entry else key
            await respond(interaction, Reply(Tone.DOUBTFUL, f"Remove “{shown}”?", tuple(sentences), actions))

    @app_commands.command(extras={"right": Right.VIEW})
    async def refused(self, interaction: Interaction) -> None:
        """The files that I could not read, and what I warn of in others, each with the reason."""
        async with deferred_response(interaction, private=True):
            await respond(interaction, await complaints_page(interaction, 0))


async def remove_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.COLLECTION)
    await acknowledge(interaction, private=False)
    try:
        key = await _key_of(interaction, lambda document: document_hash(document) == custom_id.document)
        if key is None:
            raise UploadRefused("This document is no longer in the index.")
        sources = interaction.client.collections.for_server(interaction.guild_id).sources
        await interaction.client.upload_pool.run(lambda: remove_document(sources, key))
    except Exception as error:
        await refuse(interaction, error)
        return
    await _unless_memory_fails(interaction.client.memory.delete_uploads_of(_owner(interaction), key))
    await record_collection_action(interaction, f"removed a document: {key}")
    pending = f"The file of {key} is deleted, but what was indexed of it is answered from until a reindex is done."
    await take_up(interaction, SourceChange(pending, empties=True))


async def undo_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.COLLECTION)
    await acknowledge(interaction, private=False)
    bot = interaction.client
    try:
        upload = await bot.memory.upload(custom_id.record or "", KEPT_SECONDS)
        if upload is None or upload.server != _owner(interaction):
            raise UploadRefused(_UNDO_GONE)
        taken = AddedDocument(upload.file, upload.put, upload.kept)
        sources = bot.collections.for_server(interaction.guild_id).sources
        await bot.upload_pool.run(lambda: undo_upload(sources, taken))
    except Exception as error:
        await refuse(interaction, error)
        return
    await _unless_memory_fails(bot.memory.delete_upload(custom_id.record or ""))
    await record_collection_action(interaction, f"undid an upload: {taken.file}")
    what = f"{taken.file} is gone again" if taken.kept is None else f"{taken.file} is as it was before"
    change = SourceChange(
        f"{what}, but the upload is answered from until a reindex is done.", empties=taken.kept is None
    )
    await take_up(interaction, change)


def _taken(collection: Collection, name: str, data: bytes, *, replace: bool) -> tuple[DocumentPreview, AddedDocument]:
    """Puts a document that the index can read among the sources. Raises UploadRefused."""
    preview = collection.preview(name, data)
    if isinstance(preview, Refusal):
        raise UploadRefused(f"I can't read {name}: {preview.why}. Nothing was changed.")
    return preview, add_document(collection.sources, name, data, replace=replace)


async def _remembered(interaction: Interaction, taken: AddedDocument) -> str | None:
    """Keeps what is needed to undo the upload, and returns its id; None where it can't be written down: then the upload
    stands and can't be undone."""
    memory, owner = interaction.client.memory, _owner(interaction)
    try:
        await memory.delete_uploads_of(owner, taken.file)
        return await memory.uploaded(Upload(owner, taken.file, taken.put, taken.kept))
    except (sqlite3.Error, MemoryUnusable) as error:
        _log.warning("upload not remembered", extra={"reason": str(error)})
        return None


def _owner(interaction: Interaction) -> int | None:
    """The server that the collection belongs to; None for a collection that servers share."""
    return None if is_shared(interaction.client, interaction.guild_id) else interaction.guild_id


async def _unless_memory_fails(call: Awaitable[None]) -> None:
    """Awaits a call to the memory; a failure is logged, for the documents are changed already."""
    try:
        await call
    except (sqlite3.Error, MemoryUnusable) as error:
        _log.warning("upload not let go", extra={"reason": type(error).__name__})


async def _chosen(bot: QuoteBot, server: int | None, words: str) -> tuple[tuple[SourceEntry, ...], Refusal | None]:
    """What is to be deleted is named in full: the beginning of a title is no choice."""
    wanted = words.strip()
    refused = await refused_files(bot, server)
    refusal = next((r for r in refused if wanted in (document_hash(r.document), r.document)), None)
    try:
        entries = await autocomplete.chosen_documents(bot, server, words, in_full=True)
    except NothingPublished:
        entries = ()
    return entries, refusal if not entries or (refusal and refusal.document == entries[0].document) else None


async def _others_that_go(bot: QuoteBot, server: int | None, key: str) -> tuple[Note, ...]:
    """How many documents of the index lie in the same file, where it holds several."""
    file = file_of(key)
    count = sum(file_of(other) == file for other in await _indexed(bot, server))
    if count < 2:
        return ()
    return (Note(f"Its file {file} holds {counted(count, 'document')}: all of them go."),)


async def _indexed(bot: QuoteBot, server: int | None) -> list[str]:
    """The keys of all documents; none where nothing is published."""

    def documents(retriever: Retriever) -> list[str]:
        return [entry.document for entry in retriever.sources()]

    try:
        return await bot.run_on_retriever(server, documents)
    except NothingPublished:
        return []


async def _key_of(interaction: Interaction, wanted: Callable[[str], bool]) -> str | None:
    bot, server = interaction.client, interaction.guild_id
    keys = await _indexed(bot, server)
    keys += [refusal.document for refusal in await refused_files(bot, server)]
    return next((key for key in keys if wanted(key)), None)
