"""`/admin citation`: the style that Copy citation cites in."""

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.cited.styles import STYLE_NAMES
from bot.replies.reply import Fact, plain
from bot.service.citation_style import CitationStyle
from bot.service.keepers import Right

from ...bot import Interaction, QuoteBot
from ...transport.responses import deferred_response, respond
from .settings.changing import change
from .settings.rules import CITATION

_STYLES = [app_commands.Choice(name=name, value=style.value) for style, name in STYLE_NAMES.items()]


class CitationCommands(commands.Cog):
    bot: QuoteBot

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(style="From now on, Copy citation cites like this")
    @app_commands.choices(style=_STYLES)
    async def citation(self, interaction: Interaction, style: app_commands.Choice[str] | None = None) -> None:
        """The style of Copy citation here."""
        async with deferred_response(interaction, private=True):

            def edit(settings: ServerSettings) -> ServerSettings:
                return settings if style is None else replace(settings, citation=CitationStyle(style.value))

            changed = await change(interaction, CITATION, edit)
            name = STYLE_NAMES[changed.settings.citation]
            await respond(interaction, plain("Copy citation", Fact("Style", name)))
