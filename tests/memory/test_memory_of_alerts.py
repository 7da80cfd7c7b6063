"""What the bot's file keeps of alerts: who asked for what, what was there before, what was told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.memory import Memory
from bot.memory.alerts.store import STORY_DAYS, Found
from bot.memory.alerts.subscriptions import Subscription
from bot.memory.alerts.told import Alert, AlertPlace, AlertState
from bot.timing.quiet import QuietHours
from index import Span
from retrieval import Wanted

HERE, THERE = "discord:here", "discord:there"
SOLBERG = Subscription(Wanted("Ingrid Solberg"), owner=7, server=1)
BRIDGE = Subscription(Wanted(topic="bridge"), owner=8, server=1, channel=5, role=3)
POSTS = Subscription(Wanted(), server=1, channel=6, follows=True)


def alert(subscription: Subscription, document: str = "a.md", start: int = 3) -> Alert:
    return Alert(subscription.id, (AlertPlace(document, Span(start, start + 9)),), "sha256:00", said=start)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_subscription_comes_back_as_it_was_and_is_one_listener_s(memory: Memory) -> None:
    alerts = memory.alerts
    solberg, bridge = await alerts.subscribe(HERE, SOLBERG), await alerts.subscribe(HERE, BRIDGE)
    posts = await alerts.subscribe(THERE, POSTS)
    assert await alerts.subscription(bridge.id) == bridge
    assert (bridge.wanted, bridge.owner, bridge.channel, bridge.role) == (BRIDGE.wanted, 8, 5, 3)
    assert await alerts.subscriptions_to(HERE) == (solberg, bridge)
    assert await alerts.subscriptions_to(THERE) == (posts,)
    assert await alerts.subscriptions_of(7) == (solberg,)
    assert await alerts.subscriptions_on(1) == (solberg, bridge, posts)
    assert await alerts.unsubscribe(solberg.id)
    assert not await alerts.unsubscribe(solberg.id)


async def test_what_is_paused_says_why_and_tells_nothing(memory: Memory) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(kept))])
    await alerts.pause(kept.id, paused=True, trouble="I can't write to you.")
    again = await alerts.subscription(kept.id)
    assert again is not None
    assert (again.paused, again.trouble) == (True, "I can't write to you.")
    assert await alerts.alerts(HERE, AlertState.DUE) == ()
    await alerts.pause(kept.id, paused=False)
    assert len(await alerts.alerts(HERE, AlertState.DUE)) == 1


async def test_what_is_found_and_that_it_is_known_are_noted_together_once(memory: Memory) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    assert await alerts.found(HERE, {"t1": b"12345678"}, [Found(alert(kept))])
    assert not await alerts.found(HERE, {"t1": b"12345678", "t2": b""}, [Found(alert(kept, "b.md"))])
    assert await alerts.known_texts(HERE) == {"t1": True}
    assert [one.documents for one in await alerts.alerts(HERE, AlertState.DUE)] == [("a.md",)]
    assert await alerts.known_texts(THERE) == {}


async def test_what_is_known_without_its_words_learns_them(memory: Memory) -> None:
    alerts = memory.alerts
    await alerts.know(HERE, ["t1", "t2"])
    assert await alerts.known_texts(HERE) == {"t1": False, "t2": False}
    assert await alerts.prints(HERE) == []
    await alerts.set_prints(HERE, {"t1": b"12345678"})
    assert await alerts.known_texts(HERE) == {"t1": True, "t2": False}
    assert await alerts.prints(HERE) == [b"12345678"]


async def test_an_alert_is_due_then_sent_then_told(memory: Memory) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(kept)), Found(alert(kept, "b.md"))])
    due = await alerts.alerts(HERE, AlertState.DUE)
    batch = await alerts.sending(due)
    assert await alerts.alerts(HERE, AlertState.DUE) == ()
    sent = await alerts.sent_with(batch)
    assert [one.id for one in sent] == [one.id for one in due]
    await alerts.told(sent, channel=5, message=77)
    (first, _) = await alerts.alerts(HERE, AlertState.TOLD)
    assert (first.channel, first.message, first.batch) == (5, 77, batch)
    assert await alerts.sent_with("0" * 32) == ()


async def test_more_papers_change_a_post_that_is_followed_and_no_other(memory: Memory) -> None:
    alerts = memory.alerts
    posts, plain = await alerts.subscribe(HERE, POSTS), await alerts.subscribe(HERE, BRIDGE)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(posts)), Found(alert(plain))])
    due = await alerts.alerts(HERE, AlertState.DUE)
    more = alert(posts, "late.md")
    await alerts.found(HERE, {"t2": b""}, [Found(more, due[0].id, follows=True)])
    assert [one.documents for one in await alerts.alerts(HERE, AlertState.DUE)] == [("a.md", "late.md"), ("a.md",)]
    await alerts.told(due)
    await alerts.found(HERE, {"t3": b""}, [Found(alert(posts, "later.md"), due[0].id, follows=True)])
    await alerts.found(HERE, {"t4": b""}, [Found(alert(plain, "later.md"), due[1].id)])
    (changed,) = await alerts.alerts(HERE, AlertState.CHANGED)
    assert changed.documents == ("a.md", "late.md", "later.md")
    await alerts.found(HERE, {"t5": b""}, [Found(alert(posts, "later.md"), due[0].id, follows=True)])
    assert len(await alerts.alerts(HERE, AlertState.CHANGED)) == 1


async def test_a_story_is_recent_for_two_weeks(memory: Memory, clock: Clock) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(kept))])
    clock.now += (STORY_DAYS - 1) * 86_400
    assert len(await alerts.recent(kept.id)) == 1
    clock.now += 2 * 86_400
    assert await alerts.recent(kept.id) == ()


async def test_what_went_is_forgotten_after_thirty_days_unless_it_came_back(memory: Memory, clock: Clock) -> None:
    alerts = memory.alerts
    await alerts.set_prints(HERE, {"gone": b"12345678", "back": b"", "there": b""})
    await alerts.mark_gone(HERE, ["there"])
    clock.now += 29 * 86_400
    await memory.prune()
    assert set(await alerts.known_texts(HERE)) == {"gone", "back", "there"}
    await alerts.mark_gone(HERE, ["there", "back"])
    clock.now += 2 * 86_400
    await memory.prune()
    assert set(await alerts.known_texts(HERE)) == {"back", "there"}


async def test_what_was_told_is_kept_for_thirty_days_and_what_is_due_until_it_is_told(
    memory: Memory, clock: Clock
) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(kept)), Found(alert(kept, "b.md"))])
    await alerts.told((await alerts.alerts(HERE, AlertState.DUE))[:1])
    clock.now += 31 * 86_400
    await memory.prune()
    assert await alerts.alerts(HERE, AlertState.TOLD) == ()
    assert len(await alerts.alerts(HERE, AlertState.DUE)) == 1


async def test_forgetting_a_person_and_leaving_a_server_let_go_of_their_alerts(memory: Memory, clock: Clock) -> None:
    alerts = memory.alerts
    kept = await alerts.subscribe(HERE, SOLBERG)
    await alerts.subscribe(HERE, POSTS)
    await alerts.found(HERE, {"t1": b""}, [Found(alert(kept))])
    await alerts.set_quiet_hours(7, QuietHours(0, 60))
    assert await memory.forget(7) == 2
    assert await alerts.alerts(HERE, AlertState.DUE) == ()
    assert await alerts.quiet_hours(7) is None
    assert len(await alerts.subscriptions_on(1)) == 1
    await memory.left(1)
    clock.now += 31 * 86_400
    await memory.prune()
    assert await alerts.subscriptions_on(1) == ()


async def test_quiet_hours_are_set_changed_and_taken_back(memory: Memory) -> None:
    alerts = memory.alerts
    assert await alerts.quiet_hours(7) is None
    for hours in (QuietHours(1320, 420), QuietHours(0, 60, "Europe/Berlin")):
        await alerts.set_quiet_hours(7, hours)
        assert await alerts.quiet_hours(7) == hours
    await alerts.set_quiet_hours(7, None)
    assert await alerts.quiet_hours(7) is None


async def test_alerts_hold_after_a_restart(memory: Memory, tmp_path: Path, clock: Callable[[], float]) -> None:
    kept = await memory.alerts.subscribe(HERE, SOLBERG)
    await memory.alerts.found(HERE, {"t1": b"12345678"}, [Found(alert(kept))])
    again = Memory(tmp_path / "memory.sqlite", clock)
    try:
        assert await again.alerts.subscriptions_to(HERE) == (kept,)
        assert await again.alerts.prints(HERE) == [b"12345678"]
    finally:
        await again.close()
