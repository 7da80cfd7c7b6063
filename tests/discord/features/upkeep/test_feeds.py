"""Feeds that are watched: added, listed, removed, fetched by themselves; one that fails and comes back."""

import asyncio
import datetime
from pathlib import Path

import pytest
import simcord

from bot.timing.schedule import Every, OnChanges
from index import IndexBusy, IndexUnwritable
from tests.support.discord.kept import Clock, article, begin_round, feed, kept_bot, round_
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.shown import last_in, response_of, text
from tests.support.discord.unsettled import begin_slash, until
from tests.support.discord.world import World, let_in
from tests.support.web.misbehaving_server import MisbehavingServer, response, silence

HOURLY = Every(datetime.timedelta(hours=1))


async def add(world: World, url: str) -> simcord.InteractionResult:
    return await world.admin.slash(world.channel, "admin feed add", address=url)


async def listed(world: World) -> str:
    return text((await world.admin.slash(world.channel, "admin feed list")).response)


def stored(newsstand: FakeCollection) -> list[str]:
    """The names without the host and the hash."""
    found = (path.name.rpartition("-")[0] for path in newsstand.sources.rglob("*.html"))
    return sorted(found)


async def test_a_feed_is_fetched_and_indexed_when_it_is_added(
    world: World, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/news"] = feed(web, "tram", "budget")
    done = await add(world, web.url("/news"))
    assert f"**Feed** {web.url('/news')}\n**Articles stored** 2\n" in text(done.response)
    assert "✓ Reindexed" in text(done.response)
    assert stored(newsstand) == ["budget", "tram"]
    assert newsstand.runs == 1
    assert await listed(world) == (
        f"**Watched: 1 feed**\n**{web.url('/news')}**\n-# fetched 1 March 2026 12:00 UTC, 2 articles so far"
    )
    (action,) = await world.bot.memory.recorded_actions(world.guild.id, 5)
    assert action.action == f"watched a feed: {web.url('/news')}"


async def test_what_is_new_comes_every_half_hour_without_a_schedule(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock
) -> None:
    web.answers["/news"] = feed(web, "tram")
    await add(world, web.url("/news"))
    runs = []
    web.answers["/news"] = feed(web, "tram", "ferry")
    for minutes in (0, 29, 1, 29, 1):
        clock.pass_(minutes=minutes)
        await round_(world)
        runs.append((newsstand.runs, stored(newsstand)))
    first, both = (1, ["tram"]), (2, ["ferry", "tram"])
    assert runs == [first, first, both, both, both], "nothing is indexed where nothing new was stored"
    assert "2 articles so far" in await listed(world)


async def test_feeds_are_fetched_before_a_scheduled_run(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock, tmp_path: Path
) -> None:
    web.answers["/news"] = feed(web, "tram")
    bot = kept_bot(newsstand, tmp_path / "memory.sqlite", clock, HOURLY, web.url("/news"))
    await world.env.restart_bot(bot)
    await round_(world)
    assert (newsstand.runs, stored(newsstand)) == (1, ["tram"])
    web.answers["/news"] = feed(web, "tram", "ferry")
    clock.pass_(minutes=59)
    await round_(world)
    assert (newsstand.runs, stored(newsstand)) == (1, ["tram"])
    clock.pass_(minutes=1)
    await round_(world)
    assert (newsstand.runs, stored(newsstand)) == (2, ["ferry", "tram"])


async def test_while_another_process_indexes_a_feed_is_not_asked_again_and_again(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock, tmp_path: Path
) -> None:
    web.answers["/news"] = feed(web, "tram")
    newsstand.reindex_fails = IndexBusy(tmp_path)
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock, HOURLY, web.url("/news")))
    for _ in range(3):
        await round_(world)
    assert (newsstand.runs, web.asked()) == (3, ["/news", "/tram"])


async def test_where_changes_are_watched_feeds_have_their_half_hour(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock, tmp_path: Path
) -> None:
    web.answers["/news"] = feed(web, "tram")
    bot = kept_bot(newsstand, tmp_path / "memory.sqlite", clock, OnChanges(), web.url("/news"))
    await world.env.restart_bot(bot)
    await round_(world)
    assert (newsstand.runs, stored(newsstand)) == (1, ["tram"])
    clock.pass_(minutes=5)
    await round_(world)
    assert newsstand.runs == 1, "what a run has taken is no change"


async def test_a_feed_that_fails_is_told_once_and_comes_back(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock
) -> None:
    await world.admin.slash(world.channel, "admin news", channel=world.channel)
    web.answers["/news"] = feed(web, "tram")
    desk = world.guild.create_text_channel("desk")
    await world.admin.slash(desk, "admin feed add", address=web.url("/news"))
    web.answers["/news"] = response("broken", 500)
    for _ in range(3):
        clock.pass_(minutes=30)
        await round_(world)
    why = "its server failed (500): try again later"
    (told,) = world.channel.history()
    assert text(told) == f"**≈ 1 feed can't be fetched**\n-# The feed {web.url('/news')} can't be fetched: {why}."
    assert await listed(world) == (
        f"**Watched: 1 feed**\n**{web.url('/news')}**\n-# fetched 1 March 2026 13:30 UTC, 1 article so far; {why}"
    )
    status = await world.admin.slash(world.channel, "admin status")
    assert "**Feeds** 1, listed by /admin feed list, fetched every 30 minutes\n**Feeds with trouble** 1 feed" in text(
        status.response
    )
    newsstand.changes = (1, 0, 0)
    web.answers["/news"] = feed(web, "tram", "ferry")
    clock.pass_(minutes=30)
    await round_(world)
    assert "**Documents** 1 added, 0 changed, 0 removed" in text(last_in(world.channel))
    assert stored(newsstand) == ["ferry", "tram"]
    assert (await listed(world)).endswith("fetched 1 March 2026 14:00 UTC, 2 articles so far")


async def test_articles_that_can_t_be_stored_are_listed(
    world: World, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    web.answers["/news"] = feed(web, "tram", "gone")
    del web.answers["/gone"]
    done = await add(world, web.url("/news"))
    assert "1 of its articles not stored: there is no such page (404)" in text(done.response)
    assert (await listed(world)).endswith("1 article so far; 1 of its articles not stored: there is no such page (404)")


async def test_a_feed_without_anything_new_is_no_fault(world: World, web: MisbehavingServer, clock: Clock) -> None:
    web.answers["/news"] = feed(web, "tram")
    await add(world, web.url("/news"))
    clock.pass_(minutes=30)
    await round_(world)
    assert (await listed(world)).endswith("fetched 1 March 2026 12:30 UTC, 1 article so far")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://paper.example/news", "it is no address that starts with http:// or https://"),
        ("http://10.0.0.1/news", "it is not at a public address"),
        ("http://169.254.169.254/latest", "it is not at a public address"),
        ("http://ada:secret@127.0.0.1/news", "it holds a user name or a password: leave them out"),
        ("/page", "it is neither a feed nor a sitemap"),
        ("/nothing", "there is no such page (404)"),
    ],
)
async def test_an_address_that_can_t_be_watched_is_not_kept(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, address: str, why: str
) -> None:
    web.answers["/page"] = article("A page")
    url = web.url(address) if address.startswith("/") else address
    done = await add(world, url)
    assert f"I don't watch {url}: {why}" in text(done.response)
    assert await listed(world) == "**I watch no feed.**"
    assert newsstand.runs == 0
    assert await world.bot.memory.recorded_actions(world.guild.id, 5) == ()


async def test_a_feed_is_watched_once_and_fifty_are_enough(world: World, web: MisbehavingServer) -> None:
    web.answers["/news"] = feed(web)
    await add(world, web.url("/news"))
    again = await add(world, f" {web.url('/news')} ")
    assert "I watch this feed already" in text(again.response)
    for number in range(49):
        await world.bot.memory.add_feed(None, f"https://paper.example/{number}")
    web.answers["/other"] = feed(web)
    done = await add(world, web.url("/other"))
    assert "I watch 50 feeds at most: remove one first." in text(done.response)
    assert len(await world.bot.memory.feeds(None)) == 50


async def test_removing_a_feed_keeps_what_was_stored(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock
) -> None:
    web.answers["/news"] = feed(web, "tram")
    await add(world, web.url("/news"))
    (choice,) = await world.admin.autocomplete(world.channel, "admin feed remove", "address", "NEWS")
    done = await world.admin.slash(world.channel, "admin feed remove", address=choice["value"])
    assert text(done.response) == (
        f"**I watch {web.url('/news')} no more.**\n-# What was stored of it stays: /admin remove deletes a document."
    )
    assert stored(newsstand) == ["tram"]
    asked = len(web.requests)
    clock.pass_(hours=5)
    await round_(world)
    assert len(web.requests) == asked
    actions = [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 5)]
    assert actions[0] == f"stopped watching a feed: {web.url('/news')}"
    again = await world.admin.slash(world.channel, "admin feed remove", address=web.url("/news"))
    assert "I don't watch it" in text(again.response)


async def test_feeds_of_the_settings_are_listed_and_removed_there(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock, tmp_path: Path
) -> None:
    web.answers["/news"] = feed(web, "tram")
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock, None, web.url("/news")))
    await round_(world)
    assert (await listed(world)).endswith("1 article so far, named in my settings")
    refused = await world.admin.slash(world.channel, "admin feed remove", address=web.url("/news"))
    assert "my settings name it (PULLQUOTE_FEEDS), so it is removed there" in text(refused.response)
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock))
    await round_(world)
    assert await listed(world) == "**I watch no feed.**"


async def test_a_feed_that_an_admin_added_is_watched_after_a_restart(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock, tmp_path: Path
) -> None:
    web.answers["/news"] = feed(web, "tram")
    await add(world, web.url("/news"))
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock))
    web.answers["/news"] = feed(web, "tram", "ferry")
    clock.pass_(minutes=31)
    await round_(world)
    assert stored(newsstand) == ["ferry", "tram"]


@pytest.mark.parametrize("schedule", [None, HOURLY])
async def test_what_was_stored_before_a_stop_is_indexed_after_it(
    world: World,
    newsstand: FakeCollection,
    web: MisbehavingServer,
    clock: Clock,
    tmp_path: Path,
    schedule: Every | None,
) -> None:
    """Also where the feed brings nothing more, and where it is not due again."""
    web.answers["/news"] = feed(web, "tram", "ferry")
    web.answers["/ferry"] = silence
    await world.bot.memory.add_feed(None, web.url("/news"))
    begin_round(world)
    await until(lambda: "/ferry" in web.asked())
    web.answers["/news"] = feed(web, "tram")
    await world.env.restart_bot(kept_bot(newsstand, tmp_path / "memory.sqlite", clock, schedule))
    assert (newsstand.runs, stored(newsstand)) == (0, ["tram"])
    runs = []
    for minutes in (0, 1, 31):
        clock.pass_(minutes=minutes)
        await round_(world)
        runs.append(newsstand.runs)
    assert runs == [1, 1, 1]
    assert await world.bot.memory.debts(None) == frozenset()


async def test_what_was_stored_before_a_run_that_failed_is_indexed_the_next_time(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, clock: Clock
) -> None:
    web.answers["/news"] = feed(web, "tram")
    await world.bot.memory.add_feed(None, web.url("/news"))
    newsstand.reindex_fails = IndexUnwritable("The disk is full.")
    await round_(world)
    newsstand.reindex_fails = None
    runs = [newsstand.runs]
    for minutes in (29, 1, 30):
        clock.pass_(minutes=minutes)
        await round_(world)
        runs.append(newsstand.runs)
    assert runs == [1, 1, 2, 2]


async def test_while_a_feed_is_added_its_articles_are_owed(
    world: World, newsstand: FakeCollection, web: MisbehavingServer
) -> None:
    released = asyncio.Event()

    async def slow(writer: asyncio.StreamWriter) -> None:
        await released.wait()
        writer.write(article("On ferry"))

    web.answers["/news"] = feed(web, "tram", "ferry")
    web.answers["/ferry"] = slow
    begin_slash(world.admin, world.channel, "admin feed add", address=web.url("/news"))
    await until(lambda: "/ferry" in web.asked())
    assert len(await world.bot.memory.debts(None)) == 1
    released.set()
    await world.env.settle()
    assert (newsstand.runs, stored(newsstand)) == (1, ["ferry", "tram"])
    assert await world.bot.memory.debts(None) == frozenset()


@pytest.mark.parametrize("command", ["feed add", "feed list", "feed remove", "links", "news"])
async def test_others_are_refused(
    world: World, newsstand: FakeCollection, web: MisbehavingServer, command: str
) -> None:
    let_in(world, world.reader)
    options = {"address": web.url("/news")} if command in ("feed add", "feed remove") else {}
    refused = await world.reader.slash(world.channel, f"admin {command}", **options)
    assert response_of(refused).ephemeral
    assert "This is for people who may manage the server" in text(refused.response)
    assert web.requests == []
    assert await world.reader.autocomplete(world.channel, "admin links", "forget", "") == []
    assert await world.reader.autocomplete(world.channel, "admin feed remove", "address", "") == []
