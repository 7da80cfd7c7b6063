"""RSS 0.9 to 2.0 and Atom, told by the names of their elements and what they are declared to belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

from ....text.addresses.joining import joined_address
from ...reader import DocumentRefused
from ..containers.charsets import decode_declared
from .item import ITEMS_LIMIT, BrokenItem, Feed, FeedItem
from .xml_fields import feed_fields, item_of
from .xml_items import repaired, sliced

Element: TypeAlias = Any  # lxml._Element; lxml ships no types

_HEAD = 64 * 1024  # characters in which a feed declares its names
_LENGTH_LIMIT = 4_000_000  # characters of an item; a book has 1 to 3 million
_TAGS_LIMIT = 200_000  # of an item, or of what stands around all of them
_ATTRIBUTES_LIMIT = 2_000  # of one tag; the parser takes quadratic time for them
_PREFIXES_LIMIT = 100
_NOTHING = '"urn:undeclared"'
_ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*+<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed)(?=[\s>])[^<>]*+>", re.IGNORECASE)
_DECLARED = re.compile(r"\sxmlns(?::([A-Za-z_][\w.-]*))?\s*=\s*(\"[^\"<]*\"|'[^'<]*')")
_LANGUAGE = re.compile(r"\sxml:lang\s*=\s*[\"']([A-Za-z0-9-]{1,35})[\"']")
_BASE = re.compile(r"\sxml:base\s*=\s*[\"']([^\"'<>]{1,2000})[\"']")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]*):(?=[A-Za-z_])")
_NOT_WELL_FORMED = "its XML is not well-formed: save the feed anew"
_CROWDED = re.compile(rf"<[A-Za-z](?:[^<>=]*+=){{{_ATTRIBUTES_LIMIT}}}")


@dataclass(frozen=True, slots=True)
class _Names:
    """What the prefixes of a feed stand for, each address in its quotes; "" is what has no prefix."""

    declared: dict[str, str]

    def of(self, part: str) -> str:
        """As attributes of the element that `part` is parsed in. A prefix that is not declared belongs to nothing."""
        used = sorted(set(_PREFIX.findall(part)) - {"xml", "xmlns"})[:_PREFIXES_LIMIT]
        own = f" xmlns={self.declared['']}" if "" in self.declared else ""
        return own + "".join(f" xmlns:{prefix}={self.declared.get(prefix, _NOTHING)}" for prefix in used)


def read_xml_feed(data: bytes, address: str | None = None) -> Feed:
    """`address` is where the feed was fetched from. Raises DocumentRefused."""
    stated = _ENCODING.match(data)
    text = decode_declared(data, None if stated is None else stated[1].decode())
    if "<!ENTITY" in text[:_HEAD]:
        raise DocumentRefused(
            "it declares entities of its own (<!ENTITY …>), which are not put in: save it without them"
        )
    parts = sliced(text)
    if len(parts.items) > ITEMS_LIMIT:
        raise DocumentRefused(f"it holds more than {ITEMS_LIMIT:,} items: split it")
    head = parts.around[:_HEAD]
    names = _Names(dict(_DECLARED.findall(head)))
    root = _ROOT.search(parts.around)
    around = "" if root is None else parts.around[root.end() :]
    title, authors, language = feed_fields(_around(around, names))
    spoken = _LANGUAGE.search(head)
    language = language or (None if spoken is None else spoken[1])
    stated_base = _BASE.search("" if root is None else root[0])
    base = joined_address(address or "", unescape(stated_base[1])) if stated_base else ""
    return Feed(title, authors, language, _items(parts.items, names, base))


def _items(items: tuple[str | None, ...], names: _Names, base: str) -> Iterator[FeedItem | BrokenItem]:
    for part in items:
        if part is None:
            yield BrokenItem("it has no end: the feed was cut, so put a whole copy of it there")
            continue
        try:
            yield item_of(_parsed(part, names)[0], base)
        except DocumentRefused as refused:
            yield BrokenItem(str(refused))


def _around(text: str, names: _Names) -> Element | None:
    """What stands around the items: where it is not well-formed, what can be told of it."""
    try:
        return _parsed(text, names, recover=True)
    except DocumentRefused:
        return None


def _parsed(part: str, names: _Names, recover: bool = False) -> Element:
    """An element that holds `part`. Raises DocumentRefused."""
    from lxml import etree

    if len(part) > _LENGTH_LIMIT or part.count("<") > _TAGS_LIMIT or _CROWDED.search(part) is not None:
        raise DocumentRefused("it is larger or has more tags than any article: it is none")
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(f"<part{names.of(part)}>{repaired(part)}</part>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentRefused(_NOT_WELL_FORMED) from error
    if root is None:
        raise DocumentRefused(_NOT_WELL_FORMED)
    return root
