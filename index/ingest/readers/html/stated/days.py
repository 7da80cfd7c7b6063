"""The day on which an article was first published, as it is written in the page; never the one of an update."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeGuard

from ....stated.day_words import with_order
from ..elements import Element
from ..paragraphs import Paragraph
from .day_lines import day_in_address, day_within, read_any_day
from .head import Head
from .linked_data import LinkedData, text_of
from .marked_days import marked_days, told_days
from .masthead import said_days

_NAMED = (
    "article:published_time og:article:published_time datepublished og:published_time published_time parsely-pub-date "
    "sailthru.date article_published_time dc.date.issued dcterms.issued dcterms.created dc.date dc:date dcterms.date "
    "dc.date.created article.published article:published publish-date publish_date publishdate pubdate og:pubdate "
    "publication_date citation_publication_date cxenseparse:publishtime cxenseparse:recs:publishtime date datecreated"
).split()
_ALIKE = re.compile(r"(?:publi(?:sh|c)|pub_?date|release)(?!er)", re.I)
_NOT_FIRST = re.compile(r"modif|updat|expir|last", re.I)
_UTC = re.compile(r"\d[T ](\d\d):\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)(?!\w)", re.I)
_EARLIEST, _LATEST = -12, 14  # hours: the time zones' distances from UTC
_NO_DAYS = (datetime.date(1970, 1, 1),)  # what programs state that know none
_SEPARATOR = re.compile(r"\s[|–—-]\s")


def choose_day(
    root: Element,
    head: Head,
    data: LinkedData,
    masthead: Sequence[Paragraph],
    address: str | None,
    today: datetime.date,
) -> datetime.date | None:
    """None where no statement is understood; none is later than `today`, wherever on earth that is."""
    page = _Page(root, head.language, masthead, address, today + datetime.timedelta(days=1))
    return (
        page.first(_in_data(data), read_any_day)
        or page.first(_in_data(data), day_within)
        or page.first((*head.values(*_NAMED), *_named_alike(head)), read_any_day)
        or page.first(marked_days(root), day_within)
        or page.first(page.said(), day_within)
        or page.first([address or ""], day_in_address)
        or page.first(page.told(), day_within)
        or page.first(_SEPARATOR.split(head.title or "")[1:], read_any_day)
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """Where days stand in it; `latest` is the last one that can have been."""

    root: Element
    language: str | None
    masthead: Sequence[Paragraph]
    address: str | None
    latest: datetime.date

    def first(self, texts: Iterable[str], read: Callable[[str], datetime.date | None]) -> datetime.date | None:
        found = ((text, read(text)) for text in texts)
        return next((self._local(text, day) for text, day in found if self._is_possible(day)), None)

    def said(self) -> Iterator[str]:
        return self._seen(said_days(self.masthead))

    def told(self) -> list[str]:
        """A line, where all name one day: of several, any may be another story's."""
        lines = {day: line for line in self._seen(told_days(self.root)) if (day := day_within(line)) is not None}
        return list(lines.values()) if len(lines) == 1 else []

    def _seen(self, lines: Iterable[str]) -> Iterator[str]:
        """What readers see is written as they write; what programs read is not."""
        return (with_order(line, self.language) for line in lines)

    def _is_possible(self, day: datetime.date | None) -> TypeGuard[datetime.date]:
        return day is not None and day <= self.latest and day not in _NO_DAYS

    def _local(self, text: str, day: datetime.date) -> datetime.date:
        """Of an instant in UTC the day that it was where the paper is, if the page shows it or its address names it."""
        if (instant := _UTC.search(text)) is None:
            return day
        hour = int(instant[1])
        near = {day + datetime.timedelta(days=(hour + zone) // 24) for zone in (_EARLIEST, 0, _LATEST)}
        if (named := day_in_address(self.address)) in near:
            return named
        lines = chain(self.said(), marked_days(self.root))
        shown = (day_within(line) for line in lines if not _UTC.search(line))
        return next((one for one in shown if one in near), day)


def _in_data(data: LinkedData) -> Iterator[str]:
    for thing in (data.article, data.page):
        for key in ("datePublished", "dateCreated") if thing is data.article else ("datePublished",):
            if (text := text_of(thing.get(key))) is not None:
                yield text


def _named_alike(head: Head) -> Iterator[str]:
    for name in head.meta:
        if _ALIKE.search(name) and not _NOT_FIRST.search(name):
            yield from head.values(name)
