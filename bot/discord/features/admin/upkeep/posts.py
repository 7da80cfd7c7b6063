"""`/admin links` and `/admin news`: the channels whose links are taken, and the one that is told what changed."""

from dataclasses import replace

from discord import app_commands
from discord.ext import commands

from bot.memory import ServerSettings
from bot.replies.reply import Fact, Note, plain, problem
from bot.service.keepers import Right
from bot.service.sources.fetching import LINKS_A_MESSAGE, LINKS_A_PERSON

from ....bot import Interaction, QuoteBot
from ....transport.responses import deferred_response, respond
from ...coverage import autocomplete
from ..server_options import (
    NOT_LISTED,
    QuestionChannel,
    changed_numbers,
    channel_name,
    ids,
    listed_choices,
)
from ..settings.changing import change
from ..settings.rules import LINKS, NEWS

_TAKEN = Note(
    f"Whoever may write there has pages fetched: {LINKS_A_PERSON} links an hour a person, {LINKS_A_MESSAGE} a message, "
    "from public addresses."
)


class PostCommands(commands.Cog):
    bot: QuoteBot

    async def _listed_links(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        return await listed_choices(
            interaction, current, Right.COLLECTION, lambda settings: settings.links, channel_name
        )

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
            without = replace(settings, links=settings.links - ids(add))  # one that is listed is refused as well
            if (sentence := await LINKS.refusal(interaction, without, replace(settings, links=changed))) is not None:
                await respond(interaction, problem(sentence))
                return
            done = await change(interaction, LINKS, lambda settings: replace(settings, links=changed))
            names = ", ".join(channel_name(interaction, channel) for channel in sorted(changed)) or "none"
            notes = (*([_TAKEN] if changed else []), *done.notes)
            await respond(interaction, plain("Channels whose links I take", Fact("Here", names), *notes))

    @app_commands.command(extras={"right": Right.MANNERS})
    @app_commands.describe(channel="From now on, this one and no other", none="From now on, none")
    async def news(self, interaction: Interaction, channel: QuestionChannel | None = None, none: bool = False) -> None:
        """The channel where I tell what changed in the coverage when nobody asked for it."""
        async with deferred_response(interaction, private=True):

            def edit(settings: ServerSettings) -> ServerSettings:
                return replace(settings, news=None if none else channel.id if channel is not None else settings.news)

            done = await change(interaction, NEWS, edit)
            chosen = done.settings.news
            here = "nowhere" if chosen is None else channel_name(interaction, chosen)
            await respond(interaction, plain("News", Fact("Told in", here), *done.notes))
