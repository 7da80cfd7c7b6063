"""A name beside a description of who bears it: "the waitress Ada Roe", "Ada Roe, the waitress, …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import SpeakerKind

from .known_names import ARTICLES
from .question import SURE
from .roles import ROLE_WORDS, is_role
from .speaker_directory import NameMatch, SpeakerDirectory
from .speaker_slot import is_stopped
from .tokens import FUNCTION_WORDS, Token

_RELATIVE = frozenset({"who", "that", "which", "whose", "whom"})
_OF = frozenset({"of", "for", "at"})
_CLOSING = re.compile(r"\s*[,;)\]–—]|\s+-\s")
_NO_DESCRIPTION = frozenset(
    """
    met saw beat shot hit left quit fought won sent gave took held led told sought hurt fed
    around near behind inside beside outside opposite among within without versus vs like unlike
    """.split()
)
_VERBAL = ("ed", "ing")  # "the reporter grilled Ada Roe": what is done to somebody describes them not


@dataclass(frozen=True, slots=True)
class Apposition:
    """`words` are the places of the name and of what describes its bearer; what stands beside both is not in it."""

    match: NameMatch
    words: tuple[int, ...]


def find_apposition(
    text: str, zone: Sequence[Token], matches: Sequence[NameMatch], speakers: SpeakerDirectory, *, led: bool = False
) -> Apposition | None:
    """The name in `zone`, tokens of `text`, that a description beside it belongs to; None where none is. `matches` are
    the names found in it. `led` tells that an auxiliary leads to the zone, so that all of it is who is asked for."""
    people = [m for m in matches if speakers[m.identities[0].identity].kind is SpeakerKind.PERSON]
    for match in people:
        if not _may_be_described(text, zone, match):
            continue
        others = [other for other in people if other is not match]
        after = match.first == 0
        found = _after(text, zone, match, others) if after else _before(text, zone, match, others, led=led)
        if found is not None:
            return Apposition(match, (*range(match.first, match.last + 1), *found))
    return None


def _may_be_described(text: str, zone: Sequence[Token], match: NameMatch) -> bool:
    closed = match.last + 1 == len(zone) or is_stopped(text, zone[match.last], zone[match.last + 1])
    return closed and not zone[match.last].possessive and match.identities[0].fit >= SURE


def _after(text: str, zone: Sequence[Token], match: NameMatch, others: Sequence[NameMatch]) -> Sequence[int] | None:
    """ "Ada Roe, the waitress, on …", "Ada Roe (of the ferry) on …": not "Ada Roe: ferry fares on hold". Where no stop
    ends the description, only its roles are sure to be part of it."""
    places = range(match.last + 1, len(zone))
    if not places:
        return None
    gap = text[zone[match.last].end : zone[places[0]].start]
    end = next((i for i in places[1:] if is_stopped(text, zone[i - 1], zone[i])), len(zone))
    words = range(places[0], end)
    if "(" in gap or "[" in gap:
        return words
    roles = [i for i in words if is_role(zone[i].text)]
    described = zone[places[0]].text in ARTICLES or bool(roles)
    if ":" in gap or not described or any(_is_another(zone, other) for other in others if other.first in words):
        return None
    return words if _CLOSING.match(text, zone[end - 1].end) else roles


def _is_another(zone: Sequence[Token], match: NameMatch) -> bool:
    """True for a second name that does not only tell whose or of what the first is: "Ada Roe, the ferry, Kit Moss"."""
    of = match.first > 0 and zone[match.first - 1].text in _OF
    belongs = of or zone[match.last].possessive or zone[match.first].text in ARTICLES
    return not belongs and match.identities[0].fit >= SURE


def _before(
    text: str, zone: Sequence[Token], match: NameMatch, others: Sequence[NameMatch], *, led: bool
) -> Sequence[int] | None:
    """ "The waitress Ada Roe", "the waitress, Ada Roe": not "Ada Roe & Kit Moss". Where nothing leads to it, words that
    tell neither what somebody is nor whose are what is asked about: "fish quotas Ada Roe said"."""
    before = zone[: match.first]
    if any(_is_another(zone, other) for other in others if other.first < match.first):
        return None
    last = before[-1]
    single = match.first == match.last
    if single and (last.possessive or last.text not in ROLE_WORDS):
        return None
    if is_stopped(text, last, zone[match.first]):
        return None if single else [i for i, word in enumerate(before) if is_role(word.text)]
    begins = next((i for i in range(len(before) - 1, 0, -1) if is_stopped(text, before[i - 1], before[i])), 0)
    if not _describes(before[begins:]):
        return None
    told = led or any(is_role(w.text) or w.possessive or w.text in ARTICLES for w in before[begins:])
    return range(begins, match.first) if told else ()


def _describes(before: Sequence[Token]) -> bool:
    """True for the words of a description that a name closes: not "the rival of", "the host who asked", nor "the rival
    of boss", of whom another is asked for."""
    last = before[-1]
    apart = last.text in FUNCTION_WORDS | _NO_DESCRIPTION or last.text.endswith(_VERBAL)
    if apart and not last.possessive:
        return False
    joined = next((i for i in range(len(before) - 1, -1, -1) if before[i].text in _OF), len(before))
    inner = any(is_role(word.text) for word in before[joined + 1 :])
    return not inner and not any(word.text in _RELATIVE for word in before[1:])
