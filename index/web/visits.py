"""From an address to what is at its end: redirects are followed a few times, each address read and asked about anew,
each request in its turn."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from yarl import URL

from .fetched import AddressRefused, FetchLimits, NotConnected, NotFetched, Unanswered
from .manners.retry_after import retry_after
from .manners.turns import Turns
from .reach.addresses import Allow
from .reach.client import Client, Response
from .reach.location import read_location
from .statuses import meaning_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FAIR = 0.5  # of the seconds for a visit: a host that had less, as others before it took them, is not known as silent
_ASK_LATER = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is asked for. `gate` raises NotFetched for an address that may not be read; `headers` are those for one
    address. `size` is in bytes, what is above is cut off with `cut`. Only after a `page` a host has its pause."""

    size: int
    gate: Callable[[URL], Awaitable[None]] | None = None
    headers: Callable[[URL], Mapping[str, str]] = lambda _: {}
    cut: bool = False
    page: bool = True


@dataclass(slots=True)
class _Time:
    """What is left of the seconds for one visit."""

    left: float


class Visits:
    def __init__(self, client: Client, turns: Turns, allow: Allow, limits: FetchLimits) -> None:
        self._client = client
        self._turns = turns
        self._allow = allow
        self._limits = limits

    async def visit(self, first: URL, manner: Manner) -> Response:
        """The answer that is no redirect, whatever its status. Raises NotFetched."""
        time, seen = _Time(self._limits.whole), {first}
        response = await self._gated(first, manner, time)
        while response.status in _REDIRECTS:
            try:
                url = self._next(response, seen)
                seen.add(url)
                response = await self._gated(url, manner, time)
            except AddressRefused as refused:
                raise NotFetched(f"it redirects to where nothing is fetched from ({refused})") from None
        return response

    async def _gated(self, url: URL, manner: Manner, time: _Time) -> Response:
        if manner.gate is not None:
            await manner.gate(url)
        return await self._ask(url, manner, time)

    async def _ask(self, url: URL, manner: Manner, time: _Time) -> Response:
        """Once more where the server says when. Raises NotFetched."""
        response = await self._ask_once(url, manner, time)
        if self._wait_after(response):
            response = await self._ask_once(url, manner, time)
            self._wait_after(response)
        return response

    async def _ask_once(self, url: URL, manner: Manner, time: _Time) -> Response:
        host = url.raw_host or ""
        async with self._turns.turn(host, page=manner.page):
            started, given = monotonic(), time.left
            try:
                answer = await self._client.get(url, manner.headers(url), manner.size, time.left, cut=manner.cut)
            except Unanswered as silent:
                if given >= _FAIR * self._limits.whole or isinstance(silent, NotConnected):
                    self._turns.note(host, answered=False)
                raise
            finally:
                time.left = max(0.0, time.left - (monotonic() - started))
            self._turns.note(host, answered=True)
            return answer

    def _wait_after(self, response: Response) -> bool:
        """Whether it is to be asked again; the host is left alone until then. Raises NotFetched where that is too
        long to wait for."""
        if response.status not in _ASK_LATER:
            return False
        seconds = retry_after(response.header("retry-after"), datetime.now(UTC))
        if seconds is None:
            return False
        self._turns.hold(response.url.raw_host or "", seconds)
        if seconds > self._limits.longest_wait:
            raise NotFetched(f"{meaning_of(response.status)}: fetch it again in {seconds:,.0f} seconds")
        return True

    def _next(self, response: Response, seen: set[URL]) -> URL:
        target = response.header("location")
        if not target:
            raise NotFetched(f"its server answered {response.status} and does not say where it is now")
        url = read_location(target, self._allow, response.url)
        if url in seen:
            raise NotFetched("it redirects in a circle")
        if len(seen) > self._limits.redirects:
            raise NotFetched(f"it redirects more than {self._limits.redirects} times")
        return url
