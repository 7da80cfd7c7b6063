"""`/admin settings`, and the settings that have a command of their own here: `/admin reaction`, `where`, `alerts`."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.admin.settings import NO_REACTION, SETTING_WORDS
from bot.replies.reply import Fact, plain, problem
from bot.service.keepers import Right
from bot.timing.quiet import QuietHours

from ....bot import Interaction, QuoteBot
from ....transport.responses import deferred_response, respond
from ...coverage import autocomplete
from ..server_options import (
    NOT_LISTED,
    Place,
    RateLimit,
    changed_numbers,
    channel_name,
    chosen_limit,
    chosen_number,
    ids,
    listed_choices,
    role_name,
)
from .changing import Changed, change
from .forms import read_quiet
from .menu import show_menu
from .reactions import read_reaction
from .rules import ALERTS, REACTION, WHERE
from .table import BY_FIELD, MOST_ALERTS, value_words

_OF_ALERTS = ("alerts_per_person", "alerts_per_server", "alert_roles", "quiet")


class SettingCommands(commands.Cog):
    bot: QuoteBot

    async def _listed_places(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        return await listed_choices(
            interaction, current, Right.MANNERS, lambda settings: settings.answers_in | settings.silent_in, channel_name
        )

    async def _listed_mentions(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        return await listed_choices(
            interaction, current, Right.MANNERS, lambda settings: settings.alert_roles, role_name
        )

    @app_commands.command(extras={"right": Right.VIEW})
    async def settings(self, interaction: Interaction) -> None:
        """All settings of this server: what each does, its value, and how to change it."""
        async with deferred_response(interaction, private=True):
            await show_menu(interaction)

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(emoji="From now on this one, as 🔎, or one of this server", none="From now on, none")
    async def reaction(self, interaction: Interaction, emoji: str | None = None, none: bool = False) -> None:
        """The reaction that has me check or answer the message that it is put on."""
        async with deferred_response(interaction, private=True):
            given = read_reaction(emoji or "")
            if emoji is not None and given is None:
                await respond(interaction, problem(NO_REACTION))
                return

            def edit(settings: ServerSettings) -> ServerSettings:
                return replace(settings, reaction=None if none else given or settings.reaction)

            await _tell(interaction, "Reaction", await change(interaction, REACTION, edit), "reaction")

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(
        allow="Openly only here, and where else you allow it; with its threads, of a category with its channels",
        deny="Not openly here",
        forget="One that is listed, also where it was deleted",
    )
    @app_commands.autocomplete(forget=_listed_places)
    async def where(
        self,
        interaction: Interaction,
        allow: Place | None = None,
        deny: Place | None = None,
        forget: str | None = None,
    ) -> None:
        """The channels where I answer openly; elsewhere I show answers to the asker alone."""
        async with deferred_response(interaction, private=True):
            listed = await self.bot.memory.server(interaction.guild_id)
            gone = chosen_number(listed.answers_in | listed.silent_in, forget)
            if gone is None:
                await respond(interaction, problem(NOT_LISTED))
                return

            def edit(settings: ServerSettings) -> ServerSettings:
                silent = (settings.silent_in - ids(allow) | ids(deny)) - gone
                only = (settings.answers_in | ids(allow)) - silent - gone
                return replace(settings, answers_in=only, silent_in=silent)

            done = await change(interaction, WHERE, edit)
            await _tell(interaction, "Where I answer openly", done, "answers_in", "silent_in")

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(
        per_person="How many somebody may ask for",
        per_server="How many all people may ask for together",
        default="What goes back to the number that I come with",
        allow_mention="An alert may mention this role from now on",
        forbid_mention="It may not any more",
        forget="A role that is listed, also where it was deleted",
        quiet_from="From when on I post none here, as 22:00",
        quiet_until="Until when, as 7:00",
        zone="The time zone of these hours, as Europe/Berlin",
        no_quiet="No hour is quiet from now on",
    )
    @app_commands.autocomplete(forget=_listed_mentions)
    async def alerts(
        self,
        interaction: Interaction,
        per_person: app_commands.Range[int, 1, MOST_ALERTS] | None = None,
        per_server: app_commands.Range[int, 1, MOST_ALERTS] | None = None,
        default: RateLimit | None = None,
        allow_mention: discord.Role | None = None,
        forbid_mention: discord.Role | None = None,
        forget: str | None = None,
        quiet_from: str | None = None,
        quiet_until: str | None = None,
        zone: str | None = None,
        no_quiet: bool = False,
    ) -> None:
        """Alerts on this server: how many, which roles they may mention, and when none is posted."""
        async with deferred_response(interaction, private=True):
            listed = await self.bot.memory.server(interaction.guild_id)
            roles = changed_numbers(listed.alert_roles, allow_mention, forbid_mention, forget)
            if roles is None:
                await respond(interaction, problem(NOT_LISTED))
                return
            hours = read_quiet(quiet_from or "", quiet_until or "", zone or "")

            def quiet(stored: QuietHours | None) -> QuietHours | None:
                return None if no_quiet else hours or stored

            def edit(settings: ServerSettings) -> ServerSettings:
                return replace(
                    settings,
                    alerts_per_person=chosen_limit(per_person, settings.alerts_per_person, default, RateLimit.PERSON),
                    alerts_per_server=chosen_limit(per_server, settings.alerts_per_server, default, RateLimit.SERVER),
                    alert_roles=roles,
                    quiet=quiet(settings.quiet),
                )

            done = await change(interaction, ALERTS, edit)
            await _tell(interaction, "Alerts", done, *_OF_ALERTS)


async def _tell(interaction: Interaction, headline: str, changed: Changed, *fields: str) -> None:
    """What these fields are now."""
    facts = [
        Fact(SETTING_WORDS[name].title, value_words(interaction, BY_FIELD[name], changed.settings)) for name in fields
    ]
    await respond(interaction, plain(headline, *facts, *changed.notes))
