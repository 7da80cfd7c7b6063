"""One page: asked for, looked at, stored; or why not."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from yarl import URL

from ..hashing import sha256_of
from .fetched import Declined, Fetched, FetchOutcome, NotFetched
from .host_rules import RulesOfHosts
from .kinds import STORED, WebKind, kind_of
from .manners.opt_outs import Marks, opt_out, read_marks
from .origin import StoredOrigin
from .reach.addresses import Allow
from .reach.client import Response
from .reach.location import read_location
from .remembered.removals import Removals
from .statuses import GONE, meaning_of
from .storage import Shelf
from .stored.page import StoredPage
from .visits import Manner, Visits

_FOUND = frozenset({200, 203})
_NOT_MODIFIED = 304
_PASSING = frozenset({408, 425, 429})  # of the kind of 4xx
_REMOVED = "it was removed from the sources: whoever runs me can fetch it again by its address (python -m bot fetch)"
_STATED_LIMIT = 1_000  # characters of a header that is kept
_A_LIST = {
    WebKind.FEED: "it is a feed and no article: what it names is fetched with --feed",
    WebKind.SITEMAP: "it is a sitemap and no article: what it names is fetched with --sitemap",
}


class Pages:
    def __init__(
        self, visits: Visits, rules: RulesOfHosts, shelf: Shelf, removals: Removals, allow: Allow, size: int
    ) -> None:
        self._visits = visits
        self._rules = rules
        self._shelf = shelf
        self._removals = removals
        self._allow = allow
        self._size = size

    async def fetch(self, text: str, *, named: bool) -> Fetched:
        """`named` is True where a person asks for this address: then it comes also where it was removed. Raises
        SourcesUnusable where nothing can be stored."""
        try:
            url = read_location(text, self._allow)
            stored, why = await self._fetch(url, named=named)
        except Declined as reason:
            return Fetched(text, None, str(reason), FetchOutcome.DECLINED)
        except NotFetched as reason:
            return Fetched(text, None, str(reason))
        return Fetched(text, stored, why)

    async def is_wanted(self, url: URL) -> bool:
        """False where it is stored, or was removed."""
        return await asyncio.to_thread(self._is_wanted, url)

    def _is_wanted(self, url: URL) -> bool:
        return not self._removals.holds(url) and self._shelf.find(url) is None

    async def _check(self, url: URL) -> None:
        """Raises NotFetched where it was removed, or robots.txt forbids it."""
        if await asyncio.to_thread(self._removals.holds, url):
            raise Declined(_REMOVED)
        await self._rules.check(url)

    async def _fetch(self, url: URL, *, named: bool) -> tuple[str, str]:
        """The file's name and what became of it. Raises NotFetched."""
        stored = await asyncio.to_thread(self._shelf.find, url)
        known: dict[URL, tuple[StoredPage | None, Mapping[str, str]]] = {}

        def look_up(asked: URL) -> tuple[StoredPage | None, Mapping[str, str]]:
            page = self._shelf.answered(asked) or stored
            return page, page.conditions(asked) if page else {}

        async def gate(asked: URL) -> None:
            await (self._rules.check if named else self._check)(asked)
            known[asked] = await asyncio.to_thread(look_up, asked)

        response = await self._visits.visit(url, Manner(self._size, gate, lambda asked: known[asked][1]))
        if response.status == _NOT_MODIFIED and (page := known[response.url][0]):
            return await asyncio.to_thread(self._shelf.lead, url, page), "unchanged"
        _check_status(response, stored)
        kind = await self._checked_kind(response)
        origin = _origin(url, response)
        kept = await asyncio.to_thread(self._shelf.keep, url, kind.value, response.body, origin)
        await asyncio.to_thread(self._removals.lift, url, response.url)
        return kept

    async def _checked_kind(self, response: Response) -> WebKind:
        """Raises Declined for what is no article, and for what its publisher reserves."""
        try:
            kind = kind_of(response.header("content-type"), response.url.path, response.body)
        except NotFetched as reason:
            raise Declined(str(reason)) from None
        if kind not in STORED:
            raise Declined(_A_LIST[kind])
        marks = await asyncio.to_thread(read_marks, response.body) if kind is WebKind.PAGE else Marks()
        rules = await self._rules.of(response.url)
        robots, tdm = response.all("x-robots-tag"), response.header("tdm-reservation")
        if why := opt_out(robots, tdm, marks, rules.tdm, response.url.raw_path_qs):
            raise Declined(why)
        return kind


def _check_status(response: Response, stored: StoredPage | None) -> None:
    if response.status in _FOUND:
        return
    kept = f"; {stored.name} is kept until you remove it" if stored and response.status in GONE else ""
    lasting = 400 <= response.status < 500 and response.status not in _PASSING
    raise (Declined if lasting else NotFetched)(meaning_of(response.status) + kept)


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
