"""Collections are brought up to date by themselves: when, how often, and what is told of it."""

import asyncio
import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest

from bot.timing.schedule import Daily, Every, OnChanges, Schedule
from index import IndexBusy, IndexUnwritable, Refusal, SourcesUnusable, SourceWarning, WarningKind
from tests.support.discord.kept import Clock, begin_round, kept_bot, round_
from tests.support.discord.newsstand import FakeCollection
from tests.support.discord.openapi import OpenApi
from tests.support.discord.shown import labels, last_in, response_of, text
from tests.support.discord.unsettled import begin_slash, until
from tests.support.discord.world import World, running

HOURLY = Every(datetime.timedelta(hours=1))
NIGHTLY = Daily(datetime.time(4, 30))


class Place:
    """Where a bot is started anew: its files, its clock, and the Discord around it."""

    def __init__(self, newsstand: FakeCollection, folder: Path, openapi: OpenApi | None) -> None:
        self.newsstand = newsstand
        self.clock = Clock()
        self.memory = folder / "memory.sqlite"
        self.openapi = openapi

    @asynccontextmanager
    async def world(self, schedule: Schedule | None) -> AsyncIterator[World]:
        bot = kept_bot(self.newsstand, self.memory, self.clock, schedule)
        async with running(bot) as env:
            try:
                yield World(env)
            finally:
                self.newsstand.held.set()
        assert env.errors == []
        assert self.openapi is None or self.openapi.faults(env.http_requests) == []

    async def restart(self, world: World, schedule: Schedule | None) -> None:
        await world.env.restart_bot(kept_bot(self.newsstand, self.memory, self.clock, schedule))


@pytest.fixture
def place(newsstand: FakeCollection, tmp_path: Path, discord_openapi: OpenApi | None, slow: None) -> Place:
    return Place(newsstand, tmp_path, discord_openapi)


async def test_without_a_schedule_and_feeds_nothing_runs(place: Place) -> None:
    async with place.world(None) as world:
        for _ in range(3):
            place.clock.pass_(days=1)
            await round_(world)
        assert place.newsstand.runs == 0


async def test_it_runs_as_often_as_the_schedule_says(place: Place) -> None:
    async with place.world(HOURLY) as world:
        runs = []
        for minutes in (0, 10, 49, 1, 59, 1):
            place.clock.pass_(minutes=minutes)
            await round_(world)
            runs.append(place.newsstand.runs)
        assert runs == [1, 1, 1, 2, 2, 3]


async def test_what_was_missed_while_it_was_off_is_made_up_once(place: Place) -> None:
    async with place.world(NIGHTLY) as world:
        await round_(world)
        await place.restart(world, NIGHTLY)
        await round_(world)
        assert place.newsstand.runs == 1
        place.clock.pass_(days=9)
        await place.restart(world, NIGHTLY)
        await round_(world)
        await round_(world)
        assert place.newsstand.runs == 2


async def test_a_run_that_is_due_during_an_admin_s_waits_for_it(place: Place) -> None:
    async with place.world(HOURLY) as world:
        await round_(world)
        place.newsstand.held.clear()
        admins = begin_slash(world.admin, world.channel, "admin reindex")
        await until(lambda: world.bot.reindexing.running(place.newsstand))
        place.clock.pass_(hours=5)
        due = begin_round(world)
        await asyncio.sleep(0.3)
        assert (place.newsstand.runs, due.done()) == (2, False)
        place.newsstand.held.set()
        await due
        await world.env.settle()
        assert "✓ Reindexed" in text(admins.response)
        assert place.newsstand.runs == 3
        await round_(world)
        assert place.newsstand.runs == 3


async def test_cancelling_it_is_no_error(place: Place) -> None:
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        place.newsstand.held.clear()
        due = begin_round(world)
        await until(lambda: world.bot.reindexing.running(place.newsstand))
        assert world.bot.reindexing.stop(place.newsstand)
        await due
        place.newsstand.held.set()
        await round_(world)
        assert (place.newsstand.runs, place.newsstand.generation) == (1, 1)
        assert world.channel.history() == []


@pytest.mark.parametrize("waiting", [False, True])
async def test_shutting_down_ends_a_run_and_one_that_waits(place: Place, waiting: bool) -> None:
    async with place.world(HOURLY) as world:
        place.newsstand.held.clear()
        if waiting:
            begin_slash(world.admin, world.channel, "admin reindex")
            await until(lambda: world.bot.reindexing.running(place.newsstand))
        due = begin_round(world)
        await until(lambda: world.bot.reindexing.running(place.newsstand))
        await asyncio.sleep(0.2)
        async with asyncio.timeout(5), world.bot.in_flight():
            leaving = asyncio.create_task(world.bot.shut_down())
            await asyncio.wait([due])
            assert due.cancelled()
            assert world.bot.reindexing.running(place.newsstand) is waiting, "an admin's run has its time"
            assert (await world.bot.memory.last_run(None)).at is None, "it is made up for"
        place.newsstand.held.set()
        await leaving
        assert place.newsstand.runs == 1


async def test_another_process_that_indexes_is_waited_for(place: Place) -> None:
    place.newsstand.reindex_fails = IndexBusy(Path("index"))
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        await round_(world)
        assert (place.newsstand.runs, place.newsstand.generation) == (1, 1)
        place.newsstand.reindex_fails = None
        await round_(world)
        await round_(world)
        assert (place.newsstand.runs, place.newsstand.generation) == (2, 2)
        assert world.channel.history() == []


async def test_files_that_change_are_indexed_when_they_have_come_to_rest(place: Place) -> None:
    async with place.world(OnChanges()) as world:
        runs = []
        for seconds, write in ((0, "a"), (5, "ab"), (5, ""), (5, ""), (5, ""), (60, ""), (5, "abc"), (10, ""), (5, "")):
            place.clock.pass_(seconds=seconds)
            if write:
                (place.newsstand.sources / "a.md").write_text(write)
            await round_(world)
            runs.append(place.newsstand.runs)
        assert runs == [0, 0, 0, 1, 1, 1, 1, 2, 2]


async def test_news_are_told_where_an_admin_wants_them(place: Place) -> None:
    stand = place.newsstand
    async with place.world(HOURLY) as world:
        news = world.guild.create_text_channel("desk")
        shown = await world.admin.slash(world.channel, "admin news", channel=news)
        assert "**Told in** #desk" in text(shown.response)
        stand.changes = (1_200, 1, 2)
        stand.refused = (Refusal("bad.pdf", "it is a scan"),)
        stand.warnings = (
            SourceWarning("a.md", WarningKind.DATE, "no day"),
            SourceWarning("a.md", WarningKind.TITLE, "no title"),
            SourceWarning("b.md", WarningKind.DATE, "no day"),
        )
        await round_(world)
        assert text(last_in(news)) == (
            "**The coverage changed**\n"
            "**Documents** 1,200 added, 1 changed, 2 removed\n"
            "**Refused** 1 document\n"
            "**Warnings** 2 about date, 1 about title"
        )
        assert world.channel.history() == []
        pressed = await world.admin.click(last_in(news), label="Refused and warnings")
        assert response_of(pressed).ephemeral
        assert text(pressed.response) == (
            "**Refused: 1, 3 warnings, page 1 of 1**\n"
            "**bad.pdf**\n-# it is a scan\n**a.md**\n-# date: no day\n**b.md**\n-# date: no day\n"
            "**a.md**\n-# title: no title\n-# Mend the file, or delete it with /admin remove."
        )
        assert "The coverage changed" in text(last_in(news))
        refused = await world.reader.click(last_in(news), label="Refused and warnings")
        assert "This is for people who may manage the server" in text(refused.response)


async def test_what_is_lacking_for_news_is_said(place: Place) -> None:
    async with place.world(HOURLY) as world:
        closed = world.guild.create_text_channel(
            "closed", overwrites={world.me: discord.PermissionOverwrite(send_messages=False)}
        )
        shown = await world.admin.slash(world.channel, "admin news", channel=closed)
        assert "I may not post in #closed: I lack Send Messages." in text(shown.response)
        status = await world.admin.slash(world.channel, "admin status")
        assert "**#closed**\n-# Send Messages" in text(status.response)
        place.newsstand.changes = (1, 0, 0)
        await round_(world)
        assert (place.newsstand.runs, closed.history()) == (1, [])


async def test_what_changed_nothing_is_not_told(place: Place) -> None:
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        place.newsstand.refused = ()
        await round_(world)
        assert place.newsstand.runs == 1
        assert world.channel.history() == []


async def test_without_a_channel_nothing_is_posted(place: Place) -> None:
    place.newsstand.changes = (1, 0, 0)
    async with place.world(HOURLY) as world:
        await round_(world)
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        await world.admin.slash(world.channel, "admin news", none=True)
        place.clock.pass_(hours=2)
        await round_(world)
        assert place.newsstand.runs == 2
        assert world.channel.history() == []
        actions = [line.action for line in await world.bot.memory.recorded_actions(world.guild.id, 5)]
        assert actions == ["set the channel of news: none", "set the channel of news: #general"]


async def test_the_channel_of_news_holds_after_a_restart(place: Place) -> None:
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        await place.restart(world, HOURLY)
        place.newsstand.changes = (1, 0, 0)
        await round_(world)
        assert "The coverage changed" in text(last_in(world.channel))


async def test_an_error_is_told_once_and_the_last_index_goes_on(place: Place) -> None:
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        place.newsstand.reindex_fails = IndexUnwritable("The disk is full.")
        for restarts in range(3):
            await round_(world)
            place.clock.pass_(hours=2)
            if restarts:
                await place.restart(world, HOURLY)
        (told,) = world.channel.history()
        assert text(told) == (
            "**⚠ I could not bring the index up to date**\n-# The disk is full.\n"
            "-# What was indexed before is served as it was."
        )
        assert place.newsstand.runs == 3
        status = await world.admin.slash(world.channel, "admin status")
        assert "The last run by itself failed: The disk is full." in text(status.response)
        answered = await world.reader.slash(world.channel, "ask", question="what about schools?")
        assert "Ana Roe" in text(answered.response)
        place.newsstand.reindex_fails = None
        await round_(world)
        place.clock.pass_(hours=2)
        place.newsstand.reindex_fails = IndexUnwritable("The disk is full.")
        await round_(world)
        assert sum("The disk is full." in text(message) for message in world.channel.history()) == 2


async def test_a_collection_where_nobody_put_anything_yet_is_no_news(place: Place) -> None:
    place.newsstand.texts.clear()
    place.newsstand.reindex_fails = SourcesUnusable("The sources folder holds no document.")
    async with place.world(HOURLY) as world:
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        await round_(world)
        assert place.newsstand.runs == 1
        assert world.channel.history() == []


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (None, "**Reindexed by itself** none\n"),
        (HOURLY, "**Reindexed by itself** every hour, next 1 March 2026 13:00 UTC\n"),
        (NIGHTLY, "**Reindexed by itself** every day at 04:30 UTC, next 2 March 2026 04:30 UTC\n"),
        (OnChanges(), "**Reindexed by itself** when files among the sources change\n"),
    ],
)
async def test_status_tells_the_schedule_and_the_next_run(place: Place, schedule: Schedule | None, said: str) -> None:
    async with place.world(schedule) as world:
        await round_(world)
        await world.admin.slash(world.channel, "admin news", channel=world.channel)
        await world.admin.slash(world.channel, "admin links", add=world.channel)
        status = await world.admin.slash(world.channel, "admin status")
        assert said in text(status.response)
        assert "**Links are taken in** #general\n**News are told in** #general\n" in text(status.response)


async def test_status_counts_what_was_refused_by_kind(place: Place) -> None:
    place.newsstand.refused = tuple(Refusal(f"bad{n}.md", "it is empty") for n in range(12))
    place.newsstand.warnings = (SourceWarning("a.md", WarningKind.LINKS, "they lead nowhere"),)
    async with place.world(None) as world:
        status = await world.admin.slash(world.channel, "admin status")
        assert "**Refused** 12 documents\n**Warnings** 1 about links" in text(status.response)
        assert "bad0.md" not in text(status.response)
        opened = await world.admin.click(response_of(status), label="Refused and warnings")
        assert "**Refused: 12, 1 warning, page 1 of 2**" in text(opened.response)
        done = await world.admin.slash(world.channel, "admin reindex")
        assert "**Refused** 12 documents\n**Warnings** 1 about links" in text(done.response)
        assert labels(done.response) == ["Refused and warnings"]
