"""Rows of one generation. `text` is read from SQLite when asked for, so it works only inside `Reader.session()`."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from ..quotation import Certainty, QuotationKind
from ..text.document import Kind, Span


class StemLookup:
    """The stems of a whole document; membership alone is asked for, which needs no set."""

    __slots__ = ("_line",)

    def __init__(self, stems: str) -> None:
        self._line = f" {stems} "

    def __contains__(self, stem: object) -> bool:
        return f" {stem} " in self._line


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document's metadata; its text is read apart. `file` is the path of the file that holds it among others, None
    where the file is the document."""

    id: int
    key: str
    title: str | None
    outlet: str | None
    author: str | None
    date: datetime.date | None
    url: str | None
    words: int
    language: str | None = None
    kind: Kind = Kind.TEXT
    file: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    id: int
    document_id: int
    span: Span
    paragraph: int
    stems: frozenset[str]
    texts: Callable[[int], str] = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """Read when it is asked for, inside the session: most candidates are never shown."""
        return self.span.of(self.texts(self.document_id))


@dataclass(frozen=True, slots=True)
class StoredQuotation:
    """`context` are the whole sentences around quotation and attribution, `text` their words. `identity`
    numbers the speaker in `Reader.identities`, None where it was left open. `corrected` is the id of the correction
    that gives it its speaker, or its speaker's name; None where a person had no part in it."""

    id: int
    document_id: int
    identity: int | None
    speaker: str | None
    kind: QuotationKind
    span: Span
    parts: tuple[Span, ...]
    speaker_span: Span | None
    cue_span: Span | None
    confidence: float
    certainty: Certainty
    context: Span
    paragraph: int
    stems: frozenset[str]
    texts: Callable[[int], str] = field(repr=False, compare=False)
    corrected: str | None = None

    @property
    def text(self) -> str:
        """Read when it is asked for, inside the session."""
        return self.context.of(self.texts(self.document_id))


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate of one way of finding; higher scores are better, comparable only within one way."""

    id: int
    score: float
