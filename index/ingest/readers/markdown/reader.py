"""Files of Markdown, as Jekyll, Hugo, Pelican, Obsidian and those who write it by hand have them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ....text.document import Kind
from ...reader import Member, RawFile, ReadMember
from ..text import stated_in

SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".mdown", ".mkd", ".qmd", ".rmd"})
_SAMPLE = 4096  # bytes
_BINARY = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # UTF-16 and UTF-32 have NULs in them


@dataclass(frozen=True, slots=True)
class MarkdownReader:
    """By its name alone, as nothing in its first bytes tells it from other text."""

    kind: Kind = Kind.MARKDOWN
    several: bool = False

    def claims(self, file: RawFile) -> bool:
        if file.suffix not in SUFFIXES or file.data.startswith(_BINARY):
            return False
        return file.data.startswith(_WIDE) or b"\x00" not in file.data[:_SAMPLE]

    def read(self, file: RawFile, _: ReadMember) -> Iterator[Member]:
        from ...decoding import decode
        from .article import article_of

        text = decode(file.data)
        metadata, matter = stated_in(text)
        article = article_of(text, None if matter is None else matter.span)
        yield self.kind, replace(article, metadata=metadata)
