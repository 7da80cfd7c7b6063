"""Links posted in a channel that an admin chose: the page is fetched, stored and indexed, and a reaction says so."""

import asyncio
import logging
import time
from contextlib import suppress

import discord
from discord.ext import commands

from bot.replies.admin.upkeep import links_reply
from bot.replies.reply import Reply, problem
from bot.replies.wording import counted
from bot.service.rate_limits import Limiter
from bot.service.sources.fetching import LINKS_A_MESSAGE, LINKS_A_PERSON, LINKS_A_SERVER, make_own_folder
from index import Cancelled

from ...bot import QuoteBot
from ...connection.retry import Unreachable, retry
from ...rendering.options import RenderOptions
from ...rendering.render import render
from ...transport.delivery import mark, unmark
from ...transport.failures import failure_reply
from ..admin.home import home_server, is_shared
from ..admin.upkeep.feeds import owner_of
from ..admin.upkeep.owing import owing
from .index_together import IndexTogether
from .posted_links import Outcome, PostedLinks, links_in, outcome

_log = logging.getLogger(__name__)
FETCHING, TAKEN, NOT_TAKEN = "⏳", "✅", "❌"
_HOUR = 3_600.0  # seconds
_RESTARTED = "I was being restarted: post it again in a minute."
_STOPPED = "It is stored, and an admin stopped the reindex: it is answered from after the next."
_LAST_WORDS = 3.0  # seconds to say so


class Posted(commands.Cog):
    def __init__(self, bot: QuoteBot) -> None:
        self.bot = bot
        self._people = Limiter(time.monotonic, _HOUR)
        self._servers = Limiter(time.monotonic, _HOUR)
        self._together = IndexTogether(bot)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if self.bot.shutting_down or message.guild is None or not _is_a_persons(message):
            return
        links = links_in(message.content)
        if links.urls and await takes_links(self.bot, message.guild.id, message):
            self.bot.chores.start(self._take(message, message.guild.id, links))

    async def _take(self, message: discord.Message, server: int, links: PostedLinks) -> None:
        if (sentence := self._over(message.author.id, server, len(links.urls))) is not None:
            await mark(message, NOT_TAKEN)
            await _reply(message, problem(sentence))
            return
        await mark(message, FETCHING)
        try:
            what = await self._outcome(server, links)
        except asyncio.CancelledError:
            with suppress(TimeoutError):
                async with asyncio.timeout(_LAST_WORDS):
                    await self._end(message, Outcome(0, (_RESTARTED,)), 0)
            raise
        await self._end(message, what, links.left_out)

    def _over(self, person: int, server: int, count: int) -> str | None:
        """Counts the links; the sentence of a refusal where there are too many in the last hour. Then none counts."""
        # `wait` tells when as many more would fit.
        person_waits = self._people.wait(person, LINKS_A_PERSON + 1 - count)
        if wait := max(person_waits, self._servers.wait(server, LINKS_A_SERVER + 1 - count)):
            whose, most = ("one person", LINKS_A_PERSON) if person_waits else ("this server", LINKS_A_SERVER)
            minutes = counted(max(1, round(wait / 60)), "minute")
            return f"I take {most} links of {whose} an hour. Please post it again in {minutes}."
        for _ in range(count):
            self._people.count(person)
            self._servers.count(server)
        return None

    async def _outcome(self, server: int, links: PostedLinks) -> Outcome:
        """Fetches, and waits until what was stored is indexed."""
        collection = self.bot.collections.for_server(server)
        try:
            if not is_shared(self.bot, server):
                await asyncio.to_thread(make_own_folder, collection.sources)
            async with owing(self.bot, owner_of(self.bot, server)):
                found = await self.bot.web.pages(collection.sources, links.urls)
                stored = any(one.stored is not None for one in found)
                refused = (await self._together.indexed(collection)).refused if stored else ()
        except Cancelled:
            return Outcome(0, (_STOPPED,))
        except Exception as error:
            return Outcome(0, (failure_reply(error).headline,))
        return outcome(found, refused)

    async def _end(self, message: discord.Message, what: Outcome, left_out: int) -> None:
        assert self.bot.user is not None
        await unmark(message, FETCHING, self.bot.user)
        marks = [emoji for emoji, due in ((TAKEN, what.taken), (NOT_TAKEN, what.reasons)) if due]
        seen = all([await mark(message, emoji) for emoji in marks])
        were = "was" if left_out == 1 else "were"
        more = (f"I take {LINKS_A_MESSAGE} links of a message: {left_out} more {were} left out.",)
        reply = links_reply((*what.reasons, *(more if left_out else ())), what.taken, seen)
        if reply is not None:
            await _reply(message, reply)
        _log.info("links posted", extra={"taken": what.taken, "not_taken": len(what.reasons)})


async def takes_links(bot: QuoteBot, server: int, message: discord.Message) -> bool:
    """Whether an admin chose the channel, or the one that the thread is in. Where several servers share the collection
    only its home server feeds it."""
    channel = message.channel
    number = channel.parent_id if isinstance(channel, discord.Thread) else channel.id
    settings = await bot.memory.server(server)
    if number not in settings.links:
        return False
    return not is_shared(bot, server) or server == await home_server(bot)


async def _reply(message: discord.Message, reply: Reply) -> None:
    """Raises nothing: where the bot may not write, the reaction has to do."""
    view = render(reply, RenderOptions(public=False))
    reference = message.to_reference(fail_if_not_exists=True)
    try:
        await retry(
            lambda: message.channel.send(
                view=view, reference=reference, mention_author=False, nonce=f"links-{message.id}"
            )
        )
    except Unreachable as error:
        _log.info("reason not told", extra={"reason": type(error).__name__})


def _is_a_persons(message: discord.Message) -> bool:
    kinds = (discord.MessageType.default, discord.MessageType.reply)
    return not message.author.bot and message.webhook_id is None and message.type in kinds
