"""Vectors of the latest questions, kept at hand: a follow-up embeds the question before it once more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .embedder import Embedder, TokenVectors, Vectors

_REMEMBERED = 64  # calls, in memory only
_ROOM = 4_000_000  # bytes; of a question of 10 words with its topic 35,000, of two texts of the most pieces 790,000
_T = TypeVar("_T")


class CachedEmbedder:
    """An embedder that answers the same texts, asked together, from memory. Thread-safe where `embedder` is."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: _Latest[Vectors] = _Latest(lambda made: made.nbytes)
        self._tokens: _Latest[tuple[Vectors, tuple[TokenVectors, ...]]] = _Latest(_bytes_of)

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    @property
    def dimensions(self) -> int:
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        return self._vectors.of(tuple(texts), lambda: self._embedder.embed(texts, progress))

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        return self._tokens.of(tuple(texts), lambda: self._embedder.embed_with_tokens(texts))


def _bytes_of(made: tuple[Vectors, tuple[TokenVectors, ...]]) -> int:
    vectors, tokens = made
    return vectors.nbytes + sum(each.starts.nbytes + each.vectors.nbytes for each in tokens)


class _Latest(Generic[_T]):
    """What was made of the latest texts, as long as all of it together takes no more than `_ROOM`."""

    def __init__(self, size: Callable[[_T], int]) -> None:
        self._size = size
        self._known: OrderedDict[tuple[str, ...], _T] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, texts: tuple[str, ...], make: Callable[[], _T]) -> _T:
        with self._lock:
            if texts in self._known:
                self._known.move_to_end(texts)
                return self._known[texts]
        made = make()
        with self._lock:
            self._known[texts] = made
            while self._is_too_much():
                self._known.popitem(last=False)
        return made

    def _is_too_much(self) -> bool:
        return len(self._known) > _REMEMBERED or sum(map(self._size, self._known.values())) > _ROOM
