"""What a generation holds: to be held against what was there before, and against what is asked for."""

from ..question.question import Scope
from ..question.tokens import tokens
from ..search.limits import ScopeLimit, Unmet, unmet
from ..snapshot import Snapshot
from .names import identities_of
from .wanted import Held, Wanted


def held(snapshot: Snapshot) -> Held:
    """Inside the snapshot's session, as both."""
    reader = snapshot.reader
    hashes = reader.text_hashes
    return Held(reader.generation.id, {document.key: hashes[id_] for id_, document in reader.documents.items()})


def unheard(snapshot: Snapshot, wanted: Wanted) -> Unmet | None:
    """The first of its names that the coverage has not met: nobody is called so, or no outlet."""
    if wanted.speaker is not None and not identities_of(snapshot, wanted.speaker):
        near = snapshot.vocabulary.speakers.near([token.text for token in tokens(wanted.speaker)])
        return Unmet(ScopeLimit.SPEAKER, Scope(speaker=wanted.speaker), near)
    return unmet(snapshot, Scope(outlet=wanted.outlet)) if wanted.outlet is not None else None
