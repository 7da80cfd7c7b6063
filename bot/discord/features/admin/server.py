"""`/admin channels`, `/admin roles`, `/admin limits` and `/admin feedback`: the bot's manners on one
server.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.keepers import Right
from bot.memory import ServerSettings
from bot.replies.citation import day_words
from bot.replies.reply import Action, ActionKind, Entry, Fact, Note, Reply, Tone, plain, problem
from bot.replies.wording import counted
from bot.service.rate_limits import PER_PERSON, PER_SERVER

from ...bot import Interaction, QuoteBot
from ...rendering.custom_id import CustomId
from ...transport.permissions import Act, obstacle_in
from ...transport.responses import acknowledge_press, deferred_response, respond
from ..coverage import autocomplete
from .audit import record_action
from .rights import can_be_named, may, require

_FEEDBACK_SHOWN = 15
_MOST = 1_000  # questions a minute: as good as no limit


class _Writable(app_commands.Transformer):
    """A channel where people write; a forum's posts are its threads."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.stage_voice, kinds.forum]

    async def transform(self, _: discord.Interaction[Any], value: Any, /) -> Any:
        assert isinstance(value, app_commands.AppCommandChannel)
        return value.resolve() or value


QuestionChannel = app_commands.Transform[app_commands.AppCommandChannel, _Writable]


class Limit(StrEnum):
    """Which limit goes back to its default."""

    PERSON = "One person"
    SERVER = "The server"
    BOTH = "Both"


class ServerCommands(commands.Cog):
    bot: QuoteBot

    async def _listed_channels(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        """Those that are question channels, also where Discord deleted them."""
        if not await may(interaction, Right.MANNERS):
            return []
        settings = await self._settings(interaction)
        return _choices(settings.channels, lambda channel: _channel_name(interaction, channel), current)

    async def _listed_roles(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        if not await may(interaction, Right.ROLES):
            return []
        settings = await self._settings(interaction)
        return _choices(settings.roles, lambda role: _role_name(interaction, role), current)

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
            if (gone := _listed(settings.channels, forget)) is None:
                await respond(interaction, problem(_NOT_LISTED))
                return
            changed = (settings.channels | _ids(add)) - _ids(remove) - gone

            def name(channel: int) -> str:
                return _channel_name(interaction, channel)

            if changed != settings.channels:
                action = f"set question channels: {_difference(settings.channels, changed, name)}"
                await self._set(interaction, replace(settings, channels=changed), action)
            names = [name(channel) for channel in sorted(changed)]
            me = interaction.guild.me if interaction.guild else None
            hindrance = obstacle_in(add, me, Act.ANSWER) if add is not None else None
            notes = [Note(f"I may not write in #{add.name}: {hindrance}.")] if add is not None and hindrance else []
            await respond(interaction, plain("Question channels", Fact("Here", ", ".join(names) or "none"), *notes))

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
            gone = _listed(settings.roles, forget)
            if gone is None or (add is not None and not can_be_named(add)):
                await respond(interaction, problem(_NOT_LISTED if gone is None else _NOT_NAMED))
                return
            changed = (settings.roles | _ids(add)) - _ids(remove) - gone

            def name(role: int) -> str:
                return _role_name(interaction, role)

            if changed != settings.roles:
                action = f"roles: {_difference(settings.roles, changed, name)}"
                await self._set(interaction, replace(settings, roles=changed), action)
            names = ", ".join(name(role).removeprefix("@") for role in sorted(changed)) or "none"
            hint = Note("Discord hides /admin from them until you allow it in Server Settings, Integrations.")
            await respond(interaction, plain("Admin roles", Fact("Here", names), *([hint] if changed else [])))

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(
        per_person="Questions a minute of one person",
        per_server="Questions a minute of the server",
        default="What goes back to the number that I come with",
    )
    async def limits(
        self,
        interaction: Interaction,
        per_person: app_commands.Range[int, 1, _MOST] | None = None,
        per_server: app_commands.Range[int, 1, _MOST] | None = None,
        default: Limit | None = None,
    ) -> None:
        """How many questions a minute I take here."""
        async with deferred_response(interaction, private=True):
            settings = await self._settings(interaction)
            changed = replace(
                settings,
                per_person=per_person or (None if default in (Limit.PERSON, Limit.BOTH) else settings.per_person),
                per_server=per_server or (None if default in (Limit.SERVER, Limit.BOTH) else settings.per_server),
            )
            if changed != settings:
                changes = [
                    f"{whose} {_limit_words(before, usual)} → {_limit_words(after, usual)}"
                    for whose, before, after, usual in (
                        ("one person", settings.per_person, changed.per_person, PER_PERSON),
                        ("the server", settings.per_server, changed.per_server, PER_SERVER),
                    )
                    if before != after
                ]
                await self._set(interaction, changed, f"limits: {', '.join(changes)} a minute")
            facts = (
                Fact("One person", _limit_sentence(changed.per_person, PER_PERSON)),
                Fact("The server", _limit_sentence(changed.per_server, PER_SERVER)),
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

    async def _set(self, interaction: Interaction, settings: ServerSettings, action: str) -> None:
        assert interaction.guild_id is not None
        await self.bot.memory.set_server(interaction.guild_id, settings)
        await record_action(interaction, action)


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


_NOT_LISTED = "That is not one of those that are listed here: choose one that I offer."
_NOT_NAMED = (
    "Everybody has this role, or Discord hands it out by itself, so it can't be named: choose one that you give out."
)


def _ids(thing: app_commands.AppCommandChannel | discord.Role | None) -> frozenset[int]:
    return frozenset() if thing is None else frozenset({thing.id})


def _listed(stored: frozenset[int], chosen: str | None) -> frozenset[int] | None:
    """The stored number that an option names, none where it is not given, None where it names no such number."""
    if chosen is None:
        return frozenset()
    return next((frozenset({number}) for number in stored if str(number) == chosen.strip()), None)


def _choices(stored: Iterable[int], name: Callable[[int], str], current: str) -> autocomplete.Choices:
    wanted = current.casefold()
    named = [(name(number), str(number)) for number in sorted(stored)]
    return [autocomplete.choice(*pair) for pair in named if wanted in pair[0].casefold()][: autocomplete.CHOICES]


def _difference(before: frozenset[int], after: frozenset[int], name: Callable[[int], str]) -> str:
    added: Sequence[str] = [f"added {name(number)}" for number in sorted(after - before)]
    return ", ".join([*added, *(f"removed {name(number)}" for number in sorted(before - after))])


def _limit_words(limit: int | None, usual: int) -> str:
    return f"{usual} (the default)" if limit is None else str(limit)


def _limit_sentence(limit: int | None, usual: int) -> str:
    sentence = f"{counted(limit or usual, 'question')} a minute"
    return sentence if limit is not None else f"{sentence} (the default)"


def _channel_name(interaction: Interaction, channel: int) -> str:
    found = interaction.guild.get_channel(channel) if interaction.guild else None
    return f"#{found.name}" if found else f"a deleted channel ({channel})"


def _role_name(interaction: Interaction, role: int) -> str:
    found = interaction.guild.get_role(role) if interaction.guild else None
    return f"@{found.name.removeprefix('@')}" if found else f"a deleted role ({role})"
