"""Feeds and scheduled runs in the bot's memory: whose they are, and when they go."""

import datetime
import sqlite3
from pathlib import Path

import pytest

from bot.memory import LastRun, Memory, ServerSettings, WatchedFeed
from bot.memory.memory import DEPARTED_DAYS
from bot.memory.migrations import MIGRATIONS

DAY = 86_400.0
AT = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
NEWS, OTHER = "https://paper.example/news.xml", "https://other.example/news.xml"


class Clock:
    def __init__(self) -> None:
        self.now = AT.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_feed_keeps_what_came_of_it_and_is_nobody_else_s(memory: Memory) -> None:
    for server in (None, 7):
        await memory.add_feed(server, NEWS)
        await memory.add_feed(server, NEWS)
    await memory.feed_fetched(7, NEWS, AT, 3, None)
    await memory.feed_fetched(7, NEWS, AT, 2, "it is gone")
    assert await memory.feeds(7) == (WatchedFeed(NEWS, AT, 5, "it is gone"),)
    assert await memory.feeds(None) == (WatchedFeed(NEWS),)
    assert await memory.feeds(8) == ()


async def test_a_feed_that_came_back_has_nothing_wrong(memory: Memory) -> None:
    await memory.add_feed(None, NEWS)
    await memory.feed_fetched(None, NEWS, AT, 0, "it is gone")
    await memory.feed_fetched(None, NEWS, AT, 1, None)
    assert await memory.feeds(None) == (WatchedFeed(NEWS, AT, 1, None),)


async def test_the_settings_name_feeds_and_take_them_back(memory: Memory) -> None:
    await memory.add_feed(None, OTHER)
    await memory.name_feeds([NEWS, NEWS, OTHER])
    assert await memory.feeds(None) == (WatchedFeed(OTHER), WatchedFeed(NEWS, named=True))
    assert not await memory.remove_feed(None, NEWS)
    await memory.name_feeds([])
    assert await memory.feeds(None) == (WatchedFeed(OTHER),)
    assert await memory.remove_feed(None, OTHER)
    assert not await memory.remove_feed(None, OTHER)
    assert await memory.feeds(None) == ()


async def test_named_again_a_feed_keeps_its_figures(memory: Memory) -> None:
    await memory.name_feeds([NEWS])
    await memory.feed_fetched(None, NEWS, AT, 4, None)
    await memory.name_feeds([OTHER, NEWS])
    assert await memory.feeds(None) == (WatchedFeed(NEWS, AT, 4, named=True), WatchedFeed(OTHER, named=True))


async def test_the_last_run_is_kept_for_each_collection(memory: Memory, tmp_path: Path) -> None:
    assert await memory.last_run(None) == LastRun()
    for server, wrong in ((None, None), (7, "The disk is full."), (7, "It is still full.")):
        await memory.ran(server, AT, wrong)
    again = Memory(tmp_path / "memory.sqlite")
    assert [await again.last_run(server) for server in (None, 7, 8)] == [
        LastRun(AT, None),
        LastRun(AT, "It is still full."),
        LastRun(),
    ]
    await again.close()


async def test_what_is_owed_outlives_a_restart_until_it_is_settled(memory: Memory, tmp_path: Path) -> None:
    first, second = [await memory.owe(server) for server in (None, 7)]
    await memory.settle([second])
    third = await memory.owe(7)
    again = Memory(tmp_path / "memory.sqlite")
    assert [await again.debts(server) for server in (None, 7, 8)] == [{first}, {third}, frozenset()]
    assert third != second, "who settles one settles no later one"
    await again.settle([first, third])
    assert [await again.debts(server) for server in (None, 7)] == [frozenset(), frozenset()]
    await again.close()


async def test_what_is_a_server_s_goes_with_it_and_the_bot_s_own_stays(memory: Memory, clock: Clock) -> None:
    for server in (None, 7):
        await memory.add_feed(server, NEWS)
        await memory.ran(server, AT)
        await memory.owe(server)
    await memory.present_on([])
    clock.now += (DEPARTED_DAYS + 1) * DAY
    await memory.prune()
    assert [await memory.feeds(server) for server in (7, None)] == [(), (WatchedFeed(NEWS),)]
    assert [await memory.last_run(server) for server in (7, None)] == [LastRun(), LastRun(AT)]
    assert [len(await memory.debts(server)) for server in (7, None)] == [0, 1]


async def test_a_memory_from_before_takes_no_links_and_tells_no_news(tmp_path: Path) -> None:
    path = tmp_path / "older.sqlite"
    with sqlite3.connect(path) as older:
        for step in MIGRATIONS[:6]:
            older.executescript(step)
        older.execute("PRAGMA user_version = 6")
        older.execute("INSERT INTO server (id, channels, roles, per_person) VALUES (7, '[1]', '[2]', 3)")
    older.close()
    memory = Memory(path)
    assert await memory.server(7) == ServerSettings(frozenset({1}), frozenset({2}), 3)
    assert await memory.feeds(7) == ()
    await memory.close()
