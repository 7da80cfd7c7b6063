"""Who wrote an article: names alone, from the most careful statement to the by-line."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ..elements import Element
from ..paragraphs import Paragraph
from .head import Head
from .linked_data import LinkedData, text_of
from .masthead import linked_authors, said_authors
from .names import is_full, names_in, stated_names

_NAMED = ("author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "article:author", "byl")
_SIGNED = 3  # words of a name by which somebody signs
_OTHERS = re.compile(
    r"related|recirc|recommend|teaser|popular|trending|latest|most-?read|more-?(?:from|on|stories)|read-?(?:next|more)"
    r"|comment",
    re.I,
)
_NEAR = 6  # elements above one whose names are read
_LESS = ("creator", "twitter:creator")


def choose_authors(
    root: Element, head: Head, data: LinkedData, masthead: Sequence[Paragraph], outlets: Sequence[str]
) -> str | None:
    """Several are joined by ", ". None where nobody is named. A handle in the head gives way to a by-line's names; the
    outlet itself is the author where the data say so and nobody else is named."""
    if names := names_in(_in_data(data), outlets, single=True):
        return ", ".join(names)
    found = [names_in(said, outlets) for said in (head.values(*_NAMED), _marked(root), head.values(*_LESS))]
    # What is marked around the headline may be any line; only names like those of people are taken.
    full = [[name for name in names if is_full(name)] for names in (*found, names_in(said_authors(masthead), outlets))]
    rest = (names_in(linked_authors(masthead), outlets), *found, _signed(root, outlets), stated_names(_in_data(data)))
    return next((", ".join(names) for names in (*full, *rest) if names), None)


def _signed(root: Element, outlets: Sequence[str]) -> list[str]:
    """The one whom the page's links call the author, by whatever name."""
    links = [link for link in root.iter("a") if "author" in (link.get("rel") or "").split() and not _is_others(link)]
    names = names_in((" ".join(" ".join(link.itertext()).split()) for link in links), outlets)
    return names if len(names) == 1 and len(names[0].split()) <= _SIGNED else []


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
        if element.get("itemprop") == "author" and not _is_others(element):
            inner = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
            yield " ".join("".join(inner.itertext())[:200].split()) or inner.get("content") or ""


def _is_others(element: Element) -> bool:
    """Whether it belongs to another story, or to a comment."""
    around = (element, *islice(element.iterancestors(), _NEAR))
    return any(_OTHERS.search(f"{(one.get('class') or '')[:200]} {(one.get('id') or '')[:80]}") for one in around)
