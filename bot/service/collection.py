"""What the bot answers from: a collection of sources, its index, and the retriever over it. One, or one a
server.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from index import DocumentPreview, Progress, Refusal, Report
from retrieval import Retriever


class Collection(Protocol):
    """All calls block; they are made on a thread."""

    @property
    def sources(self) -> Path: ...

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
        """The generation that is served now."""


class Collections(Protocol):
    def for_server(self, server: int | None) -> Collection:
        """The collection of a server; of None for direct messages."""
