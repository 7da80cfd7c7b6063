"""A document that lies in another file is called by its name there, all the way in: "2015.zip/bridge.html"; one
without a name by its place: "tables/export.csv, row 3"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ....text.document import Kind
from ...article import Unread
from ...reader import Member

_PLACES = {Kind.TABLE: "row", Kind.FEED: "item", Kind.MAIL: "mail", Kind.WARC: "page"}
_PLACE = re.compile(rf"(?:{'|'.join(_PLACES.values())}) \d+")
_SAID = re.compile(r"\b(?:row|line)s? \d")


def placed(members: Iterable[Member], kind: Kind) -> Iterator[Member]:
    """Those of a file of this kind; each without a name is called by its place, counted from 1, unless its reason says
    where it stands."""
    for number, member in enumerate(members, 1):
        if kind in _PLACES and name_of(member) is None and not _says_where(member):
            member = called(member, f"{_PLACES[kind]} {number}")
        yield member


def _says_where(member: Member) -> bool:
    return isinstance(member, Unread) and _SAID.search(member.why) is not None


def name_of(member: Member) -> str | None:
    return member.name if isinstance(member, Unread) else member[1].name


def is_place(name: str) -> bool:
    """Whether it says no more than which of its file it is."""
    return _PLACE.fullmatch(name) is not None


def called(member: Member, name: str) -> Member:
    """The member under this name, whatever its reader calls it."""
    if isinstance(member, Unread):
        return replace(member, name=name)
    kind, article = member
    return kind, replace(article, name=name)


def named(member: Member, outer: str) -> Member:
    """The member under the name of the file that it lies in, and behind that its own name within it, if it has one."""
    inner = name_of(member)
    # A reader calls a file by its last name alone.
    same = inner is None or outer == inner or outer.endswith(f"/{inner}")
    between = ", " if inner is not None and is_place(inner) else "/"
    return called(member, outer if same else f"{outer}{between}{inner}")
