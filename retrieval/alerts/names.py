"""Whom the name that somebody asks to be told of can mean."""

from index import SpeakerKind

from ..question.question import SURE
from ..question.tokens import tokens
from ..snapshot import Snapshot
from .officials import officials_of, speaks_for


def identities_of(snapshot: Snapshot, name: str) -> tuple[int, ...]:
    """Whom a name certainly means, and who speaks for the organisation that has it; nobody where it is only near to
    one."""
    meant = _named(snapshot, name)
    if _holds_person(snapshot, meant):
        return meant
    return tuple(dict.fromkeys((*meant, *officials_of(snapshot.reader.identities, name))))


def is_meant(snapshot: Snapshot, name: str, number: int) -> bool:
    """Whether an identity is one of `identities_of`, without a look at all the others."""
    meant = _named(snapshot, name)
    if number in meant or _holds_person(snapshot, meant):
        return number in meant
    return speaks_for(snapshot.reader.identities[number], name)


def _named(snapshot: Snapshot, name: str) -> tuple[int, ...]:
    found = snapshot.vocabulary.speakers.named([token.text for token in tokens(name)])
    return tuple(match.identity for match in found if match.fit >= SURE)


def _holds_person(snapshot: Snapshot, numbers: tuple[int, ...]) -> bool:
    return any(snapshot.reader.identities[number].kind is SpeakerKind.PERSON for number in numbers)
