"""Is the speaker that somebody claims another than the one the coverage names?"""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from index import Identity, SpeakerKind, StoredQuotation, fold

from ..question.speaker_directory import name_parts
from ..question.tokens import FUNCTION_WORDS, tokens
from ..snapshot import Snapshot

_SURE = 0.5  # least confidence of an attribution that may contradict somebody
_ARTICLES = frozenset({"a", "an", "the", "one", "some"})  # begin a description, which may fit anybody
_SOMEBODY = ("a ", "an ", "one ")  # begin who is new to the reader, and nobody named elsewhere
_SHORT_NAME = 4  # letters; a typo in a name as short as this makes another name


def contradicts(snapshot: Snapshot, quotation: StoredQuotation | None, claimed: str | None) -> bool:
    """False wherever either side is open: only a named speaker can be another."""
    if quotation is None or quotation.identity is None or quotation.confidence < _SURE:
        return False
    if not claimed or not name_parts(claimed):
        return False
    said = snapshot.reader.identities[quotation.identity]
    words = [token.text for token in tokens(claimed)]
    named = snapshot.speakers.named(words) or snapshot.speakers.misspelt(words)
    if not named and words[0] in _ARTICLES:
        return False
    if said.kind is SpeakerKind.UNNAMED and not (named and fold(said.name).startswith(_SOMEBODY)):
        return False
    return not _agrees(snapshot, quotation.identity, said, claimed, [number for number, _ in named])


def _agrees(snapshot: Snapshot, number: int, said: Identity, claimed: str, named: Sequence[int]) -> bool:
    if number in named:
        return True
    wanted = _telling(claimed)
    if any(_one_name(wanted, _telling(name)) for name in (said.name, *said.aliases)):
        return True
    # Descriptions name others as well ("Trump's lawyer"): a known name is no description.
    if not named and any(wanted and set(wanted) <= set(_telling(role)) for role in said.descriptions):
        return True
    # An organisation speaks through its people, a person does not speak through a spokesman.
    of_person = bool(named) and snapshot.speakers[named[0]].kind is SpeakerKind.PERSON
    return not of_person and any(_one_name(wanted, _telling(o)) for o in said.organisations)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(part for part in name_parts(name) if part not in FUNCTION_WORDS)


def _one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for a name and its shorter form, its initials, or a slip in its last word."""
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if any("".join(w[0] for w in long) == "".join(short) for long, short in ((one, other), (other, one))):
        return True
    slip = len(one[-1]) > _SHORT_NAME and OSA.distance(one[-1], other[-1], score_cutoff=1) <= 1
    return slip and (len(one) == 1 or len(other) == 1 or one[0] == other[0])
