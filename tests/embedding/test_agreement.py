"""The two embedders are one: same space, same vectors, whatever the text."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedding import Embedder

_TEXTS = [
    "what did the ACLU say about Rekognition?",
    "“We will not be silent,” she said — and left.",
    "''So'' he typed, with two single marks.",
    "",
    " \n\t ",
    "Beyoncé, Škoda & Søren met in São Paulo; الحرية 東京 🎉 e\u0301",
    "word " * 400,
    "Officials said the programme would be extended to all fifty states by the end of the year. " * 6,
    "broken \udc80 text",
]


def test_both_embedders_give_the_same_vectors(indexing: Embedder, asking: Embedder) -> None:
    reference, exported = indexing.embed(_TEXTS), asking.embed(_TEXTS)

    assert reference.shape == exported.shape == (len(_TEXTS), 384)
    assert reference.dtype == exported.dtype == np.float32
    assert np.abs(reference - exported).max() < 1e-5
    assert np.allclose(np.linalg.norm(exported, axis=1), 1.0, atol=1e-5)


def test_both_embedders_share_a_fingerprint_and_a_width(indexing: Embedder, asking: Embedder) -> None:
    assert type(indexing) is not type(asking)
    assert (indexing.fingerprint, indexing.dimensions) == (asking.fingerprint, asking.dimensions)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=200), max_size=4))
def test_any_text_agrees(indexing: Embedder, asking: Embedder, texts: list[str]) -> None:
    reference, exported = indexing.embed(texts), asking.embed(texts)

    assert reference.shape == exported.shape == (len(texts), 384)
    assert np.allclose(reference, exported, atol=1e-5)


def test_order_is_kept_and_a_text_does_not_depend_on_its_company(indexing: Embedder) -> None:
    texts = [f"Sentence {number} of a report. " * (number % 7 + 1) for number in range(21)]

    together = indexing.embed(texts)

    for place in (0, 6, 13, 20):
        assert np.abs(together[place] - indexing.embed([texts[place]])[0]).max() < 1e-5


def test_progress_counts_up_to_the_number_of_texts(indexing: Embedder, asking: Embedder) -> None:
    for embedder in (indexing, asking):
        counts: list[int] = []
        embedder.embed(["a sentence"] * 19, progress=counts.append)
        assert counts == [8, 16, 19]


def test_meaning_decides(asking: Embedder) -> None:
    question, near, far = asking.embed(
        [
            "who criticised the police?",
            "She attacked the police department.",
            "Shares of the bank rose by 3 %.",
        ]
    )
    assert question @ near > question @ far + 0.2
