"""Titles, names, days and addresses as feeds and mails state them."""

import datetime
import re
from collections.abc import Iterable
from email.utils import parsedate
from html import unescape

from ....text.document import WarningKind
from ...article import Fault
from ...stated.dates import NoDay, read_day
from ...stated.yaml_faults import shortened

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s@()<>,;]+@[^\s@()<>,;]+")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}|\d{3}))?")
_BY = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)
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
    line = " ".join(text.split())
    return line if 0 < len(line) <= _FIELD_LIMIT else None


def names_of(authors: Iterable[str]) -> str | None:
    """ "Ann Arbor, Bo Lind"; addresses are left out, also the mailbox before a name: "a@x.example (Ann Arbor)"."""
    found: list[str] = []
    for author in authors:
        name = line_of(_MAILBOX.sub("", author[:_FIELD_LIMIT]))
        name = None if name is None else name.strip(" <>()[],;")
        if not name or _ADDRESS.search(name):
            continue
        by = _BY.match(name)
        name = name if by is None else name[by.end() :]
        if name not in found:
            found.append(name)
    return line_of(", ".join(found))


def day_of(dates: Iterable[str], field: str) -> tuple[datetime.date | None, tuple[Fault, ...]]:
    """The first day that is understood, as it is written; else a fault that names the `field`."""
    lost: list[Fault] = []
    for stated in filter(None, map(line_of, dates)):
        try:
            return _day(stated), ()
        except NoDay:
            why = f"{shortened(stated)} is no date like 2019-02-28"
        except ValueError:
            why = f"there is no such day or time as {shortened(stated)}"
        lost.append(Fault(WarningKind.DATE, f"its {field} is not read: {why}"))
    return None, tuple(lost[:1])


def url_of(links: Iterable[str]) -> str | None:
    """The first that is an address of the web."""
    stated = (link.strip() for link in links)
    return next((link for link in stated if len(link) <= _FIELD_LIMIT and _ADDRESS.fullmatch(link)), None)


def language_of(stated: str | None) -> str | None:
    """ "pt-BR" of "pt_br"; None for what is no language, and for parts beyond the region."""
    found = None if stated is None else _LANGUAGE.fullmatch(stated.strip())
    if found is None:
        return None
    return found[1].lower() if found[2] is None else f"{found[1].lower()}-{found[2].upper()}"


def _day(stated: str) -> datetime.date | None:
    try:
        return read_day(stated)
    except NoDay:
        old = parsedate(stated)  # years of two digits
        if old is None or not old[0] > 1:
            raise
        return datetime.date(*old[:3])
