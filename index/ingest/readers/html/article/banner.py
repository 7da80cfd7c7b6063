"""A request for consent to cookies over an article: it can be longer than a short article, and is none of it."""

import re
from collections.abc import Iterator, Sequence

from .....text.layout import BlockKind
from ..elements import Element
from ..paragraphs import Paragraph
from .refusals import CONSENT

_CALLED = re.compile(
    r"cookie|consent|gdpr|(?<![a-z])cmp(?![a-z])|onetrust|didomi|usercentrics|truste|privacy-?banner", re.I
)
_READ = 1_000  # characters of a paragraph
_LEAST = 2  # paragraphs of an article, or one that quotes somebody
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{3,}[”\"»“]")
_ARTICLES = ("article", "main")
_HOLDS = (*_ARTICLES, "h1")


def without_banner(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """All of them where the page marks nothing as an article with a heading: then it is the request that it shows."""
    if not paragraphs:
        return []
    banners = _Banners(paragraphs[0].element.getroottree().getroot())
    found = [banners.of(one) for one in paragraphs]
    left = [one for one, banner in zip(paragraphs, found, strict=True) if banner is None or banner not in banners.seen]
    return left if banners.seen and _holds_article(left) else list(paragraphs)


class _Banners:
    """The largest elements around what asks, or is called so, that hold no article."""

    def __init__(self, root: Element) -> None:
        held = root.iter(*_HOLDS)
        self._holding = {root, *(above for one in held for above in _upwards(one)), *root.iterchildren("body")}
        self._largest: dict[Element, tuple[Element | None, bool]] = {}
        self.seen: set[Element] = set()

    def of(self, paragraph: Paragraph) -> Element | None:
        """What would be its banner; `seen` tells whether it is one."""
        largest, is_called = self._around(paragraph.element)
        if largest is not None and (is_called or CONSENT.search(paragraph.text[:_READ])):
            self.seen.add(largest)
        return largest

    def _around(self, element: Element) -> tuple[Element | None, bool]:
        """None around an article, and within one; and whether it, or what is around it, is called a banner."""
        if element in self._largest:
            return self._largest[element]
        parent = element.getparent()
        found: tuple[Element | None, bool] = (None, False)
        if element not in self._holding and parent is not None:
            around, is_called = self._around(parent)
            is_first = parent in self._holding and parent.tag not in _ARTICLES
            found = (element if is_first else around, is_called or _CALLED.search(_names(element)) is not None)
        self._largest[element] = found
        return found


def _holds_article(paragraphs: Sequence[Paragraph]) -> bool:
    inside = [one for one in paragraphs if any(element.tag == "article" for element in _upwards(one.element))]
    words = [one for one in inside if one.kind is not BlockKind.HEADING]
    quoted = any(_QUOTED.search(one.text) for one in words)
    return len(words) < len(inside) and (len(words) >= _LEAST or quoted)


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _names(element: Element) -> str:
    return f"{(element.get('class') or '')[:200]} {(element.get('id') or '')[:80]}"
