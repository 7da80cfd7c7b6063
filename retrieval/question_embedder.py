"""The one embedder that questions go through: opened with the first question, held against each index."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from index import OtherVersion

if TYPE_CHECKING:
    from index import Embedder, Generation


class QuestionEmbedder:
    """Thread-safe; remembers the vectors of the latest questions."""

    def __init__(self, open_embedder: Callable[[], Embedder]) -> None:
        self._open = open_embedder
        self._opening = threading.Lock()
        self._embedder: Embedder | None = None

    def of(self, generation: Generation) -> Embedder:
        """For questions to this generation. Raises ModelUnusable, or OtherVersion where it was made with another
        model."""
        embedder = self._opened()
        if embedder.fingerprint != generation.model:
            raise OtherVersion(
                "The index was made with another embedding model than the one that is set: run "
                "`python -m bot index` with this model, or set PULLQUOTE_MODEL back."
            )
        return embedder

    def begin(self) -> None:
        """Open it beside whatever else the first question waits for; what fails here is told by `of`."""
        if self._embedder is None and not self._opening.locked():
            threading.Thread(target=self._try, name="open-embedder").start()

    def _try(self) -> None:
        with suppress(Exception):
            self._opened()

    def _opened(self) -> Embedder:
        with self._opening:
            if self._embedder is None:
                from index import CachedEmbedder  # loads numpy, which looking things up does without

                self._embedder = CachedEmbedder(self._open())
            return self._embedder
