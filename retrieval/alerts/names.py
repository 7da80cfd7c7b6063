"""Whom the name that somebody asks to be told of can mean."""

from index import SpeakerKind

from ..question.question import SURE
from ..question.tokens import tokens
from ..snapshot import Snapshot
from .officials import officials_of


def identities_of(snapshot: Snapshot, name: str) -> tuple[int, ...]:
    """Whom a name certainly means, and who speaks for the organisation that has it; nobody where it is only near to
    one."""
    speakers = snapshot.vocabulary.speakers
    meant = [m.identity for m in speakers.named([token.text for token in tokens(name)]) if m.fit >= SURE]
    if any(speakers[number].kind is SpeakerKind.PERSON for number in meant):
        return tuple(meant)
    return tuple(dict.fromkeys((*meant, *officials_of(snapshot.reader.identities, name))))
