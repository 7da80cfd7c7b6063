"""One question at a time a person, and not more of them a minute than a server has agreed to."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from index import PullquoteError

PER_PERSON = 10  # questions a minute; a person reads no faster
PER_SERVER = 120  # questions a minute; two cores answer several times as many
WAITING = 2  # questions of one person that may wait for the one that is being answered
_MINUTE = 60.0  # seconds


class TooMany(PullquoteError):
    """A person or a server asked more than was agreed; the message says when to come back."""


@dataclass(slots=True)
class Limiter:
    """Counts questions over the last minute. `clock` gives seconds that never run back."""

    clock: Callable[[], float]
    _asked: dict[int, deque[float]] = field(default_factory=dict)

    def admit(self, key: int, limit: int) -> float:
        """0.0 and the question counts, or the seconds to wait and it does not."""
        now = self.clock()
        asked = self._asked.setdefault(key, deque())
        while asked and asked[0] <= now - _MINUTE:
            asked.popleft()
        if len(asked) >= limit:
            return asked[-limit] + _MINUTE - now
        asked.append(now)
        self._let_go(now)
        return 0.0

    def _let_go(self, now: float) -> None:
        for key in [key for key, asked in self._asked.items() if not asked or asked[-1] <= now - _MINUTE]:
            del self._asked[key]


class Turns:
    """A queue a person: questions are answered in the order they came, one at a time."""

    def __init__(self) -> None:
        self._locks: dict[int, asyncio.Lock] = {}
        self._present: dict[int, int] = {}

    @asynccontextmanager
    async def turn(self, person: int) -> AsyncIterator[None]:
        """Raises TooMany where as many wait as may."""
        if self._present.get(person, 0) > WAITING:
            raise TooMany("I am still at your earlier questions. Please ask this one when they are answered.")
        self._present[person] = self._present.get(person, 0) + 1
        try:
            async with self._locks.setdefault(person, asyncio.Lock()):
                yield
        finally:
            self._present[person] -= 1
            if not self._present[person]:
                del self._present[person], self._locks[person]


def wait_sentence(whose: str, seconds: float) -> str:
    rounded = max(1, round(seconds))
    unit = "second" if rounded == 1 else "seconds"
    return f"That is as many questions as {whose} may ask in a minute. Please ask again in {rounded} {unit}."
