"""One generation with everything that questions are read and ranked with; while it serves, nothing but what people
correct of it changes, between two questions."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from index import CorrectionsFile, GenerationState, IndexFolder, open_reader, open_sound_reader

from .vocabulary import Vocabulary


class Snapshot:
    """A reader of one generation and the vocabulary over it. Thread-safe by one lock: whoever is inside `session` has
    both alone; everything else is for them.
    """

    def __init__(
        self, folder: IndexFolder, corrections: CorrectionsFile | None = None, *, verified: bool = False
    ) -> None:
        """With `verified` the latest generation that is sound in every part. Raises NothingPublished,
        OtherVersion or IndexDamaged."""
        self.reader = (open_sound_reader if verified else open_reader)(folder, corrections)
        self.vocabulary = Vocabulary(self.reader)
        self._edition = self.reader.edition
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def session(self) -> Iterator[GenerationState]:
        """Yields what has become of this generation; one that was closed is gone."""
        with self._lock:
            if self._closed:
                yield GenerationState.GONE
                return
            with self.reader.session() as state:
                if self.reader.edition != self._edition:
                    self._edition = self.reader.edition
                    self.vocabulary = Vocabulary(self.reader)
                yield state

    def close(self) -> None:
        """Waits until whoever is inside the session has left, then closes the files; later sessions are told GONE."""
        with self._lock:
            self._closed = True
            self.reader.close()
