"""The bot over a small real index, whose documents can be changed while it runs."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord import create_bot
from bot.service.folder_collection import FolderCollection, SharedCollection
from retrieval import Answer, Retriever
from tests.index.corrections.newsroom import SAID, Newsroom
from tests.support.discord.openapi import OpenApi
from tests.support.discord.world import World, running
from tests.support.ground import WordsEmbedder


class RealCollection(FolderCollection):
    """Questions are embedded as the newsroom's documents are, without a model."""

    def __init__(self, newsroom: Newsroom) -> None:
        super().__init__(newsroom.sources, newsroom.folder, None)
        self._opened = newsroom

    def retriever(self) -> Retriever:
        if self._retriever is None:
            self._retriever = Retriever.open(self._opened.folder, WordsEmbedder, corrections=self.corrections)
        return self._retriever


@pytest.fixture
def newsroom(tmp_path: Path, slow: None) -> Newsroom:
    folder = tmp_path / "newsroom"
    folder.mkdir()
    made = Newsroom(folder)
    made.write("a.md", *SAID[:3])
    made.write("b.md", *SAID[3:])
    made.index()
    return made


@pytest.fixture
def answer(newsroom: Newsroom) -> Answer:
    """What is answered about the ferry, outside Discord."""
    with newsroom.open() as retriever:
        return retriever.ask("what did Solberg say about the ferry?", limit=1)


@pytest.fixture
async def real(newsroom: Newsroom, tmp_path: Path, discord_openapi: OpenApi | None) -> AsyncIterator[World]:
    collection = RealCollection(newsroom)
    bot = create_bot(SharedCollection(collection), tmp_path / "real.sqlite", shard_count=1)
    async with running(bot, 60.0) as env:
        yield World(env)
    env.raise_errors()
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []
    with closing(collection.retriever()):
        pass
