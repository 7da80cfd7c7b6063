"""A file of the sources, before anything is read from it."""

from dataclasses import dataclass

from ..readers.suffixes import LARGE

SIZE_LIMIT = 16 * 1024 * 1024  # bytes; a book has 1 to 3 MB
_LARGE_LIMIT = 64 * 1024 * 1024  # bytes, of files that hold pictures or many documents


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below the sources folder. `data` are its bytes as they were read; `url` is where it was fetched from, and
    `charset` what its server said that its characters are; None where it was put there by hand. `content_hash` is over
    the bytes and the address: the same page at another address is cited otherwise."""

    key: str
    data: bytes
    content_hash: str
    url: str | None = None
    charset: str | None = None


def size_limit(suffix: str) -> int:
    """The bytes that a file of this ending (".pdf", in any case) may have."""
    return _LARGE_LIMIT if suffix.lower() in LARGE else SIZE_LIMIT
