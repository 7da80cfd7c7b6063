"""A simulated Discord around the bot, and Discord's own description of every request."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import discord
import simcord
from newsstand import Newsstand
from openapi import OpenApi

from bot.discord import QuoteBot, create_bot

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def discord_openapi() -> OpenApi | None:
    shared = Path(os.environ.get("PULLQUOTE_SHARED") or ROOT.parent / "shared")
    path = shared / "data" / "discord-openapi.json"
    return OpenApi(path) if path.is_file() else None


@pytest.fixture
def newsstand(tmp_path: Path) -> Newsstand:
    sources = tmp_path / "sources"
    sources.mkdir()
    return Newsstand(sources)


@pytest.fixture
def simcord_bot(newsstand: Newsstand, tmp_path: Path) -> QuoteBot:
    return create_bot(newsstand, tmp_path / "memory.sqlite", shard_count=1)


@pytest.fixture
async def env(simcord_bot: QuoteBot, discord_openapi: OpenApi | None) -> AsyncIterator[simcord.Env]:
    """Every request that the bot makes is one that Discord would take, and nothing is raised unseen."""
    env = simcord.Env(simcord_bot, settle_timeout=20.0)
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
        await simcord_bot.close()
    env.raise_errors()
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


@pytest.fixture
async def world(env: simcord.Env) -> "World":
    return World(env)


class World:
    """A server with a channel, an admin and a reader, and the bot on it."""

    def __init__(self, env: simcord.Env) -> None:
        self.env = env
        self.guild = env.create_guild("The Newsroom")
        self.channel = self.guild.create_text_channel("general")
        manager = self.guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))
        self.admin = self.guild.add_member(env.create_user("ada", global_name="Ada"), roles=[manager])
        keeper = self.guild.create_role("keeper", permissions=discord.Permissions(manage_messages=True))
        self.moderator = self.guild.add_member(env.create_user("mo", global_name="Mo"), roles=[keeper])
        self.reader = self.guild.add_member(env.create_user("rob", global_name="Rob"))
        self.mention = f"<@{env.backend.bot_user.id}>"
