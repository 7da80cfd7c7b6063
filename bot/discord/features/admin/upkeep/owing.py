"""What is fetched and not indexed yet is owed: that is noted before the fetch, so that the next start makes up for a
stop in between."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.memory import MemoryUnusable
from index import Cancelled

from ....bot import QuoteBot

_log = logging.getLogger(__name__)


@asynccontextmanager
async def owing(bot: QuoteBot, owner: int | None) -> AsyncIterator[None]:
    """For the length of the block, which fetches and indexes; settled also where an admin stopped the run. Raises what
    the bot's memory does where it can't be noted."""
    debt = await bot.memory.owe(owner)
    try:
        yield
    except Cancelled:
        await _settle(bot, debt)
        raise
    await _settle(bot, debt)


async def _settle(bot: QuoteBot, debt: int) -> None:
    """One that can't be settled costs a run at the next start."""
    try:
        await bot.memory.settle([debt])
    except (sqlite3.Error, MemoryUnusable) as error:
        _log.warning("debt not settled", extra={"reason": type(error).__name__})
