"""Where each server has a collection of its own, its feeds, links, runs and news are its own as well."""

import asyncio
import datetime
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.timing.schedule import Every
from index import IndexUnwritable
from retrieval import Retriever
from tests.support.discord.kept import Clock, article, begin_round, feed, kept_bot, round_
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.shown import last_in, text
from tests.support.discord.unsettled import until
from tests.support.discord.world import World, running
from tests.support.web.misbehaving_server import MisbehavingServer


class Apart:
    """A newsstand for each server, below a folder that is there; theirs are made when something is put there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.stands: dict[int | None, FakeCollection] = {}

    def for_server(self, server: int | None) -> FakeCollection:
        if server not in self.stands:
            self.stands[server] = FakeCollection(self._folder / str(server))
        return self.stands[server]


@pytest.fixture
def apart(tmp_path: Path) -> Apart:
    (tmp_path / "each").mkdir()
    return Apart(tmp_path / "each")


@pytest.fixture
async def worlds(
    apart: Apart, tmp_path: Path, clock: Clock, discord_openapi: OpenApi | None, slow: None
) -> AsyncIterator[tuple[World, World]]:
    bot = kept_bot(apart, tmp_path / "memory.sqlite", clock, Every(datetime.timedelta(hours=1)))
    async with running(bot) as env:
        yield World(env, "Ours"), World(env, "Theirs")
    assert discord_openapi is None or discord_openapi.faults(env.http_requests) == []


def pages(stand: FakeCollection) -> list[str]:
    return sorted(path.name.rpartition("-")[0] for path in stand.sources.rglob("*.html"))


async def test_a_feed_is_its_servers_alone(
    worlds: tuple[World, World], apart: Apart, web: MisbehavingServer, clock: Clock
) -> None:
    ours, theirs = worlds
    web.answers["/news"] = feed(web, "tram")
    await ours.admin.slash(ours.channel, "admin feed add", address=web.url("/news"))
    listed = await theirs.admin.slash(theirs.channel, "admin feed list")
    assert text(listed.response) == "**I watch no feed.**"
    web.answers["/news"] = feed(web, "tram", "ferry")
    clock.pass_(hours=1)
    await round_(ours)
    assert pages(apart.for_server(ours.guild.id)) == ["ferry", "tram"]
    assert pages(apart.for_server(theirs.guild.id)) == []


async def test_a_link_goes_to_the_collection_of_its_server(
    worlds: tuple[World, World], apart: Apart, web: MisbehavingServer
) -> None:
    ours, theirs = worlds
    web.answers["/tram"] = article("Tram vote")
    await theirs.admin.slash(theirs.channel, "admin links", add=theirs.channel)
    await theirs.reader.send(theirs.channel, web.url("/tram"))
    await ours.reader.send(ours.channel, web.url("/tram"))
    assert pages(apart.for_server(theirs.guild.id)) == ["tram"]
    assert apart.for_server(theirs.guild.id).runs == 1
    assert not apart.for_server(ours.guild.id).sources.exists()


async def test_every_collection_is_run_and_news_stay_at_home(worlds: tuple[World, World], apart: Apart) -> None:
    ours, theirs = worlds
    for world in worlds:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
    apart.for_server(ours.guild.id).changes = (1, 0, 0)
    apart.for_server(theirs.guild.id).reindex_fails = IndexUnwritable("The disk is full.")
    await round_(ours)
    assert [apart.for_server(world.guild.id).runs for world in worlds] == [1, 1]
    assert apart.for_server(None).runs == 1
    assert "The coverage changed" in text(last_in(ours.channel))
    assert "The disk is full." in text(last_in(theirs.channel))
    assert [len(world.channel.history()) for world in worlds] == [1, 1]


async def test_a_feed_that_takes_long_holds_up_no_other(
    worlds: tuple[World, World], apart: Apart, web: MisbehavingServer, clock: Clock
) -> None:
    """Neither in the same round nor in the next one."""
    ours, theirs = worlds
    released = asyncio.Event()

    async def slow(_: asyncio.StreamWriter) -> None:
        await released.wait()

    web.answers["/news"] = slow
    apart.for_server(ours.guild.id).sources.mkdir()
    await ours.bot.memory.add_feed(ours.guild.id, web.url("/news"))
    rounds = [begin_round(ours)]
    await until(lambda: "/news" in web.asked() and apart.for_server(theirs.guild.id).runs == 1)
    await until(lambda: not theirs.bot.reindexing.running(apart.for_server(theirs.guild.id)))
    await asyncio.sleep(0.1)
    clock.pass_(hours=1)
    rounds.append(begin_round(ours))
    await until(lambda: apart.for_server(theirs.guild.id).runs == 2)
    assert (apart.for_server(ours.guild.id).runs, web.asked()) == (0, ["/news"])
    released.set()
    await asyncio.gather(*rounds)


class Faulty(FakeCollection):
    def retriever(self) -> Retriever:
        raise RuntimeError("a bug")


async def test_a_bug_in_one_skips_no_other(
    worlds: tuple[World, World], apart: Apart, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = (world.guild.id for world in worlds)
    apart.stands[None] = Faulty(apart.for_server(None).sources)
    apart.stands[first] = Faulty(apart.for_server(first).sources)
    await begin_round(worlds[0])
    assert [apart.for_server(server).runs for server in (None, first, second)] == [0, 0, 1]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["bug", "bug"]
