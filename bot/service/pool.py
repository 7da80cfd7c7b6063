"""Threads for calls that block, with a bounded queue: a full queue is an honest "busy", not a time-out."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from index import PullquoteError

_Result = TypeVar("_Result")


class Busy(PullquoteError):
    """The queue is full: more is waiting than will be done in good time."""

    def __init__(self) -> None:
        super().__init__("I am answering as many questions as I can right now. Please ask again in a moment.")


class Pool:
    """At most `workers` calls run and `waiting` more wait, counted in calls."""

    def __init__(self, workers: int, waiting: int, name: str) -> None:
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix=name)
        self._room = workers + waiting

    async def run(self, call: Callable[[], _Result]) -> _Result:
        """What `call` returns or raises. Raises Busy where the queue is full."""
        self.check_room()
        self._room -= 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            self._room += 1

    def check_room(self) -> None:
        """Raises Busy where the queue is full."""
        if self._room <= 0:
            raise Busy

    def close(self) -> None:
        """Lets running calls end; those that wait are not started."""
        self._threads.shutdown(wait=False, cancel_futures=True)
