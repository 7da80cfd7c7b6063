"""`/admin channels`, `/admin roles`, `/admin limits` and `/admin feedback`: how the bot behaves on one
server.
"""

import datetime
import math
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Entry, Fact, Reply, Tone, plain, problem
from bot.replies.wording import counted
from bot.service.keepers import Right
from bot.service.rate_limits import PER_PERSON, PER_SERVER

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import CustomId
from ...transport.responses import acknowledge_press, deferred_response, respond
from ..coverage import autocomplete
from .audit import record_action
from .rights import require
from .server_options import (
    NOT_LISTED,
    QuestionChannel,
    RateLimit,
    changed_numbers,
    channel_name,
    chosen_limit,
    limit_sentence,
    listed_choices,
    role_name,
)
from .settings.changing import change
from .settings.rules import CHANNELS, LIMITS, ROLES
from .settings.table import MOST_QUESTIONS

_FEEDBACK_SHOWN = 15


class ServerCommands(commands.Cog):
    bot: QuoteBot

    async def _listed_channels(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        return await listed_choices(
            interaction, current, Right.MANNERS, lambda settings: settings.channels, channel_name
        )

    async def _listed_roles(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        return await listed_choices(interaction, current, Right.ROLES, lambda of: of.roles, role_name)

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(
        add="From now on, questions need no mention here",
        remove="From now on, they need one again",
        forget="One that is listed, also where it was deleted",
    )
    @app_commands.autocomplete(forget=_listed_channels)
    async def channels(
        self,
        interaction: Interaction,
        add: QuestionChannel | None = None,
        remove: QuestionChannel | None = None,
        forget: str | None = None,
    ) -> None:
        """The channels where a question needs no mention of me."""
        async with deferred_response(interaction, private=True):
            settings = await self._settings(interaction)
            changed = changed_numbers(settings.channels, add, remove, forget)
            if changed is None:
                await respond(interaction, problem(NOT_LISTED))
                return
            done = await change(interaction, CHANNELS, lambda settings: replace(settings, channels=changed))
            names = ", ".join(channel_name(interaction, channel) for channel in sorted(changed)) or "none"
            await respond(interaction, plain("Question channels", Fact("Here", names), *done.notes))

    @app_commands.command(extras={"right": Right.ROLES})
    @app_commands.describe(
        add="This role may run me from now on",
        remove="This role may not any more",
        forget="One that is listed, also where it was deleted",
    )
    @app_commands.autocomplete(forget=_listed_roles)
    async def roles(
        self,
        interaction: Interaction,
        add: discord.Role | None = None,
        remove: discord.Role | None = None,
        forget: str | None = None,
    ) -> None:
        """The roles that may use /admin besides those with Manage Server; they can't name others."""
        async with deferred_response(interaction, private=True):
            settings = await self._settings(interaction)
            changed = changed_numbers(settings.roles, add, remove, forget)
            if changed is None:
                await respond(interaction, problem(NOT_LISTED))
                return
            done = await change(interaction, ROLES, lambda settings: replace(settings, roles=changed))
            names = ", ".join(role_name(interaction, role).removeprefix("@") for role in sorted(changed)) or "none"
            await respond(interaction, plain("Admin roles", Fact("Here", names), *done.notes))

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(
        per_person="Questions a minute of one person",
        per_server="Questions a minute of the server",
        default="What goes back to the number that I come with",
    )
    async def limits(
        self,
        interaction: Interaction,
        per_person: app_commands.Range[int, 1, MOST_QUESTIONS] | None = None,
        per_server: app_commands.Range[int, 1, MOST_QUESTIONS] | None = None,
        default: RateLimit | None = None,
    ) -> None:
        """How many questions a minute I take here."""
        async with deferred_response(interaction, private=True):

            def edit(settings: ServerSettings) -> ServerSettings:
                return replace(
                    settings,
                    per_person=chosen_limit(per_person, settings.per_person, default, RateLimit.PERSON),
                    per_server=chosen_limit(per_server, settings.per_server, default, RateLimit.SERVER),
                )

            changed = (await change(interaction, LIMITS, edit)).settings
            facts = (
                Fact("One person", limit_sentence(changed.per_person, PER_PERSON)),
                Fact("The server", limit_sentence(changed.per_server, PER_SERVER)),
            )
            await respond(interaction, plain("Limits", *facts))

    @app_commands.command(extras={"right": Right.MANNERS})
    async def feedback(self, interaction: Interaction) -> None:
        """What people said was not what they asked."""
        async with deferred_response(interaction, private=True):
            given = await self.bot.memory.feedback(interaction.guild_id, _FEEDBACK_SHOWN)
            if not given:
                await respond(interaction, plain("Nobody has given feedback."))
                return
            entries = [
                Entry(f"“{item.question}”", " · ".join(filter(None, (item.remark, day_words(item.at.date())))))
                for item in given
            ]
            actions = (Action(ActionKind.CLEAR_FEEDBACK, page=_milliseconds(given[0].at)),)
            await respond(interaction, Reply(Tone.PLAIN, "Not what they asked", tuple(entries), actions))

    async def _settings(self, interaction: Interaction) -> ServerSettings:
        return await self.bot.memory.server(interaction.guild_id)


async def clear_feedback_pressed(interaction: Interaction, custom_id: CustomId) -> None:
    """What was given after the list was shown has been read by nobody, and stays."""
    await require(interaction, Right.MANNERS)
    await acknowledge_press(interaction)
    assert interaction.guild_id is not None
    count = await interaction.client.memory.clear_feedback(interaction.guild_id, (custom_id.page or 0) / 1000)
    await record_action(interaction, f"deleted the feedback: {counted(count, 'entry', 'entries')}")
    await respond(interaction, plain(f"Deleted: {counted(count, 'entry', 'entries')}."))


def _milliseconds(at: datetime.datetime) -> int:
    return math.ceil(at.timestamp() * 1000)
