"""Who wrote an article: names alone, from the most careful statement to the by-line."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..elements import Element
from ..paragraphs import Paragraph
from .head import Head
from .linked_data import LinkedData, text_of
from .masthead import said_authors
from .names import names_in

_NAMED = ("author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "article:author", "byl")
_LESS = ("creator", "twitter:creator")


def choose_authors(
    root: Element, head: Head, data: LinkedData, masthead: Sequence[Paragraph], outlets: Sequence[str]
) -> str | None:
    """Several are joined by ", ". None where nobody is named."""
    if names := names_in(_in_data(data), outlets, single=True):
        return ", ".join(names)
    for said in (head.values(*_NAMED), _marked(root), head.values(*_LESS)):
        if names := names_in(said, outlets):
            return ", ".join(names)
    # What is marked around the headline may be any line; only names like those of people are taken.
    names = [name for name in names_in(said_authors(masthead), outlets) if _is_full(name)]
    return ", ".join(names) or None


def _in_data(data: LinkedData) -> Iterator[str]:
    for key in ("author", "creator"):
        for one in data.resolve(data.article.get(key)):
            yield from _called(one)


def _called(one: Any) -> Iterator[str]:
    if isinstance(one, str):
        yield one
    elif isinstance(one, dict):
        names = one.get("name") or one.get("byline")
        for name in names if isinstance(names, list) else [names]:
            if (text := text_of(name)) is not None:
                yield text
        if not names and (given := text_of(one.get("givenName"))) and (family := text_of(one.get("familyName"))):
            yield f"{given} {family}"


def _marked(root: Element) -> Iterator[str]:
    """What the page's own marks say is an author."""
    for element in root.iter("a", "span", "div", "p", "address"):
        if element.get("itemprop") == "author":
            inner = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
            yield " ".join("".join(inner.itertext())[:200].split()) or inner.get("content") or ""


def _is_full(name: str) -> bool:
    """Two words or more that begin with capitals, particles apart."""
    words = name.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
