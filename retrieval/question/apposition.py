"""A name beside a description of who bears it: "the waitress Ada Roe", "Ada Roe, the waitress, …"."""

from collections.abc import Sequence

from index import SpeakerKind

from .roles import ROLE_WORDS
from .speaker_directory import NameMatch, SpeakerDirectory
from .speaker_slot import is_stopped
from .tokens import FUNCTION_WORDS, Token

_RELATIVE = frozenset({"who", "that", "which", "whose", "whom"})
_VERBAL = ("ed", "ing")  # "the reporter grilled Ada Roe": what is done to somebody describes them not
_FULL_NAME = 0.8  # fit of a name in full, a slip of the keyboard allowed for


def name_in_apposition(
    text: str, zone: Sequence[Token], matches: Sequence[NameMatch], speakers: SpeakerDirectory
) -> NameMatch | None:
    """The name in `zone`, tokens of `text`, that all of the zone describes; None where none is. `matches` are the names
    found in it."""
    return next((match for match in matches if _is_described(text, zone, match, speakers)), None)


def _is_described(text: str, zone: Sequence[Token], match: NameMatch, speakers: SpeakerDirectory) -> bool:
    closed = match.last + 1 == len(zone) or is_stopped(text, zone[match.last], zone[match.last + 1])
    is_person = speakers[match.identities[0].identity].kind is SpeakerKind.PERSON
    if not closed or not is_person or zone[match.last].possessive:
        return False
    if match.first == 0:
        return match.last + 1 < len(zone)
    before = zone[match.first - 1]
    if match.first == match.last:
        return before.text in ROLE_WORDS and not before.possessive
    if match.identities[0].fit < _FULL_NAME:
        return False
    return is_stopped(text, before, zone[match.first]) or _describes(text, zone[: match.first])


def _describes(text: str, before: Sequence[Token]) -> bool:
    """True for the words of a description that a name closes: not "the rival of", "the host who asked"."""
    last = before[-1]
    if not last.possessive and (last.text in FUNCTION_WORDS or last.text.endswith(_VERBAL)):
        return False
    begins = next((i for i in range(len(before) - 1, 0, -1) if is_stopped(text, before[i - 1], before[i])), 0)
    return not any(word.text in _RELATIVE for word in before[begins:])
