"""One request at a time to a host, and a pause between two; a longer one where the host asked for it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ..fetched import NotFetched

_PATIENCE = 3  # requests in a row to which a host says nothing
_LEFT_ALONE = 600.0  # seconds; then it is tried once, and again left alone or not


class Turns:
    """Of one event loop. Hosts are told apart by name alone, whatever the port."""

    def __init__(self, pause: float, longest_wait: float) -> None:
        self._pause = pause
        self._longest_wait = longest_wait
        self._pauses: dict[str, float] = {}
        self._free_at: dict[str, float] = {}
        self._silences: dict[str, int] = {}
        self._silent_until: dict[str, float] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def turn(self, host: str, *, page: bool) -> AsyncIterator[None]:
        """Waits until it is this request's turn; after a page, none comes before the pause is over. Raises NotFetched
        where that is too long to wait for."""
        async with self._locks.setdefault(host, asyncio.Lock()):
            await self._wait(host)
            try:
                yield
            finally:
                if page:
                    self.hold(host, self._pauses.get(host, self._pause))

    def hold(self, host: str, seconds: float) -> None:
        """No request to `host` before `seconds` from now."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), time.monotonic() + seconds)

    def note(self, host: str, *, answered: bool) -> None:
        """Whether it answered: one that does not would have all of a feed's time wait for it, page by page."""
        self._silences[host] = 0 if answered else self._silences.get(host, 0) + 1
        if self._silences[host] >= _PATIENCE:
            self._silent_until[host] = time.monotonic() + _LEFT_ALONE

    def slow_down(self, host: str, pause: float) -> None:
        """`pause` is what the host asks for; a shorter one than ours changes nothing."""
        self._pauses[host] = max(pause, self._pause)

    async def _wait(self, host: str) -> None:
        if self._silent_until.get(host, 0.0) > time.monotonic():
            raise NotFetched(f"its server gave no answer {_PATIENCE} times in a row: fetch it again later")
        wait = self._free_at.get(host, 0.0) - time.monotonic()
        if wait > self._longest_wait:
            raise NotFetched(f"its server asks for a pause of {wait:,.0f} seconds: fetch it again after that")
        if wait > 0:
            await asyncio.sleep(wait)
