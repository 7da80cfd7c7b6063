"""The embedder of questions: opened beside what the first question waits for; what fails then is told in its turn."""

import datetime
import threading
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Generation, ModelUnusable, TokenVectors
from index.store.generations import VectorFile
from retrieval.question_embedder import QuestionEmbedder


class Made:
    dimensions = 2
    fingerprint = "a model"

    def embed(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        return np.zeros((len(texts), self.dimensions), np.float32)

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        return self.embed(texts), ()


NO_VECTORS = VectorFile("", "")
OF_MODEL = Generation(
    1, datetime.datetime(2026, 1, 1), Made.fingerprint, "made", "rules", 0, 0, 0, NO_VECTORS, NO_VECTORS, (), (), ""
)


def test_it_opens_beside_the_question_and_once() -> None:
    opening, go_on = threading.Event(), threading.Event()
    opened = []

    def open_slowly() -> Made:
        opening.set()
        assert go_on.wait(10)
        opened.append(threading.current_thread())
        return Made()

    embedder = QuestionEmbedder(open_slowly)
    embedder.begin()
    assert opening.wait(10)  # while this thread is free to do something else
    embedder.begin()
    go_on.set()
    assert embedder.of(OF_MODEL).fingerprint == Made.fingerprint
    embedder.begin()
    assert len(opened) == 1
    assert opened[0] is not threading.current_thread()


def test_what_fails_beside_the_question_is_told_where_it_is_needed() -> None:
    def open_nothing() -> Made:
        raise ModelUnusable("There is no model.")

    embedder = QuestionEmbedder(open_nothing)
    embedder.begin()
    with pytest.raises(ModelUnusable, match=r"There is no model\."):
        embedder.of(OF_MODEL)
