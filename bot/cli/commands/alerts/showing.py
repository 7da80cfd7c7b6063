"""`alerts` and `alerts list`."""

import argparse
from typing import TYPE_CHECKING

from ... import exit_status
from .desk import AlertDesk, at_desk

if TYPE_CHECKING:
    from bot.memory.alerts.subscriptions import Subscription


def tell_new(arguments: argparse.Namespace) -> int:
    """What is told is noted when it was printed: what could not be printed is told the next time."""
    from bot.alerts.finding import FoundAlert, find_words
    from bot.json_output import alert_json
    from bot.memory.alerts.told import AlertState
    from bot.replies.coverage.alerts import alert_reply
    from bot.terminal import plain_lines

    from ...output import print_json, tell

    async def work(desk: AlertDesk) -> tuple[int, bool]:
        alerts = desk.memory.alerts
        await desk.looking.look()
        found = await find_words(alerts, desk.listener, desk.run, await alerts.alerts(desk.listener, AlertState.DUE))
        for one in found:
            _print(one)
            await alerts.told([one.alert])
        return len(found), bool(await alerts.subscriptions_to(desk.listener))

    def _print(one: FoundAlert) -> None:
        if arguments.json:
            print_json(alert_json(one))
        else:
            print("\n".join([*plain_lines(alert_reply(one.subscription.wanted, one.excerpt, one.alert.further)), ""]))

    told, any_kept = at_desk(arguments, work)
    if not any_kept:
        tell("Nothing is asked for: `alerts add` asks to be told.")
    elif not told:
        tell("Nothing new.")
    return exit_status.DONE


def list_all(arguments: argparse.Namespace) -> int:
    from bot.json_output import subscription_json
    from bot.replies.coverage.alerts import subscription_words
    from bot.text_safety import one_line

    from ...output import print_json, tell

    async def work(desk: AlertDesk) -> "tuple[Subscription, ...]":
        return await desk.memory.alerts.subscriptions_to(desk.listener)

    kept = at_desk(arguments, work)
    for one in kept:
        if arguments.json:
            print_json(subscription_json(one))
        else:
            print(one_line(f"{one.id} {subscription_words(one.wanted)}{' (paused)' if one.paused else ''}"))
    if not kept:
        tell("Nothing is asked for: `alerts add` asks to be told.")
    return exit_status.DONE
