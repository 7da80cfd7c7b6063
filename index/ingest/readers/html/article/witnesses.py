"""Who says which words of a page are the article: trafilatura, and the page's own JSON-LD."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ..elements import Element
from ..letters import squeezed
from ..stated.linked_data import Thing

_SEEN = 40  # characters of a paragraph's beginning or end by which it is known, where a witness lost a word of it
_LEAST = 25  # characters of a text that is no other's by chance
_NEAR = 20_000  # characters behind the text before
_SEARCHED = 500_000_000  # characters in all, about half a second
_BODY_LIMIT = 1_000_000  # characters
_ELEMENTS_LIMIT = 20_000  # 2 s were measured for a table of as many cells; the largest articles have 6,000
_TAG = re.compile(r"<[^<>]{1,500}>")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What each of them gives, without white space; empty where it gives nothing."""

    extracted: str
    stated: str
    lines: frozenset[str] = frozenset()  # of what was extracted

    def know(self, texts: Sequence[str]) -> list[bool]:
        """Which of a page's texts, in its order, they know."""
        bodies = [_Body(body) for body in (self.extracted, self.stated)]
        return [_is_known(squeezed(text), bodies) for text in texts]

    def have_line(self, text: str) -> bool:
        """Whether a text is a whole line of what was extracted."""
        return squeezed(text) in self.lines


class _Body:
    """What a witness gives, read along with the page, as most of a long one would else be searched for each text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at = 0
        self._searched = 0

    def holds(self, part: str) -> bool:
        found = self.text.find(part, self._at, self._at + _NEAR)
        if found < 0 and self._searched < _SEARCHED:
            self._searched += len(self.text)
            found = self.text.find(part)
        if found >= 0 and len(part) >= _LEAST:
            self._at = found
        return found >= 0


def hear_witnesses(root: Element, article: Thing) -> Witnesses:
    body = article.get("articleBody")
    stated = _TAG.sub(" ", body[:_BODY_LIMIT]) if isinstance(body, str) else ""
    extracted = _extracted(root)
    lines = frozenset(squeezed(line).removeprefix("-") for line in extracted.split("\n"))
    return Witnesses(squeezed(extracted), squeezed(stated), lines)


def _is_known(letters: str, bodies: Sequence[_Body]) -> bool:
    if len(letters) < _LEAST:
        return bodies[0].holds(letters)
    return any(body.holds(letters[:_SEEN]) or body.holds(letters[-_SEEN:]) for body in bodies if body.text)


def _extracted(root: Element) -> str:
    """Trafilatura takes a copy of the tree. Its time grows with the square of some pages' size."""
    if sum(1 for _ in islice(root.iter(), _ELEMENTS_LIMIT)) == _ELEMENTS_LIMIT:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells of pages without text, as we do ourselves
    try:
        found = trafilatura.bare_extraction(root, include_comments=False)
    except MemoryError:
        raise
    except Exception:  # it was made for pages, and raises whatever comes on what is none
        return ""
    return "" if found is None else getattr(found, "text", None) or ""
