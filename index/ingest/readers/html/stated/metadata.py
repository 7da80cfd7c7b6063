"""What a page states about its article, each field from the place that is the most careful about it."""

import datetime
import re
from collections.abc import Iterator, Sequence

from ....article import Metadata
from ..elements import Element
from ..paragraphs import Paragraph
from .address import choose_address, host_names
from .authors import choose_authors
from .days import choose_day
from .head import Head
from .linked_data import LinkedData, text_of
from .titles import choose_title

_OUTLETS = ("og:site_name", "og_site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([A-Z][a-z]{3}))?(?:[-_]([A-Z]{2}|\d{3}))?", re.I)
_ADDRESS = re.compile(r"https?://|www\.", re.I)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", re.I)
_NAME_LIMIT = 100  # characters
_FIELD_LIMIT = 2_000


def read_metadata(
    root: Element,
    head: Head,
    data: LinkedData,
    headings: Sequence[str],
    masthead: Sequence[Paragraph],
    url: str | None,
    today: datetime.date,
) -> Metadata:
    """`headings` are the page's first-rank headings, `masthead` what stands over the article."""
    outlets = list(_outlets(head, data))
    address = choose_address(head, data, url)
    known = [*outlets, *host_names(address)]
    lines = [line for one in masthead for line in one.text.split("\n")]
    title = choose_title(headings, text_of(data.article.get("headline")), head, lines, known)
    return Metadata(
        title=None if title is None else title[:_FIELD_LIMIT],
        outlet=next(iter(outlets), None),
        author=choose_authors(root, head, data, masthead, outlets[:1]),
        date=choose_day(root, head, data, masthead, address, today),
        url=address,
        language=_language(head, data),
    )


def _outlets(head: Head, data: LinkedData) -> Iterator[str]:
    """Names of the outlet; a host's name comes last, an address never."""
    publishers = [
        one.get("name") if isinstance(one, dict) else one for one in data.resolve(data.article.get("publisher"))
    ]
    stated = [*head.values(*_OUTLETS[:2]), *map(text_of, publishers), *head.values(*_OUTLETS[2:])]
    names = [name for name in stated if name and len(name) <= _NAME_LIMIT and not _ADDRESS.search(name)]
    yield from sorted(names, key=lambda name: _HOST.fullmatch(name) is not None)


def _language(head: Head, data: LinkedData) -> str | None:
    stated = [
        head.language,
        text_of(data.article.get("inLanguage")),
        *head.values("content-language", "og:locale", "language"),
    ]
    for one in stated:
        if one and (found := _LANGUAGE.fullmatch(one.strip())):
            parts = [
                found[1].lower(),
                *([found[2].title()] if found[2] else []),
                *([found[3].upper()] if found[3] else []),
            ]
            return "-".join(parts)
    return None
