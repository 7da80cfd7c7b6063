"""What the bot answers from: a collection of sources, its index, and the retriever over it. One for all servers, or
one for each.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from index import CorrectionsFile, DocumentPreview, Progress, Refusal, Report
from retrieval import Retriever


def place_id(path: Path) -> str:
    """Names a folder without telling where it lies: 12 hexadecimal digits."""
    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:12]


class Collection(Protocol):
    """Sources and their index. All calls block, so the event loop makes them on a thread."""

    @property
    def sources(self) -> Path: ...

    @property
    def corrections(self) -> CorrectionsFile: ...

    def retriever(self) -> Retriever:
        """Raises NothingPublished where nothing is indexed."""

    def reindex(
        self,
        rebuild: bool,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        *,
        allow_empty: bool = False,
    ) -> Report:
        """With `allow_empty` an emptied sources folder empties the index."""

    def preview(self, name: str, data: bytes) -> DocumentPreview | Refusal:
        """What the index would make of a document of that name."""

    def unreadable(self) -> tuple[Refusal, ...]:
        """Every file of the sources that can't be read now. Raises SourcesUnusable."""

    def rollback(self) -> int:
        """Goes back one generation and returns the one that is served now. Raises NothingPublished where there is
        none."""


class Collections(Protocol):
    """Which collection a server is answered from."""

    def for_server(self, server: int | None) -> Collection:
        """The collection of a server; of None for direct messages."""
