"""The protocol of readers: what each kind of file has to say for itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from ..text.document import Kind as Kind
from .article import Article, Unread


class DocumentRefused(Exception):
    """A source that can't be read as it should be; its message is the reason, in lower case and without a stop."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's name, without its folder, and its bytes; `url` is where it was taken from, if that is known, and
    `charset` what its server said that its characters are, in lower case."""

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """In lower case, with its dot: ".html"; empty where there is none."""
        stem, dot, suffix = self.name.rpartition(".")
        return f".{suffix.lower()}" if dot and stem else ""


Member: TypeAlias = tuple[Kind, Article] | Unread
"""One document of a file, with the kind of the reader that made it, or why it could not be made."""

ReadMember: TypeAlias = Callable[[RawFile], Iterator[Member]]
"""Reads a file that lies in another, whatever its kind. Never raises DocumentRefused: that is an Unread."""


class Reader(Protocol):
    """Reads one kind of file. Heavy imports belong into `read`: a reader that reads nothing loads nothing."""

    @property
    def kind(self) -> Kind: ...

    @property
    def several(self) -> bool:
        """Whether one file of this kind may hold several documents, which are then `FILE#1`, `FILE#2` …"""
        ...

    def claims(self, file: RawFile) -> bool:
        """Whether this is a file of its kind, by its first bytes rather than by its name; fast, and never raises."""
        ...

    def read(self, file: RawFile, read_member: ReadMember, /) -> Iterator[Member]:
        """The documents in the file's order; exactly one where not `several`. Raises DocumentRefused where the file as
        a whole can't be read. Bounded in time and memory for any bytes; raises nothing else but MemoryError."""
        ...
