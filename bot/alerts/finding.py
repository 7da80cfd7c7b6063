"""Alerts with the words that they are about, read from what is published when they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from bot.memory.alerts.store import AlertMemory
from bot.memory.alerts.subscriptions import Subscription
from bot.memory.alerts.told import Alert
from retrieval import Excerpt, Retriever, Wanted

from .looking import OnRetriever


@dataclass(frozen=True, slots=True)
class FoundAlert:
    alert: Alert
    subscription: Subscription
    excerpt: Excerpt


async def find_words(
    memory: AlertMemory, listener: str, run: OnRetriever, alerts: Iterable[Alert]
) -> tuple[FoundAlert, ...]:
    """In their order, and let go of those whose words stand there no longer, or are found to be another's. Raises
    NothingPublished."""
    subscriptions = {one.id: one for one in await memory.subscriptions_to(listener)}
    found = []
    for alert in alerts:
        subscription = subscriptions.get(alert.subscription)
        if subscription is None:
            continue
        excerpt = await run(partial(_excerpt_of, subscription.wanted, alert))
        if excerpt is None:
            await memory.drop(alert)
        else:
            found.append(FoundAlert(alert, subscription, excerpt))
    return tuple(found)


def _excerpt_of(wanted: Wanted, alert: Alert, retriever: Retriever) -> Excerpt | None:
    places = [(place.document, place.span) for place in alert.places]
    return retriever.found_again(wanted, places, alert.words, alert.said)
