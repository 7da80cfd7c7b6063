"""Who is quoted beside somebody: in the same documents, the most often first."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from index import Reader, SpeakerKind

_MOST = 5  # shown
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class QuotedBeside:
    """Somebody who is quoted in so many of another's documents."""

    name: str
    documents: int


def quoted_beside(reader: Reader, number: int, documents: Collection[int]) -> tuple[QuotedBeside, ...]:
    """People and organisations. `documents` are those that quote identity `number`. Inside the reader's
    session."""
    said = Counter(other for numbers in reader.quoted_in(documents).values() for other in numbers)
    named = [n for n in said if n != number and reader.identities[n].kind in _NAMED]
    shown = sorted(named, key=lambda n: (-said[n], n))[:_MOST]
    return tuple(QuotedBeside(reader.identities[n].name, said[n]) for n in shown)
