"""What a run makes of the sources folder: what is new is analysed and stored, what can't be read now is kept."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ..attribution.attributor import MOST_SAID
from ..ingest.analysis import analyse
from ..ingest.source import DocumentRefused, SourceFile, read_document, read_text
from ..ingest.source_folder import SourceFolder, Unreadable
from ..ingest.truncation import why_cut
from ..store.connection import transaction
from ..store.documents import insert_document, known_documents, stored_text
from ..text.document import Document, Refusal, SourceWarning, WarningKind
from ..text.stems import Stemmer

Version: TypeAlias = tuple[int, str]
"""A document's id, and the hash of its source's bytes."""


@dataclass(slots=True)
class Gathering:
    """One run over the sources. `earlier` is what is published, by key; `waited_for` are the keys of those that lost
    their text and were kept once; where `emptied_is_meant`, none is kept for that. `current`, `refused` and `warnings`
    are what came of it."""

    database: sqlite3.Connection
    sources: SourceFolder
    earlier: Mapping[str, Version]
    waited_for: frozenset[str]
    analysis: str
    speaker_line: float | None = None
    emptied_is_meant: bool = False
    stemmer: Stemmer = field(default_factory=Stemmer)
    current: dict[str, Version] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[SourceWarning] = field(default_factory=list)
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def gather(self, report: Callable[[int, int], None]) -> None:
        """Reads everything. `report` is told how many of how many are done. Raises SourcesUnusable, OutOfResources."""
        self._known = known_documents(self.database, self.analysis)
        paths = self.sources.paths()
        for done, path in enumerate(paths):
            report(done, len(paths))
            self._take(path)
        report(len(paths), len(paths))

    def _take(self, path: Path) -> None:
        match self.sources.read(path):
            case Refusal() as refusal:
                self.refused.append(refusal)
            case Unreadable(refusal, folder=True):
                self.refused.append(refusal)
                self._keep_below(refusal.document)
            case Unreadable(refusal):
                self.refused.append(refusal)
                if self._keep(refusal.document):
                    self._warn_kept(refusal.document, "it can't be read now")
            case SourceFile() as source:
                self._take_in(source)

    def _take_in(self, source: SourceFile) -> None:
        if (why := self._why_cut(source)) is not None and self._keep(source.key):
            self.refused.append(Refusal(source.key, why))
            self._warn_kept(source.key, "it lost its text")
            return
        document_id = self._known.get((source.key, source.content_hash))
        if document_id is None:
            document_id = self._store(source.key, lambda: read_document(source))
        if document_id is not None:
            self.current[source.key] = (document_id, source.content_hash)

    def _why_cut(self, source: SourceFile) -> str | None:
        before = self.earlier.get(source.key)
        if before is None or before[1] == source.content_hash:
            return None
        if self.emptied_is_meant or source.key in self.waited_for:
            return None
        return why_cut(stored_text(self.database, before[0]), source.data)

    def _keep(self, key: str) -> bool:
        """Whether what was read before is still there. Where it was read by other rules, it is read again from the
        text that is stored."""
        if (before := self.earlier.get(key)) is None:
            return False
        document_id = self._known.get((key, before[1]))
        if document_id is None:
            text = stored_text(self.database, before[0])
            document_id = self._store(key, lambda: read_text(key, before[1], text))
        if document_id is not None:
            self.current[key] = (document_id, before[1])
        return document_id is not None

    def _keep_below(self, folder: str) -> None:
        kept = sum(self._keep(key) for key in self.earlier if key.startswith(f"{folder}/"))
        if kept:
            what = f"it can't be looked into now: what was read before of the documents in it, {kept}, is kept"
            self.warnings.append(SourceWarning(folder, WarningKind.KEPT, what))

    def _warn_kept(self, key: str, because: str) -> None:
        what = f"{because}: what was read of it before is kept"
        self.warnings.append(SourceWarning(key, WarningKind.KEPT, what))

    def _store(self, key: str, read: Callable[[], Document]) -> int | None:
        try:
            document = read()
        except DocumentRefused as refused:
            self.refused.append(Refusal(key, str(refused)))
            return None
        self.warnings += document.warnings
        analysis = analyse(document, self.speaker_line)
        if analysis.attribution.cut:
            what = f"it holds more than {MOST_SAID:,} quotations: what stands behind these is nobody's words; split it"
            self.warnings.append(SourceWarning(key, WarningKind.QUOTATIONS, what))
        with transaction(self.database):
            return insert_document(self.database, analysis, self.analysis, self.stemmer)
