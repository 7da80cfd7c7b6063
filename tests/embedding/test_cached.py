"""The latest questions' vectors come from memory."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index import CachedEmbedder, TokenVectors


class CountingEmbedder:
    """A vector of one number for each text: its length. Keeps what it was asked."""

    fingerprint = "sha256:lengths"
    dimensions = 1

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        self.asked.append(tuple(texts))
        if progress is not None:
            progress(len(texts))
        return np.array([[len(text)] for text in texts], np.float32)

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        """The whole text is one piece."""
        vectors = self.embed(texts)
        return vectors, tuple(TokenVectors(np.zeros(1, np.int64), vector[np.newaxis]) for vector in vectors)


@pytest.fixture
def counting() -> CountingEmbedder:
    return CountingEmbedder()


def test_the_same_texts_are_embedded_once(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    found = [cached.embed(["toll", "ferry"]).tolist() for _ in range(3)]
    assert found == [[[4], [5]]] * 3
    assert counting.asked == [("toll", "ferry")]


def test_word_pieces_are_made_once_and_apart_from_whole_texts(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    cached.embed(["toll", "ferry"])
    for _ in range(3):
        vectors, tokens = cached.embed_with_tokens(["toll", "ferry"])
        assert (vectors.tolist(), [each.vectors.tolist() for each in tokens]) == ([[4], [5]], [[[4]], [[5]]])
    assert counting.asked == [("toll", "ferry"), ("toll", "ferry")]


def test_other_texts_or_another_order_are_other_calls(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    assert [cached.embed(texts).tolist() for texts in (["a", "bb"], ["bb", "a"], ["a"], [])] == [
        [[1], [2]],
        [[2], [1]],
        [[1]],
        [],
    ]
    assert counting.asked == [("a", "bb"), ("bb", "a"), ("a",), ()]


def test_the_oldest_of_more_than_64_is_forgotten_and_what_was_asked_lately_is_not(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    for number in range(64):
        cached.embed([str(number)])
    cached.embed(["0"])  # at hand, and young again
    cached.embed(["64"])  # takes the place of 1
    counting.asked.clear()
    for text in ("0", "2", "64", "1"):
        cached.embed([text])
    assert counting.asked == [("1",)]


class LargeEmbedder(CountingEmbedder):
    """Every text is a million bytes of pieces."""

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        pieces = np.zeros((250, 998), np.float32)
        return self.embed(texts), tuple(TokenVectors(np.arange(250), pieces.copy()) for _ in texts)


def test_of_large_calls_fewer_are_remembered_and_one_that_is_too_large_is_given_all_the_same() -> None:
    large = LargeEmbedder()
    cached = CachedEmbedder(large)
    for text in ("1", "2", "3", "4"):
        cached.embed_with_tokens([text])
    large.asked.clear()
    for text in ("4", "3", "2", "1"):
        cached.embed_with_tokens([text])
    assert large.asked == [("1",)]
    for _ in range(2):
        _, tokens = cached.embed_with_tokens(["a", "b", "c", "d"])
        assert [each.vectors.shape for each in tokens] == [(250, 998)] * 4
    assert large.asked == [("1",), *[("a", "b", "c", "d")] * 2]


def test_it_is_the_embedder_that_it_stands_for(counting: CountingEmbedder) -> None:
    cached = CachedEmbedder(counting)
    told: list[int] = []
    cached.embed(["a", "b"], told.append)
    cached.embed(["a", "b"], told.append)
    assert (cached.fingerprint, cached.dimensions, told) == ("sha256:lengths", 1, [2])


def test_an_error_is_not_remembered() -> None:
    class Failing(CountingEmbedder):
        def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
            vectors = super().embed(texts, progress)
            if len(self.asked) == 1:
                raise MemoryError
            return vectors

    cached = CachedEmbedder(Failing())
    with pytest.raises(MemoryError):
        cached.embed(["a"])
    assert cached.embed(["a"]).tolist() == [[1]]
