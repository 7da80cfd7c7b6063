"""The day on which an article was first published, as it is written in the page; never the one of an update."""

import datetime
import re
from collections.abc import Iterator, Sequence

from ....stated.dates import NoDay, read_day
from ..elements import Element
from ..paragraphs import Paragraph
from .head import Head
from .linked_data import LinkedData, text_of
from .masthead import said_days

_NAMED = (
    *("article:published_time", "og:article:published_time", "datepublished", "og:published_time", "published_time"),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "article_published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
    ),
    *(
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "article.published",
        "article:published",
        "publish-date",
        "publish_date",
        "publishdate",
    ),
    *("pubdate", "publication_date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "date", "datecreated"),
)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato)\b", re.I)
_BEGINNING = re.compile(r"(?<!\w)(?=\w)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.I)


def choose_day(
    root: Element, head: Head, data: LinkedData, masthead: Sequence[Paragraph], address: str | None
) -> datetime.date | None:
    """None where no statement is understood."""
    for text in (*_in_data(data), *head.values(*_NAMED), *_marked(root)):
        if (day := _day(text)) is not None:
            return day
    for line in said_days(masthead):
        if (day := _day_within(line)) is not None:
            return day
    in_address = _IN_ADDRESS.search(address or "")
    return None if in_address is None else _day("-".join(in_address.groups()))


def _in_data(data: LinkedData) -> Iterator[str]:
    for thing in (data.article, data.page):
        for key in ("datePublished", "dateCreated") if thing is data.article else ("datePublished",):
            if (text := text_of(thing.get(key))) is not None:
                yield text


def _marked(root: Element) -> Iterator[str]:
    for element in root.iter("time", "span", "abbr"):
        published = "pubdate" in element.attrib or element.get("itemprop") == "datePublished"
        if published or "published" in (element.get("class") or "").split():
            yield (
                element.get("datetime") or element.get("content") or element.get("title") or "".join(element.itertext())
            )


def _day_within(line: str) -> datetime.date | None:
    """The first day that a line names; what follows upon "updated" is none."""
    line = _UPDATED.split(line)[0]
    days = (_day(line[start:]) for start in (found.start() for found in _BEGINNING.finditer(line)))
    return next((day for day in days if day is not None), None)


def _day(text: str) -> datetime.date | None:
    text = text[:100].strip()
    for form in (text, _ORDINAL.sub(r"\1", text)):
        try:
            return read_day(form)
        except NoDay:
            continue
        except ValueError:
            return None
    return None
