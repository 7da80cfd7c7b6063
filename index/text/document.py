"""A document is decoded once and never altered; everything found in it is a span over its text."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from .layout import Anchor, Layout, Run
from .span import Span as Span


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
    LABEL = "label"  # speakers that are no names
    DUPLICATE = "duplicate"  # another document of nearly the same words
    DRAFT = "draft"  # marked by its author as not published
    PART = "part"  # one of several documents in a file


class Kind(StrEnum):
    """Kinds of files; the values are a promise to scripts (`kind` of `sources --json`)."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    MAIL = "mail"
    TRANSCRIPT = "transcript"
    TABLE = "table"
    FEED = "feed"
    WARC = "warc"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """What was not taken from a source that is in the index all the same; `what` is a sentence for its owner."""

    document: str
    kind: WarningKind
    what: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read. `key` is the POSIX path of its file below the sources folder, with `#N` behind it,
    N from 1, where the file is of a kind that may hold several. Unknown metadata is None.

    `content_hash` is `sha256:<hex>` over the file's bytes, and over where they were fetched from. `text` is what the
    reader of its kind made of the file; `layout` is how the file sets it apart, None where paragraphs are told by the
    text alone, `front` its front matter, `anchors` where pages or times begin, `runs` where the text is the file's own
    characters: empty for all of it.
    `warnings` name what was not understood.
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
    kind: Kind = Kind.TEXT
    layout: Layout | None = None
    front: Span | None = None
    anchors: tuple[Anchor, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that was not read, and the sentence that tells its owner why."""

    document: str
    why: str
