"""`/admin notes`: what moderators answered and keep for whoever asks the same."""

from discord import app_commands
from discord.ext import commands

from bot.replies.people.listing import notes_page
from bot.replies.reply import plain, problem
from bot.service.keepers import Right
from bot.service.people import ModeratorNote

from ....bot import Interaction, QuoteBot
from ....rendering.custom_id import CustomId
from ....rendering.options import RenderOptions
from ....transport.responses import acknowledge_press, deferred_response, respond
from ...coverage import autocomplete
from ..audit import record_action
from ..rights import may, require

_NOT_LISTED = "That is no note that is kept here: choose one that I offer."


class NoteCommands(commands.Cog):
    bot: QuoteBot

    async def _kept(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        if not await may(interaction, Right.MANNERS):
            return []
        wanted = current.casefold()
        named = [(f"{note.about}: {note.words}", note.id) for note in await _notes(interaction)]
        found = [autocomplete.choice(*pair) for pair in named if wanted in pair[0].casefold()]
        return found[: autocomplete.CHOICES]

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(remove="One that is shown no more from now on")
    @app_commands.autocomplete(remove=_kept)
    async def notes(self, interaction: Interaction, remove: str | None = None) -> None:
        """What moderators answered and keep for whoever asks the same."""
        async with deferred_response(interaction, private=True):
            if remove is None:
                await _show(interaction, 0)
                return
            note = next((note for note in await _notes(interaction) if note.id == remove.strip()), None)
            assert interaction.guild_id is not None
            if note is None or not await self.bot.memory.notes.remove(interaction.guild_id, note.id):
                await respond(interaction, problem(_NOT_LISTED))
                return
            await record_action(interaction, f"removed a note: {note.about}")
            await respond(interaction, plain(f"Removed: {note.about}"))


async def note_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.MANNERS)
    await acknowledge_press(interaction)
    await _show(interaction, custom_id.page or 0)


async def _show(interaction: Interaction, page: int) -> None:
    reply = notes_page(await _notes(interaction), page)
    await respond(interaction, reply, RenderOptions(page=page, public=False))


async def _notes(interaction: Interaction) -> tuple[ModeratorNote, ...]:
    server, bot = interaction.guild_id, interaction.client
    return () if server is None else await bot.memory.notes.all(server, bot.collection_id(server))
