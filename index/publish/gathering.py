"""What a run makes of the sources folder: what is new is analysed and stored, what can't be read now is kept."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from ..ingest.analysis import analyse
from ..ingest.doubts import doubts_of
from ..ingest.folder.source_folder import SourceFolder, Unreadable
from ..ingest.folder.truncation import EMPTIED, unreadable_now, why_cut, why_text_cut
from ..ingest.source import DocumentRefused, ReadFile, SourceFile, read_source
from ..store.connection import transaction
from ..store.documents import insert_document, known_documents
from ..store.readings import file_names, stored_document, unread_in
from ..text.document import Document, Kind, Refusal, SourceWarning, WarningKind
from ..text.stems import Stemmer

Version: TypeAlias = tuple[int, str]
"""A document's id, and the hash of its source's bytes."""


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
    _before: dict[str, dict[str, Version]] = field(default_factory=dict)

    def gather(self, report: Callable[[int, int], None]) -> None:
        """Reads everything. `report` is told how many of how many are done. Raises SourcesUnusable, OutOfResources."""
        self._known = known_documents(self.database, self.analysis)
        self._before = self._by_file()
        paths = self.sources.paths()
        for done, path in enumerate(paths):
            report(done, len(paths))
            self._take(path)
        report(len(paths), len(paths))

    def _by_file(self) -> dict[str, dict[str, Version]]:
        """What is published, by the path of its file and its key."""
        names = file_names(self.database, [id_ for id_, _ in self.earlier.values()])
        found: dict[str, dict[str, Version]] = {}
        for key, version in self.earlier.items():
            found.setdefault(names.get(version[0], key), {})[key] = version
        return found

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
            self._refuse_kept(source.key, why, "it lost its text")
        elif self._known.get((source.key, source.content_hash)):
            self._go_on(source.key, source.content_hash)
        else:
            self._read(source)

    def _read(self, source: SourceFile) -> None:
        try:
            read = read_source(source)
        except DocumentRefused as refused:
            if self._is_kept_once(source) and self._keep(source.key):
                self._refuse_kept(source.key, unreadable_now(str(refused)), "it can't be read any more")
            else:
                self.refused.append(Refusal(source.key, str(refused)))
            return
        self._store(source.key, source.content_hash, read)

    def _why_cut(self, source: SourceFile) -> str | None:
        """The sentence of a file that lost its text, None of one that was edited."""
        if not self._is_changed(source) or source.key in self.waited_for or self.emptied_is_meant:
            return None
        if not source.data.strip():
            return EMPTIED
        document = stored_document(self.database, self._first(source.key)[0])
        if document.kind is Kind.TEXT:
            return why_cut(document.text, source.data)
        return _why_rendered_cut(document, source) if document.kind is Kind.MARKDOWN else None

    def _is_kept_once(self, source: SourceFile) -> bool:
        """Of a kind that a copy which broke off makes unreadable. A text that is none any more was replaced."""
        if not self._is_changed(source) or source.key in self.waited_for or self.emptied_is_meant:
            return False
        return stored_document(self.database, self._first(source.key)[0]).kind not in (Kind.TEXT, Kind.MARKDOWN)

    def _is_changed(self, source: SourceFile) -> bool:
        return source.key in self._before and self._first(source.key)[1] != source.content_hash

    def _first(self, file: str) -> Version:
        return next(iter(self._before[file].values()))

    def _keep(self, file: str) -> bool:
        """Whether what was read before is still there. Where it was read by other rules, it is analysed again as it is
        stored."""
        if file not in self._before:
            return False
        content = self._first(file)[1]
        if self._known.get((file, content)):
            self._go_on(file, content)
        else:
            ids = [id_ for id_, _ in self._before[file].values()]
            documents = tuple(stored_document(self.database, id_) for id_ in ids)
            self._store(file, content, ReadFile(documents, unread_in(self.database, ids)))
        return True

    def _go_on(self, file: str, content: str) -> None:
        known = self._known[file, content]
        self.current |= {key: (id_, content) for key, id_ in known.items()}
        self.refused += unread_in(self.database, known.values())

    def _keep_below(self, folder: str) -> None:
        kept = sum(self._keep(file) and len(self._before[file]) for file in self._before if _is_below(file, folder))
        if kept:
            what = f"it can't be looked into now: what was read before of the documents in it, {kept}, is kept"
            self.warnings.append(SourceWarning(folder, WarningKind.KEPT, what))

    def _refuse_kept(self, file: str, why: str, because: str) -> None:
        self.refused.append(Refusal(file, why))
        self._warn_kept(file, because)

    def _warn_kept(self, key: str, because: str) -> None:
        what = f"{because}: what was read of it before is kept"
        self.warnings.append(SourceWarning(key, WarningKind.KEPT, what))

    def _store(self, file: str, content: str, read: ReadFile) -> None:
        """All documents of a file in one transaction: what is known of a file is the whole of it."""
        stored: dict[str, Version] = {}
        with transaction(self.database):
            for document in read.documents:
                unread = read.unread if document is read.documents[0] else ()
                stored[document.key] = (self._insert(document, file, unread), content)
        self.current |= stored
        self.refused += read.unread

    def _insert(self, document: Document, file: str, unread: Sequence[Refusal]) -> int:
        analysis = analyse(document, self.speaker_line)
        told = replace(document, warnings=_distinct([*document.warnings, *doubts_of(analysis)]))
        holder = file if document.key != file else None
        return insert_document(
            self.database, replace(analysis, document=told), self.analysis, self.stemmer, holder, unread
        )


def _why_rendered_cut(document: Document, source: SourceFile) -> str | None:
    try:
        (now,) = read_source(source).documents
    except DocumentRefused:
        return None
    return why_text_cut(document.text, now.text, loose=True)


def _distinct(warnings: Iterable[SourceWarning]) -> tuple[SourceWarning, ...]:
    return tuple(dict.fromkeys(warnings))


def _is_below(file: str, folder: str) -> bool:
    return file.startswith(f"{folder}/")
