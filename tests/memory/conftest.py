"""The bot's memory in a file of the test's own; each file of tests has its own clock."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.memory import Memory


@pytest.fixture
async def memory(tmp_path: Path, clock: Callable[[], float]) -> AsyncIterator[Memory]:
    memory = Memory(tmp_path / "memory.sqlite", clock)
    await memory.open()
    yield memory
    await memory.close()
