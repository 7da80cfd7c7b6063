"""A WARC file's pages are documents, as a crawler or a browser fetched them.

A record's date says when that was, which is no day of publication; what the page states is left to its own reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ....text.document import Kind
from ...article import Unread
from ...reader import DocumentRefused, Member, RawFile, ReadMember
from .http_response import Response, marked_text, page_of, read_response
from .naming import called
from .unpacking import Budget, Unpacked, budget_of, unpacked_head
from .warc_records import RECORD_LIMIT, Lost, Record, records

_PAGES_LIMIT = 10_000
_OK = 200
_NAME_LIMIT = 200  # characters
_SUFFIXES = {
    "text/html": (".html", ".htm", ".xhtml"),
    "application/xhtml+xml": (".html", ".htm", ".xhtml"),
    "application/pdf": (".pdf",),
    "text/plain": (".txt", ".text", ".md"),
    "text/markdown": (".md", ".markdown"),
}
# Text for programs.
_FOR_PROGRAMS = frozenset(
    {"/robots.txt", "/ads.txt", "/app-ads.txt", "/sellers.txt", "/llms.txt", "/humans.txt", "/.well-known/security.txt"}
)


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Takes `.warc` and `.warc.gz`."""

    kind: Kind = Kind.WARC
    several: bool = True

    def claims(self, file: RawFile) -> bool:
        return unpacked_head(file.data, 5) == b"WARC/"

    def read(self, file: RawFile, read_member: ReadMember) -> Iterator[Member]:
        budget = budget_of(file.data)
        pages = 0
        try:
            for record in records(Unpacked(file.data, budget)):
                for member in _members(record, budget, read_member):
                    yield member
                    pages += 1
                if pages >= _PAGES_LIMIT:
                    yield Unread(f"it holds more than {_PAGES_LIMIT:,} pages: split it to have the others read")
                    return
        except DocumentRefused as refused:
            yield Unread(str(refused))


def _members(record: Record | Lost, budget: Budget, read_member: ReadMember) -> Iterator[Member]:
    """Nothing where it is no page. Raises DocumentRefused where nothing behind it can be read either."""
    if isinstance(record, Lost):
        yield Unread(record.why, record.uri)
        return
    uri = record.uri or ""
    if record.headers.get("warc-type", "").lower() != "response" or _path(uri) in _FOR_PROGRAMS:
        return
    if record.block is None:
        yield Unread(f"it is larger than {RECORD_LIMIT // 1024**2} MB: fetch the page alone", uri)
        return
    response = read_response(record.block)
    if response is not None and response.status == _OK and response.media_type in _SUFFIXES:
        yield from _read_page(response, uri, budget, read_member)


def _read_page(response: Response, uri: str, budget: Budget, read_member: ReadMember) -> Iterator[Member]:
    try:
        page = page_of(response, budget)
    except DocumentRefused as refused:
        if budget.left < 0:
            raise
        yield Unread(str(refused), uri)
        return
    if response.media_type != "application/pdf":
        page = marked_text(response, page)
    for member in read_member(RawFile(_name(uri, response.media_type), page, uri)):
        yield called(member, uri)


def _name(uri: str, media_type: str) -> str:
    """The last part of the page's path, with a suffix of its type."""
    last = _path(uri).rstrip("/").rpartition("/")[2][-_NAME_LIMIT:] or "index"
    suffixes = _SUFFIXES[media_type]
    return last if last.lower().endswith(suffixes) else f"{last}{suffixes[0]}"


def _path(uri: str) -> str:
    try:
        return urlsplit(uri).path
    except ValueError:
        return ""
