"""What a feed states, before any of it is understood."""

from collections.abc import Iterator
from dataclasses import dataclass

ITEMS_LIMIT = 10_000  # of a feed


@dataclass(frozen=True, slots=True)
class ItemText:
    """`markup` is True for HTML, False for plain text, None where the feed's kind leaves it open, as RSS does."""

    text: str
    markup: bool | None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """`texts` from the fullest to the shortest; of `dates` and `links` the first that is understood counts."""

    title: ItemText | None = None
    texts: tuple[ItemText, ...] = ()
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BrokenItem:
    """An item that can't be parsed, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Feed:
    title: ItemText | None
    authors: tuple[str, ...]
    language: str | None
    items: Iterator[FeedItem | BrokenItem]
