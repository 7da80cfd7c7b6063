"""Word pieces' vectors, packed and taken out again: where they begin to the character, their cosines nearly so."""

import io
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import Embedder, TokenVectors
from index.embedding.token_axes import axes_file, axes_fingerprint
from index.embedding.token_codec import TokenBatch, TokenCodec, unpack_tokens
from index.errors import IndexDamaged, PackageDamaged
from index.hashing import sha256_of

BUILT_IN, AXES = 384, 64
NEWS = (
    "The ferry will sail again when the money is there, said Ingrid Solberg, the chief executive of Norholm Lines.",
    "A toll in the harbour is no answer to the strike, the leader of the seafarers' union told reporters on Friday.",
    "Shares fell 3.2% to $41.07 after the chief executive's resignation, the company said in a statement.",
)


def pieces(count: int, dimensions: int, seed: int = 0) -> TokenVectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return TokenVectors(np.arange(count, dtype=np.int64) * 7, unit(vectors))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def whole(batch: TokenBatch) -> NDArray[np.float32]:
    return batch.vectors(slice(None))


@given(
    starts=st.lists(st.integers(0, 65_535), max_size=40),
    dimensions=st.sampled_from([1, 8, 256, BUILT_IN]),
    seed=st.integers(0, 99),
)
def test_what_is_packed_is_taken_out_again(starts: list[int], dimensions: int, seed: int) -> None:
    codec, given_ = TokenCodec(dimensions), pieces(len(starts), dimensions, seed)
    found = unpack_tokens([codec.pack(TokenVectors(np.array(starts, np.int64), given_.vectors))])
    vectors = whole(found)
    reduced = codec.reduce(given_.vectors)
    assert (found.starts.tolist(), found.starts.dtype.name) == (starts, "int64")
    assert found.bounds.tolist() == [0, len(starts)]
    assert (vectors.shape, vectors.dtype.name) == (reduced.shape, "float32")
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(found.cosines(reduced), reduced @ vectors.T, atol=1e-5)
    # Half a step on every axis is the most that a byte can be off.
    most = np.sqrt(reduced.shape[1]) * 0.5 / 127
    assert np.all(np.linalg.norm(vectors - reduced, axis=1) <= 2 * most)


def test_a_piece_is_a_byte_an_axis_and_two_for_its_place() -> None:
    sizes = [len(TokenCodec(BUILT_IN).pack(pieces(count, BUILT_IN))) for count in (0, 1, 100)]
    assert sizes == [4, 4 + 2 + AXES, 4 + 100 * (2 + AXES)]


def test_of_no_pieces_the_axes_are_known() -> None:
    found = unpack_tokens([TokenCodec(BUILT_IN).pack(pieces(0, BUILT_IN))])
    assert (found.starts.shape, whole(found).shape) == ((0,), (0, AXES))


def test_texts_stand_one_after_the_other_and_count_back_from_their_ends() -> None:
    texts = [pieces(count, 8, seed) for seed, count in enumerate((2, 0, 3))]
    found = unpack_tokens([TokenCodec(8).pack(text) for text in texts], [100, 200, 300])
    assert (found.bounds.tolist(), found.bounds.dtype.name) == ([0, 2, 2, 5], "int64")
    assert found.starts.tolist() == [100, 93, 300, 293, 286]
    assert np.allclose(whole(found), np.concatenate([text.vectors for text in texts]), atol=0.02)
    assert np.allclose(found.vectors(np.array([4, 0])), whole(found)[[4, 0]])


def test_of_no_texts_there_is_nothing() -> None:
    found = unpack_tokens([])
    assert (found.starts.tolist(), found.bounds.tolist()) == ([], [0])
    assert found.cosines(np.ones((3, AXES), np.float32)).shape == (3, 0)


def test_a_model_of_other_dimensions_keeps_all_of_its_axes() -> None:
    vectors = pieces(5, 256).vectors
    assert np.allclose(TokenCodec(256).reduce(vectors), vectors, atol=1e-6)
    assert TokenCodec(BUILT_IN).reduce(pieces(5, BUILT_IN).vectors).shape == (5, AXES)


def test_a_vector_of_noughts_is_no_error() -> None:
    nothing = TokenVectors(np.zeros(1, np.int64), np.zeros((1, BUILT_IN), np.float32))
    found = unpack_tokens([TokenCodec(BUILT_IN).pack(nothing)])
    assert whole(found).tolist() == [[0.0] * AXES]
    assert found.cosines(np.ones((1, AXES), np.float32)).tolist() == [[0.0]]


@pytest.mark.parametrize("start", [-1, 65_536])
def test_a_piece_that_begins_where_two_bytes_do_not_reach_is_a_bug(start: int) -> None:
    with pytest.raises(AssertionError):
        TokenCodec(8).pack(TokenVectors(np.array([start]), pieces(1, 8).vectors))


PACKED = TokenCodec(8).pack(pieces(3, 8))
DAMAGED = {
    "nothing": b"",
    "half a head": PACKED[:3],
    "cut short": PACKED[:-1],
    "too long": PACKED + b"\x00",
    "a head alone": PACKED[:4],
    "more pieces": bytes([4]) + PACKED[1:],
    "fewer pieces": bytes([2]) + PACKED[1:],
    "very many pieces": PACKED[:1] + bytes([255]) + PACKED[2:],
    "other axes": PACKED[:2] + bytes([9]) + PACKED[3:],
}


@pytest.mark.parametrize("packed", DAMAGED.values(), ids=DAMAGED)
def test_what_was_not_packed_so_is_damage(packed: bytes) -> None:
    with pytest.raises(IndexDamaged, match="the vectors of a passage's words are not as they were written"):
        unpack_tokens([PACKED, packed])
    with pytest.raises(IndexDamaged, match="the vectors of a passage's words are not as they were written"):
        unpack_tokens([packed])


def test_the_axes_stand_upright_and_are_named_by_their_bytes() -> None:
    axes = TokenCodec(BUILT_IN).reduce(np.eye(BUILT_IN, dtype=np.float32))
    assert axes.shape == (BUILT_IN, AXES)
    columns = np.load(io.BytesIO(axes_file()))
    assert np.allclose(columns.T @ columns, np.eye(AXES), atol=1e-5)
    assert axes_fingerprint() == sha256_of(axes_file())


WHOLE = axes_file()
BROKEN = {
    "missing": None,
    "empty": b"",
    "half a head": WHOLE[:64],
    "cut short": WHOLE[:-1],
    "too long": WHOLE + b"\0",
    "a bit flipped": WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_axes_that_are_missing_or_not_as_they_were_learnt_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes | None
) -> None:
    (tmp_path / "without_axes").mkdir()
    (tmp_path / "without_axes" / "__init__.py").touch()
    if broken is not None:
        (tmp_path / "without_axes" / "token_axes.npy").write_bytes(broken)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "without_axes", raising=False)
    with pytest.raises(
        PackageDamaged, match=r"^Pullquote's own file token_axes\.npy of without_axes is missing or dam"
    ):
        axes_file("without_axes")


def test_cosines_between_pieces_of_news_stay_what_they_are(indexing: Embedder) -> None:
    codec = TokenCodec(indexing.dimensions)
    _, tokens = indexing.embed_with_tokens(NEWS)
    exact = np.concatenate([each.vectors for each in tokens])
    kept = whole(unpack_tokens([codec.pack(each) for each in tokens]))
    before, after = exact @ exact.T, kept @ kept.T
    away = ~np.eye(len(exact), dtype=bool)
    assert np.corrcoef(before[away], after[away])[0, 1] > 0.9
