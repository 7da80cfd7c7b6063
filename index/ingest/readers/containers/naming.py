"""A document that lies in another file is called by its name there, all the way in: "2015.zip/bridge.html"."""

from dataclasses import replace

from ...article import Unread
from ...reader import Member


def called(member: Member, name: str) -> Member:
    """The member under this name, whatever its reader calls it."""
    if isinstance(member, Unread):
        return replace(member, name=name)
    kind, article = member
    return kind, replace(article, name=name)


def named(member: Member, outer: str) -> Member:
    """The member under the name of the file that it lies in, and behind that its own name within it, if it has one."""
    inner = member.name if isinstance(member, Unread) else member[1].name
    # A reader calls a file by its last name alone.
    same = inner is None or outer == inner or outer.endswith(f"/{inner}")
    return called(member, outer if same else f"{outer}/{inner}")
