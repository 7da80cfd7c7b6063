"""A simulated Discord around the bot, and Discord's own description of every request."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands
from simcord.backend import serializers

from bot.discord import QuoteBot, create_bot
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.world import World

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def discord_openapi() -> OpenApi | None:
    shared = Path(os.environ.get("PULLQUOTE_SHARED") or ROOT.parent / "shared")
    path = shared / "data" / "discord-openapi.json"
    return OpenApi(path) if path.is_file() else None


@pytest.fixture
def newsstand(tmp_path: Path) -> Iterator[FakeCollection]:
    sources = tmp_path / "sources"
    sources.mkdir()
    stand = FakeCollection(sources)
    yield stand
    stand.held.set()


@pytest.fixture
def simcord_bot(newsstand: FakeCollection, tmp_path: Path, slow: None) -> QuoteBot:
    return create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1)


@pytest.fixture
async def env(
    simcord_bot: QuoteBot, newsstand: FakeCollection, discord_openapi: OpenApi | None
) -> AsyncIterator[simcord.Env]:
    """Every request that the bot makes is one that Discord would take, and nothing is raised unseen."""
    env = simcord.Env(simcord_bot, settle_timeout=20.0)
    await env.start()
    try:
        yield env
    finally:
        newsstand.held.set()
        await env.shutdown()
        await simcord_bot.close()
    assert [error for error in env.errors if not _expected(error)] == []
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


def _expected(error: BaseException) -> bool:
    """A refusal, or an error that a test injected, on its way to the one place that tells the person."""
    cause = getattr(error, "original", error)
    injected = isinstance(cause, discord.HTTPException) and "injected" in cause.text
    return isinstance(cause, app_commands.CheckFailure) or injected


@pytest.fixture(autouse=True)
def one_level_of_references(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord shows the message that a message replies to, and not what that one replied to; SimCord shows
    all.
    """
    whole = serializers.message_payload

    def one_level(*arguments: Any, **named: Any) -> Any:
        payload = whole(*arguments, **named)
        if referenced := payload.get("referenced_message"):
            referenced.pop("referenced_message", None)
        return payload

    monkeypatch.setattr(serializers, "message_payload", one_level)


@pytest.fixture
async def world(env: simcord.Env) -> World:
    return World(env)
