"""The coverage as HTTP asks it: off the event loop, as much at once as there is room for, and no longer than agreed."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.service.pool import Pool
from retrieval import Retriever

from .problems import TookTooLong

_Result = TypeVar("_Result")


class Opened(Protocol):
    """A collection, of which nothing but its retriever is wanted."""

    def retriever(self) -> Retriever:
        """Raises NothingPublished where nothing is indexed."""


class Coverage:
    """Calls on threads of its own; each may take `seconds`."""

    def __init__(self, collection: Opened, workers: int, waiting: int, seconds: float) -> None:
        self._collection = collection
        self._pool = Pool(workers, waiting, "calls")
        self._seconds = seconds

    async def read(self, call: Callable[[Retriever], _Result]) -> _Result:
        """What `call` returns or raises. Raises Busy, TookTooLong or NothingPublished. What was given up keeps its
        place until it has ended, so that no more than agreed runs at once."""
        running = asyncio.ensure_future(self._pool.run(lambda: call(self._collection.retriever())))
        await asyncio.wait({running}, timeout=self._seconds)
        if not running.done():
            running.add_done_callback(_let_go)
            raise TookTooLong(self._seconds)
        return running.result()

    def close(self) -> None:
        self._pool.close()


def _let_go(running: "asyncio.Task[_Result]") -> None:
    """Nobody waits for it any more: what it raises is looked at, or asyncio would complain of it."""
    if not running.cancelled():
        running.exception()
