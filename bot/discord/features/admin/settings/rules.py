"""The rules that settings are changed by, one for those that belong together."""

from collections.abc import Callable, Iterable, Mapping

from bot.alerts.asking import Limits
from bot.memory import ServerSettings
from bot.replies.cited.styles import STYLE_NAMES
from bot.replies.reply import Note
from bot.service.keepers import Right
from bot.service.rate_limits import PER_PERSON, PER_SERVER

from ....bot import Interaction
from ....transport.permissions import Act, obstacle_in
from ..home import home_server, is_shared
from ..rights import can_be_named
from ..server_options import channel_name, difference, limit_words, role_name
from .changing import SettingRule
from .reactions import reaction_refusal, reaction_words

_HOME_ALONE = "Several servers are answered from this collection, so links are taken on my home server alone."
_NOT_NAMED = (
    "Everybody has this role, or Discord hands it out by itself, so it can't be named: choose one that you give out."
)
WHO_READS = Note(
    "Whoever can see that channel reads what is asked; who may manage messages there, and admins, can answer."
)
TOLD_WHO = {True: "told who answered", False: "not told who answered"}
_HIDDEN = Note("Discord hides /admin from them until you allow it in Server Settings, Integrations.")


def _channels_told(interaction: Interaction, before: frozenset[int], after: frozenset[int]) -> str:
    return difference(before, after, lambda channel: channel_name(interaction, channel))


def _roles_told(interaction: Interaction, before: frozenset[int], after: frozenset[int]) -> str:
    return difference(before, after, lambda role: role_name(interaction, role))


def _lacks(interaction: Interaction, channels: Iterable[int], acts: Mapping[Act, str]) -> tuple[Note, ...]:
    """What the bot may not do in channels that were just chosen."""
    guild = interaction.guild
    found = [guild.get_channel(channel) for channel in sorted(channels)] if guild is not None else []
    lacks = [
        Note(f"I may not {verb} in #{channel.name}: {hindrance}.")
        for channel in found
        for act, verb in acts.items()
        if channel is not None and (hindrance := obstacle_in(channel, guild.me if guild else None, act))
    ]
    return tuple(lacks)


def _changed(*parts: tuple[str, str, str]) -> str:
    return ", ".join(f"{name} {before} → {after}" for name, before, after in parts if before != after)


def _limits_told(_: Interaction, before: ServerSettings, after: ServerSettings) -> str:
    person = ("one person", limit_words(before.per_person, PER_PERSON), limit_words(after.per_person, PER_PERSON))
    server = ("the server", limit_words(before.per_server, PER_SERVER), limit_words(after.per_server, PER_SERVER))
    return f"limits: {_changed(person, server)} a minute"


async def _role_refusal(interaction: Interaction, before: ServerSettings, after: ServerSettings) -> str | None:
    guild = interaction.guild
    added = [guild.get_role(number) for number in after.roles - before.roles] if guild is not None else []
    return None if all(role is not None and can_be_named(role) for role in added) else _NOT_NAMED


async def _links_refusal(interaction: Interaction, before: ServerSettings, after: ServerSettings) -> str | None:
    bot, server = interaction.client, interaction.guild_id
    if not after.links - before.links or not is_shared(bot, server) or server == await home_server(bot):
        return None
    return _HOME_ALONE


def _alerts_told(interaction: Interaction, before: ServerSettings, after: ServerSettings) -> str:
    usual = Limits()

    def person(of: ServerSettings) -> str:
        return limit_words(of.alerts_per_person, usual.per_person)

    def server(of: ServerSettings) -> str:
        return limit_words(of.alerts_per_server, usual.per_server)

    parts = _changed(
        ("one person", person(before), person(after)),
        ("the server", server(before), server(after)),
        ("quiet hours", str(before.quiet or "none"), str(after.quiet or "none")),
    )
    mentions = _roles_told(interaction, before.alert_roles, after.alert_roles)
    return f"alerts: {', '.join(filter(None, [parts, mentions and f'mentions {mentions}']))}"


def _where_told(interaction: Interaction, before: ServerSettings, after: ServerSettings) -> str:
    only = _channels_told(interaction, before.answers_in, after.answers_in)
    silent = _channels_told(interaction, before.silent_in, after.silent_in)
    named = [f"{name} {told}" for name, told in (("only in", only), ("not in", silent)) if told]
    return f"set where I answer: {', '.join(named)}"


def _news(settings: ServerSettings) -> frozenset[int]:
    return frozenset() if settings.news is None else frozenset({settings.news})


def _news_told(interaction: Interaction, _: ServerSettings, after: ServerSettings) -> str:
    return f"set the channel of news: {'none' if after.news is None else channel_name(interaction, after.news)}"


def _people(settings: ServerSettings) -> frozenset[int]:
    return frozenset() if settings.people is None else frozenset({settings.people})


def _people_told(interaction: Interaction, _: ServerSettings, after: ServerSettings) -> str:
    here = "nowhere" if after.people is None else channel_name(interaction, after.people)
    return f"set where people are asked: {here}, askers are {TOLD_WHO[after.people_named]}"


def _people_notes(interaction: Interaction, _: ServerSettings, after: ServerSettings) -> tuple[Note, ...]:
    """Also what keeps the bot from finding what it asked before it was stopped."""
    if after.people is None:
        return ()
    lacks = _lacks(interaction, _people(after), {Act.POST: "ask", Act.READ: "ask"})
    return (WHO_READS, *dict.fromkeys(lacks))


def _reaction_told(_: Interaction, before: ServerSettings, after: ServerSettings) -> str:
    return f"set the reaction: {reaction_words(before.reaction)} → {reaction_words(after.reaction)}"


def _lack_in(
    chosen: Callable[[ServerSettings], frozenset[int]], acts: Mapping[Act, str]
) -> Callable[..., tuple[Note, ...]]:
    return lambda interaction, before, after: _lacks(interaction, chosen(after) - chosen(before), acts)


CHANNELS = SettingRule(
    told=lambda i, before, after: f"set question channels: {_channels_told(i, before.channels, after.channels)}",
    notes=_lack_in(lambda settings: settings.channels, {Act.ANSWER: "write"}),
)
ROLES = SettingRule(
    told=lambda i, before, after: f"roles: {_roles_told(i, before.roles, after.roles)}",
    right=Right.ROLES,
    refusal=_role_refusal,
    notes=lambda _, __, after: (_HIDDEN,) if after.roles else (),
)
LIMITS = SettingRule(told=_limits_told)
LINKS = SettingRule(
    told=lambda i, before, after: f"set channels for links: {_channels_told(i, before.links, after.links)}",
    right=Right.COLLECTION,
    refusal=_links_refusal,
    notes=_lack_in(lambda settings: settings.links, {act: act.value for act in (Act.REACT, Act.ANSWER)}),
    of_collection=True,
)
NEWS = SettingRule(told=_news_told, notes=_lack_in(_news, {Act.POST: Act.POST.value}))
CITATION = SettingRule(
    told=lambda _, before, after: f"citation style: {STYLE_NAMES[before.citation]} → {STYLE_NAMES[after.citation]}"
)
ALERTS = SettingRule(told=_alerts_told)
WHERE = SettingRule(told=_where_told)
REACTION = SettingRule(told=_reaction_told, refusal=reaction_refusal)
PEOPLE = SettingRule(told=_people_told, notes=_people_notes)
