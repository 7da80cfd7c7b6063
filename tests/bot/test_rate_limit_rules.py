"""How many questions a person may ask: over any minute, at once, and how often the same thing is told."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.rate_limits import WAITING, Limiter, Once, PerPersonQueue, TooMany, wait_sentence


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def ask(limiter: Limiter, key: int, limit: int) -> float:
    """As a question is admitted: it counts where nothing has to be waited for."""
    if not (wait := limiter.wait(key, limit)):
        limiter.count(key)
    return wait


def test_a_minute_after_the_first_another_is_taken() -> None:
    clock = Clock()
    limiter = Limiter(clock)
    told = []
    for seconds in (0, 10, 10, 10, 29.5, 0.5, 0, 10):
        clock.now += seconds
        told.append(ask(limiter, 1, 2))
    assert told == [0.0, 0.0, 40.0, 30.0, 0.5, 0.0, 10.0, 0.0]


def test_people_do_not_use_up_each_other_s() -> None:
    limiter = Limiter(Clock())
    assert [ask(limiter, person, 1) for person in (1, 2, 1)] == [0.0, 0.0, 60.0]


def test_a_lower_limit_counts_what_was_asked_before() -> None:
    clock = Clock()
    limiter = Limiter(clock)
    for _ in range(3):
        assert ask(limiter, 1, 3) == 0.0
        clock.now += 5
    assert (limiter.wait(1, 3), limiter.wait(1, 2), limiter.wait(1, 1), limiter.wait(1, 4)) == (45.0, 50.0, 55.0, 0.0)


@given(st.lists(st.floats(0, 40), max_size=60), st.integers(1, 5))
def test_no_minute_has_more_than_the_limit_and_whoever_waits_as_told_is_taken(pauses: list[float], limit: int) -> None:
    clock = Clock()
    limiter = Limiter(clock)
    taken: list[float] = []
    for pause in pauses:
        clock.now += pause
        if wait := ask(limiter, 1, limit):
            assert len([at for at in taken if at > clock.now - 60]) >= limit
            clock.now += wait + 1e-6
            assert ask(limiter, 1, limit) == 0.0
        taken.append(clock.now)
    assert all(later - earlier >= 60 for earlier, later in zip(taken, taken[limit:], strict=False))


def test_turns_of_one_person_come_in_the_order_they_were_asked() -> None:
    order: list[str] = []

    async def answer(queue: PerPersonQueue, person: int, name: str, seconds: float) -> None:
        place = queue.enter(person)
        async with place:
            order.append(f"{name} begins")
            await asyncio.sleep(seconds)
            order.append(f"{name} ends")

    async def ask_all() -> None:
        queue = PerPersonQueue()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(answer(queue, 1, "first", 0.05))
            tasks.create_task(answer(queue, 1, "second", 0.0))
            tasks.create_task(answer(queue, 2, "another's", 0.0))

    asyncio.run(ask_all())
    assert [step for step in order if "another's" not in step] == [
        "first begins", "first ends", "second begins", "second ends",
    ]  # fmt: skip
    assert order.index("another's ends") < order.index("first ends")


def test_as_many_wait_as_may_and_the_next_is_told() -> None:
    queue = PerPersonQueue()
    places = [queue.enter(1) for _ in range(1 + WAITING)]
    with pytest.raises(TooMany, match="I am still at your earlier questions"):
        queue.enter(1)
    queue.enter(2)
    places[0].leave()
    places[0].leave()  # as often as one likes
    queue.enter(1)
    with pytest.raises(TooMany):
        queue.enter(1)


@pytest.mark.parametrize("how", ["done", "failed", "cancelled"])
def test_a_turn_is_over_however_it_ends(how: str) -> None:
    async def live() -> None:
        queue = PerPersonQueue()

        async def turn() -> None:
            async with queue.enter(1):
                if how == "failed":
                    raise ValueError
                await asyncio.sleep(0 if how == "done" else 60)

        task = asyncio.create_task(turn())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        for _ in range(1 + WAITING):
            queue.enter(1)

    asyncio.run(live())


def test_who_gives_up_waiting_leaves_the_queue_and_holds_up_nobody() -> None:
    async def live() -> list[str]:
        queue, done = PerPersonQueue(), list[str]()

        async def turn(name: str, seconds: float) -> None:
            async with queue.enter(1):
                await asyncio.sleep(seconds)
                done.append(name)

        first, second, third = (asyncio.create_task(turn(n, s)) for n, s in (("a", 0.05), ("b", 0.0), ("c", 0.0)))
        await asyncio.sleep(0.01)
        second.cancel()
        await asyncio.gather(first, second, third, return_exceptions=True)
        return done

    assert asyncio.run(live()) == ["a", "c"]


def test_the_same_is_told_once_in_its_time() -> None:
    clock = Clock()
    once = Once(clock, 600)
    told = []
    for seconds, what in ((0, "a"), (0, "b"), (1, "a"), (598, "b"), (1, "b"), (1, "b"), (0, "a")):
        clock.now += seconds
        told.append(once.first(what))
    assert told == [True, True, False, False, True, False, True]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.01, "in 1 second."), (1.4, "in 1 second."), (1.6, "in 2 seconds."), (59.6, "in 60 seconds.")],
)
def test_how_long_to_wait_is_told_in_whole_seconds(seconds: float, told: str) -> None:
    sentence = f"That is as many questions as you may ask in a minute. Please ask again {told}"
    assert wait_sentence("you", seconds) == sentence


def _never(value: float) -> Callable[[], float]:
    return lambda: value


def test_a_clock_that_stands_still_forgets_nothing() -> None:
    limiter = Limiter(_never(5.0))
    assert [ask(limiter, 1, 3) for _ in range(5)] == [0.0, 0.0, 0.0, 60.0, 60.0]
