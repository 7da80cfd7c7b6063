"""E-books: one document, its chapters one after the other as the book orders them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ....text.layout import BlockKind
from ...article import Article
from ...reader import DocumentRefused, Kind, Member, RawFile, ReadMember
from ..bounded_zip import BoundedZip, zip_names
from ..html.flow import Flow, flow_of, joined
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
    flow = joined(_without_title(flow_of(chapter)) for chapter in _chapters(package, book.chapters))
    return article_of(flow.text, flow.layout, book.metadata)


def _chapters(package: BoundedZip, names: Iterable[str]) -> Iterator[bytes]:
    """Raises DocumentRefused where they are longer than any book's together."""
    length = 0
    for name in names:
        chapter = package.read(name, _CHAPTER_LIMIT)
        length += len(chapter)
        if length > _BOOK_LIMIT:
            raise DocumentRefused(_TOO_LONG)
        yield chapter


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


def _without_title(flow: Flow) -> Flow:
    """A chapter's title is a heading of the book."""
    headed = (replace(b, kind=BlockKind.HEADING) if b.kind is BlockKind.TITLE else b for b in flow.layout.blocks)
    return replace(flow, layout=replace(flow.layout, blocks=tuple(headed)))
