"""Calls of the system that may never come back: a network drive that is gone, a file of /proc that waits for news.

Nothing in Python ends such a call. So it is made on a thread that is left behind when it does not come back; a
process that ends does not wait for it.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Generic, TypeVar

READ_SECONDS = 10.0  # for one file or folder; 16 MB from a slow network drive take 2 to 5
_AFTER_THE_FIRST = 2.0  # seconds; where one did not answer the next on the same drive will not either

T = TypeVar("T")


class NoAnswer(Exception):
    """A call did not come back in time; its message is how long was waited, in words."""


@dataclass(slots=True)
class _Call(Generic[T]):
    work: Callable[[], T]
    done: threading.Event = field(default_factory=threading.Event)
    result: list[T] = field(default_factory=list)
    error: BaseException | None = None


class Patience:
    """Makes calls one after the other, each for at most `seconds`, and for less once one did not come back. Where
    used as a context, its thread ends with it."""

    def __init__(self, seconds: float = READ_SECONDS) -> None:
        self._seconds = seconds
        self._calls: queue.SimpleQueue[_Call[Any] | None] | None = None

    def __enter__(self) -> "Patience":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._leave()

    def wait_for(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Raises NoAnswer, and MemoryError where no thread can be had."""
        call = _Call(work)
        self._at_work().put(call)
        if not call.done.wait(self._seconds):
            waited = f"{self._seconds:g} seconds"
            self._leave()
            self._seconds = min(self._seconds, _AFTER_THE_FIRST)
            raise NoAnswer(waited)
        if call.error is not None:
            raise call.error
        return call.result[0]

    def _at_work(self) -> "queue.SimpleQueue[_Call[Any] | None]":
        if self._calls is None:
            calls: queue.SimpleQueue[_Call[Any] | None] = queue.SimpleQueue()
            try:
                threading.Thread(target=_work, args=(calls,), name="reading", daemon=True).start()
            except RuntimeError as error:  # the system has no room for its stack
                raise MemoryError from error
            self._calls = calls
        return self._calls

    def _leave(self) -> None:
        if self._calls is not None:
            self._calls.put(None)
            self._calls = None


def _work(calls: "queue.SimpleQueue[_Call[Any] | None]") -> None:
    while (call := calls.get()) is not None:
        try:
            call.result.append(call.work())
        except BaseException as error:
            call.error = error
        call.done.set()
        del call  # lest it hold 16 MB until the next
