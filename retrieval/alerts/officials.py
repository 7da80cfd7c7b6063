"""Who speaks for an organisation, by what the coverage calls them: "legal director for the ACLU of Oregon"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index import Identity, SpeakerKind

from ..question.names.name_words import initials_of, name_parts
from ..question.tokens import FUNCTION_WORDS, tokens

# Those who hold one speak for whom they hold it of; a host, a fellow or a member speaks for themselves.
_OFFICES = frozenset(
    "boss chief head ceo executive president vice chairman chairwoman chair director leader founder cofounder md"
    " chairperson chairs spokesman spokeswoman spokesperson spokespeople press secretary general lawyer attorney"
    " counsel officer manager coordinator commissioner organiser organizer official officials treasurer strategist"
    " adviser advisor representative".split()
)
_TIES = frozenset("of for at with to".split())
_BETWEEN = frozenset("the a an state local national u.s us u.k uk american british group".split())
_NO_LONGER = frozenset("former formerly ex onetime late then".split())
_REACH = 6  # words behind the organisation's name in which the office stands


def officials_of(identities: Sequence[Identity], name: str) -> tuple[int, ...]:
    """Numbers of the people who are told to hold an office of the organisation of that name now."""
    parts = name_parts(name)
    return tuple(number for number, identity in enumerate(identities) if _holds(identity, parts))


def speaks_for(identity: Identity, name: str) -> bool:
    """Whether they are a person who is told to hold an office of the organisation of that name now."""
    return _holds(identity, name_parts(name))


def _holds(identity: Identity, organisation: Sequence[str]) -> bool:
    if identity.kind is not SpeakerKind.PERSON or FUNCTION_WORDS.issuperset(organisation):
        return False
    return any(holds_office(text, organisation) for text in identity.descriptions)


def holds_office(description: str, organisation: Sequence[str]) -> bool:
    """Whether it names an office of the organisation; `organisation` are the words of its name, folded."""
    words = [token.text for token in tokens(description)]
    if not _NO_LONGER.isdisjoint(words):
        return False
    return any(_is_office(words, first, last) for first, last in _named_in(words, tuple(organisation)))


def _named_in(words: Sequence[str], name: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    """From which word to which its name stands: in full, by its initials, or in full where the initials are given."""
    forms = {name} | {(initials,) for initials in initials_of(name)}
    for first in range(len(words)):
        for size in range(1, len(words) - first + 1):
            run = tuple(words[first : first + size])
            if run in forms or (len(name) == 1 and size > 1 and _is_plain(run) and name[0] in initials_of(run)):
                yield first, first + size


def _is_plain(run: Sequence[str]) -> bool:
    """Without an office among them, whose initial would be one of the name's."""
    return len(run) > 2 and _OFFICES.isdisjoint(run)


def _is_office(words: Sequence[str], first: int, last: int) -> bool:
    before = list(words[:first])
    while before and before[-1] in _BETWEEN:
        before.pop()
    if not before:
        return not _OFFICES.isdisjoint(words[last : last + _REACH])
    return before[-1] in _TIES and not _OFFICES.isdisjoint(before)
