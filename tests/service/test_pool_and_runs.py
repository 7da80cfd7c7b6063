"""Calls that block: a bounded queue of them, and reindexing runs that can be watched and stopped."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.service.pool import Busy, Pool
from bot.service.sources.reindexing import AlreadyIndexing, Reindexing
from index import Cancelled, CorrectionsFile, DocumentPreview, NothingPublished, Progress, Refusal, Report
from retrieval import Retriever

REPORT = Report(3, 3, 3, 0, 0, 0, 3, 0, (), 0.1, 2)


class SlowCollection:
    """Tells three steps, waiting for `held` before each, and ends with a report or with `fails`."""

    def __init__(self) -> None:
        self.sources = Path("nowhere")
        self.corrections = CorrectionsFile(self.sources)
        self.held = threading.Event()
        self.held.set()
        self.begun = threading.Event()
        self.fails: Exception | None = None
        self.asked: list[tuple[bool, bool]] = []

    def retriever(self) -> Retriever:
        raise NothingPublished(self.sources)

    def reindex(
        self,
        rebuild: bool,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        *,
        allow_empty: bool = False,
    ) -> Report:
        self.asked.append((rebuild, allow_empty))
        self.begun.set()
        for done in range(3):
            progress(Progress("reading", done, 3))
            while not self.held.wait(0.01):
                if cancelled():
                    raise Cancelled
        if self.fails is not None:
            raise self.fails
        return REPORT

    def preview(self, name: str, data: bytes) -> DocumentPreview | Refusal:
        raise NotImplementedError

    def unreadable(self) -> tuple[Refusal, ...]:
        return ()

    def rollback(self) -> int:
        raise NothingPublished(self.sources)


async def steps(runs: Reindexing, collection: SlowCollection, **options: bool) -> list[Progress | Report]:
    return [step async for step in runs.run(collection, rebuild=options.pop("rebuild", False), **options)]


async def until(event: threading.Event) -> None:
    assert await asyncio.to_thread(event.wait, 5)


async def test_a_call_gives_what_it_returns_or_raises() -> None:
    pool = Pool(1, 1, "test")
    assert await pool.run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await pool.run(lambda: 1 // 0)
    assert await pool.run(lambda: 8) == 8
    pool.close()


@pytest.mark.parametrize(("workers", "waiting"), [(1, 0), (1, 2), (2, 1)])
async def test_as_many_calls_as_there_is_room_for(workers: int, waiting: int) -> None:
    pool, held = Pool(workers, waiting, "test"), threading.Event()
    calls = [asyncio.create_task(pool.run(held.wait)) for _ in range(workers + waiting)]
    await asyncio.sleep(0)
    with pytest.raises(Busy) as busy:
        pool.check_room()
    assert str(busy.value) == "I am answering as many questions as I can right now. Please ask again in a moment."
    with pytest.raises(Busy):
        await pool.run(held.wait)
    held.set()
    assert await asyncio.gather(*calls) == [True] * len(calls)
    pool.check_room()
    pool.close()


async def test_a_run_tells_progress_and_at_last_the_report() -> None:
    pool = Pool(1, 1, "test")
    told = await steps(Reindexing(pool), SlowCollection())
    assert told[-1] == REPORT
    assert [step for step in told if isinstance(step, Progress)] == [
        step for step in (Progress("reading", done, 3) for done in range(3)) if step in told
    ]
    pool.close()


@pytest.mark.parametrize("options", [{}, {"rebuild": True}, {"allow_empty": True}])
async def test_a_run_is_asked_for_as_the_caller_says(options: dict[str, bool]) -> None:
    pool, collection = Pool(1, 1, "test"), SlowCollection()
    await steps(Reindexing(pool), collection, **options)
    assert collection.asked == [(options.get("rebuild", False), options.get("allow_empty", False))]
    pool.close()


async def test_one_run_a_collection_at_a_time() -> None:
    pool, collection, other = Pool(2, 1, "test"), SlowCollection(), SlowCollection()
    runs = Reindexing(pool)
    collection.held.clear()
    first = asyncio.create_task(steps(runs, collection))
    await until(collection.begun)
    assert (runs.running(collection), runs.running(other)) == (True, False)
    with pytest.raises(AlreadyIndexing, match=r"^I am reindexing already\. Please ask again when that is done\.$"):
        await steps(runs, collection)
    assert (await steps(runs, other))[-1] == REPORT
    collection.held.set()
    assert (await first)[-1] == REPORT
    assert not runs.running(collection)
    assert (await steps(runs, collection))[-1] == REPORT
    pool.close()


async def test_a_run_that_is_on_can_be_stopped_and_is_over_then() -> None:
    pool, collection = Pool(1, 1, "test"), SlowCollection()
    runs = Reindexing(pool)
    collection.held.clear()
    run = asyncio.create_task(steps(runs, collection))
    await until(collection.begun)
    assert runs.stop(collection)
    with pytest.raises(Cancelled):
        await run
    assert not runs.running(collection)
    assert not runs.stop(collection)
    pool.close()


async def test_a_run_that_waits_for_a_thread_is_stopped_before_it_begins() -> None:
    pool, held, collection = Pool(1, 2, "test"), threading.Event(), SlowCollection()
    runs = Reindexing(pool)
    before = asyncio.create_task(pool.run(held.wait))
    waiting = asyncio.create_task(steps(runs, collection))
    await asyncio.sleep(0.01)
    assert runs.stop(collection)
    with pytest.raises(Cancelled):
        await waiting
    held.set()
    await before
    assert collection.asked == []
    pool.close()


async def test_a_run_that_fails_raises_and_leaves_room_for_the_next() -> None:
    pool, collection = Pool(1, 1, "test"), SlowCollection()
    runs = Reindexing(pool)
    collection.fails = RuntimeError("a bug")
    with pytest.raises(RuntimeError, match="a bug"):
        await steps(runs, collection)
    collection.fails = None
    assert (await steps(runs, collection))[-1] == REPORT
    pool.close()


async def test_who_waits_for_a_run_goes_on_when_it_is_over() -> None:
    pool, collection = Pool(1, 1, "test"), SlowCollection()
    runs = Reindexing(pool)
    await runs.idle(collection)
    collection.held.clear()
    run = asyncio.create_task(steps(runs, collection))
    await until(collection.begun)
    waiting = asyncio.create_task(runs.idle(collection))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    collection.held.set()
    await run
    async with asyncio.timeout(1):
        await waiting
    pool.close()
