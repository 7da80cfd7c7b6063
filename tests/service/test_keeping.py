"""The index kept up to date beside a chat: a thread, a clock that tests turn, and a web on this machine."""

import asyncio
import datetime
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.service.keeping import Keeping
from bot.service.sources.upkeep import Upkeep
from bot.timing.schedule import Every, OnChanges, Schedule
from bot.timing.watching import look_at
from index import Allow, Cancelled, FetchLimits, IndexBusy, IndexUnwritable, Report, list_sources
from tests.support.discord.kept import Clock, feed
from tests.support.discord.newsstand import FakeCollection
from tests.support.web.misbehaving_server import MisbehavingServer, response, serving, silence

HOURLY = Every(datetime.timedelta(hours=1))
FAST = FetchLimits(connect=2.0, whole=20.0, pause=0.0, longest_wait=1.0)


class Kept:
    """A collection, what keeps it up to date, and what that told."""

    def __init__(
        self, folder: Path, schedule: Schedule | None, *feeds: str, taken: bool = False, pause: float = 0.0
    ) -> None:
        self.stand = FakeCollection(folder)
        self.clock = Clock()
        self.told: list[Report | str] = []
        upkeep = Upkeep(schedule, feeds, Allow.parse("127.0.0.1"), limits=replace(FAST, pause=pause), now=self.clock)
        look = look_at(folder) if taken else None
        self.keeping = Keeping(self.stand, upkeep, self.told.append, self.clock() if taken else None, look)

    def look(self, **time: float) -> int:
        """Once, after that time. How many runs there were so far."""
        self.clock.pass_(**time)
        self.keeping.look_once(lambda: False)
        return self.stand.runs


def test_it_runs_by_the_schedule_and_tells_what_changed(tmp_path: Path) -> None:
    kept = Kept(tmp_path, HOURLY)
    assert [kept.look(minutes=minutes) for minutes in (0, 59, 1, 59)] == [1, 1, 2, 2]
    assert kept.told == []
    kept.stand.changes = (1, 0, 0)
    assert kept.look(minutes=1) == 3
    (report,) = kept.told
    assert isinstance(report, Report)
    assert (report.added, report.generation) == (1, 4)


def test_what_was_indexed_at_the_start_is_not_indexed_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path, OnChanges(), taken=True)
    assert [kept.look(minutes=1) for _ in range(3)] == [0, 0, 0]
    (tmp_path / "a.md").write_text("words")
    assert [kept.look(seconds=6) for _ in range(4)] == [0, 0, 1, 1]
    assert Kept(tmp_path, HOURLY, taken=True).look(minutes=59) == 0


def test_another_process_that_indexes_is_waited_for(tmp_path: Path) -> None:
    kept = Kept(tmp_path, HOURLY)
    kept.stand.reindex_fails = IndexBusy(tmp_path)
    assert kept.look() == 1
    kept.stand.reindex_fails = None
    assert [kept.look(seconds=5), kept.look(seconds=5)] == [2, 2]
    assert kept.told == []


def run_for(kept: Kept, looks: int) -> None:
    """On a thread, until it has looked so often."""
    ended = threading.Event()
    thread = threading.Thread(target=kept.keeping.run, args=(ended, 0.01))
    thread.start()
    for _ in range(500):
        if kept.stand.runs >= looks:
            break
        kept.clock.pass_(hours=2)
        ended.wait(0.02)
    ended.set()
    thread.join(5)
    assert not thread.is_alive()
    assert kept.stand.runs >= looks


def test_an_error_is_told_once_and_ends_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path, HOURLY)
    kept.stand.reindex_fails = IndexUnwritable("The disk is full.")
    run_for(kept, 3)
    assert kept.told == ["The disk is full."]


def test_a_run_that_is_on_ends_with_the_chat(tmp_path: Path) -> None:
    kept = Kept(tmp_path, HOURLY)
    kept.stand.held.clear()
    run_for(kept, 1)
    assert (kept.stand.generation, kept.told) == (1, [])


@pytest.fixture
async def web(slow: None) -> AsyncIterator[MisbehavingServer]:
    async with serving(MisbehavingServer()) as server:
        yield server


async def test_feeds_are_fetched_and_what_is_wrong_is_told_once(tmp_path: Path, web: MisbehavingServer) -> None:
    broken = response("broken", 500)
    web.answers["/news"] = broken
    kept = Kept(tmp_path, None, web.url("/news"))
    sentence = f"The feed {web.url('/news')} can't be fetched: its server failed (500): try again later."

    async def look() -> int:
        return await asyncio.to_thread(kept.look, minutes=30)

    assert [await look() for _ in range(3)] == [1, 1, 1], "what is there at the start, once"
    assert kept.told == [sentence]
    web.answers["/news"] = feed(web, "tram")
    assert [await look(), await look()] == [2, 2]
    web.answers["/news"] = broken
    await look()
    assert kept.told == [sentence, sentence]


async def test_what_was_stored_before_a_run_that_failed_is_indexed_the_next_time(
    tmp_path: Path, web: MisbehavingServer
) -> None:
    web.answers["/news"] = feed(web, "tram")
    kept = Kept(tmp_path, None, web.url("/news"), taken=True)
    kept.stand.reindex_fails = IndexUnwritable("The disk is full.")
    with pytest.raises(IndexUnwritable):
        await asyncio.to_thread(kept.look, minutes=30)
    kept.stand.reindex_fails = None
    assert [await asyncio.to_thread(kept.look, minutes=30) for _ in range(2)] == [2, 2]


async def test_what_was_stored_before_an_end_is_indexed_at_the_next_start(
    tmp_path: Path, web: MisbehavingServer
) -> None:
    web.answers["/news"] = feed(web, "tram", "ferry")
    web.answers["/ferry"] = silence
    first = Kept(tmp_path, None, web.url("/news"), taken=True)
    first.clock.pass_(minutes=30)
    with pytest.raises(Cancelled):
        await asyncio.to_thread(first.keeping.look_once, lambda: "/ferry" in web.asked())
    assert [path.name[:5] for path in list_sources(tmp_path)] == ["tram-"]
    web.answers["/news"] = feed(web, "tram")
    again = Kept(tmp_path, None, web.url("/news"))
    assert [await asyncio.to_thread(again.look, minutes=minutes) for minutes in (0, 1, 30)] == [1, 1, 1]


async def test_two_feeds_of_a_host_have_its_pauses_between_them(tmp_path: Path, web: MisbehavingServer) -> None:
    web.answers |= {"/news": feed(web), "/sport": feed(web)}
    kept = Kept(tmp_path, None, web.url("/news"), web.url("/sport"), taken=True, pause=0.5)
    kept.clock.pass_(minutes=30)
    started = time.monotonic()
    await asyncio.to_thread(kept.keeping.look_once, lambda: False)
    assert web.asked() == ["/news", "/sport"]
    assert time.monotonic() - started >= 0.5


async def test_a_fetch_ends_with_the_chat(tmp_path: Path, web: MisbehavingServer) -> None:
    web.answers["/news"] = silence
    kept = Kept(tmp_path, None, web.url("/news"), taken=True)
    kept.clock.pass_(minutes=30)
    ended = threading.Event()
    look = asyncio.create_task(asyncio.to_thread(kept.keeping.look_once, ended.is_set))
    async with asyncio.timeout(5):
        while "/news" not in web.asked():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        ended.set()
        with pytest.raises(Cancelled):
            await look
