"""`/admin reindex`, `/admin status` and `/admin rollback`."""

from discord import app_commands
from discord.ext import commands

from bot.replies import status_reply
from bot.reply import Action, ActionKind, Block, Entry, Note, Reply, Tone, plain, problem
from index import NothingPublished

from ...client import Interaction, QuoteBot
from ...codes import Code
from ...indexing import reindex
from ...responses import acknowledge, acknowledge_press, answering, respond
from ...standing import missing_here
from .audit import note
from .rights import require_admin

_DEEDS_SHOWN = 5


class MaintenanceCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(name="reindex")
    @app_commands.describe(rebuild="Read and analyse every document anew, not only what changed")
    async def reindex_(self, interaction: Interaction, rebuild: bool = False) -> None:
        """Bring the index up to date with the sources, with progress, and say what changed."""
        async with answering(interaction, private=False):
            if deed := await reindex(interaction, rebuild=rebuild):
                await note(interaction, deed)

    @app_commands.command()
    async def status(self, interaction: Interaction) -> None:
        """What is indexed, what I lack on this server, and what admins did last."""
        async with answering(interaction, private=True):
            published = await self.bot.consult(interaction.guild_id, lambda desk: desk.published())
            reply = status_reply(published)
            blocks: list[Block] = [*reply.blocks, *await missing_here(self.bot, interaction)]
            deeds = await self.bot.memory.deeds(interaction.guild_id, _DEEDS_SHOWN)
            if deeds:
                blocks.append(Note("Last done by admins:"))
            blocks += [
                Entry(deed.deed, f"{_name(interaction, deed.who)}, {deed.at:%Y-%m-%d %H:%M} UTC") for deed in deeds
            ]
            await respond(interaction, Reply(reply.tone, reply.headline, tuple(blocks)))

    @app_commands.command()
    async def rollback(self, interaction: Interaction) -> None:
        """Go back to the index as it was before the last reindex."""
        async with answering(interaction, private=True):
            sentence = Note("The sources stay as they are: the next reindex brings their index back.")
            actions = (Action(ActionKind.ROLL_BACK), Action(ActionKind.DISMISS))
            question = Reply(Tone.DOUBTFUL, "Go back to the index before this one?", (sentence,), actions)
            await respond(interaction, question)


async def roll_back_pressed(interaction: Interaction, _: Code) -> None:
    await require_admin(interaction)
    await acknowledge_press(interaction)
    bot = interaction.client
    collection = bot.collections.of(interaction.guild_id)
    try:
        generation = await bot.index_pool.run(collection.rollback)
    except NothingPublished:
        await respond(interaction, problem("There is no earlier index to go back to."))
        return
    await note(interaction, f"went back to generation {generation}")
    await respond(interaction, plain(f"Generation {generation} is served now."))


async def stop_pressed(interaction: Interaction, _: Code) -> None:
    await require_admin(interaction)
    await acknowledge(interaction, private=True)
    bot = interaction.client
    stopped = bot.reindexing.stop(bot.collections.of(interaction.guild_id))
    if stopped:
        await note(interaction, "cancelled a reindex")
    await respond(interaction, plain("Cancelling." if stopped else "Nothing is being indexed any more."))


def _name(interaction: Interaction, who: int) -> str:
    member = interaction.guild.get_member(who) if interaction.guild else None
    if who == interaction.user.id:
        return interaction.user.display_name
    return member.display_name if member else f"user {who}"
