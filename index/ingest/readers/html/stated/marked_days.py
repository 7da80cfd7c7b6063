"""Where a page's own marks say that a day stands, most careful first: what publishes, then what is called a date."""

import re
from collections.abc import Iterator

from ..elements import Element, words_of_name

# In the library's own code, as it looks at every element of the page.
_PUBLISHED = (
    "//*[@pubdate or contains(@itemprop, 'datePublished') or contains(@property, 'datePublished')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' published ') or contains(@class, 'dt-published')]"
)
_CALLED = "//time | //*[contains(translate(@class, 'DFPST', 'dfpst'), '{}')]"
_NAMES = ("date", "datum", "fecha", "publi", "submitted", "time")
_WORDS = frozenset(
    "date datum fecha published publication publicado publie pubdate postdate datetime submitted time timestamp".split()
)
_UPDATE = re.compile(r"updat|modif|actualiz|aktualis", re.I)
_OTHERS = re.compile(
    r"comment|related|recommend|teaser|sidebar|footer|widget|card|event|calendar|archive|popular|latest|more", re.I
)
# What heads a site's pages, where many papers print the day on which a page is read.
_SITE_HEAD = re.compile(
    r"(?:site|global|top|main|page)[-_]?(?:header|head|bar|nav)(?![a-z])|navbar|(?:current|today)[-_s]?(?:date|day)",
    re.I,
)
_LENGTH_LIMIT = 120  # characters of a line that says when
_LOOKED_AT = 300  # elements
_NEAR = 5  # elements above one whose names are read


def marked_days(root: Element) -> Iterator[str]:
    """What is marked as the day of publication: the machine's form of it, then the words."""
    for element in root.xpath(_PUBLISHED)[:_LOOKED_AT]:
        if not is_update(element):
            yield from (value for name in ("datetime", "content", "title") if (value := element.get(name)))
            yield " ".join(element.itertext())[:_LENGTH_LIMIT]


def told_days(root: Element) -> Iterator[str]:
    """What is called a date anywhere, but for what belongs to other stories."""
    for name in _NAMES:
        for element in root.xpath(_CALLED.format(name))[:_LOOKED_AT]:
            text = _short_text(element)
            if text and _is_own(element):
                yield text


def _short_text(element: Element) -> str:
    """Empty where it is longer than a line: whole columns are called after dates."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part) + 1
        if length > 2 * _LENGTH_LIMIT + 1:
            return ""
    return " ".join(parts)


def is_update(element: Element) -> bool:
    """Whether it, or what is right around it, is called one."""
    return any(_UPDATE.search(_names(one)) for one in _upwards(element, 2))


def is_site_head(element: Element, headline: Element | None) -> bool:
    """Whether it heads the site, or leads through it: a header that neither holds the headline nor is in an article."""
    around = set() if headline is None else set(headline.iterancestors())
    return any(
        above not in around
        and (above.tag in ("header", "nav") or above.get("role") == "banner" or _SITE_HEAD.search(_names(above)))
        and next(above.iterancestors("article", "main"), None) is None
        and (headline is not None or next(above.iter("h1"), None) is None)
        for above in (element, *element.iterancestors())
        if above.tag not in ("html", "body")
    )


def _is_own(element: Element) -> bool:
    if element.tag != "time" and _WORDS.isdisjoint(words_of_name(_names(element))):
        return False
    if is_update(element) or is_site_head(element, None):
        return False
    return not any(_OTHERS.search(_names(one)) for one in _upwards(element, _NEAR))


def _upwards(element: Element, count: int) -> list[Element]:
    return [element, *list(element.iterancestors())[:count]]


def _names(element: Element) -> str:
    return f"{(element.get('class') or '')[:200]} {(element.get('id') or '')[:80]} {element.get('itemprop') or ''}"
