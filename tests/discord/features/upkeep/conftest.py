"""A bot that fetches from a web on this machine, and a collection whose folder fills."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord import QuoteBot
from tests.support.discord.kept import Clock, kept_bot
from tests.support.discord.newsstand import FakeCollection
from tests.support.web.misbehaving_server import MisbehavingServer, serving


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(newsstand: FakeCollection, tmp_path: Path, clock: Clock, slow: None) -> QuoteBot:
    """It has no schedule, and its settings name no feed."""
    return kept_bot(newsstand, tmp_path / "memory.sqlite", clock)


@pytest.fixture
async def web(slow: None) -> AsyncIterator[MisbehavingServer]:
    async with serving(MisbehavingServer()) as server:
        yield server
