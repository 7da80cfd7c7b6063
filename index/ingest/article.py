"""What a reader makes of a file: one article after the other, each a plain value."""

import datetime
from dataclasses import dataclass

from ..text.document import WarningKind
from ..text.layout import Anchor as Anchor
from ..text.layout import Layout as Layout
from ..text.layout import Run as Run
from ..text.span import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was not taken from a file that is read all the same; `what` is a sentence for its owner, in lower
    case and without a stop: "its date is not read: …"."""

    kind: WarningKind
    what: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document states about itself; what it does not state, or not so that it is understood, is None."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: datetime.date | None = None
    url: str | None = None
    language: str | None = None  # as BCP 47 has it: "en", "pt-BR"
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """`text` holds what a reader of the article reads, and no markup. `layout` is None where the file sets nothing
    apart, so that paragraphs are told by the text alone. `runs`, in order, lead back to the file's characters where
    they are kept; empty where the file is no text. `name` is the file's own name within the one that holds it. `front`
    is its front matter, which stays in the text."""

    text: str
    layout: Layout | None = None
    metadata: Metadata = Metadata()
    anchors: tuple[Anchor, ...] = ()
    runs: tuple[Run, ...] = ()
    name: str | None = None
    front: Span | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """One of several documents in a file that can't be read, and why: a sentence in lower case, without a stop, that
    says what to do. `name` as of an article."""

    why: str
    name: str | None = None
