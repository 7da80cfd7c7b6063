"""One question at a time a person, and not more of them a minute than a server has agreed to."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
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
    """Counts questions over the last minute, or `window` seconds. `clock` gives seconds that never run back."""

    clock: Callable[[], float]
    window: float = _MINUTE
    _asked: dict[Hashable, deque[float]] = field(default_factory=dict)

    def wait(self, key: Hashable, limit: int) -> float:
        """Seconds until `key` may ask again where `limit` questions a window are agreed; 0.0 for now. Counts
        nothing."""
        now = self.clock()
        asked = self._asked.get(key, deque())
        while asked and asked[0] <= now - self.window:
            asked.popleft()
        return asked[-limit] + self.window - now if len(asked) >= limit else 0.0

    def count(self, key: Hashable) -> None:
        """A question of `key`'s, now. Forgets keys that asked nothing for a window."""
        now = self.clock()
        self._asked.setdefault(key, deque()).append(now)
        for old in [key for key, asked in self._asked.items() if not asked or asked[-1] <= now - self.window]:
            del self._asked[old]


class QueuePlace:
    """A place in a person's queue, kept from admission on; inside it is their turn. It has to be entered or left."""

    def __init__(self, turns: "PerPersonQueue", person: int) -> None:
        self._turns = turns
        self._person = person
        self._kept = True

    async def __aenter__(self) -> None:
        try:
            await self._turns.lock(self._person).acquire()
        except BaseException:
            self.leave()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._turns.lock(self._person).release()
        self.leave()

    def leave(self) -> None:
        """Gives the place up; may be called any number of times, also after the turn."""
        if self._kept:
            self._kept = False
            self._turns.left(self._person)


class PerPersonQueue:
    """A queue a person: questions are answered in the order they came, one at a time."""

    def __init__(self) -> None:
        self._locks: dict[int, asyncio.Lock] = {}
        self._present: dict[int, int] = {}

    def enter(self, person: int) -> QueuePlace:
        """Raises TooMany where as many wait as may."""
        if self._present.get(person, 0) > WAITING:
            raise TooMany("I am still at your earlier questions. Please ask this one when they are answered.")
        self._present[person] = self._present.get(person, 0) + 1
        return QueuePlace(self, person)

    def lock(self, person: int) -> asyncio.Lock:
        """Held by the person's question that is being answered; it hands over in the order of waiting."""
        return self._locks.setdefault(person, asyncio.Lock())

    def left(self, person: int) -> None:
        """One place of the person's is given up."""
        self._present[person] -= 1
        if not self._present[person]:
            del self._present[person]
            self._locks.pop(person, None)


@dataclass(slots=True)
class Once:
    """Remembers what was told within the last `seconds`, so that it is not told again."""

    clock: Callable[[], float]
    seconds: float
    _told: dict[Hashable, float] = field(default_factory=dict)

    def first(self, what: Hashable) -> bool:
        """True, and `what` counts as told, where it was not told within the last `seconds`."""
        now = self.clock()
        self._told = {key: at for key, at in self._told.items() if at > now - self.seconds}
        if what in self._told:
            return False
        self._told[what] = now
        return True


def wait_sentence(whose: str, seconds: float) -> str:
    """The refusal of a question over a limit; `whose` limit it is ("one person"), and the seconds until the next."""
    rounded = max(1, round(seconds))
    unit = "second" if rounded == 1 else "seconds"
    return f"That is as many questions as {whose} may ask in a minute. Please ask again in {rounded} {unit}."
