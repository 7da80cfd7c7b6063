"""One source: how its bytes are decoded, what it states about itself, and why it is refused.

A document is read as UTF-8 (with or without a mark), UTF-16 or UTF-32 with a mark, or Windows-1252 where
not one byte sequence in it is UTF-8. Anything doubtful is refused: a wrongly decoded quotation is a wrong one.
"""

import codecs
import re
from dataclasses import dataclass

from ..text.document import Document
from ..text.structure import find_title, front_matter_span

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
SIZE_LIMIT = 16 * 1024 * 1024  # bytes; a book has 1 to 3 MB
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001  # of all characters; prose has none, binary data far more
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class DocumentRefused(Exception):
    """A source that can't be read as it should be; its message is the reason."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below the sources folder. `content_hash` is over `data`, the bytes as they were read."""

    key: str
    data: bytes
    content_hash: str


def read_document(source: SourceFile) -> Document:
    """The source as a document. Raises DocumentRefused with the reason."""
    return read_text(source.key, source.content_hash, decode(source.data))


def read_text(key: str, content_hash: str, text: str) -> Document:
    """The same of a source that is decoded already."""
    from .dates import day_in_name
    from .front_matter import FrontMatterRefused, Metadata, read_front_matter

    if not text.strip():
        raise DocumentRefused("it is empty: put the article's text into it or remove it")
    matter = front_matter_span(text)
    try:
        stated = read_front_matter(key, matter.of(text)) if matter else Metadata()
    except FrontMatterRefused as refused:
        raise DocumentRefused(str(refused)) from refused
    return Document(
        key=key,
        content_hash=content_hash,
        text=text,
        title=stated.title or _headline(text),
        outlet=stated.outlet,
        author=stated.author,
        date=stated.date or day_in_name(key),
        url=stated.url,
        language=stated.language,
        warnings=stated.warnings,
    )


def _headline(text: str) -> str | None:
    span = find_title(text)
    return None if span is None else " ".join(span.of(text).lstrip("# ").split())


def encoding_mark(data: bytes) -> str | None:
    """The encoding that a mark at the beginning names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> str:
    """Raises DocumentRefused where the encoding is not certain."""
    if (encoding := encoding_mark(data)) is not None:
        try:
            return _prose(data.decode(encoding))
        except UnicodeDecodeError as error:
            raise DocumentRefused(
                f"it starts as {encoding.upper()} but breaks at byte {error.start}: save it as UTF-8"
            ) from error
    if b"\x00" in data:
        raise DocumentRefused("it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text")
    try:
        return _prose(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_without_utf8(data, error.start)


def _decode_without_utf8(data: bytes, broken_at: int) -> str:
    if re.search(rb"[\xc2-\xf4][\x80-\xbf]", data):
        raise DocumentRefused(f"it mixes encodings (UTF-8 breaks at byte {broken_at}): save it as UTF-8")
    try:
        return _prose(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise DocumentRefused(f"it is neither UTF-8 nor Windows-1252 (byte {error.start}): save it as UTF-8") from error


def _prose(text: str) -> str:
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise DocumentRefused("it is binary data, not text: only articles as text belong into the sources folder")
    return text
