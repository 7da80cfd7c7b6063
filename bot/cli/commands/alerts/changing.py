"""`alerts add`, `pause`, `resume` and `remove`."""

import argparse
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from ... import exit_status
from ...options import as_typed, shortened
from .desk import AlertDesk, at_desk

if TYPE_CHECKING:
    from bot.memory.alerts.subscriptions import Subscription


def add_one(arguments: argparse.Namespace) -> int:
    from bot.alerts.asking import ask_to_be_told
    from bot.json_output import subscription_json
    from bot.memory.alerts.subscriptions import Subscription
    from bot.replies.coverage.alerts import subscription_words, unmet_sentence
    from retrieval import Unmet, Wanted

    from ...output import print_json, tell

    given = (arguments.speaker, arguments.topic, arguments.outlet)
    wanted = Wanted(*(as_typed(words) if words is not None else None for words in given))

    async def work(desk: AlertDesk) -> tuple[Subscription, Unmet | None]:
        return await ask_to_be_told(desk.memory.alerts, desk.looking, Subscription(wanted))

    kept, unmet = at_desk(arguments, work)
    if arguments.json:
        print_json(subscription_json(kept))
    else:
        print(kept.id)
    tell(f"Kept: {subscription_words(kept.wanted)}. `alerts` tells what comes from now on.")
    if unmet is not None:
        tell(unmet_sentence(unmet))
    return exit_status.DONE


def pause_one(arguments: argparse.Namespace) -> int:
    return _changed(arguments, "Paused", lambda desk, one: desk.memory.alerts.pause(one.id, paused=True))


def resume_one(arguments: argparse.Namespace) -> int:
    async def work(desk: AlertDesk, one: "Subscription") -> None:
        await desk.looking.look()  # what came while it was paused is nothing new to it
        await desk.memory.alerts.pause(one.id, paused=False)

    return _changed(arguments, "Resumed", work)


def remove_one(arguments: argparse.Namespace) -> int:
    return _changed(arguments, "Removed", lambda desk, one: desk.memory.alerts.unsubscribe(one.id))


def _changed(
    arguments: argparse.Namespace, done: str, work: "Callable[[AlertDesk, Subscription], Awaitable[object]]"
) -> int:
    """Raises AlertRefused where there is no such alert."""
    from bot.alerts.asking import AlertRefused
    from bot.json_output import subscription_json
    from bot.replies.coverage.alerts import subscription_words

    from ...output import print_json, tell

    wanted = as_typed(arguments.id)

    async def run(desk: AlertDesk) -> "Subscription":
        kept = await desk.memory.alerts.subscriptions_to(desk.listener)
        found = [one for one in kept if wanted and one.id.startswith(wanted)]
        if len(found) != 1:
            raise AlertRefused(f"No alert has the id {shortened(wanted)}: `alerts list` shows them.")
        await work(desk, found[0])
        again = await desk.memory.alerts.subscription(found[0].id)
        return again or found[0]

    one = at_desk(arguments, run)
    if arguments.json:
        print_json(subscription_json(one))
    tell(f"{done}: {subscription_words(one.wanted)}.")
    return exit_status.DONE
