"""A request for consent to cookies over an article: it can be longer than a short article, and is none of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .....text.layout import BlockKind
from ..elements import Element, upwards
from ..paragraphs import Paragraph
from .refusals import ABOUT_CONSENT, CONSENT

_CALLED = re.compile(
    r"cookie|consent|gdpr|(?<![a-z])cmp(?![a-z])|onetrust|didomi|usercentrics|truste|privacy-?banner", re.I
)
_READ = 1_000  # characters of a paragraph
_LEAST = 2  # paragraphs of an article, or one that quotes somebody
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{3,}[”\"»“]")
_ARTICLES = ("article", "main")
_HOLDS = (*_ARTICLES, "h1")
_WORDS = frozenset("p li dd dt h2 h3 h4 h5 h6 blockquote signature td th".split())  # of a story: no box of a request


def without_banner(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """All of them where the page marks nothing as an article with a heading: then it is the request that it shows."""
    asking = [one for one in paragraphs if CONSENT.search(one.text[:_READ])]
    banners = _Banners(paragraphs).find(asking) if asking else set()
    if not banners:
        return list(paragraphs)
    left = [one for one in paragraphs if banners.isdisjoint(upwards(one.element))]
    return left if _holds_article(left) else list(paragraphs)


class _Banners:
    """Elements that hold no article and are called a banner, or in which most paragraphs ask for consent."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        root = paragraphs[0].element.getroottree().getroot()
        held = root.iter(*_HOLDS)
        self._holding = {root, *(above for one in held for above in upwards(one)), *root.iterchildren("body")}
        self._root = root
        self._paragraphs = paragraphs
        self._weights: dict[Element, _Weight] | None = None
        self._called: dict[Element, Element | None] = {}
        self._boxes: dict[Element, Element] = {}
        self._apart: dict[Element, bool] = {}

    def find(self, asking: Sequence[Paragraph]) -> set[Element]:
        """Those that hold one of these paragraphs."""
        found = map(self._around, asking)
        return {banner for banner in found if banner is not None}

    def _around(self, paragraph: Paragraph) -> Element | None:
        element = paragraph.element
        called = self._nearest(element)
        if called is not None and (not self._is_most(called) or self._asks(called)):
            return called
        if not self._is_apart(element) or not self._may_be(element):
            return None
        box = self._box(element)
        return box if box.tag not in _WORDS or box.getparent() in self._holding else None

    def _nearest(self, element: Element) -> Element | None:
        """What is called a banner: it, or the smallest around it."""
        if element not in self._called:
            found: Element | None = None
            if self._is_apart(element):
                found = element if _CALLED.search(_names(element)) else self._nearest(element.getparent())
            self._called[element] = found
        return self._called[element]

    def _is_apart(self, element: Element) -> bool:
        """Neither around an article nor in one, but for what stands beside its headline in a box of both."""
        if element not in self._apart:
            parent = element.getparent()
            if element in self._holding:
                self._apart[element] = False
            else:
                within = parent not in self._holding
                self._apart[element] = self._is_apart(parent) if within else parent.tag not in _ARTICLES
        return self._apart[element]

    def _box(self, element: Element) -> Element:
        """The largest around it of whose paragraphs most ask as well."""
        if element not in self._boxes:
            parent = element.getparent()
            is_larger = parent not in self._holding and self._may_be(parent)
            self._boxes[element] = self._box(parent) if is_larger else element
        return self._boxes[element]

    def _may_be(self, element: Element) -> bool:
        return self._asks(element) and (element.tag == "dialog" or not self._is_most(element))

    def _asks(self, element: Element) -> bool:
        weight = self._weight(element)
        return weight.asks and 2 * weight.about >= weight.paragraphs

    def _is_most(self, element: Element) -> bool:
        return 2 * self._weight(element).length > self._weight(self._root).length

    def _weight(self, element: Element) -> "_Weight":
        if self._weights is None:
            self._weights = _weigh(self._root, self._paragraphs)
        return self._weights[element]


@dataclass(slots=True)
class _Weight:
    """What stands in an element."""

    length: int = 0
    paragraphs: int = 0
    about: int = 0  # of them: about consent
    asks: bool = False  # one of them, for consent

    def add(self, other: "_Weight") -> None:
        self.length += other.length
        self.paragraphs += other.paragraphs
        self.about += other.about
        self.asks = self.asks or other.asks


def _weigh(root: Element, paragraphs: Sequence[Paragraph]) -> dict[Element, _Weight]:
    """Linear in the page's size."""
    weights = {element: _Weight() for element in root.iter()}
    for one in paragraphs:
        about = ABOUT_CONSENT.search(one.text) is not None
        weights[one.element].add(_Weight(len(one.text), 1, about, CONSENT.search(one.text[:_READ]) is not None))
    for element in reversed(weights):
        if (parent := element.getparent()) is not None:
            weights[parent].add(weights[element])
    return weights


def _holds_article(paragraphs: Sequence[Paragraph]) -> bool:
    inside = [one for one in paragraphs if any(element.tag == "article" for element in upwards(one.element))]
    words = [one for one in inside if one.kind is not BlockKind.HEADING]
    quoted = any(_QUOTED.search(one.text) for one in words)
    return len(words) < len(inside) and (len(words) >= _LEAST or quoted)


def _names(element: Element) -> str:
    return f"{(element.get('class') or '')[:200]} {(element.get('id') or '')[:80]}"
