"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterator
from typing import Any

from ....text.one_line import shortened
from ...reader import DocumentRefused
from ..containers.charsets import decode_declared
from .item import ITEMS_LIMIT, BrokenItem, Feed, FeedItem, ItemText

_VALUES_LIMIT = 1_000_000  # of all lists and maps together; an item has about 15


def read_json_feed(data: bytes) -> Feed:
    """Raises DocumentRefused."""
    text = decode_declared(data, "utf-8")
    if text.count(",") + text.count("[") + text.count("{") > 4 * _VALUES_LIMIT:
        raise DocumentRefused(f"it holds more than {_VALUES_LIMIT:,} values: split it")
    try:
        feed = json.loads(text)
    except RecursionError:
        raise DocumentRefused("its lists and maps are too deep within each other: it is no feed") from None
    except ValueError as error:
        raise DocumentRefused(f"it is no valid JSON ({shortened(str(error))}): save the feed anew") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise DocumentRefused("it has no list of items: put a whole feed there")
    if len(items) > ITEMS_LIMIT:
        raise DocumentRefused(f"it holds more than {ITEMS_LIMIT:,} items: split it")
    return Feed(_title(feed), tuple(_authors(feed)), _text(feed, "language"), map(_item, items))


def _item(item: Any) -> FeedItem | BrokenItem:
    if not isinstance(item, dict):
        return BrokenItem("it is no map of fields: mend it or remove it")
    if any(isinstance(value, str) and not _is_whole(value) for value in item.values()):
        return BrokenItem("it holds half a character (\\ud800 to \\udfff alone): mend it")
    texts = (
        ("content_html", True),
        ("content_text", False),
        ("summary", False),
    )
    return FeedItem(
        title=_title(item),
        texts=tuple(ItemText(text, markup) for name, markup in texts if (text := _text(item, name))),
        authors=tuple(_authors(item)),
        dates=tuple(filter(None, [_text(item, "date_published")])),
        links=tuple(filter(None, [_text(item, "url"), _text(item, "external_url")])),
        language=_text(item, "language"),
    )


def _title(holder: dict[str, Any]) -> ItemText | None:
    title = _text(holder, "title")
    return None if title is None else ItemText(title, False)


def _authors(holder: dict[str, Any]) -> Iterator[str]:
    """Version 1 has one, version 1.1 a list."""
    several = holder.get("authors")
    for author in several if isinstance(several, list) else [holder.get("author")]:
        if isinstance(author, dict) and (name := _text(author, "name")) is not None:
            yield name


def _text(holder: dict[str, Any], name: str) -> str | None:
    text = holder.get(name)
    return text if isinstance(text, str) and text.strip() and _is_whole(text) else None


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
