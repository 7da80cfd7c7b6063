"""Who wrote a mail and who sent it out: a person, a list, an outlet; nobody where its headers leave that open.

"Ann Arbor from Bridges Weekly" names both. A name alone is a person's where the address repeats it, or where it begins
with a given name; it is the sender's where the mail went to a list.
"""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from ...feed.statements import line_of
from ..mime import Part

_LONGEST = 200  # characters of a name
_OF = re.compile(r"(?P<who>.+?)(?:,? (?:from|at|via|@|of)|,| \||:| [-–—]) (?P<outlet>\S.*)")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3}")
_PARTICLES = frozenset("de del della der den di da dos du la le van von ter ten bin al el y e und and".split())
# What names of outlets and lists have, and people's do not.
_OUTLET_WORDS = frozenset(
    "the a an daily weekly monthly morning evening today tonight "
    "sunday monday tuesday wednesday thursday friday saturday "
    "news newsletter newsletters newsroom briefing brief bulletin digest post times journal gazette herald tribune "
    "telegraph observer chronicle review magazine press media report reports reporter record sun star mirror globe "
    "standard express mail letter letters alert alerts update updates dispatch wire watch insider politics business "
    "tech science health sports opinion breaking team editors editor editorial staff desk support info hello noreply "
    "subscriptions membership members club community network foundation institute university college society council "
    "committee association office group list lists blog podcast radio tv television channel book books house "
    "online web digital world global international national local city brew points politico from via at of for".split()
)
_NO_NAME = re.compile(r"[a-z]*\d[\w.-]*|.*\b(?:mc|mailing|list|xt\.local)\b.*|.*@.*|https?:.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sender:
    author: str | None
    outlet: str | None


def sender_of(mail: Part) -> Sender:
    """Of a mail's own headers."""
    is_list = any(mail.header(name) for name in ("list-id", "list-unsubscribe", "list-post", "feedback-id"))
    is_list = is_list or (mail.header("precedence") or "").lower() in ("bulk", "list")
    sender = read_sender(mail.header("from") or "", is_list)
    listed = _list_name(mail.header("list-id") or "")
    if listed is not None and sender.author is not None and listed.casefold() == sender.author.casefold():
        return Sender(sender.author, None)
    return Sender(sender.author, listed or sender.outlet)


def read_sender(stated: str, is_list: bool) -> Sender:
    """`stated` as "The Morning <a@x.example>"."""
    name, address = parseaddr(stated[: 2 * _LONGEST])
    display = line_of(name.strip(" \"'"))
    if display is None or "@" in display or len(display) > _LONGEST:
        return Sender(None, None)
    both = _OF.fullmatch(display)
    if both is not None and has_form_of_name(both["who"]):
        return Sender(both["who"], both["outlet"])
    if _is_person(display, address):
        return Sender(display, None)
    has_outlet_word = not _OUTLET_WORDS.isdisjoint(display.casefold().split())
    return Sender(None, display if is_list or has_outlet_word else None)


def _list_name(stated: str) -> str | None:
    """The words before a list's identifier: "The Morning <morning.x.example>"; None for a number in their place."""
    words, bracket, _ = stated.rpartition("<")
    name = line_of(words.strip(" \"'")) if bracket else None
    return None if name is None or len(name) > _LONGEST or _NO_NAME.fullmatch(name) else name


def _is_person(name: str, address: str) -> bool:
    if not has_form_of_name(name):
        return False
    words = [word.strip(".'’-").casefold() for word in name.split()]
    local, _, domain = address.casefold().partition("@")
    in_domain = [word for word in words if len(word) > 2 and word in domain]
    if in_domain and len(in_domain) < len(words):
        return False  # "Axios Boston" of axios.example
    if any(len(word) > 2 and word in local for word in (words[0], words[-1])):
        return True
    return _is_given_name(name.split()[0])


def has_form_of_name(name: str) -> bool:
    if _NAME.fullmatch(name) is None or not _OUTLET_WORDS.isdisjoint(name.casefold().split()):
        return False
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in name.split())


def _is_given_name(word: str) -> bool:
    from .....attribution.text.proper_names import GIVEN

    return word in GIVEN
