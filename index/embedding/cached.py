"""Vectors of the latest questions, kept at hand: a follow-up embeds the question before it once more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .embedder import Embedder

_REMEMBERED = 64  # calls; 200 kB, in memory only


class CachedEmbedder:
    """An embedder that answers the same texts, asked together, from memory. Thread-safe where `embedder` is."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[tuple[str, ...], NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        key = tuple(texts)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        vectors = self._embedder.embed(texts, progress)
        with self._lock:
            self._known[key] = vectors
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return vectors
