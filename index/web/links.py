"""The addresses that a feed or a sitemap names: RSS, RDF, Atom, JSON Feed; sitemaps of pages, of news, of sitemaps."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ..text.addresses.joining import joined_address
from .fetched import NotFetched

_LINKS_LIMIT = 50_000  # of one file, as the sitemap protocol has it
_ELEMENTS_LIMIT = 500_000  # of a whole sitemap at its limit; they take some three seconds
_PIECE = 64 * 1024  # bytes
_TEXT_LIMIT = 2_048  # characters of an address
_ARTICLES = frozenset({"item", "entry"})  # of feeds; their address is in `link`, else `guid` or `id`
_PLACES = frozenset({"url", "sitemap"})  # of sitemaps; theirs is in `loc`
_ENTRIES = _ARTICLES | _PLACES
_DATES = frozenset({"lastmod", "publication_date"})
_TEXTS = _DATES | {"link", "loc", "guid", "id"}
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as they stand there, each once. `pages` of a feed are in its order, all else the latest first where it
    is dated; `lists` are sitemaps."""

    pages: tuple[str, ...]
    lists: tuple[str, ...] = ()


@dataclass(slots=True)
class _Entry:
    """`name` is its element's; `other` is an address that stands in where there is no link."""

    name: str
    depth: int
    link: str | None = None
    other: str | None = None
    date: datetime = _EARLIEST

    @property
    def address(self) -> str | None:
        return self.link or self.other


def read_links(data: bytes) -> Links:
    """Raises NotFetched where it is neither feed nor sitemap."""
    if data.lstrip().startswith(b"{"):
        return Links(tuple(dict.fromkeys(_json_links(data))))
    collector = _Collector()
    parser = etree.XMLParser(target=collector, recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    with suppress(etree.LxmlError, ValueError):  # what came before the fault counts
        for start in range(0, len(data), _PIECE):
            if len(collector.entries) >= _LINKS_LIMIT or collector.elements > _ELEMENTS_LIMIT:
                break
            parser.feed(data[start : start + _PIECE])
        else:
            parser.close()
    if not collector.elements:
        raise NotFetched("it can't be read as a feed or a sitemap")
    return _sorted(collector.entries[:_LINKS_LIMIT])


def _sorted(entries: list[_Entry]) -> Links:
    latest = sorted(entries, key=lambda entry: entry.date, reverse=True)
    lists = (entry.address for entry in latest if entry.name == "sitemap")
    pages = (entry.address for entry in latest if entry.name != "sitemap")
    return Links(tuple(dict.fromkeys(filter(None, pages))), tuple(dict.fromkeys(filter(None, lists))))


@dataclass(slots=True)
class _Collector:
    """Takes what the parser finds, so that no tree is built."""

    entries: list[_Entry] = field(default_factory=list)
    elements: int = 0
    _depth: int = 0
    _entry: _Entry | None = None
    _within: str = ""
    _text: str = ""
    _permanent: bool = True
    # Of each element around, as `xml:base` has it; None where that is too long, so that nothing can be told from it.
    _bases: list[str | None] = field(default_factory=lambda: [""])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self._depth += 1
        self._bases.append(_within(self._bases[-1], attributes.get(_BASE, "")))
        name = _local(tag)
        if name in _ENTRIES and self._entry is None:
            self._entry = _Entry(name, self._depth)
        self._within, self._text = name, ""
        self._permanent = attributes.get("isPermaLink", "true").lower() != "false"
        if name == "link" and attributes.get("rel", "alternate") == "alternate" and self._is_part(_ARTICLES):
            self._take(attributes.get("href", ""))

    def data(self, text: str) -> None:
        if self._entry is not None and self._within in _TEXTS and len(self._text) <= _TEXT_LIMIT:
            self._text += text[: _TEXT_LIMIT + 1]

    def end(self, tag: str) -> None:
        if (entry := self._entry) is not None:
            self._read(entry, _local(tag))
            if entry.depth == self._depth:
                self.entries.append(entry)
                self._entry = None
        self._depth -= 1
        self._bases.pop()
        self._within, self._text = "", ""

    def close(self) -> None: ...

    def _is_part(self, entries: frozenset[str]) -> bool:
        """Whether this element lies right in one of these."""
        return self._entry is not None and self._entry.name in entries and self._depth == self._entry.depth + 1

    def _read(self, entry: _Entry, name: str) -> None:
        text = self._text.strip()
        if name in _DATES:  # that of news lies one deeper
            entry.date = max(entry.date, _instant(text))
        elif (name == "link" and self._is_part(_ARTICLES)) or (name == "loc" and self._is_part(_PLACES)):
            self._take(text)
        elif name in ("guid", "id") and self._is_part(_ARTICLES) and self._permanent and text.startswith("http"):
            entry.other = text if len(text) <= _TEXT_LIMIT else None

    def _take(self, address: str) -> None:
        if self._entry is not None and self._entry.link is None and (stripped := address.strip()):
            self._entry.link = _within(self._bases[-1], stripped)


def _within(base: str | None, address: str) -> str | None:
    """None where the two make what is longer than any address."""
    if base is None or len(address) > _TEXT_LIMIT:
        return None
    joined = joined_address(base, address)
    return joined if len(joined) <= _TEXT_LIMIT else None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _instant(text: str) -> datetime:
    """As W3C's profile of ISO 8601 writes it; what is not of its form is earliest of all."""
    try:
        then = datetime.fromisoformat(text)
        return then.replace(tzinfo=then.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return _EARLIEST


def _json_links(data: bytes) -> Iterator[str]:
    try:
        feed: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise NotFetched("it can't be read as a feed: it is no JSON") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in (items if isinstance(items, list) else [])[:_LINKS_LIMIT]:
        if isinstance(item, dict) and isinstance(url := item.get("url"), str) and 0 < len(url) <= _TEXT_LIMIT:
            yield url
