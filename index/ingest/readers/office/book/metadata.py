"""What an e-book states about itself, by Dublin Core: the publisher is its outlet, and its date the publication's."""

import datetime
from collections.abc import Iterator

from .....text.document import WarningKind
from ....article import Fault, Metadata
from ....stated.days import DayNotRead, stated_day
from ....stated.language_tags import language_tag
from ..parts import Element, attribute, children, local_name
from ..stated import stated_author, stated_title

_ADDRESSES = ("http://", "https://")
_AUTHOR = "aut"  # of the roles that MARC has
_FIRST_YEAR = 1450  # dates before there was print stand for none, as 0101-01-01 does
_OF_PUBLICATION = frozenset({None, "publication", "original-publication"})


def epub_metadata(stated: Element | None) -> Metadata:
    if stated is None:
        return Metadata()
    authors = filter(None, map(stated_author, _creators(stated)))
    date, faults = _date(stated)
    addresses = (text for name in ("source", "identifier") for text in _texts(stated, name))
    return Metadata(
        title=next(filter(None, map(stated_title, _texts(stated, "title"))), None),
        outlet=next(filter(None, map(stated_author, _texts(stated, "publisher"))), None),
        author=", ".join(dict.fromkeys(authors)) or None,
        date=date,
        url=next((text for text in addresses if text.startswith(_ADDRESSES) and not text.split()[1:]), None),
        language=next(filter(None, map(language_tag, _texts(stated, "language"))), None),
        faults=faults,
    )


def _texts(stated: Element, name: str) -> Iterator[str]:
    """What all of this name say, those of old books too, which stand one level deeper."""
    for element in stated.iter():
        if local_name(element) == name and (text := "".join(element.itertext()).strip()):
            yield text


def _creators(stated: Element) -> Iterator[str]:
    """Whose role is stated to be another than the author's is left out: a translator, an illustrator."""
    refined = {
        (attribute(meta, "refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in children(stated, "meta")
        if attribute(meta, "property") == "role"
    }
    for creator in stated.iter("{*}creator"):
        role = attribute(creator, "role") or refined.get(attribute(creator, "id") or "") or _AUTHOR
        if role == _AUTHOR:
            yield "".join(creator.itertext())


def _date(stated: Element) -> tuple[datetime.date | None, tuple[Fault, ...]]:
    dates = [
        "".join(date.itertext()).strip()
        for date in stated.iter("{*}date")
        if attribute(date, "event") in _OF_PUBLICATION
    ]
    written = next(filter(None, dates), None)
    if written is None:
        return None, ()
    try:
        day = stated_day(written)
    except DayNotRead as why:
        return None, (Fault(WarningKind.DATE, f"its date is not read: {why}"),)
    return (None if day is None or day.year < _FIRST_YEAR else day), ()
