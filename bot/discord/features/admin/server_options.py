"""What can be given to the commands that set a server's manners, and how what was set is named."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands

from bot.memory import ServerSettings
from bot.replies.wording import counted
from bot.service.keepers import Right

from ...bot import Interaction
from ..coverage import autocomplete
from .rights import may

NOT_LISTED = "That is not one of those that are listed here: choose one that I offer."


_KINDS = discord.ChannelType
QUESTION_CHANNEL_KINDS = (_KINDS.text, _KINDS.news, _KINDS.voice, _KINDS.stage_voice, _KINDS.forum)


class _Writable(app_commands.Transformer):
    """A channel where people write; a forum's posts are its threads."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [*QUESTION_CHANNEL_KINDS]

    async def transform(self, _: discord.Interaction[Any], value: Any, /) -> Any:
        assert isinstance(value, app_commands.AppCommandChannel)
        return value.resolve() or value


class _OrCategory(_Writable):
    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [*QUESTION_CHANNEL_KINDS, discord.ChannelType.category]


QuestionChannel = app_commands.Transform[app_commands.AppCommandChannel, _Writable]
Place = app_commands.Transform[app_commands.AppCommandChannel, _OrCategory]


class RateLimit(StrEnum):
    """Which limit goes back to its default."""

    PERSON = "One person"
    SERVER = "The server"
    BOTH = "Both"


def chosen_limit(given: int | None, stored: int | None, default: RateLimit | None, which: RateLimit) -> int | None:
    """A limit once these options are obeyed; `default` names what goes back to the default where nothing is given."""
    return given or (None if default in (which, RateLimit.BOTH) else stored)


def ids(thing: app_commands.AppCommandChannel | discord.Role | None) -> frozenset[int]:
    """The number of what an option was given, as a set; empty where it was given nothing."""
    return frozenset() if thing is None else frozenset({thing.id})


def chosen_number(stored: frozenset[int], chosen: str | None) -> frozenset[int] | None:
    """The stored number that an option names, as a set; empty where the option is not given, None where the number is
    not stored."""
    if chosen is None:
        return frozenset()
    return next((frozenset({number}) for number in stored if str(number) == chosen.strip()), None)


def changed_numbers(
    stored: frozenset[int],
    add: app_commands.AppCommandChannel | discord.Role | None,
    remove: app_commands.AppCommandChannel | discord.Role | None,
    forget: str | None,
) -> frozenset[int] | None:
    """What is stored once these options are obeyed; None where `forget` names no number that is stored."""
    gone = chosen_number(stored, forget)
    return None if gone is None else (stored | ids(add)) - ids(remove) - gone


async def listed_choices(
    interaction: Interaction,
    current: str,
    right: Right,
    listed: Callable[[ServerSettings], Iterable[int]],
    name: Callable[[Interaction, int], str],
) -> autocomplete.Choices:
    """What is listed in a server's settings, also where Discord deleted it; nothing for who may not change it."""
    if not await may(interaction, right):
        return []
    settings = await interaction.client.memory.server(interaction.guild_id)
    return number_choices(listed(settings), lambda number: name(interaction, number), current)


def number_choices(stored: Iterable[int], name: Callable[[int], str], current: str) -> autocomplete.Choices:
    """Those whose name holds what was typed; the number is chosen, for it outlives what it names."""
    wanted = current.casefold()
    named = [(name(number), str(number)) for number in sorted(stored)]
    return [autocomplete.choice(*pair) for pair in named if wanted in pair[0].casefold()][: autocomplete.CHOICES]


def difference(before: frozenset[int], after: frozenset[int], name: Callable[[int], str]) -> str:
    """What a change of a set added and removed, by name: "added #a, removed #b"."""
    added: Sequence[str] = [f"added {name(number)}" for number in sorted(after - before)]
    return ", ".join([*added, *(f"removed {name(number)}" for number in sorted(before - after))])


def limit_words(limit: int | None, usual: int) -> str:
    """A limit in questions a minute, None for `usual`."""
    return f"{usual} (the default)" if limit is None else str(limit)


def limit_sentence(limit: int | None, usual: int) -> str:
    """The same with its unit: "10 questions a minute (the default)"."""
    sentence = f"{counted(limit or usual, 'question')} a minute"
    return sentence if limit is not None else f"{sentence} (the default)"


def channel_name(interaction: Interaction, channel: int) -> str:
    """With its "#", which a category has not, or its number where Discord does not know it any more."""
    found = interaction.guild.get_channel(channel) if interaction.guild else None
    mark = "" if isinstance(found, discord.CategoryChannel) else "#"
    return f"{mark}{found.name}" if found else f"a deleted channel ({channel})"


def role_name(interaction: Interaction, role: int) -> str:
    """With one "@" (everyone's role has its own), or its number where Discord does not know it any more."""
    found = interaction.guild.get_role(role) if interaction.guild else None
    return f"@{found.name.removeprefix('@')}" if found else f"a deleted role ({role})"
