"""`/admin feed`: the feeds whose articles are fetched and indexed by themselves."""

import asyncio

from discord import app_commands
from discord.ext import commands

from bot.memory import WatchedFeed
from bot.replies.admin.upkeep import feed_entry, moment_words, not_watched
from bot.replies.reply import Block, Fact, Note, Reply, Tone, plain, problem
from bot.replies.wording import counted
from bot.service.keepers import Right
from bot.service.sources.fetching import FeedFetch, make_own_folder

from ....bot import Interaction, QuoteBot
from ....transport.responses import deferred_response, respond
from ...coverage import autocomplete
from ..audit import record_collection_action
from ..home import is_shared
from ..reindex_progress import SourceChange, take_up
from ..rights import may
from .owing import owing

MOST = 50  # feeds of a collection; at two seconds a page, one new article in each takes two minutes
_CHOICE_LENGTH = 100  # characters; a limit of Discord's
_ADDRESS_LENGTH = 500  # characters
_KEPT = Note("What was stored of it stays: /admin remove deletes a document.")


class FeedCommands(commands.Cog):
    bot: QuoteBot
    feed = app_commands.Group(name="feed", description="The feeds whose articles I fetch and index by myself")

    async def _removable(self, interaction: Interaction, current: str) -> autocomplete.Choices:
        if not await may(interaction, Right.COLLECTION):
            return []
        wanted = current.casefold()
        feeds = await self.bot.memory.feeds(owner_of(self.bot, interaction.guild_id))
        urls = [feed.url for feed in feeds if not feed.named and len(feed.url) <= _CHOICE_LENGTH]
        return [autocomplete.choice(url, url) for url in urls if wanted in url.casefold()][: autocomplete.CHOICES]

    @feed.command(name="add", extras={"right": Right.COLLECTION})
    @app_commands.describe(address="A feed or a sitemap, with http:// or https://")
    async def add_feed(self, interaction: Interaction, address: app_commands.Range[str, 1, _ADDRESS_LENGTH]) -> None:
        """Watch a feed: what it names is fetched now, and what is new in it from now on."""
        async with deferred_response(interaction, private=False, refusals_private=True):
            owner, url = owner_of(self.bot, interaction.guild_id), address.strip()
            feeds = await self.bot.memory.feeds(owner)
            if any(feed.url == url for feed in feeds):
                await respond(interaction, plain("I watch this feed already: /admin feed list shows it."))
                return
            if len(feeds) >= MOST:
                await respond(interaction, problem(f"I watch {MOST} feeds at most: remove one first."))
                return
            async with owing(self.bot, owner):
                await self._add(interaction, owner, url)

    @feed.command(name="list", extras={"right": Right.VIEW})
    async def list_feeds(self, interaction: Interaction) -> None:
        """The feeds that I watch: when each was fetched, what it brought, and what went wrong."""
        async with deferred_response(interaction, private=True):
            feeds = await self.bot.memory.feeds(owner_of(self.bot, interaction.guild_id))
            if not feeds:
                await respond(interaction, plain("I watch no feed."))
                return
            entries = tuple(feed_entry(feed.url, _state(feed), feed.wrong) for feed in feeds)
            await respond(interaction, Reply(Tone.PLAIN, f"Watched: {counted(len(feeds), 'feed')}", entries))

    @feed.command(name="remove", extras={"right": Right.COLLECTION})
    @app_commands.describe(address="One that is watched")
    @app_commands.autocomplete(address=_removable)
    async def remove_feed(self, interaction: Interaction, address: str) -> None:
        """Watch a feed no more; what was stored of it stays."""
        async with deferred_response(interaction, private=True):
            owner, url = owner_of(self.bot, interaction.guild_id), address.strip()
            if await self.bot.memory.remove_feed(owner, url):
                await record_collection_action(interaction, f"stopped watching a feed: {url}")
                await respond(interaction, plain(f"I watch {url} no more.", _KEPT))
                return
            named = any(feed.url == url for feed in await self.bot.memory.feeds(owner))
            why = "my settings name it (PULLQUOTE_FEEDS), so it is removed there" if named else "I don't watch it"
            await respond(interaction, problem(f"I can't remove {url}: {why}."))

    async def _add(self, interaction: Interaction, owner: int | None, url: str) -> None:
        found = await self._fetched(interaction, url)
        if found.failure is not None and not found.stored:
            await respond(interaction, not_watched(url, found.failure))
            return
        await _keep(self.bot, owner, found)
        await record_collection_action(interaction, f"watched a feed: {url}")
        await _tell(interaction, found)

    async def _fetched(self, interaction: Interaction, url: str) -> FeedFetch:
        """Ends when the bot is told to stop."""
        sources = self.bot.collections.for_server(interaction.guild_id).sources
        if not is_shared(self.bot, interaction.guild_id):
            await asyncio.to_thread(make_own_folder, sources)
        return await self.bot.chores.start(self.bot.web.feed(sources, url))


def owner_of(bot: QuoteBot, server: int | None) -> int | None:
    """The server that the collection belongs to; None for the bot's own, which servers share."""
    return None if is_shared(bot, server) else server


async def _keep(bot: QuoteBot, owner: int | None, found: FeedFetch) -> None:
    memory, now = bot.memory, bot.upkeep.now()
    await memory.add_feed(owner, found.url)
    await memory.feed_fetched(owner, found.url, now, len(found.stored), found.wrong)
    if (await memory.last_run(owner)).at is None:  # it need not be fetched once more at once
        await memory.ran(owner, now)


async def _tell(interaction: Interaction, found: FeedFetch) -> None:
    blocks: list[Block] = [Fact("Feed", found.url), Fact("Articles stored", f"{len(found.stored):,}")]
    blocks += [Note(f"{found.wrong[:1].upper()}{found.wrong[1:]}.")] if found.wrong else []
    if not found.stored:
        await respond(interaction, Reply(Tone.CONFIRMED, "Watched from now on", tuple(blocks)))
        return
    pending = "The articles are among the sources, and are answered from after the next reindex."
    await take_up(interaction, SourceChange(pending, tuple(blocks)))


def _state(feed: WatchedFeed) -> str:
    when = "not fetched yet" if feed.fetched is None else f"fetched {moment_words(feed.fetched)}"
    named = ", named in my settings" if feed.named else ""
    return f"{when}, {counted(feed.brought, 'article')} so far{named}"
