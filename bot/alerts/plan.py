"""What is told where: a story a message, or, where many come at once, all of them in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.memory.alerts.subscriptions import Subscription

from .finding import FoundAlert

DIGEST_FROM = 3  # stories for one place at once, from which they are told in one message
POSTS_AT_ONCE = 5  # that a channel is told each by itself; what is more is told as alerts are
MOST_IN_A_MESSAGE = 10


@dataclass(frozen=True, slots=True)
class Destination:
    """A channel, or the direct messages of a person."""

    channel: int | None
    owner: int | None
    server: int | None

    @classmethod
    def of(cls, one: Subscription) -> Destination:
        return cls(one.channel, one.owner if one.channel is None else None, one.server)


@dataclass(frozen=True, slots=True)
class Post:
    """`alerts` of one destination, told in one message."""

    destination: Destination
    alerts: tuple[FoundAlert, ...]

    @property
    def roles(self) -> tuple[int, ...]:
        """Who is mentioned with it."""
        return tuple(dict.fromkeys(f.subscription.role for f in self.alerts if f.subscription.role is not None))


def posts_of(found: Iterable[FoundAlert]) -> tuple[Post, ...]:
    """In the order in which they came. A story that several subscriptions of one destination bring is one there; what a
    server has posted for itself is told one by one, for each post is edited by itself, unless it is a flood."""
    by_place: dict[Destination, list[FoundAlert]] = {}
    for one in found:
        by_place.setdefault(Destination.of(one.subscription), []).append(one)
    posts: list[Post] = []
    for destination, alerts in by_place.items():
        posted = [one for one in alerts if one.subscription.follows]
        if len(posted) <= POSTS_AT_ONCE:
            posts += [Post(destination, (one,)) for one in posted]
            alerts = [one for one in alerts if not one.subscription.follows]
        posts += _told(destination, alerts)
    return tuple(posts)


def _told(destination: Destination, alerts: Sequence[FoundAlert]) -> list[Post]:
    stories: dict[tuple[str, int], list[FoundAlert]] = {}
    for one in alerts:
        stories.setdefault((one.excerpt.document, one.excerpt.span.start), []).append(one)
    groups = list(stories.values())
    size = 1 if len(groups) < DIGEST_FROM else MOST_IN_A_MESSAGE
    return [
        Post(destination, tuple(one for group in groups[at : at + size] for one in group))
        for at in range(0, len(groups), size)
    ]
