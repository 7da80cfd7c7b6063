"""One page: asked for, looked at, stored; or why not."""

import asyncio
from datetime import UTC, datetime

from yarl import URL

from ..hashing import sha256_of
from .fetched import Fetched, NotFetched
from .host_rules import RulesOfHosts
from .kinds import STORED, WebKind, kind_of
from .manners.opt_outs import Marks, opt_out, read_marks
from .origin import StoredOrigin
from .reach.addresses import Allow
from .reach.client import Response
from .reach.location import read_location
from .statuses import GONE, meaning_of
from .storage import Shelf, StoredPage
from .visits import Manner, Visits

_FOUND = frozenset({200, 203})
_NOT_MODIFIED = 304
_STATED_LIMIT = 1_000  # characters of a header that is kept
_A_LIST = {
    WebKind.FEED: "it is a feed and no article: what it names is fetched with --feed",
    WebKind.SITEMAP: "it is a sitemap and no article: what it names is fetched with --sitemap",
}


class Pages:
    def __init__(self, visits: Visits, rules: RulesOfHosts, shelf: Shelf, allow: Allow, size: int) -> None:
        self._visits = visits
        self._rules = rules
        self._shelf = shelf
        self._allow = allow
        self._size = size

    async def fetch(self, text: str) -> Fetched:
        """Raises SourcesUnusable where nothing can be stored."""
        try:
            url = read_location(text, self._allow)
            stored, why = await self._fetch(url)
        except NotFetched as reason:
            return Fetched(text, None, str(reason))
        return Fetched(text, stored, why)

    async def is_stored(self, url: URL) -> bool:
        return await asyncio.to_thread(self._shelf.find, url) is not None

    async def _fetch(self, url: URL) -> tuple[str, str]:
        """The file's name and what became of it. Raises NotFetched."""
        stored = await asyncio.to_thread(self._shelf.find, url)
        conditions = stored.conditions if stored else (lambda _: {})
        response = await self._visits.visit(url, Manner(self._size, self._rules.check, conditions))
        if response.status == _NOT_MODIFIED and stored:
            return stored.name, "unchanged"
        _check_status(response, stored)
        kind = await self._checked_kind(response)
        origin = _origin(url, response)
        return await asyncio.to_thread(self._shelf.keep, url, kind.value, response.body, origin)

    async def _checked_kind(self, response: Response) -> WebKind:
        """Raises NotFetched for what is no article, and for what its publisher reserves."""
        kind = kind_of(response.header("content-type"), response.url.path, response.body)
        if kind not in STORED:
            raise NotFetched(_A_LIST[kind])
        marks = await asyncio.to_thread(read_marks, response.body) if kind is WebKind.PAGE else Marks()
        rules = await self._rules.of(response.url)
        robots, tdm = response.all("x-robots-tag"), response.header("tdm-reservation")
        if why := opt_out(robots, tdm, marks, rules.tdm, response.url.raw_path_qs):
            raise NotFetched(why)
        return kind


def _check_status(response: Response, stored: StoredPage | None) -> None:
    if response.status in _FOUND:
        return
    kept = f"; {stored.name} is kept until you remove it" if stored and response.status in GONE else ""
    raise NotFetched(meaning_of(response.status) + kept)


def _origin(asked: URL, response: Response) -> StoredOrigin:
    return StoredOrigin(
        asked=str(asked),
        url=str(response.url),
        fetched_at=datetime.now(UTC),
        status=response.status,
        sha256=sha256_of(response.body),
        content_type=_stated(response, "content-type"),
        etag=_stated(response, "etag"),
        last_modified=_stated(response, "last-modified"),
    )


def _stated(response: Response, name: str) -> str | None:
    """As it may be sent back."""
    value = response.header(name) or ""
    sound = value.isascii() and value.isprintable() and 0 < len(value) <= _STATED_LIMIT
    return value if sound else None
