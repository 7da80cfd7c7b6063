"""A collection as two folders: what is read, and what is made of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index import READ_SECONDS, CorrectionsFile, IndexDamaged, IndexFolder, NothingPublished, noted_sources
from retrieval import Retriever

from ..room import TO_INDEX, check_room

if TYPE_CHECKING:
    from index import DocumentPreview, Embedder, Progress, Refusal, Report

    from ..settings import Settings
    from .collection import Collections


def ignore(_: Progress) -> None:
    """The `progress` of a run that nobody watches."""


def never() -> bool:
    """The `cancelled` of a run that nobody stops."""
    return False


class FolderCollection:
    """Thread-safe. `model` is None for the packaged one; it is opened when something has to be embedded.
    The lines are the least probability of an answer and of a speaker; None are the measured ones. `follow_links`
    also reads what links out of `sources` lead to; one file or folder may take `read_seconds`. Corrections lie beside
    `sources`; where these are not `sources_named`, beside those that the index was made of."""

    def __init__(
        self,
        sources: Path,
        index: Path,
        model: str | None,
        answer_line: float | None = None,
        speaker_line: float | None = None,
        follow_links: bool = False,
        read_seconds: float = READ_SECONDS,
        sources_named: bool = True,
    ) -> None:
        beside = sources if sources_named else noted_sources(IndexFolder(index)) or sources
        self._corrections = CorrectionsFile(beside)
        self._follow_links = follow_links
        self._read_seconds = read_seconds
        self._answer_line = answer_line
        self._speaker_line = speaker_line
        self._sources = sources
        self._folder = IndexFolder(index)
        self._model = model
        self._retriever: Retriever | None = None
        self._opening = threading.Lock()

    @classmethod
    def of_settings(cls, settings: Settings) -> FolderCollection:
        return cls(
            settings.index.sources,
            settings.index.index,
            settings.model.model,
            settings.answers.answer_line,
            settings.index.speaker_line,
            settings.index.follow_links,
            settings.index.read_seconds,
            settings.sources_named,
        )

    @property
    def corrections(self) -> CorrectionsFile:
        return self._corrections

    @property
    def sources(self) -> Path:
        return self._sources

    def retriever(self) -> Retriever:
        """Raises NothingPublished, OtherVersion or IndexDamaged."""
        with self._opening:
            if self._retriever is None:
                self._retriever = Retriever.open(
                    self._folder.root, self._open_question_embedder, self._answer_line, self._corrections
                )
            return self._retriever

    def reindex(
        self,
        rebuild: bool = False,
        progress: Callable[[Progress], None] = ignore,
        cancelled: Callable[[], bool] = never,
        *,
        purge: bool = False,
        allow_empty: bool = False,
    ) -> Report:
        """`purge` and `allow_empty` as for `Indexer.run`. Raises IndexBusy, IndexUnwritable, OutOfResources,
        SourcesUnusable, ModelUnusable or Cancelled."""
        from index import DEFAULT_MODEL, Indexer, open_indexing_embedder

        check_room(TO_INDEX)
        embedder = open_indexing_embedder(self._model)
        indexer = Indexer(
            self._sources,
            self._folder,
            self._model or DEFAULT_MODEL,
            lambda: embedder,
            speaker_line=self._speaker_line,
            follow_links=self._follow_links,
            read_seconds=self._read_seconds,
        )
        return indexer.run(
            fingerprint=embedder.fingerprint,
            rebuild=rebuild,
            purge=purge,
            allow_empty=allow_empty,
            progress=progress,
            cancelled=cancelled,
        )

    def preview(self, name: str, data: bytes) -> DocumentPreview | Refusal:
        """What the index would make of a document of that name; nothing is written."""
        from index import preview_document

        return preview_document(name, data, self._speaker_line)

    def unreadable(self) -> tuple[Refusal, ...]:
        """Every file of the sources that can't be read now. Raises SourcesUnusable."""
        from index import refused_documents

        return refused_documents(self._sources, self._follow_links, self._read_seconds)

    def rollback(self) -> int:
        """Goes back one generation and returns the one that is served now. Raises NothingPublished where there is
        none."""
        from index import rollback

        return rollback(self._folder)

    def index_if_nothing_is(self, progress: Callable[[Progress], None] = ignore) -> Report | None:
        """Reindexes where nothing is published yet, or what is published is damaged; None where nothing was to do."""
        try:
            self.retriever()
        except (NothingPublished, IndexDamaged):
            return self.reindex(progress=progress)
        return None

    def _open_question_embedder(self) -> Embedder:
        from index import open_question_embedder

        return open_question_embedder(self._model)


class SharedCollection:
    """Every server, and whoever writes directly, is answered from the same collection."""

    def __init__(self, collection: FolderCollection) -> None:
        self._collection = collection

    def for_server(self, server: int | None) -> FolderCollection:  # noqa: ARG002
        return self._collection


class CollectionPerServer:
    """A folder a server, named by its number, below `sources` and below `index`; direct messages have their
    own, so that no word of one server is in another's answers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opened: dict[int | None, FolderCollection] = {}
        self._opening = threading.Lock()

    def for_server(self, server: int | None) -> FolderCollection:
        name = _DIRECT if server is None else str(server)
        with self._opening:
            if server not in self._opened:
                folders = self._settings.index
                self._opened[server] = FolderCollection(
                    folders.sources / name,
                    folders.index / name,
                    self._settings.model.model,
                    self._settings.answers.answer_line,
                    folders.speaker_line,
                    folders.follow_links,
                    folders.read_seconds,
                )
            return self._opened[server]


_DIRECT = "direct"


def open_collections(settings: Settings) -> Collections:
    """As the settings have it: one collection for all servers, or one for each."""
    if settings.index.per_server:
        return CollectionPerServer(settings)
    return SharedCollection(FolderCollection.of_settings(settings))
