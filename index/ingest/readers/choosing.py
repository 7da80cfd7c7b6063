"""Which reader reads a file: by its content first, by its name second."""

import time
from collections.abc import Iterator
from functools import lru_cache

from ..article import Unread
from ..reader import DocumentRefused, Member, RawFile, Reader
from .containers.archive import ArchiveReader
from .containers.naming import placed
from .containers.warc import WarcReader
from .feed.feed import FeedReader
from .html.reader import HtmlReader
from .mail.mail import MailReader
from .markdown.reader import MarkdownReader
from .office.docx import DocxReader
from .office.epub import EpubReader
from .office.odt import OdtReader
from .office.rtf import RtfReader
from .pdf.reader import PdfReader
from .suffixes import PAGES, PLAIN, SUFFIXES, unread_kind
from .table.reader import TableReader
from .text import EMPTY, TextReader
from .transcript.reader import TranscriptReader

_CHARACTERS = 64_000_000  # of all documents of a file together
_SECONDS = 120.0  # of this thread's own processor time, which other work on the machine does not change
_HEAD = 4096  # bytes
_NAMED = {".pdf": "PDF", ".docx": "Word", ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB", ".eml": "mail"}


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """In the order in which they are asked; whoever claims a file has it."""
    return (
        *(PdfReader(), DocxReader(), OdtReader(), EpubReader(), WarcReader(), ArchiveReader(), RtfReader()),
        *(FeedReader(), HtmlReader(), MailReader(), TableReader(), TranscriptReader(), MarkdownReader(), TextReader()),
    )


def reader_for(file: RawFile) -> Reader | None:
    """None where no reader claims it and its name says nothing."""
    claiming = next((reader for reader in readers() if reader.claims(file)), None)
    return _by_name(file) if claiming is None else claiming


def _by_name(file: RawFile) -> Reader | None:
    """Who reads a page that does not begin as one, and tells of a text what is wrong with it."""
    if file.suffix in PAGES and b"\0" not in file.data[:_HEAD]:
        return HtmlReader()
    return TextReader() if file.suffix in PLAIN else None


def read_file(file: RawFile) -> tuple[bool, list[Member]]:
    """Whether the file is of a kind that holds several documents, and these in order. Raises DocumentRefused."""
    if not file.data.strip():
        raise DocumentRefused(EMPTY)
    if (reader := reader_for(file)) is None:
        raise DocumentRefused(_unclaimed(file))
    members = reader.read(file, read_member)
    return reader.several, list(_bounded(placed(members, reader.kind)) if reader.several else members)


def read_member(file: RawFile) -> Iterator[Member]:
    """The same of a file that lies in another; what is wrong with it is an Unread."""
    try:
        _, members = read_file(file)
    except DocumentRefused as refused:
        yield Unread(str(refused), file.name)
        return
    yield from members


def _bounded(members: Iterator[Member]) -> Iterator[Member]:
    """Up to where they take longer, or hold more, than any file that is read whole."""
    started, characters = time.thread_time(), 0
    for member in members:
        yield member
        characters += 0 if isinstance(member, Unread) else len(member[1].text)
        if characters > _CHARACTERS or time.thread_time() - started > _SECONDS:
            yield Unread("what stands behind this is not read, as it is too much for one file: split it")
            return


def _unclaimed(file: RawFile) -> str:
    kind = _NAMED.get(file.suffix, file.suffix if file.suffix in SUFFIXES else None)
    if kind is not None:
        return f"its name says that it is {kind}, and it is not: save it again, or name it after what it is"
    return unread_kind(file.suffix or file.name)
