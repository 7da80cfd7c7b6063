"""Titles, names, days and addresses as feeds and mails state them."""

import datetime
import re
from collections.abc import Iterable
from email.utils import parsedate
from html import unescape

from ....text.document import WarningKind
from ....text.one_line import one_line
from ...article import Fault
from ...stated.authors import author_name
from ...stated.dates import NoDay, read_day
from ...stated.days import DayNotRead, stated_day

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_FIELD_LIMIT = 2_000  # characters


def has_markup(text: str) -> bool:
    return _TAG.search(text) is not None


def without_references(text: str) -> str:
    """`&amp;` and the like as the characters that they stand for; only with their semicolon, unlike browsers."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)


def without_markup(text: str) -> str:
    return without_references(_TAG.sub("", text))


def line_of(text: str) -> str | None:
    """One line; None where there is nothing, or more than any title has."""
    line = one_line(text)
    return line if 0 < len(line) <= _FIELD_LIMIT else None


def names_of(authors: Iterable[str]) -> str | None:
    """ "Ann Arbor, Bo Lind"; addresses are left out, also the mailbox before a name: "a@x.example (Ann Arbor)"."""
    names = (author_name(author[:_FIELD_LIMIT]) for author in authors)
    return line_of(", ".join(dict.fromkeys(filter(None, names))))


def day_of(dates: Iterable[str], field: str) -> tuple[datetime.date | None, tuple[Fault, ...]]:
    """The first day that is understood, as it is written; else a fault that names the `field`."""
    lost: list[Fault] = []
    for stated in filter(None, map(line_of, dates)):
        try:
            return stated_day(stated, _day), ()
        except DayNotRead as why:
            lost.append(Fault(WarningKind.DATE, f"its {field} is not read: {why}"))
    return None, tuple(lost[:1])


def url_of(links: Iterable[str]) -> str | None:
    """The first that is an address of the web."""
    stated = (link.strip() for link in links)
    return next((link for link in stated if len(link) <= _FIELD_LIMIT and _ADDRESS.fullmatch(link)), None)


def _day(stated: str) -> datetime.date | None:
    try:
        return read_day(stated)
    except NoDay:
        old = parsedate(stated)  # years of two digits
        if old is None or not old[0] > 1:
            raise
        return datetime.date(*old[:3])
