"""A document is decoded once and never altered; everything found in it is a span over its text."""

import datetime
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read. `key` is its POSIX path below the sources folder; unknown metadata is None.

    `content_hash` is `sha256:<hex>` over the source's bytes. `text` is the whole decoded file: front matter
    and headline included, so that a span is also a range of the file.
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that was not read, and the sentence that tells its owner why."""

    document: str
    why: str
