"""An XML feed is cut into its items before it is parsed, so that a broken one costs no other.

What is not well-formed as feeds often are not, entities of HTML and a bare "&", is written as XML has it first; its own
entities are never put in.
"""

import re
from dataclasses import dataclass
from html import unescape
from html.entities import html5

_CDATA = r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
_COMMENT = r"<!--.*?(?:-->|\Z)"
_ITEM = re.compile(
    rf"{_CDATA}|{_COMMENT}|<(?P<end>/)?(?:(?:rss|atom|a|ns\d|rdf):)?(?P<name>item|entry)(?=[\s/>])[^<>]*+>", re.DOTALL
)
_NUMBER = r"#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};"
_REFERENCE = re.compile(rf"{_CDATA}|&(?:{_NUMBER}|(?P<name>[A-Za-z][A-Za-z0-9]{{0,31}});)?+", re.DOTALL)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class Sliced:
    """`around` is the feed without its items; an item that has no end is None."""

    around: str
    items: tuple[str | None, ...]


def sliced(text: str) -> Sliced:
    around: list[str] = []
    items: list[str | None] = []
    begun: re.Match[str] | None = None
    after = 0
    for tag in _ITEM.finditer(text):
        if tag["name"] is None or tag[0].endswith("/>"):
            continue
        if tag["end"] is None:
            if begun is not None:
                items.append(None)
            else:
                around.append(text[after : tag.start()])
            begun = tag
        elif begun is not None:
            items.append(text[begun.start() : tag.end()])
            begun, after = None, tag.end()
    around.append(text[after:] if begun is None else "")
    return Sliced("".join(around), (*items, None) if begun is not None else tuple(items))


def repaired(text: str) -> str:
    """With numbers for HTML's named entities; what names no character stays as it is written."""
    return _REFERENCE.sub(_repaired_reference, _NOT_XML.sub("", text))


def _repaired_reference(found: re.Match[str]) -> str:
    whole, name = found[0], found["name"]
    if whole == "&":
        return "&amp;"
    if name in _OF_XML or not whole.startswith("&"):
        return whole
    if name is not None and f"{name};" not in html5:
        return f"&amp;{name};"
    # As in HTML, numbers of Windows-1252 stand for its characters.
    return "".join(f"&#{ord(character)};" for character in _NOT_XML.sub("", unescape(whole)))
