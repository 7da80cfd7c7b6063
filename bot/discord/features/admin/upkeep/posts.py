"""`/admin links` and `/admin news`: the channels whose links are taken, and the one that is told what changed."""

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.reply import Fact, Note, plain, problem
from bot.service.keepers import Right
from bot.service.sources.fetching import LINKS_A_MESSAGE, LINKS_A_PERSON

from ....bot import Interaction, QuoteBot
from ....transport.permissions import Act, obstacle_in
from ....transport.responses import deferred_response, respond
from ...coverage import autocomplete
from ..audit import record_action, record_collection_action
from ..home import home_server, is_shared
from ..rights import may
from ..server_options import (
    NOT_LISTED,
    QuestionChannel,
    changed_numbers,
    channel_name,
    difference,
    number_choices,
)

_HOME_ALONE = "Several servers are answered from this collection, so links are taken on my home server alone."
_TAKEN = Note(
    f"Whoever may write there has pages fetched: {LINKS_A_PERSON} links an hour a person, {LINKS_A_MESSAGE} a message, "
    "from public addresses."
)


class PostCommands(commands.Cog):
    bot: QuoteBot

    async def _listed_links(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        if not await may(interaction, Right.COLLECTION):
            return []
        settings = await self.bot.memory.server(interaction.guild_id)
        return number_choices(settings.links, lambda channel: channel_name(interaction, channel), current)

    @app_commands.command(extras={"right": Right.COLLECTION})
    @app_commands.describe(
        add="From now on, pages that are linked here are fetched and indexed",
        remove="From now on, they are not any more",
        forget="One that is listed, also where it was deleted",
    )
    @app_commands.autocomplete(forget=_listed_links)
    async def links(
        self,
        interaction: Interaction,
        add: QuestionChannel | None = None,
        remove: QuestionChannel | None = None,
        forget: str | None = None,
    ) -> None:
        """The channels where I fetch and index whatever page somebody links."""
        async with deferred_response(interaction, private=True):
            settings = await self.bot.memory.server(interaction.guild_id)
            changed = changed_numbers(settings.links, add, remove, forget)
            if changed is None:
                await respond(interaction, problem(NOT_LISTED))
                return
            if add is not None and not await self._may_feed(interaction):
                await respond(interaction, problem(_HOME_ALONE))
                return

            def name(channel: int) -> str:
                return channel_name(interaction, channel)

            if changed != settings.links:
                await self._keep(interaction, replace(settings, links=changed))
                difference_ = difference(settings.links, changed, name)
                await record_collection_action(interaction, f"set channels for links: {difference_}")
            names = ", ".join(name(channel) for channel in sorted(changed)) or "none"
            notes = [_TAKEN] if changed else []
            notes += [Note(lack) for act in (Act.REACT, Act.ANSWER) if add and (lack := _lack(interaction, add, act))]
            await respond(interaction, plain("Channels whose links I take", Fact("Here", names), *notes))

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(channel="From now on, this one and no other", none="From now on, none")
    async def news(self, interaction: Interaction, channel: QuestionChannel | None = None, none: bool = False) -> None:
        """The channel where I tell what changed in the coverage when nobody asked for it."""
        async with deferred_response(interaction, private=True):
            settings = await self.bot.memory.server(interaction.guild_id)
            chosen = None if none else channel.id if channel is not None else settings.news
            if chosen != settings.news:
                await self._keep(interaction, replace(settings, news=chosen))
                name = "none" if chosen is None else channel_name(interaction, chosen)
                await record_action(interaction, f"set the channel of news: {name}")
            here = "nowhere" if chosen is None else channel_name(interaction, chosen)
            lack = _lack(interaction, channel, Act.POST) if channel is not None and not none else None
            await respond(interaction, plain("News", Fact("Told in", here), *([Note(lack)] if lack else [])))

    async def _may_feed(self, interaction: Interaction) -> bool:
        server = interaction.guild_id
        return not is_shared(self.bot, server) or server == await home_server(self.bot)

    async def _keep(self, interaction: Interaction, settings: ServerSettings) -> None:
        assert interaction.guild_id is not None
        await self.bot.memory.set_server(interaction.guild_id, settings)


def _lack(interaction: Interaction, channel: app_commands.AppCommandChannel, act: Act) -> str | None:
    """What the bot may not do there, as a sentence."""
    me = interaction.guild.me if interaction.guild else None
    hindrance = obstacle_in(channel, me, act)
    return f"I may not {act.value} in #{channel.name}: {hindrance}." if hindrance else None
