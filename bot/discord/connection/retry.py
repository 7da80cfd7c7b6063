"""Retries: calls to Discord are made again where the failure may pass. discord.py itself repeats requests that Discord
answers with 429 or a server error; this is for time-outs and broken connections, and for what is left of those.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

_Result = TypeVar("_Result")

ATTEMPTS = 3
_PAUSE = 0.25  # seconds before the second attempt; doubled before each further one
_PASSING = (429, 500, 502, 503, 504)  # HTTP statuses that another attempt may not meet
_ALREADY_ACKNOWLEDGED = 40060  # Discord's code: an attempt that timed out here had arrived there

# No other OSError: what this machine's files refuse is not Discord's doing.
Refused = (discord.Forbidden, discord.NotFound)  # nobody lets the bot do it, or it is gone
Unreachable = (discord.HTTPException, aiohttp.ClientError, TimeoutError, ConnectionError)


async def retry(call: Callable[[], Awaitable[_Result]]) -> _Result:
    """What `call` returns, after at most `ATTEMPTS` attempts with pauses of 0.25 and 0.5 s. Raises what the last one
    raised, or what another attempt would not change."""
    for number in range(1, ATTEMPTS):
        try:
            return await call()
        except Unreachable as error:
            if not _may_pass(error):
                raise
            await asyncio.sleep(_PAUSE * 2 ** (number - 1))
    return await call()


def _may_pass(error: Exception) -> bool:
    return not isinstance(error, discord.HTTPException) or error.status in _PASSING


def already_acknowledged(error: discord.HTTPException) -> bool:
    """True where Discord had the acknowledgement already: an attempt that timed out here had arrived there."""
    return error.code == _ALREADY_ACKNOWLEDGED
