"""A question as the running bot takes it: the files that ARCHITECTURE.md draws, in the order in which it draws them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from tests.support.discord.shown import text
from tests.support.discord.world import World, running
from tests.support.walks import Trail, drawn


@pytest.fixture
def trail() -> Trail:
    return Trail()


@pytest.fixture
async def followed(trail: Trail, seed_index: Path, root: Path, tmp_path: Path) -> AsyncIterator[World]:
    """A bot all of whose threads begin inside the trail."""
    with trail.followed():
        collection = SharedCollection(FolderCollection(root / "seeds", seed_index, None))
        bot = create_bot(collection, tmp_path / "memory.sqlite", shard_count=1)
        async with running(bot, 60.0) as env:
            yield World(env)


async def test_the_walk_is_as_drawn(followed: World, trail: Trail) -> None:
    trail.entered.clear()
    asked = "how many miles did the marchers walk to the Amazon store?"
    result = await followed.reader.slash(followed.channel, "ask", question=asked)
    assert asked in text(result.response)
    assert trail.missing(drawn("The walk of a question")) == []
