"""The two embedders are one: same space, same vectors, whatever the text."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import TokenVectors
from index.embedding import Embedder, read_model_files
from index.embedding.reference import SentenceTransformersEmbedder

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


# Word pieces


def _assert_alike(one: Sequence[TokenVectors], other: Sequence[TokenVectors]) -> None:
    assert [each.starts.tolist() for each in one] == [each.starts.tolist() for each in other]
    for first, second in zip(one, other, strict=True):
        assert first.vectors.shape == second.vectors.shape == (len(first.starts), 384)
        assert first.vectors.dtype == second.vectors.dtype == np.float32
        assert np.allclose(first.vectors, second.vectors, atol=1e-4)
        assert np.allclose(np.linalg.norm(second.vectors, axis=1), 1.0, atol=1e-5)


def test_both_embedders_give_the_same_word_pieces_and_the_vectors_that_they_give_alone(
    indexing: Embedder, asking: Embedder
) -> None:
    (vectors, reference), (others, exported) = indexing.embed_with_tokens(_TEXTS), asking.embed_with_tokens(_TEXTS)

    assert np.abs(vectors - indexing.embed(_TEXTS)).max() < 1e-5
    assert np.abs(others - asking.embed(_TEXTS)).max() < 1e-5
    _assert_alike(reference, exported)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=200), max_size=4))
def test_word_pieces_of_any_text_agree_and_lie_in_it_in_order(
    indexing: Embedder, asking: Embedder, texts: list[str]
) -> None:
    tokens = indexing.embed_with_tokens(texts)[1]

    _assert_alike(tokens, asking.embed_with_tokens(texts)[1])
    assert len(tokens) == len(texts)
    for text, each in zip(texts, tokens, strict=True):
        starts = each.starts.tolist()
        assert starts == sorted(starts)
        assert all(0 <= start < len(text) and not text[start].isspace() for start in starts)


def test_pieces_begin_where_their_words_do(indexing: Embedder, asking: Embedder) -> None:
    texts = ["“No,” said Zoë.", "", "word " * 400]
    for embedder in (indexing, asking):
        said, nothing, long = embedder.embed_with_tokens(texts)[1]
        assert said.starts.tolist() == [0, 1, 3, 4, 6, 11, 14]
        assert nothing.starts.tolist() == []
        assert long.starts.tolist() == [5 * place for place in range(254)]  # 256 pieces, the two marks among them


@pytest.mark.parametrize("counted", [True, False])
def test_a_prompt_is_read_and_is_none_of_the_pieces(model_copy: Path, *, counted: bool) -> None:
    """`counted` in the mean, or left out of it, as the model says."""
    prompts = {"query": "a question about: ", "document": "an article: "}
    (model_copy / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    pooling = model_copy / "1_Pooling" / "config.json"
    pooling.write_text(json.dumps(json.loads(pooling.read_text()) | {"include_prompt": counted}))
    files = read_model_files(model_copy)
    text = "Ferries sail."
    for questions, prompt in ((True, prompts["query"]), (False, prompts["document"])):
        embedder = SentenceTransformersEmbedder(files, questions=questions)
        vectors, (tokens,) = embedder.embed_with_tokens([text])
        assert np.abs(vectors - embedder.embed([text])).max() < 1e-5
        bare, (whole,) = SentenceTransformersEmbedder(read_model_files()).embed_with_tokens([prompt + text])
        assert bool(np.abs(vectors - bare).max() < 1e-5) is counted
        assert tokens.starts.tolist() == [0, 8, 12]
        assert np.allclose(tokens.vectors, whole.vectors[-3:], atol=1e-5)
