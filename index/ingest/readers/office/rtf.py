"""Rich Text Format, read in one pass: what a group holds is text of the document unless its first word says otherwise.

When a document was saved is not when it was published, so that it has no date.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...article import Article, Metadata
from ...reader import Kind, Member, RawFile, ReadMember
from .composing import compose
from .reading import article_of
from .rich_text.parser import RtfParser
from .stated import stated_author, stated_title

_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what careless programs put in front
_HEAD = 64  # bytes


@dataclass(frozen=True, slots=True)
class RtfReader:
    kind: Kind = Kind.RTF
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        return file.data[:_HEAD].lstrip(_BEFORE).startswith(b"{\\rtf")

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        yield self.kind, _read(file.data.lstrip(_BEFORE))


def _read(data: bytes) -> Article:
    parser = RtfParser()
    paragraphs = parser.read(data)
    metadata = Metadata(title=stated_title(parser.title), author=stated_author(parser.author))
    return article_of(*compose(paragraphs), metadata)
