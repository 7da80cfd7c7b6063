"""From addresses to stored files, one clear sentence about each."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from yarl import URL

from .fetched import LINKS_FETCHED, Fetched, FetchLimits, FetchOutcome
from .host_rules import RulesOfHosts
from .listing import Listing
from .manners.turns import Turns
from .pages import Pages
from .reach.addresses import Allow
from .reach.client import open_client
from .reach.resolver import CheckedResolver, LookUp, look_up
from .remembered.declined import DeclinedAddresses
from .remembered.removals import Removals
from .storage import FOLDER, Shelf
from .visits import Visits
from .wanted import ASKED_LIMIT, wanted

_RULES, _DECLINED = ".robots", ".declined.json"
_NOTHING_NEW = "it names nothing that is not stored already"


class Fetcher:
    """Stores below `sources`. `contact`, an address that a site's owner can write to, is told to every server. For use
    on one event loop."""

    def __init__(
        self,
        sources: Path,
        allow: Allow | None = None,
        limits: FetchLimits | None = None,
        contact: str | None = None,
        look_up: LookUp = look_up,
        turns: Turns | None = None,
    ) -> None:
        self._sources = sources
        self._allow = allow or Allow()
        self._limits = limits or FetchLimits()
        self._contact = contact
        self._look_up = look_up
        self._turns = turns or Turns(self._limits.pause, self._limits.longest_wait)

    def beside(self, sources: Path) -> "Fetcher":
        """One for another folder, whose requests to a host take turns with those of this one."""
        return Fetcher(sources, self._allow, self._limits, self._contact, self._look_up, self._turns)

    async def fetch(self, urls: Iterable[str], *, named: bool = True) -> AsyncGenerator[Fetched, None]:
        """Each address once, as they are done. What was removed comes back where the addresses are `named` to bring it
        back, and not where they were only met somewhere. Raises SourcesUnusable where nothing can be stored."""
        async with self._at_work() as (pages, _), aclosing(self._each(pages, urls, named=named)) as found:
            async for one in found:
                yield one

    async def fetch_feed(self, url: str, limit: int = LINKS_FETCHED) -> AsyncGenerator[Fetched, None]:
        """The articles that a feed or a sitemap names and that are neither stored nor removed, until `limit` were
        stored, the latest first where it says which these are; of the list itself only why there are none. Raises
        SourcesUnusable."""
        async with self._at_work() as (pages, listing), aclosing(self._listed(pages, listing, url, limit)) as found:
            async for one in found:
                yield one

    @asynccontextmanager
    async def _at_work(self) -> AsyncIterator[tuple[Pages, Listing]]:
        shelf = Shelf(self._sources)
        shelf.check()
        resolver = CheckedResolver(self._allow, self._look_up)
        async with open_client(resolver, self._limits, self._contact) as client:
            visits = Visits(client, self._turns, self._allow, self._limits)
            rules = RulesOfHosts(visits, self._turns, self._sources / FOLDER / _RULES)
            size = self._limits.size
            try:
                pages = Pages(visits, rules, shelf, Removals(self._sources), self._allow, size)
                yield pages, Listing(visits, rules, self._allow, size)
            finally:
                await rules.close()

    async def _listed(self, pages: Pages, listing: Listing, url: str, limit: int) -> AsyncGenerator[Fetched, None]:
        declined = DeclinedAddresses(self._sources / FOLDER / _DECLINED)
        await asyncio.to_thread(declined.read)
        told, stored, asked = False, 0, 0
        try:
            async with aclosing(wanted(pages, listing, declined, url)) as links:
                while (room := min(limit - stored, ASKED_LIMIT - asked)) > 0:
                    batch: list[str] = []
                    async for link in links:
                        if isinstance(link, str):
                            batch.append(link)
                        else:
                            told = True
                            yield link
                        if len(batch) == room:
                            break
                    if not batch:
                        break
                    asked += len(batch)
                    async with aclosing(self._each(pages, batch, named=False)) as found:
                        async for one in found:
                            stored += one.stored is not None
                            declined.note(one)
                            yield one
        finally:
            declined.write()
        if not asked and not told:
            yield Fetched(url, None, _NOTHING_NEW, FetchOutcome.NOTHING_NEW)

    async def _each(self, pages: Pages, urls: Iterable[str], *, named: bool) -> AsyncGenerator[Fetched, None]:
        """A few hosts at once, the addresses of each one after the other."""
        ahead = _by_host(urls)
        total = sum(map(len, ahead))
        done: asyncio.Queue[Fetched | Exception] = asyncio.Queue()
        at_once = range(min(len(ahead), self._limits.at_once))
        workers = [asyncio.create_task(_work(pages, ahead, done, named=named)) for _ in at_once]
        try:
            for _ in range(total):
                if isinstance(one := await done.get(), Exception):
                    raise one
                yield one
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)


async def _work(
    pages: Pages, ahead: deque[list[str]], done: "asyncio.Queue[Fetched | Exception]", *, named: bool
) -> None:
    try:
        while ahead:
            for url in ahead.popleft():
                done.put_nowait(await pages.fetch(url, named=named))
    except Exception as error:
        done.put_nowait(error)


def _by_host(urls: Iterable[str]) -> deque[list[str]]:
    """In the order in which hosts come first; an address that can't be read is a host of its own."""
    groups: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        groups.setdefault(_host(url), []).append(url)
    return deque(groups.values())


def _host(url: str) -> str:
    try:
        return (URL(url.strip()).raw_host or "").rstrip(".") or url
    except ValueError:
        return url
