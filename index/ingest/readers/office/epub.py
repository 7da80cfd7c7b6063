"""E-books: one document, its chapters one after the other as the book orders them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ....text.layout import Block, BlockKind, Layout
from ....text.span import Span
from ...article import Article
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember
from ..bounded_zip import BoundedZip, zip_names
from ..html.flow import flow_of
from .book.package import read_package
from .parts import attribute, media_type, read_part_if_sound
from .reading import article_of, bounded_depth

_MEDIA_TYPE = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LOCKED = "its text is locked (DRM): put a copy without a lock there, or its text"
# How fonts alone are made unusable outside the book.
_FONTS_ONLY = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_CHAPTER_LIMIT = 8 * 1024 * 1024  # bytes; a chapter has 50 kB, a book in one file 2 MB
_BOOK_LIMIT = 24 * 1024 * 1024  # bytes of all chapters
_TOO_LONG = "its chapters are longer than any book's: split it"


@dataclass(frozen=True, slots=True)
class EpubReader:
    kind: Kind = Kind.EPUB
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        names = zip_names(file.data)
        return _CONTAINER in names and media_type(file.data, names) in (_MEDIA_TYPE, "")

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        yield self.kind, bounded_depth(lambda: _read(BoundedZip(file.data)))


def _read(package: BoundedZip) -> Article:
    if _is_locked(package):
        raise DocumentRefused(_LOCKED)
    book = read_package(package)
    joined = _Joined()
    length = 0
    for name in book.chapters:
        chapter = package.read(name, _CHAPTER_LIMIT)
        length += len(chapter)
        if length > _BOOK_LIMIT:
            raise DocumentRefused(_TOO_LONG)
        joined.add(chapter)
    return article_of(*joined.whole(), book.metadata)


def _is_locked(package: BoundedZip) -> bool:
    """Whether more than fonts is encrypted; what can't be understood of it is taken for a lock."""
    if _ENCRYPTION not in package.names():
        return False
    stated = read_part_if_sound(package, _ENCRYPTION)
    if stated is None:
        return True
    methods = [
        attribute(method, "Algorithm")
        for data in stated.iter("{*}EncryptedData")
        for method in data.iterchildren("{*}EncryptionMethod")
    ]
    return not set(methods) <= _FONTS_ONLY


class _Joined:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._strong: list[Span] = []
        self._code: list[Span] = []
        self._length = 0

    def add(self, chapter: bytes) -> None:
        flow = flow_of(chapter)
        if not flow.text:
            return
        start = self._length + 2 if self._parts else 0
        self._parts.append(flow.text)
        self._length = start + len(flow.text)
        self._blocks += [_moved(block, start) for block in flow.layout.blocks]
        self._strong += [_later(span, start) for span in flow.layout.strong]
        self._code += [_later(span, start) for span in flow.layout.code]

    def whole(self) -> tuple[str, Layout]:
        return "\n\n".join(self._parts), Layout(tuple(self._blocks), tuple(self._strong), tuple(self._code))


def _moved(block: Block, start: int) -> Block:
    """A chapter's title is a heading of the book."""
    kind = BlockKind.HEADING if block.kind is BlockKind.TITLE else block.kind
    return Block(_later(block.span, start), kind, None if block.label is None else _later(block.label, start))


def _later(span: Span, start: int) -> Span:
    return Span(start + span.start, start + span.end)
