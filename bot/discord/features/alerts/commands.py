"""`/alert`: to be told when new coverage brings somebody's words, or words on a topic."""

from collections.abc import Sequence
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.alerts.asking import AlertRefused, ask_to_be_told
from bot.memory.alerts.subscriptions import Subscription
from bot.replies.coverage.alerts import subscription_entry, subscription_words, told_reply, unmet_sentence
from bot.replies.guidance.elsewhere import NO_ALERT_HERE
from bot.replies.reply import Note, Reply, Tone, plain, problem
from bot.replies.wording import counted
from bot.timing.quiet import read_hours
from retrieval import Wanted

from ...bot import Interaction, QuoteBot
from ...transport.button_handling import add_button_handlers
from ...transport.elsewhere import is_elsewhere
from ...transport.permissions import Act, obstacle_in
from ...transport.responses import deferred_response, respond
from ..admin.server_options import channel_name
from ..coverage import autocomplete
from ..coverage.alert_desk import AlertDesk, limits_of
from .buttons import BUTTONS

_LONGEST = 100  # characters
_NONE = "You have asked to be told of nothing: /alert add."
_NOT_YOURS = "You have no such alert: /alert list shows yours."


class Alerts(
    commands.GroupCog, group_name="alert", group_description="Be told when new coverage brings what you wait for"
):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        add_button_handlers(self.bot, BUTTONS)

    async def _own(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        wanted = current.casefold()
        own = [(one, subscription_words(one.wanted)) for one in await self._subscriptions(interaction)]
        fitting = [(one, words) for one, words in own if wanted in words.casefold()]
        return [autocomplete.choice(words, one.id) for one, words in fitting[: autocomplete.CHOICES]]

    @app_commands.command()
    @app_commands.describe(
        speaker="Whose words: a person, or an organisation and its officials",
        topic="On what",
        outlet="In which paper",
        where="In this channel, or in direct messages, which is the default",
        mention="A role to mention with it, where an admin allows that",
    )
    @app_commands.autocomplete(speaker=autocomplete.speakers, outlet=autocomplete.outlets)
    async def add(
        self,
        interaction: Interaction,
        speaker: app_commands.Range[str, 1, _LONGEST] | None = None,
        topic: app_commands.Range[str, 1, _LONGEST] | None = None,
        outlet: app_commands.Range[str, 1, _LONGEST] | None = None,
        where: Literal["here", "DM"] = "DM",
        mention: discord.Role | None = None,
    ) -> None:
        """Be told once of each new story with somebody's words, or words on a topic."""
        async with deferred_response(interaction, private=True):
            here = where == "here" and interaction.guild_id is not None
            settings = await self.bot.memory.server(interaction.guild_id)
            if here and await is_elsewhere(self.bot, interaction.guild_id, interaction.channel):
                await respond(interaction, problem(NO_ALERT_HERE))
                return
            if hindrance := _hindrance(interaction, here=here, mention=mention, allowed=settings.alert_roles):
                await respond(interaction, problem(hindrance))
                return
            new = Subscription(
                Wanted(speaker, topic, outlet),
                owner=interaction.user.id,
                server=interaction.guild_id,
                channel=interaction.channel_id if here else None,
                role=mention.id if mention is not None else None,
            )
            desk = AlertDesk(self.bot, interaction.guild_id)
            kept, unmet = await ask_to_be_told(self.bot.memory.alerts, desk.looking, new, limits_of(settings))
            notes = (Note(unmet_sentence(unmet)),) if unmet is not None else ()
            await respond(interaction, told_reply(kept.wanted, _place(interaction, kept), notes))

    @app_commands.command(name="list")
    async def list_own(self, interaction: Interaction) -> None:
        """What you asked to be told of here."""
        async with deferred_response(interaction, private=True):
            own = await self._subscriptions(interaction)
            if not own:
                await respond(interaction, plain(_NONE))
                return
            entries = tuple(
                subscription_entry(one.wanted, _place(interaction, one), one.trouble, paused=one.paused) for one in own
            )
            hours = await self.bot.memory.alerts.quiet_hours(interaction.user.id)
            note = (Note(f"Quiet hours: {hours}"),) if hours is not None else ()
            await respond(interaction, Reply(Tone.PLAIN, counted(len(own), "alert"), (*entries, *note)))

    @app_commands.command()
    @app_commands.describe(alert="One of yours")
    @app_commands.autocomplete(alert=_own)
    async def remove(self, interaction: Interaction, alert: str) -> None:
        """Be told of something no more."""
        async with deferred_response(interaction, private=True):
            one = await self._one(interaction, alert)
            await self.bot.memory.alerts.unsubscribe(one.id)
            await respond(interaction, plain(f"Removed: {subscription_words(one.wanted)}"))

    @app_commands.command()
    @app_commands.describe(alert="One of yours", resume="Go on with one that is paused")
    @app_commands.autocomplete(alert=_own)
    async def pause(self, interaction: Interaction, alert: str, resume: bool = False) -> None:
        """Be told nothing of something for a while."""
        async with deferred_response(interaction, private=True):
            one = await self._one(interaction, alert)
            if resume and one.paused:
                await AlertDesk(self.bot, interaction.guild_id).looking.look()  # what came meanwhile is not new to it
            await self.bot.memory.alerts.pause(one.id, paused=not resume)
            done = "Goes on" if resume else "Paused"
            await respond(interaction, plain(f"{done}: {subscription_words(one.wanted)}"))

    @app_commands.command()
    @app_commands.describe(
        start="From when on, as 22:00; left out, no hour is quiet", end="Until when, as 7:00", zone="As Europe/Berlin"
    )
    async def quiet(
        self, interaction: Interaction, start: str | None = None, end: str | None = None, zone: str = "UTC"
    ) -> None:
        """The hours in which I write you nothing by myself; what came then is told after them."""
        async with deferred_response(interaction, private=True):
            if (start is None) != (end is None):
                await respond(interaction, problem("Give both a start and an end, or neither for no quiet hours."))
                return
            hours = read_hours(start, end, zone) if start is not None and end is not None else None
            await self.bot.memory.alerts.set_quiet_hours(interaction.user.id, hours)
            await respond(interaction, plain(f"Quiet hours: {hours or 'none'}"))

    async def _subscriptions(self, interaction: Interaction) -> Sequence[Subscription]:
        """The person's, of this server; in direct messages all of theirs."""
        own = await self.bot.memory.alerts.subscriptions_of(interaction.user.id)
        return [one for one in own if interaction.guild_id in (None, one.server)]

    async def _one(self, interaction: Interaction, id_: str) -> Subscription:
        """By its id, or what it is called. Raises AlertRefused."""
        own = await self._subscriptions(interaction)
        wanted = id_.strip().casefold()
        found = [one for one in own if wanted in (one.id, subscription_words(one.wanted).casefold())]
        if len(found) != 1:
            raise AlertRefused(_NOT_YOURS)
        return found[0]


def _place(interaction: Interaction, one: Subscription) -> str:
    return "in direct messages" if one.channel is None else f"in {channel_name(interaction, one.channel)}"


def _hindrance(
    interaction: Interaction, *, here: bool, mention: discord.Role | None, allowed: frozenset[int]
) -> str | None:
    """Why it can't be told so, as a sentence."""
    if mention is not None:
        if not here:
            return "A role is mentioned in a channel alone: choose where: here."
        if mention.id not in allowed:
            return f"Alerts may not mention @{mention.name} here: an admin allows it with /admin alerts."
    channel = interaction.channel
    if here and isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        if not interaction.permissions.send_messages:
            return "You may not write here, so I don't for you: choose direct messages."
        lack = obstacle_in(channel, interaction.guild.me if interaction.guild else None, Act.POST)
        return f"I may not {Act.POST.value} here: {lack}." if lack else None
    return None
