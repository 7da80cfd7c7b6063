"""What a feed or a sitemap leads to, read as far as somebody wants to know."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator

from yarl import URL

from .fetched import Fetched, NotFetched
from .host_rules import RulesOfHosts
from .kinds import WebKind, kind_of
from .links import Links, read_links
from .reach.addresses import Allow
from .reach.body import inflated
from .reach.client import Response
from .reach.location import read_location
from .statuses import meaning_of
from .visits import Manner, Visits

_FOUND = frozenset({200, 203})
_GZIP = b"\x1f\x8b"
_LISTS_LIMIT = 50  # files of one run
_DEPTH_LIMIT = 2  # sitemaps in sitemaps; the protocol has one level


class Listing:
    def __init__(self, visits: Visits, rules: RulesOfHosts, allow: Allow, size: int) -> None:
        self._visits = visits
        self._rules = rules
        self._allow = allow
        self._size = size

    async def links(self, text: str) -> AsyncGenerator[URL | Fetched, None]:
        """The addresses of pages, each once, and of each list or link that can't be read why."""
        ahead: deque[tuple[str, URL | None, int]] = deque([(text, None, 0)])
        seen: set[str] = set()
        for _ in range(_LISTS_LIMIT):
            if not ahead:
                return
            named, base, depth = ahead.popleft()
            try:
                where, links = await self._read(named, base)
            except NotFetched as reason:
                yield Fetched(named, None, str(reason))
                continue
            ahead.extend((inner, where, depth + 1) for inner in links.lists if depth < _DEPTH_LIMIT)
            for link in links.pages:
                if link not in seen:
                    seen.add(link)
                    yield self._location(link, where)

    def _location(self, link: str, base: URL) -> URL | Fetched:
        try:
            return read_location(link, self._allow, base)
        except NotFetched as reason:
            return Fetched(link, None, str(reason))

    async def _read(self, text: str, base: URL | None) -> tuple[URL, Links]:
        """Raises NotFetched."""
        url = read_location(text, self._allow, base)
        response = await self._visits.visit(url, Manner(self._size, self._rules.check))
        if response.status not in _FOUND:
            raise NotFetched(meaning_of(response.status))
        return response.url, await asyncio.to_thread(_links, response, self._size)


def _links(response: Response, size: int) -> Links:
    body = response.body
    if body.startswith(_GZIP):
        body = inflated(body, size)
        kind = kind_of(None, response.url.path, body)
    else:
        kind = kind_of(response.header("content-type"), response.url.path, body)
    if kind not in (WebKind.FEED, WebKind.SITEMAP):
        raise NotFetched("it is neither a feed nor a sitemap")
    return read_links(body)
