"""Names and titles of what is published, read beside the retriever: whoever completes a name waits for no question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from index import CorrectionsFile, GenerationState, IndexFolder, Reader, open_reader

from .catalogue import SourceEntry, list_entries
from .question.question import Scope
from .question.speaker_directory import SpeakerDirectory

_T = TypeVar("_T")


class Completion:
    """Thread-safe. Each part is read once a generation and an edition of its corrections, by a reader of its own, and
    is immutable."""

    def __init__(self, folder: IndexFolder, corrections: CorrectionsFile | None = None) -> None:
        self._folder = folder
        self._corrections = corrections
        self._edition = 0
        self._lock = threading.Lock()
        self._reader: Reader | None = None
        self._parts: dict[Callable[[Reader], Any], Any] = {}

    def read(self, part: Callable[[Reader], _T]) -> _T:
        """What `part` makes of the published generation. Raises NothingPublished, OtherVersion or IndexDamaged."""
        with self._lock:
            reader = self._current()
            if part not in self._parts:
                with reader.session():
                    self._keep_up(reader)
                    self._parts[part] = part(reader)
            found: _T = self._parts[part]
            return found

    def close(self) -> None:
        with self._lock:
            self._close_reader()

    def _current(self) -> Reader:
        if self._reader is not None:
            with self._reader.session() as state:
                if state is GenerationState.CURRENT:
                    self._keep_up(self._reader)
                    return self._reader
        self._close_reader()
        self._reader = open_reader(self._folder, self._corrections)
        return self._reader

    def _keep_up(self, reader: Reader) -> None:
        """Forgets what was read before the corrections changed."""
        if reader.edition != self._edition:
            self._edition = reader.edition
            self._parts.clear()

    def _close_reader(self) -> None:
        self._parts.clear()
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def all_speakers(reader: Reader) -> SpeakerDirectory:
    return SpeakerDirectory(reader.identities)


def named_quotations(reader: Reader) -> Mapping[str, int]:
    """How many quotations of each speaker name them beside the words, by the name across the coverage."""
    return {reader.identities[number].name: count for number, count in reader.named_quotations.items()}


def all_entries(reader: Reader) -> tuple[SourceEntry, ...]:
    return list_entries(reader, SpeakerDirectory(()), Scope())
