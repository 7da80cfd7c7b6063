"""Limits: so many questions a minute, one at a time, and what was told is not told again."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.rate_limits import WAITING, Limiter, Once, PerPersonQueue, QueuePlace, TooMany, wait_sentence

EARLIER = "I am still at your earlier questions. Please ask this one when they are answered."


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize(
    ("asked", "at", "limit", "wait"),
    [
        ([], 0, 1, 0),
        ([0], 0, 1, 60),
        ([0], 0, 2, 0),
        ([0], 59, 1, 1),
        ([0], 60, 1, 0),
        ([0, 30], 30, 2, 30),
        ([0, 30], 60, 2, 0),
        ([0, 30], 60, 1, 30),
        ([0, 10, 20], 20, 2, 50),
        ([0, 10, 20], 20, 3, 40),
        ([0, 10, 20], 65, 3, 0),
        ([0, 10, 20], 65, 2, 5),
    ],
)
def test_seconds_until_the_next_question(clock: Clock, asked: list[int], at: int, limit: int, wait: int) -> None:
    limiter = Limiter(clock)
    for second in asked:
        clock.now = float(second)
        limiter.count(1)
    clock.now = float(at)
    assert limiter.wait(1, limit) == wait
    assert limiter.wait(2, limit) == 0


@given(
    steps=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 2)), max_size=40),
    limit=st.integers(1, 4),
)
def test_never_more_in_any_minute_than_agreed(steps: list[tuple[int, int]], limit: int) -> None:
    clock, taken = Clock(), dict[int, list[float]]()
    limiter = Limiter(clock)
    for passed, person in steps:
        clock.now += passed
        within = [at for at in taken.get(person, []) if at > clock.now - 60]
        wait = limiter.wait(person, limit)
        assert (wait == 0) is (len(within) < limit)
        if wait:
            assert wait == within[-limit] + 60 - clock.now
        else:
            limiter.count(person)
            taken.setdefault(person, []).append(clock.now)


def test_who_waited_as_long_as_told_is_taken(clock: Clock) -> None:
    limiter = Limiter(clock)
    for _ in range(3):
        limiter.count(1)
        clock.now += 7
    clock.now += limiter.wait(1, 3)
    assert limiter.wait(1, 3) == 0


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.1, "1 second"),
        (1.0, "1 second"),
        (1.4, "1 second"),
        (1.6, "2 seconds"),
        (59.9, "60 seconds"),
    ],
)
def test_when_to_come_back_in_words(seconds: float, told: str) -> None:
    assert (
        wait_sentence("this server", seconds)
        == f"That is as many questions as this server may ask in a minute. Please ask again in {told}."
    )


async def test_questions_of_a_person_run_one_at_a_time_in_the_order_they_came() -> None:
    queue, order = PerPersonQueue(), list[str]()

    async def answer(name: str, place: QueuePlace) -> None:
        async with place:
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")

    await asyncio.gather(*(answer(name, queue.enter(1)) for name in ("first", "second", "third")))
    assert order == [f"{name} {what}" for name in ("first", "second", "third") for what in ("begins", "ends")]


async def test_another_person_waits_for_nobody() -> None:
    queue = PerPersonQueue()
    async with queue.enter(1):
        async with asyncio.timeout(1):
            async with queue.enter(2):
                pass


async def test_as_many_may_wait_and_no_more() -> None:
    queue = PerPersonQueue()
    places = [queue.enter(1) for _ in range(1 + WAITING)]
    with pytest.raises(TooMany) as refused:
        queue.enter(1)
    assert str(refused.value) == EARLIER
    places[0].leave()
    queue.enter(1)
    with pytest.raises(TooMany):
        queue.enter(1)


async def test_a_place_is_given_up_once_however_often_it_is_left() -> None:
    queue = PerPersonQueue()
    places = [queue.enter(1) for _ in range(1 + WAITING)]
    for _ in range(5):
        places[0].leave()
    queue.enter(1)
    with pytest.raises(TooMany):
        queue.enter(1)


async def test_who_stops_waiting_holds_nobody_up() -> None:
    queue = PerPersonQueue()
    first, second, third = (queue.enter(1) for _ in range(3))
    async with first:
        waiting = asyncio.create_task(second.__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(1):
        async with third:
            pass


async def test_a_question_that_failed_ends_its_turn() -> None:
    queue = PerPersonQueue()
    with pytest.raises(RuntimeError):
        async with queue.enter(1):
            raise RuntimeError("a bug")
    async with asyncio.timeout(1):
        async with queue.enter(1):
            pass


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ([(0, "a")], [True]),
        ([(0, "a"), (0, "a")], [True, False]),
        ([(0, "a"), (0, "b")], [True, True]),
        ([(0, "a"), (9, "a")], [True, False]),
        ([(0, "a"), (10, "a")], [True, True]),
        ([(0, "a"), (9, "a"), (10, "a")], [True, False, True]),
        ([(0, "a"), (10, "a"), (11, "a")], [True, True, False]),
    ],
)
def test_what_was_told_is_not_told_again(clock: Clock, told: list[tuple[int, str]], first: list[bool]) -> None:
    once = Once(clock, seconds=10)

    def ask(second: int, what: str) -> bool:
        clock.now = float(second)
        return once.first(what)

    assert [ask(*each) for each in told] == first


def test_the_clock_is_the_caller_s() -> None:
    seconds = iter([0.0, 0.0, 30.0, 61.0])
    clock: Callable[[], float] = lambda: next(seconds)  # noqa: E731
    limiter = Limiter(clock)
    limiter.count(1)
    assert [limiter.wait(1, 1) for _ in range(3)] == [60.0, 30.0, 0.0]
