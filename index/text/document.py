"""A document is decoded once and never altered; everything found in it is a span over its text."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` in characters of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class WarningKind(StrEnum):
    """What a warning is about; the values are a promise to scripts."""

    TITLE = "title"
    OUTLET = "outlet"
    AUTHOR = "author"
    DATE = "date"
    LINKS = "links"
    LANGUAGE = "language"
    QUOTATIONS = "quotations"  # more of them than are read of one document
    KEPT = "kept"  # what was read before, as the source can't be read now


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """What was not taken from a source that is in the index all the same; `what` is a sentence for its owner."""

    document: str
    kind: WarningKind
    what: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read. `key` is its POSIX path below the sources folder; unknown metadata is None.

    `content_hash` is `sha256:<hex>` over the source's bytes. `text` is the whole decoded file: front matter
    and headline included, so that a span is also a range of the file. `warnings` name the metadata that was not
    understood.
    """

    key: str
    content_hash: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: datetime.date | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[SourceWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that was not read, and the sentence that tells its owner why."""

    document: str
    why: str
