"""`/admin reindex`, `/admin status`, `/admin log` and `/admin rollback`."""

from discord import app_commands
from discord.ext import commands

from bot.replies import status_reply
from bot.replies.reply import Action, ActionKind, Block, Note, Reply, Tone, plain, problem
from bot.service.collection import Collection
from bot.service.keepers import Right
from bot.service.sources.reindexing import AlreadyIndexing
from index import NothingPublished, PullquoteError

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import CustomId
from ...rendering.options import RenderOptions
from ...transport.failures import failure_reply
from ...transport.permissions import missing_here
from ...transport.responses import acknowledge, acknowledge_press, deferred_response, respond
from .audit import action_entry, log_page, record_collection_action
from .home import GONE, is_home_present, is_shared
from .reindex_progress import reindex
from .rights import require
from .upkeep.status import upkeep_blocks

_ACTIONS_SHOWN = 5
_OTHER_SERVED = "Another index is served by now than when this was asked: use /admin rollback again to go back from it."


class MaintenanceCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(name="reindex", extras={"right": Right.COLLECTION})
    @app_commands.describe(rebuild="Read and analyse every document anew, not only what changed")
    async def reindex_(self, interaction: Interaction, rebuild: bool = False) -> None:
        """Bring the index up to date with the sources, with progress, and say what changed."""
        async with deferred_response(interaction, private=False, refusals_private=True):
            if self.bot.reindexing.running(self.bot.collections.for_server(interaction.guild_id)):
                raise AlreadyIndexing
            if action := await reindex(interaction, rebuild=rebuild):
                await record_collection_action(interaction, action)

    @app_commands.command(extras={"right": Right.VIEW})
    async def status(self, interaction: Interaction) -> None:
        """What is indexed and when it is next, what I lack on this server, and what admins did last."""
        async with deferred_response(interaction, private=True):
            reply = await self._index(interaction)
            blocks: list[Block] = [*reply.blocks, *await upkeep_blocks(interaction)]
            blocks += await missing_here(self.bot, interaction)
            if is_shared(self.bot, interaction.guild_id) and not await is_home_present(self.bot):
                blocks.append(Note(GONE))
            recorded_actions = await self.bot.memory.recorded_actions(interaction.guild_id, _ACTIONS_SHOWN)
            if recorded_actions:
                blocks.append(Note("Last done by admins, all of it in /admin log:"))
            blocks += [action_entry(self.bot, action) for action in recorded_actions]
            await respond(interaction, Reply(reply.tone, reply.headline, tuple(blocks), reply.actions))

    @app_commands.command(extras={"right": Right.VIEW})
    async def log(self, interaction: Interaction) -> None:
        """Everything that admins did, the newest first."""
        async with deferred_response(interaction, private=True):
            await respond(interaction, await log_page(interaction, 0))

    @app_commands.command(extras={"right": Right.COLLECTION})
    async def rollback(self, interaction: Interaction) -> None:
        """Go back to the index as it was before the last reindex."""
        async with deferred_response(interaction, private=True):
            sentence = Note("The sources stay as they are: the next reindex brings their index back.")
            collection = self.bot.collections.for_server(interaction.guild_id)
            served = await self.bot.index_pool.run(lambda: _served(collection))
            actions = (Action(ActionKind.ROLL_BACK, page=served), Action(ActionKind.DISMISS))
            question = Reply(Tone.DOUBTFUL, "Go back to the index before this one?", (sentence,), actions)
            await respond(interaction, question)

    async def _index(self, interaction: Interaction) -> Reply:
        """What is published, or the error that is in the way: what else /admin status tells is told all the same."""
        try:
            return status_reply(
                await self.bot.run_on_retriever(interaction.guild_id, lambda retriever: retriever.published()),
                counts=True,
            )
        except PullquoteError as error:
            return failure_reply(error)


def _served(collection: Collection) -> int | None:
    """The published generation; None where it can't be read, which is a reason to go back."""
    try:
        return collection.retriever().published().generation
    except PullquoteError:
        return None


def _roll_back(collection: Collection, asked_of: int | None) -> int | None:
    """Goes back one generation and returns the one that is served now. Does nothing and returns None where another is
    served than when the admin was asked."""
    return collection.rollback() if _served(collection) == asked_of else None


async def log_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.VIEW)
    await acknowledge_press(interaction)
    page = custom_id.page or 0
    await respond(interaction, await log_page(interaction, page), RenderOptions(page=page, public=False))


async def roll_back_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.COLLECTION)
    await acknowledge_press(interaction)
    bot = interaction.client
    collection = bot.collections.for_server(interaction.guild_id)
    try:
        generation = await bot.index_pool.run(lambda: _roll_back(collection, custom_id.page))
    except NothingPublished:
        await respond(interaction, problem("There is no earlier index to go back to."))
        return
    if generation is None:
        await respond(interaction, problem(_OTHER_SERVED))
        return
    await record_collection_action(interaction, f"went back to generation {generation}")
    await respond(interaction, plain(f"Generation {generation} is served now."))


async def stop_pressed(interaction: Interaction, _: CustomId) -> None:
    await require(interaction, Right.COLLECTION)
    await acknowledge(interaction, private=True)
    bot = interaction.client
    stopped = bot.reindexing.stop(bot.collections.for_server(interaction.guild_id))
    if stopped:
        await record_collection_action(interaction, "cancelled a reindex")
    await respond(interaction, plain("Cancelling." if stopped else "Nothing is being indexed any more."))
