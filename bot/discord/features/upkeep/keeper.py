"""One collection kept up to date: its feeds are fetched, it is reindexed when that is due, and news are told."""

import asyncio
import datetime
import logging
from dataclasses import dataclass, field

from bot.memory import LastRun, WatchedFeed
from bot.replies.admin.upkeep import FeedTrouble, failed_run_reply, news_reply
from bot.service.pool import Busy
from bot.service.sources.fetching import FeedFetch
from bot.timing.schedule import is_due
from bot.timing.watching import Watched, look_at
from index import Cancelled, IndexBusy, NothingPublished, PullquoteError, Refusal, Report, SourcesUnusable

from ...bot import QuoteBot
from ...transport.failures import failure_reply
from .news import post_news

_log = logging.getLogger(__name__)
_NOT_YET = (IndexBusy, Busy)  # another process indexes, or too many runs wait: it is tried again


@dataclass(slots=True)
class Keeper:
    """`owner` is the server whose collection it is, None for the bot's own; `servers` are those that are answered from
    it."""

    bot: QuoteBot
    owner: int | None
    servers: tuple[int, ...] = ()
    _owed_since: datetime.datetime | None = None  # when a run became due that was not done yet
    _debts: frozenset[int] | None = None  # noted in the memory before what they are for was fetched; None before a look
    _troubles: tuple[FeedTrouble, ...] = ()
    _watched: Watched = field(default_factory=Watched)
    _told: str | None = None

    async def keep(self) -> None:
        """Does what is due now. Raises what the bot's memory does."""
        last = await self.bot.memory.last_run(self.owner)
        feeds = await self.bot.memory.feeds(self.owner)
        upkeep, now = self.bot.upkeep, self.bot.upkeep.now()
        rhythm = upkeep.rhythm(feeds=bool(feeds))
        owed_from_before = await self._owed_from_before()
        if self._owed_since is None and rhythm is not None and is_due(rhythm, now, last.at):
            if await self._fetch(feeds) or upkeep.runs_by_the_clock:
                self._owed_since = now
            else:
                await self.bot.memory.ran(self.owner, now, last.wrong)
                await self._tell(None, changed=False)
        if owed_from_before and self._owed_since is None:
            self._owed_since = last.at or now  # it is no run of the rhythm's
        if upkeep.watches and await self._files_changed(now) and self._owed_since is None:
            self._owed_since = now
        if self._owed_since is not None:
            await self._run(self._owed_since, last)

    async def _owed_from_before(self) -> bool:
        """Whether something was stored before this start and not indexed; True once."""
        if self._debts is not None:
            return False
        self._debts = await self.bot.memory.debts(self.owner)
        return bool(self._debts)

    async def _fetch(self, feeds: tuple[WatchedFeed, ...]) -> bool:
        """Whether anything is stored that no run has indexed, of this time or before."""
        if not feeds:
            return bool(self._debts)
        before, debt = self._debts or frozenset(), await self.bot.memory.owe(self.owner)
        if await self._stored_of(feeds):
            self._debts = before | {debt}
        else:
            await self.bot.memory.settle([debt])
        return bool(self._debts)

    async def _stored_of(self, feeds: tuple[WatchedFeed, ...]) -> int:
        """How many articles. One feed after the other; what can't be fetched is told when it begins."""
        sources = self.bot.collections.for_server(self.owner).sources
        stored = 0
        for feed in feeds:
            found = await self.bot.web.feed(sources, feed.url)
            await note_fetched(self.bot, self.owner, found)
            stored += len(found.stored)
            if found.failure is not None and found.failure != feed.wrong:
                self._troubles += (FeedTrouble(feed.url, found.failure),)
        return stored

    async def _files_changed(self, now: datetime.datetime) -> bool:
        sources = self.bot.collections.for_server(self.owner).sources
        self._watched = self._watched.looked(await asyncio.to_thread(look_at, sources), now.timestamp())
        return self._watched.is_due(now.timestamp())

    async def _run(self, begun: datetime.datetime, last: LastRun) -> None:
        collection = self.bot.collections.for_server(self.owner)
        watched, self._watched = self._watched, self._watched.begun()
        refused = await self._refused()
        try:
            report = await self.bot.reindexing.run_when_idle(collection)
        except _NOT_YET:
            self._watched = watched
            return
        except Cancelled:  # an admin did that, and the log of admins says so
            await self._settle()
            await self._done(begun, None)
            return
        except Exception as error:
            self._watched = self._watched.failed(watched, self.bot.upkeep.now().timestamp())
            await self._fail(begun, error, last)
            return
        await self._settle()
        await self._done(begun, None)
        self._told = None
        await self._tell(report, changed=_changed(report, refused))

    async def _settle(self) -> None:
        await self.bot.memory.settle(self._debts or ())
        self._debts = frozenset()

    async def _done(self, begun: datetime.datetime, wrong: str | None) -> None:
        self._owed_since = None
        await self.bot.memory.ran(self.owner, begun, wrong)

    async def _fail(self, begun: datetime.datetime, error: Exception, last: LastRun) -> None:
        """The same error is told once, also where the bot is started in between."""
        if isinstance(error, SourcesUnusable) and await self._refused() is None:
            await self._done(begun, None)  # nobody put anything there yet
            return
        kind = f"{type(error).__name__}: {error}"
        sentence = failure_reply(error).headline if kind != self._told else last.wrong
        await self._done(begun, sentence)
        if kind != self._told and sentence is not None and sentence != last.wrong:
            await post_news(self.bot, self.servers, failed_run_reply(sentence))
        self._told = kind
        await self._tell(None, changed=False)

    async def _tell(self, report: Report | None, *, changed: bool) -> None:
        troubles, self._troubles = self._troubles, ()
        if (reply := news_reply(report, troubles, changed=changed)) is not None:
            await post_news(self.bot, self.servers, reply)

    async def _refused(self) -> frozenset[Refusal] | None:
        """Those of the index that is served; None where nothing is published."""
        try:
            return frozenset((await self.bot.complete(self.owner, lambda one: one.published())).refused)
        except NothingPublished:
            return None
        except PullquoteError:
            return frozenset()


async def note_fetched(bot: QuoteBot, owner: int | None, found: FeedFetch) -> None:
    """Keeps what came of a feed, for the list of feeds."""
    await bot.memory.feed_fetched(owner, found.url, bot.upkeep.now(), len(found.stored), found.wrong)
    if found.wrong is not None:
        _log.info("feed not fetched whole", extra={"missed": found.missed, "server": owner})


def _changed(report: Report, refused: frozenset[Refusal] | None) -> bool:
    return bool(report.added or report.changed or report.removed) or frozenset(report.refused) != (
        refused or frozenset()
    )
