"""Plain text: nothing is set apart in it, but front matter may stand before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...text.document import Kind
from ...text.front_matter import FrontMatter, find_front_matter
from ..article import Article, Metadata
from ..reader import DocumentRefused, Member, RawFile, ReadMember

SUFFIXES = frozenset({".txt", ".text"})
EMPTY = "it is empty: put the article's text into it or remove it"


@dataclass(frozen=True, slots=True)
class TextReader:
    """Takes what its name says is plain text, and what a name says is a kind of text that it turns out not to be."""

    kind: Kind = Kind.TEXT
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        return file.suffix in SUFFIXES

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        from ..decoding import decode

        yield self.kind, article_of_text(decode(file.data))


def article_of_text(text: str) -> Article:
    """Raises DocumentRefused where nothing is in it, or its front matter can't be parsed."""
    metadata, matter = stated_in(text)
    return Article(text, metadata=metadata, front=None if matter is None else matter.span)


def stated_in(text: str) -> tuple[Metadata, FrontMatter | None]:
    """What a text's front matter states, and where it stands. Raises DocumentRefused as `article_of_text`."""
    from ..stated.front_matter import FrontMatterRefused, read_front_matter

    if not text.strip():
        raise DocumentRefused(EMPTY)
    if (matter := find_front_matter(text)) is None:
        return Metadata(), None
    try:
        return read_front_matter(text, matter), matter
    except FrontMatterRefused as refused:
        raise DocumentRefused(str(refused)) from refused
