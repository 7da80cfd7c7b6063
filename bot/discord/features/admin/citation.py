"""`/admin citation`: the style that Copy citation cites in."""

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.replies.cited.styles import STYLE_NAMES
from bot.replies.reply import Fact, plain
from bot.service.citation_style import CitationStyle
from bot.service.keepers import Right

from ...bot import Interaction, QuoteBot
from ...transport.responses import deferred_response, respond
from .audit import record_action

_STYLES = [app_commands.Choice(name=name, value=style.value) for style, name in STYLE_NAMES.items()]


class CitationCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(style="From now on, Copy citation cites like this")
    @app_commands.choices(style=_STYLES)
    async def citation(self, interaction: Interaction, style: app_commands.Choice[str] | None = None) -> None:
        """The style of Copy citation here."""
        async with deferred_response(interaction, private=True):
            settings = await self.bot.memory.server(interaction.guild_id)
            chosen = settings.citation if style is None else CitationStyle(style.value)
            if chosen is not settings.citation:
                assert interaction.guild_id is not None
                await self.bot.memory.set_server(interaction.guild_id, replace(settings, citation=chosen))
                change = f"{STYLE_NAMES[settings.citation]} → {STYLE_NAMES[chosen]}"
                await record_action(interaction, f"citation style: {change}")
            await respond(interaction, plain("Copy citation", Fact("Style", STYLE_NAMES[chosen])))
