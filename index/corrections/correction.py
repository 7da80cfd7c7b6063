"""What a person mends of who said what: five kinds of corrections, as values. None of them changes a word."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..text.document import Span
from ..text.folding import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation of a document: the span that it had, and its words. `words` is None until they were looked up in the
    index. `turn` is which of how many quotations with the same words in the document it was, from 0."""

    document: str
    span: Span
    words: str | None = None
    turn: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class SpeakerCorrection:
    """`speaker` said this; None where nobody can be told."""

    place: Place
    speaker: str | None


@dataclass(frozen=True, slots=True)
class NoQuotation:
    """These words are nobody's but the paper's."""

    place: Place


@dataclass(frozen=True, slots=True)
class SameSpeaker:
    """Two names of one."""

    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DifferentSpeakers:
    """Two who were taken for one, or could be."""

    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Renamed:
    """Whoever is called `old` is called `new`."""

    old: str
    new: str


Placed: TypeAlias = SpeakerCorrection | NoQuotation
Correction: TypeAlias = Placed | SameSpeaker | DifferentSpeakers | Renamed


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as it is kept: `by` is who made it, as its medium calls them; `at` tells which is the later of two
    that disagree."""

    id: str
    correction: Correction
    at: datetime.datetime
    by: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that is kept, oldest first. `damaged` are lines that are not as they were written, `unknown` those of a later
    release: neither is applied, and neither is lost. `aside` counts damaged lines that were put into a file of their
    own."""

    kept: tuple[KeptCorrection, ...] = ()
    damaged: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    aside: int = 0


def is_same_pair(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are two others, in either order and however they are written."""
    return {fold(name) for name in one} == {fold(name) for name in other}
