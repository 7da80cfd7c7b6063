"""`/admin`: for those with Manage Server, for roles that they name, and for owners. Checked on the bot's side every
time.
"""

from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.service.keepers import Right

from ...bot import ButtonHandler, QuoteBot
from ...rendering.custom_id import ButtonAction
from ...transport.button_handling import add_button_handlers, add_select_handlers
from .citation import CitationCommands
from .correcting.reports import ReportCommands, dismiss_pressed, mend_pressed, report_page_pressed
from .correcting.wrong_speaker import wrong_speaker_pressed
from .documents import DocumentCommands, remove_pressed, undo_pressed
from .maintenance import MaintenanceCommands, log_page_pressed, roll_back_pressed, stop_pressed
from .people.asking import PeopleCommands
from .people.gaps import GapCommands, gap_page_pressed
from .people.notes import NoteCommands, note_page_pressed
from .refused import refused_page_pressed, refused_pressed
from .rights import require
from .server import ServerCommands, clear_feedback_pressed
from .settings.commands import SettingCommands
from .settings.menu import MENU_BUTTONS, MENU_SELECTS
from .upkeep.coverage import CoverageCommands
from .upkeep.feeds import FeedCommands
from .upkeep.posts import PostCommands


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Admin(
    MaintenanceCommands,
    DocumentCommands,
    ServerCommands,
    ReportCommands,
    FeedCommands,
    PostCommands,
    CoverageCommands,
    CitationCommands,
    SettingCommands,
    PeopleCommands,
    NoteCommands,
    GapCommands,
    commands.GroupCog,
    group_name="admin",
    group_description="Run the bot: its index, its documents, its manners on this server",
):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, {**_BUTTONS, **MENU_BUTTONS})
        add_select_handlers(self.bot, MENU_SELECTS)

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Before anything is acknowledged, so that a refusal is seen by the person alone."""
        assert isinstance(interaction.client, QuoteBot)
        assert isinstance(interaction.command, app_commands.Command)
        right: Right = interaction.command.extras["right"]
        await require(interaction, right)  # type: ignore[arg-type]
        return True


_BUTTONS: Mapping[ButtonAction, ButtonHandler] = {
    ButtonAction.ROLL_BACK: roll_back_pressed,
    ButtonAction.STOP_INDEXING: stop_pressed,
    ButtonAction.REMOVE: remove_pressed,
    ButtonAction.UNDO_UPLOAD: undo_pressed,
    ButtonAction.REFUSED_PAGE: refused_page_pressed,
    ButtonAction.REFUSED: refused_pressed,
    ButtonAction.LOG_PAGE: log_page_pressed,
    ButtonAction.CLEAR_FEEDBACK: clear_feedback_pressed,
    ButtonAction.WRONG_SPEAKER: wrong_speaker_pressed,
    ButtonAction.MEND_REPORT: mend_pressed,
    ButtonAction.DISMISS_REPORT: dismiss_pressed,
    ButtonAction.REPORT_PAGE: report_page_pressed,
    ButtonAction.NOTE_PAGE: note_page_pressed,
    ButtonAction.GAP_PAGE: gap_page_pressed,
}
