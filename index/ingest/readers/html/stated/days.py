"""The day on which an article was first published, as it is written in the page; never the one of an update."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ....stated.dates import NoDay, read_day
from ....stated.day_words import in_dots, is_day_first, plain_day
from ..elements import Element
from ..paragraphs import Paragraph
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
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|aktualisiert|mise? à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt"
    r"|gewijzigd|uppdaterad|opdateret|oppdatert|päivitetty|zaktualizowan[oy]|обновлено|оновлено|更新)\b",
    re.I,
)
_BEGINNING = re.compile(r"(?<!\w)(?=\w)")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)|[/_-]((?:19[89]|20[0-3])\d)(\d\d)(\d\d)(?=[/_.-]|$)"
)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.I)
_SEPARATOR = re.compile(r"\s[|–—-]\s")


def choose_day(
    root: Element, head: Head, data: LinkedData, masthead: Sequence[Paragraph], address: str | None
) -> datetime.date | None:
    """None where no statement is understood."""
    is_first = is_day_first(head.language)
    return (
        _first(_in_data(data), _day)
        or _first(_in_data(data), _day_within)
        or _first((*head.values(*_NAMED), *_named_alike(head)), _day)
        or _first(marked_days(root), _day_within)
        or _first(_seen(said_days(masthead), is_first), _day_within)
        or _in_address(address)
        or _only(_seen(told_days(root), is_first))
        or _first(_SEPARATOR.split(head.title or "")[1:], _day)
    )


def _in_data(data: LinkedData) -> Iterator[str]:
    for thing in (data.article, data.page):
        for key in ("datePublished", "dateCreated") if thing is data.article else ("datePublished",):
            if (text := text_of(thing.get(key))) is not None:
                yield text


def _named_alike(head: Head) -> Iterator[str]:
    for name in head.meta:
        if _ALIKE.search(name) and not _NOT_FIRST.search(name):
            yield from head.values(name)


def _first(texts: Iterable[str], read: Callable[[str], datetime.date | None]) -> datetime.date | None:
    return next((day for day in map(read, texts) if day is not None), None)


def _seen(lines: Iterable[str], is_first: bool) -> Iterator[str]:
    """What readers see is written as they write; what programs read is not."""
    return (in_dots(line) if is_first else line for line in lines)


def _only(texts: Iterable[str]) -> datetime.date | None:
    """The day that all of them name: of several, any may be another story's."""
    days = {day for text in texts if (day := _day_within(text)) is not None}
    return next(iter(days)) if len(days) == 1 else None


def _in_address(address: str | None) -> datetime.date | None:
    found = _IN_ADDRESS.search((address or "").partition("?")[0])
    return None if found is None else _day("-".join(part for part in found.groups() if part))


def _day_within(line: str) -> datetime.date | None:
    """The first day that a line names; what follows upon "updated" is none."""
    line = _UPDATED.split(plain_day(line))[0]
    days = (_day(line[start:]) for start in (found.start() for found in _BEGINNING.finditer(line)))
    return next((day for day in days if day is not None), None)


def _day(text: str) -> datetime.date | None:
    text = text[:100].strip()
    for form in (text, _ORDINAL.sub(r"\1", text), plain_day(text)):
        try:
            return read_day(form)
        except NoDay:
            continue
        except ValueError:
            return None
    return None
