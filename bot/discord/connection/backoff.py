"""Waiting until Discord can be reached, for as long as it takes, with pauses that grow to a bound."""

import asyncio
import itertools
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import discord

from .retry import Unreachable

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)

FIRST_PAUSE = 1.0  # seconds
LONGEST_PAUSE = 120.0  # seconds; who mends a network sees the bot come back within two minutes
_DOUBLINGS = 7  # from the first pause to the longest
_TOO_MANY = 429


def pauses(chance: Callable[[], float] = random.random) -> Iterator[float]:
    """Exponential backoff with jitter, endless, in seconds: 1, 2, 4 … 120, each shortened by up to a half, so that many
    bots do not come back at once. `chance` gives numbers from 0 to 1."""
    for number in itertools.count():
        yield min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(number, _DOUBLINGS)) * (1 - chance() / 2)


async def patiently(what: str, call: Callable[[], Awaitable[_Result]]) -> _Result:
    """What `call` returns, repeated until Discord answers. Raises what Discord refuses: a status below 500 other than
    429. `what` names the call in the log."""
    for pause in pauses():
        try:
            return await call()
        except (*Unreachable, discord.GatewayNotFound) as error:
            status = status_of(error)
            if status is not None and status < 500 and status != _TOO_MANY:
                raise
            reason = type(error).__name__ if status is None else f"{type(error).__name__} {status}"
            _log.warning(f"{what}: Discord not reached", extra={"reason": reason, "again_in": f"{pause:.1f} s"})
        await asyncio.sleep(pause)
    raise AssertionError("pauses have no end")


def status_of(error: BaseException) -> int | None:
    """The HTTP status of Discord's refusal; None where no answer came."""
    cause = error.__cause__ if isinstance(error, discord.GatewayNotFound) else error
    return cause.status if isinstance(cause, discord.HTTPException) else None
