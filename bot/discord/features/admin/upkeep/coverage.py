"""`/admin coverage`: the channels that are told of new coverage, one post a story."""

from discord import app_commands
from discord.ext import commands

from bot.alerts.asking import AlertRefused, ask_to_be_told
from bot.memory.alerts.subscriptions import Subscription
from bot.replies.coverage.alerts import posted_reply, subscription_entry, subscription_words, unmet_sentence
from bot.replies.reply import Note, Reply, Tone, plain, problem
from bot.replies.wording import counted
from bot.service.keepers import Right
from retrieval import Wanted

from ....bot import Interaction, QuoteBot
from ....transport.permissions import Act, obstacle_in
from ....transport.responses import deferred_response, respond
from ...coverage import autocomplete
from ...coverage.alert_desk import AlertDesk, limits_of
from ..audit import record_action
from ..rights import may
from ..server_options import QuestionChannel, channel_name

_LONGEST = 100  # characters
_NONE = "No channel is told of new coverage: /admin coverage add."
_UNKNOWN = "No channel is told of that: /admin coverage list shows what is."


class CoverageCommands(commands.Cog):
    bot: QuoteBot
    coverage = app_commands.Group(name="coverage", description="The channels that are told of new coverage")

    async def _posted(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        if not await may(interaction, Right.MANNERS):
            return []
        wanted = current.casefold()
        named = [(one, _words(interaction, one)) for one in await self._own(interaction)]
        fitting = [(one, words) for one, words in named if wanted in words.casefold()]
        return [autocomplete.choice(words, one.id) for one, words in fitting[: autocomplete.CHOICES]]

    @coverage.command(name="add", extras={"right": Right.MANNERS})
    @app_commands.describe(
        channel="Where new stories are posted",
        outlet="Those of one paper alone",
        speaker="Those alone in which somebody is quoted",
        words="Those alone in which somebody is quoted on this",
    )
    @app_commands.autocomplete(speaker=autocomplete.speakers, outlet=autocomplete.outlets)
    async def add_coverage(
        self,
        interaction: Interaction,
        channel: QuestionChannel,
        outlet: app_commands.Range[str, 1, _LONGEST] | None = None,
        speaker: app_commands.Range[str, 1, _LONGEST] | None = None,
        words: app_commands.Range[str, 1, _LONGEST] | None = None,
    ) -> None:
        """Post new stories in a channel, each once, and add the papers that carry it later."""
        async with deferred_response(interaction, private=True):
            me = interaction.guild.me if interaction.guild else None
            if lack := obstacle_in(channel, me, Act.POST):
                await respond(interaction, problem(f"I may not {Act.POST.value} in #{channel.name}: {lack}."))
                return
            new = Subscription(
                Wanted(speaker, words, outlet), server=interaction.guild_id, channel=channel.id, follows=True
            )
            desk, settings = (
                AlertDesk(self.bot, interaction.guild_id),
                await self.bot.memory.server(interaction.guild_id),
            )
            kept, unmet = await ask_to_be_told(
                self.bot.memory.alerts, desk.looking, new, limits_of(settings), everything=True
            )
            await record_action(interaction, f"had new coverage posted: {_words(interaction, kept)}")
            notes = (Note(unmet_sentence(unmet)),) if unmet is not None else ()
            await respond(interaction, posted_reply(kept.wanted, channel_name(interaction, channel.id), notes))

    @coverage.command(name="list", extras={"right": Right.VIEW})
    async def list_coverage(self, interaction: Interaction) -> None:
        """Which channels are told of which new coverage."""
        async with deferred_response(interaction, private=True):
            own = await self._own(interaction)
            if not own:
                await respond(interaction, plain(_NONE))
                return
            entries = tuple(
                subscription_entry(
                    one.wanted, f"in {channel_name(interaction, one.channel or 0)}", one.trouble, paused=one.paused
                )
                for one in own
            )
            await respond(interaction, Reply(Tone.PLAIN, counted(len(own), "channel post"), entries))

    @coverage.command(name="remove", extras={"right": Right.MANNERS})
    @app_commands.describe(post="One of the list")
    @app_commands.autocomplete(post=_posted)
    async def remove_coverage(self, interaction: Interaction, post: str) -> None:
        """Tell a channel of new coverage no more; what was posted stays."""
        async with deferred_response(interaction, private=True):
            own = await self._own(interaction)
            found = [one for one in own if post.strip() in (one.id, _words(interaction, one))]
            if len(found) != 1:
                raise AlertRefused(_UNKNOWN)
            await self.bot.memory.alerts.unsubscribe(found[0].id)
            await record_action(interaction, f"had new coverage posted no more: {_words(interaction, found[0])}")
            await respond(interaction, plain(f"Removed: {_words(interaction, found[0])}"))

    async def _own(self, interaction: Interaction) -> list[Subscription]:
        assert interaction.guild_id is not None
        every = await self.bot.memory.alerts.subscriptions_on(interaction.guild_id)
        return [one for one in every if one.owner is None]


def _words(interaction: Interaction, one: Subscription) -> str:
    return f"{subscription_words(one.wanted)} in {channel_name(interaction, one.channel or 0)}"
