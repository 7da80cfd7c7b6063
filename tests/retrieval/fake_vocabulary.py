"""A coverage's names, outlets and words as a plain value, for whatever reads questions."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from index import Identity, SpeakerKind
from retrieval.question.speaker_directory import SpeakerDirectory


@dataclass(frozen=True)
class FakeVocabulary:
    """`known` are the words that stand in the coverage, `names` those that only ever stand with a capital."""

    speakers: SpeakerDirectory
    outlets: Mapping[str, str] = field(default_factory=dict)
    newest: datetime.date | None = None
    known: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        return word in self.known

    def is_name(self, word: str) -> bool:
        return word in self.names

    def is_mostly_name(self, word: str) -> bool:
        return word in self.names


def identity(
    name: str,
    kind: SpeakerKind = SpeakerKind.PERSON,
    *,
    aliases: tuple[str, ...] = (),
    descriptions: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
    quotations: int = 2,
) -> Identity:
    return Identity(name, kind, aliases, descriptions, organisations, quotations, 1)
