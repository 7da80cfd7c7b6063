"""Which links of a message are taken: a rule without I/O."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.service.sources.fetching import LINKS_A_MESSAGE
from index import Fetched, Refusal

_SHOWN = 100  # characters of an address
_LINK = re.compile(r"https?://[\w\[](?:(?!\]\()[^\s<>\"“”])*", re.IGNORECASE)  # "](" is within Discord's own form
_AFTER = ".,;:!?'’*_~|`"  # a sentence or a mark of Discord's goes on with it
_CLOSING = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class PostedLinks:
    """`left_out` is how many there are beyond `LINKS_A_MESSAGE`."""

    urls: tuple[str, ...]
    left_out: int = 0


def links_in(text: str) -> PostedLinks:
    """Each once, in their order."""
    found = tuple(dict.fromkeys(_trimmed(match[0]) for match in _LINK.finditer(text)))
    return PostedLinks(found[:LINKS_A_MESSAGE], max(0, len(found) - LINKS_A_MESSAGE))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many pages are in the index now, and of each of the others why it is not, a sentence."""

    taken: int
    reasons: tuple[str, ...] = ()


def outcome(found: Iterable[Fetched], refused: Iterable[Refusal]) -> Outcome:
    """`refused` is what the run after the fetching could not read. A file that holds several documents is in the index
    where one of them is."""
    why_not = {refusal.document: refusal.why for refusal in refused}
    reasons, taken = [], 0
    for one in found:
        if one.stored is None:
            reasons.append(f"{shown(one.url)}: {one.why}.")
        elif one.stored in why_not:
            reasons.append(f"{shown(one.url)}: it is stored, but can't be read: {why_not[one.stored]}.")
        else:
            taken += 1
    return Outcome(taken, tuple(reasons))


def shown(url: str) -> str:
    return url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"


def _trimmed(link: str) -> str:
    """Without what belongs to the sentence around: a bracket stays where it was opened within."""
    while link:
        last = link[-1]
        opening = _CLOSING.get(last)
        if last not in _AFTER and (opening is None or link.count(last) <= link.count(opening)):
            break
        link = link[:-1]
    return link
