"""`/admin gaps`: what could not be answered here, by person and by topic, and no question."""

from discord import app_commands
from discord.ext import commands

from bot.replies.people.listing import gaps_page
from bot.replies.reply import plain
from bot.replies.wording import counted
from bot.service.keepers import Right

from ....bot import Interaction, QuoteBot
from ....rendering.custom_id import CustomId
from ....rendering.options import RenderOptions
from ....transport.responses import acknowledge_press, deferred_response, respond
from ..audit import record_action
from ..rights import require


class GapCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(clear="Delete what was counted so far")
    async def gaps(self, interaction: Interaction, clear: bool = False) -> None:
        """What several people asked for and the coverage does not have, in the last 30 days."""
        async with deferred_response(interaction, private=True):
            if not clear:
                await _show(interaction, 0)
                return
            assert interaction.guild_id is not None
            deleted = counted(await self.bot.memory.gaps.clear(interaction.guild_id), "count")
            await record_action(interaction, f"deleted what could not be answered: {deleted}")
            await respond(interaction, plain(f"Deleted: {deleted}."))


async def gap_page_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    await require(interaction, Right.MANNERS)
    await acknowledge_press(interaction)
    await _show(interaction, custom_id.page or 0)


async def _show(interaction: Interaction, page: int) -> None:
    assert interaction.guild_id is not None
    reply = gaps_page(await interaction.client.memory.gaps.counted(interaction.guild_id), page)
    await respond(interaction, reply, RenderOptions(page=page, public=False))
