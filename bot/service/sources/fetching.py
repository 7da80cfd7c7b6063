"""What is fetched for a collection: feeds, and pages that somebody named. Nothing here blocks the event loop."""

import asyncio
from collections.abc import Iterable
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path

from index import Fetched, Fetcher, FetchOutcome, PullquoteError

from .upkeep import Upkeep

FEED_SECONDS = 600.0  # for one feed; what is left comes with the next time
LINKS_A_MESSAGE = 5  # that are posted; more are left out
LINKS_A_PERSON = 10  # an hour
LINKS_A_SERVER = 60  # an hour


@dataclass(frozen=True, slots=True)
class FeedFetch:
    """What came of a feed: the articles that were `stored`, how many were `missed` and why the last one was. `failure`
    is why the feed itself can't be read, a sentence in lower case without a stop."""

    url: str
    stored: tuple[str, ...] = ()
    missed: int = 0
    why: str | None = None
    failure: str | None = None

    @property
    def wrong(self) -> str | None:
        if self.failure is not None or not self.missed:
            return self.failure
        return f"{self.missed} of its articles not stored: {self.why}"


class WebSources:
    """One fetcher a sources folder, all of which take turns, so that the pauses between two requests to a site hold for
    whatever is asked. Of one event loop."""

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self._first: Fetcher | None = None
        self._fetchers: dict[Path, Fetcher] = {}

    async def feed(self, sources: Path, url: str) -> FeedFetch:
        """Raises nothing but what shutting down does."""
        found: list[Fetched] = []
        try:
            async with asyncio.timeout(FEED_SECONDS), aclosing(self._of(sources).fetch_feed(url)) as fetched:
                async for one in fetched:
                    found.append(one)
        except TimeoutError:
            pass
        except PullquoteError as error:
            return FeedFetch(url, _stored(found), failure=_as_part(str(error)))
        return _feed_fetch(url, found)

    async def pages(self, sources: Path, urls: Iterable[str]) -> tuple[Fetched, ...]:
        """What an admin removed stays away. Raises SourcesUnusable where nothing can be stored."""
        async with aclosing(self._of(sources).fetch(urls, named=False)) as fetched:
            return tuple([one async for one in fetched])

    def _of(self, sources: Path) -> Fetcher:
        if sources not in self._fetchers:
            upkeep = self._upkeep
            self._first = self._first or Fetcher(sources, upkeep.allow, upkeep.limits, upkeep.contact)
            self._fetchers[sources] = self._first.beside(sources)
        return self._fetchers[sources]


def make_own_folder(sources: Path) -> None:
    """Of a server that has a collection of its own: nobody may have put anything there yet. The folder that holds those
    of all servers is never made, as it may be a disk that is away."""
    with suppress(OSError):  # the fetcher tells that it is not there
        sources.mkdir(mode=0o700, exist_ok=True)


def _feed_fetch(url: str, found: list[Fetched]) -> FeedFetch:
    missed = [one for one in found if one.stored is None and one.outcome is not FetchOutcome.NOTHING_NEW]
    failure = next((one.why for one in missed if one.url == url), None)
    articles = [one for one in missed if one.url != url]
    return FeedFetch(url, _stored(found), len(articles), articles[-1].why if articles else None, failure)


def _stored(found: list[Fetched]) -> tuple[str, ...]:
    return tuple(one.stored for one in found if one.stored is not None)


def _as_part(sentence: str) -> str:
    """A whole sentence as the end of another."""
    return (sentence[:1].lower() + sentence[1:]).removesuffix(".")
