"""Vector search: exact below the line, nearly so above, filters kept, damage noticed, writes whole."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import IndexDamaged, IndexUnwritable
from index.files.vector_file import EXACT_UP_TO, VectorIndex, build_vector_index, open_vector_index

_WIDTH = 32


def _clustered(count: int, seed: int = 3) -> NDArray[np.float32]:
    """Unit vectors around 200 centres, as text lies around topics."""
    draw = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(size=(200, _WIDTH))
    vectors = centres[draw.integers(200, size=count)] + 0.6 * draw.normal(size=(count, _WIDTH))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _recall(index: VectorIndex, vectors: NDArray[np.float32], ids: NDArray[np.int64], filtered: bool) -> float:
    found = 0
    for query in (queries := _clustered(50, seed=11)):
        nearest = ids[np.argsort(-(vectors @ query))[:10]]
        _, hits = index.search(query, 10, ids if filtered else None)
        found += len(np.intersect1d(hits, nearest))
    return found / (10 * len(queries))


@pytest.fixture
def small(tmp_path: Path) -> tuple[VectorIndex, NDArray[np.float32], NDArray[np.int64]]:
    vectors, ids = _clustered(300), np.arange(300) * 7 + 5
    digest = build_vector_index(vectors, ids, tmp_path / "a.faiss")
    return open_vector_index(tmp_path / "a.faiss", digest), vectors, ids


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, NDArray[np.float32], NDArray[np.int64]]:
    path = tmp_path_factory.mktemp("large") / "b.faiss"
    vectors, ids = _clustered(EXACT_UP_TO + 1_000), np.arange(EXACT_UP_TO + 1_000) * 3 + 1
    build_vector_index(vectors, ids, path)
    return path, vectors, ids


def test_a_small_index_gives_exact_products_best_first(
    small: tuple[VectorIndex, NDArray[np.float32], NDArray[np.int64]],
) -> None:
    index, vectors, ids = small
    query = _clustered(1, seed=9)[0]

    scores, hits = index.search(query, 20)

    order = np.argsort(-(vectors @ query))[:20]
    assert len(index) == 300
    assert hits.tolist() == ids[order].tolist()
    assert np.allclose(scores, (vectors @ query)[order], atol=1e-6)


def test_a_filter_leaves_only_what_it_allows(
    small: tuple[VectorIndex, NDArray[np.float32], NDArray[np.int64]],
) -> None:
    index, vectors, ids = small
    query = _clustered(1, seed=9)[0]
    among = np.arange(0, 300, 9)

    _, hits = index.search(query, 1_000, ids[among])

    assert hits.tolist() == ids[among[np.argsort(-(vectors[among] @ query))]].tolist()


@pytest.mark.parametrize(
    ("limit", "allowed", "expected"),
    [
        (0, None, 0),
        (5, [], 0),
        (5, [999_999], 0),
        (5, [5, 999_999], 1),
        (1_000, None, 300),
        (1_000, [5, 12, 19], 3),
    ],
)
def test_no_more_hits_than_there_are(
    small: tuple[VectorIndex, NDArray[np.float32], NDArray[np.int64]],
    limit: int,
    allowed: list[int] | None,
    expected: int,
) -> None:
    index, vectors, _ = small

    scores, hits = index.search(vectors[0], limit, None if allowed is None else np.array(allowed, np.int64))

    assert len(scores) == len(hits) == expected


def test_an_empty_index_is_an_index(tmp_path: Path) -> None:
    digest = build_vector_index(np.empty((0, 0), np.float32), np.empty(0, np.int64), tmp_path / "e.faiss")
    index = open_vector_index(tmp_path / "e.faiss", digest)

    scores, hits = index.search(np.zeros(384, np.float32), 5)

    assert (len(index), len(scores), len(hits)) == (0, 0, 0)


def test_a_large_index_is_smaller_than_its_vectors_and_nearly_exact(
    large: tuple[Path, NDArray[np.float32], NDArray[np.int64]],
) -> None:
    path, vectors, ids = large
    index = open_vector_index(path)

    assert len(index) == len(ids)
    assert path.stat().st_size < vectors.nbytes / 2
    assert _recall(index, vectors, ids, filtered=False) > 0.95


@pytest.mark.parametrize("share", [2, 50, 2_000])
def test_a_filter_on_a_large_index_misses_nothing_it_should_find(
    large: tuple[Path, NDArray[np.float32], NDArray[np.int64]], share: int
) -> None:
    path, vectors, ids = large
    index = open_vector_index(path)

    assert _recall(index, vectors[::share], ids[::share], filtered=True) > 0.95
    _, hits = index.search(vectors[0], len(ids), ids[::share])
    assert set(hits.tolist()) <= set(ids[::share].tolist())


def test_every_allowed_id_of_a_narrow_filter_is_found(
    large: tuple[Path, NDArray[np.float32], NDArray[np.int64]],
) -> None:
    path, vectors, ids = large
    among = np.array([1, 500, 9_000, 20_500])

    scores, hits = open_vector_index(path).search(vectors[1], 4, ids[among])

    assert sorted(hits.tolist()) == ids[among].tolist()
    assert np.allclose(sorted(scores), sorted(vectors[among] @ vectors[1]), atol=0.02)


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    digest = build_vector_index(_clustered(10), np.arange(10), tmp_path / "a.faiss")

    assert digest == hashlib.sha256((tmp_path / "a.faiss").read_bytes()).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == ["a.faiss"]


@pytest.mark.parametrize("kept", [0, 0.0001, 0.01, 0.5, 0.99])
def test_a_file_cut_short_is_damage(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "a.faiss"
    digest = build_vector_index(_clustered(300), np.arange(300), path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole))])

    for expected in (digest, None):
        with pytest.raises(IndexDamaged, match=r"a\.faiss .* run `python -m bot index"):
            open_vector_index(path, expected)


def test_an_altered_byte_or_an_absent_file_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    digest = build_vector_index(_clustered(300), np.arange(300), path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(IndexDamaged, match="not the one that was written"):
        open_vector_index(path, digest)
    path.unlink()
    with pytest.raises(IndexDamaged, match="can't be read"):
        open_vector_index(path, digest)


# The limit on file size stands in for a full disk: the write fails half-way.
_HALF_A_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from index.errors import IndexUnwritable
from index.files.vector_file import build_vector_index
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    build_vector_index(np.ones((5_000, 32), np.float32), np.arange(5_000), Path(sys.argv[1]))
except IndexUnwritable as error:
    print(error)
"""


def test_a_write_that_fails_half_way_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    digest = build_vector_index(_clustered(10), np.arange(10), path)

    run = subprocess.run([sys.executable, "-c", _HALF_A_DISK, path], capture_output=True, text=True, check=True)

    assert "can't be written" in run.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["a.faiss"]
    assert len(open_vector_index(path, digest)) == 10


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexUnwritable, match="can't be written"):
        build_vector_index(_clustered(10), np.arange(10), tmp_path / "none" / "a.faiss")
