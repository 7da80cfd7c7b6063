"""The fields of an item of RSS or Atom, as the modules in use name them: content, Dublin Core, FeedBurner."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from ....text.addresses.joining import joined_address
from .item import FeedItem, ItemText

Element: TypeAlias = Any  # lxml._Element; lxml ships no types

_PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
_TITLES = ("title", "dc:title")
_TEXTS = ("content:encoded", "content", "xhtml:body", "description", "summary", "dc:description")
_AUTHORS = ("dc:creator", "author", "dc:author")
_DATES = ("pubDate", "published", "dc:date", "dcterms:issued", "issued", "dcterms:created")
_LANGUAGES = ("dc:language", "language")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_PLAIN = frozenset({"text", "text/plain"})
_MARKUP = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})


def feed_fields(root: Element | None) -> tuple[ItemText | None, tuple[str, ...], str | None]:
    """The feed's title, its authors and its language, of what stands around its items."""
    holder = _Holder() if root is None else _Holder(root)
    if (channel := holder.first(("channel",))) is not None:
        holder = _Holder(channel)
    return holder.title(), holder.authors(("author",)), holder.language()


def item_of(element: Element, base: str = "") -> FeedItem:
    """`base` is what its addresses are told from."""
    holder = _Holder(element)
    return FeedItem(
        title=holder.title(),
        texts=tuple(_text_of(found) for found in holder.all(_TEXTS)),
        authors=holder.authors(_AUTHORS),
        dates=tuple(map(_words, holder.all(_DATES))),
        links=tuple(holder.links(joined_address(base, element.get(_BASE, "")))),
        language=holder.language(),
    )


class _Holder:
    """The children of an element by name; what belongs to no module that is known is left out."""

    def __init__(self, element: Element | None = None) -> None:
        self._language = None if element is None else element.get(_LANG)
        self._children: dict[str, list[Element]] = {}
        for child in () if element is None else element:
            address, _, name = child.tag.rpartition("}")
            prefix = _PREFIXES.get(address.removeprefix("{"))
            if prefix is not None:
                self._children.setdefault(f"{prefix}{name}", []).append(child)

    def all(self, names: tuple[str, ...]) -> list[Element]:
        return [child for name in names for child in self._children.get(name, ())]

    def first(self, names: tuple[str, ...]) -> Element | None:
        return next(iter(self.all(names)), None)

    def title(self) -> ItemText | None:
        title = self.first(_TITLES)
        return None if title is None else _text_of(title)

    def language(self) -> str | None:
        stated = self.first(_LANGUAGES)
        return self._language if stated is None else _words(stated)

    def authors(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the first name that is there; several modules state the same people."""
        for name in names:
            if stated := tuple(filter(None, map(_author_of, self.all((name,))))):
                return stated
        return ()

    def links(self, base: str = "") -> Iterator[str]:
        """What FeedBurner replaced, the item's page, and a name of it that is an address as well."""
        yield from map(_words, self.all(("feedburner:origLink",)))
        for link in self.all(("link",)):
            own = joined_address(base, link.get(_BASE, ""))
            if link.get("href") is None:
                yield joined_address(own, _words(link))
            elif link.get("rel", "alternate") == "alternate" and link.get("type", "text/html") in _MARKUP:
                yield joined_address(own, link.get("href"))
        for guid in self.all(("guid",)):
            if guid.get("isPermaLink", "true") == "true":
                yield _words(guid)


def _text_of(element: Element) -> ItemText:
    kind = element.get("type", "").lower()
    if len(element):
        return ItemText(_markup_of(element), True)
    is_atom = element.tag.startswith(("{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}"))
    if kind in _MARKUP or element.get("mode") == "escaped":
        return ItemText(_words(element), True)
    return ItemText(_words(element), False if kind in _PLAIN or is_atom else None)


def _markup_of(element: Element) -> str:
    """Elements within as HTML, whatever prefix they have."""
    from lxml import etree

    for inner in element.iter(etree.Element):
        inner.tag = etree.QName(inner).localname
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _author_of(element: Element) -> str:
    name = next((child for child in element if child.tag.rpartition("}")[2] == "name"), None)
    return _words(element if name is None and not len(element) else name)


def _words(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()
