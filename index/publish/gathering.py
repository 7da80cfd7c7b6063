"""What a run makes of the sources folder: what is new is analysed and stored, what can't be read now is kept."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ..ingest.analysis import analyse
from ..ingest.doubts import doubts_of
from ..ingest.folder.source_folder import SourceFolder, Unreadable
from ..ingest.folder.truncation import EMPTIED, is_blank, unreadable_now, why_cut, why_text_cut
from ..ingest.source import DocumentRefused, ReadFile, SourceFile, read_source
from ..store.connection import transaction
from ..store.documents import Among, insert_document, known_documents
from ..store.readings import file_names, stored_document, unread_in
from ..text.document import Document, Kind, Refusal, SourceWarning, WarningKind
from ..text.stems import Stemmer

Version: TypeAlias = tuple[int, str]
"""A document's id, and the hash of its source's content."""


@dataclass(slots=True)
class Gathering:
    """One run over the sources. `earlier` is what is published, by key; `waited_for` are the paths of those that lost
    their text and were kept once; where `emptied_is_meant`, none is kept for that. `current`, `refused` and `warnings`
    are what came of it; those that are of a document are stored with it."""

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
    _known: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _before: dict[str, "ReadBefore"] = field(default_factory=dict)
    _go_ahead: Callable[[], None] = field(default=lambda: None)

    def gather(self, report: Callable[[int, int], None]) -> None:
        """Reads everything. `report` is told how many of how many are done. Raises SourcesUnusable, OutOfResources."""
        self._known = known_documents(self.database, self.analysis)
        self._before = self._by_file()
        paths = self.sources.paths()
        for done, path in enumerate(paths):
            self._go_ahead = partial(report, done, len(paths))
            self._go_ahead()
            self._take(path)
        report(len(paths), len(paths))

    def _by_file(self) -> dict[str, "ReadBefore"]:
        """What is published, by the path of its file."""
        names = file_names(self.database, [id_ for id_, _ in self.earlier.values()])
        found: dict[str, dict[str, Version]] = {}
        for key, version in self.earlier.items():
            found.setdefault(names.get(version[0], key), {})[key] = version
        return {file: ReadBefore(file, versions) for file, versions in found.items()}

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
        if self._known.get((source.key, source.content_hash)):
            self._go_on(source.key, source.content_hash)
            return
        before = self._perhaps_cut(source.key)
        if before is not None and is_blank(source.data):
            self._keep_once(before, EMPTIED)
        else:
            self._read(source, before)

    def _perhaps_cut(self, file: str) -> "ReadBefore | None":
        """What was read of a file that changed since and may have lost text by an accident: neither is it waited for,
        nor is that meant."""
        return None if file in self.waited_for or self.emptied_is_meant else self._before.get(file)

    def _read(self, source: SourceFile, before: "ReadBefore | None") -> None:
        """`before` is what was read of a file that may have been cut, None where it was not."""
        texts = () if before is None else self._documents(before)
        try:
            read = read_source(source)
        except DocumentRefused as refused:
            reason = str(refused)
            why = _why_unreadable(texts, source, reason) if texts else None
            if before is None or why is None:
                self.refused.append(Refusal(source.key, reason))
            else:
                self._keep_once(before, why)
            return
        why = why_text_cut(_joined(texts), _joined(read.documents), loose=True) if texts else None
        if before is None or why is None:
            self._store(source.key, source.content_hash, read)
        else:
            self._keep_once(before, why)

    def _documents(self, before: "ReadBefore") -> tuple[Document, ...]:
        return tuple(stored_document(self.database, id_) for id_, _ in before.versions.values())

    def _keep_once(self, before: "ReadBefore", why: str) -> None:
        self._keep(before.file)
        self.refused.append(Refusal(before.file, why))
        self._warn_kept(before.file, "it lost its text")

    def _keep(self, file: str) -> bool:
        """Whether what was read before is still there. Where it was read by other rules, it is analysed again as it is
        stored."""
        if (before := self._before.get(file)) is None:
            return False
        if self._known.get((file, before.content)):
            self._go_on(file, before.content)
        else:
            unread = unread_in(self.database, [id_ for id_, _ in before.versions.values()])
            self._store(file, before.content, ReadFile(self._documents(before), unread))
        return True

    def _go_on(self, file: str, content: str) -> None:
        known = self._known[file, content]
        self.current |= {key: (id_, content) for key, id_ in known.items()}
        self.refused += unread_in(self.database, known.values())

    def _keep_below(self, folder: str) -> None:
        kept = sum(
            self._keep(file) and len(before.versions)
            for file, before in self._before.items()
            if file.startswith(f"{folder}/")
        )
        if kept:
            what = f"it can't be looked into now: what was read before of the documents in it, {kept}, is kept"
            self.warnings.append(SourceWarning(folder, WarningKind.KEPT, what))

    def _warn_kept(self, key: str, because: str) -> None:
        what = f"{because}: what was read of it before is kept"
        self.warnings.append(SourceWarning(key, WarningKind.KEPT, what))

    def _store(self, file: str, content: str, read: ReadFile) -> None:
        """All documents of a file in one transaction: what is known of a file is the whole of it."""
        stored: dict[str, Version] = {}
        with transaction(self.database):
            for document in read.documents:
                self._go_ahead()
                unread = read.unread if document is read.documents[0] else ()
                stored[document.key] = (self._insert(document, file, unread, read), content)
        self.current |= stored
        self.refused += read.unread

    def _insert(self, document: Document, file: str, unread: Sequence[Refusal], read: ReadFile) -> int:
        analysis = analyse(document, self.speaker_line)
        among = Among(file if document.key != file else None, unread)
        doubts = tuple(map(read.told_of, doubts_of(analysis)))
        return insert_document(self.database, analysis, self.analysis, self.stemmer, among, doubts)


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """What is published of one file, by key; all of it was read of the same bytes."""

    file: str
    versions: Mapping[str, Version]

    @property
    def content(self) -> str:
        return next(iter(self.versions.values()))[1]


def _why_unreadable(before: Sequence[Document], source: SourceFile, refused: str) -> str | None:
    """The sentence of a file that a copy which broke off made unreadable; None of a text that is none any more, as
    something else was put in its place. `before` are its documents, at least one."""
    first = before[0]
    if first.key == source.key and first.kind in (Kind.TEXT, Kind.MARKDOWN):
        return why_cut(first.text, source.data)
    return unreadable_now(refused)


def _joined(documents: Sequence[Document]) -> str:
    return "\n".join(document.text for document in documents)
