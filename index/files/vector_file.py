"""Vector search by FAISS: exact while that is fast, approximate above. A file is never changed once written;
what is lost can be built again from the stored vectors."""

import hashlib
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import IndexDamaged, IndexUnwritable
from .whole_file import write_whole_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Vectors. Two exact searches of this size, passages and quotations, take 2 ms; above, the approximate index
# is faster at a recall@10 of 0.98. Measured by `python -m bench.speed.vector_index`.
EXACT_UP_TO = 20_000
# Lists that an unfiltered approximate search looks into. Measured by `python -m bench.speed.vector_index`.
PROBES = 128
# Lists for n vectors: the power of two nearest to this times the root of n. Measured by the same command.
_LISTS_PER_ROOT = 1.6
_CHUNK = 1024**2  # bytes that are read at once


class VectorIndex(Protocol):
    """Vectors by id; several threads may search at once."""

    def __len__(self) -> int: ...

    def search(
        self, query: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> "tuple[NDArray[np.float32], NDArray[np.int64]]":
        """Inner products and ids, both (k,) with k at most `limit`, of the vectors nearest to `query` (d,),
        best first. `allowed` (m,) restricts the search to these ids; unknown ones are passed over."""
        ...


def build_vector_index(vectors: "NDArray[np.float32]", ids: "NDArray[np.int64]", path: Path) -> str:
    """Index `vectors` (n, d) under `ids` (n,) in a file that is whole or absent. Returns its SHA-256 in hex.

    Raises IndexUnwritable.
    """
    assert len(vectors) == len(ids)
    index = _exact(vectors) if len(ids) <= EXACT_UP_TO else _approximate(vectors)
    if len(ids):
        index.add_with_ids(vectors, ids)
    try:
        return _write(index, path)
    except OSError as error:
        raise IndexUnwritable(
            f"The index file {path.name} can't be written ({error.strerror}): free space or choose another folder."
        ) from error


def _write(index: Any, path: Path) -> str:
    digest = hashlib.sha256()
    with write_whole_file(path) as file:

        def write(chunk: bytes) -> None:
            digest.update(chunk)
            file.write(chunk)

        _faiss().write_index(index, _faiss().PyCallbackIOWriter(write))
    return digest.hexdigest()


def open_vector_index(path: Path, expected_sha256: str | None = None) -> VectorIndex:
    """Reads a file that `build_vector_index` wrote. Without `expected_sha256` only its form is checked.

    Raises IndexDamaged.
    """
    try:
        with path.open("rb") as file:
            if expected_sha256 is not None and hashlib.file_digest(file, "sha256").hexdigest() != expected_sha256:
                raise IndexDamaged(f"The index file {path.name} is not the one that was written: {_REMEDY}")
            file.seek(0)
            # Copied, not mapped: a mapped file that somebody cuts short ends the process.
            return _FaissIndex(_faiss().read_index(_faiss().PyCallbackIOReader(file.read, _CHUNK)))
    except OSError as error:
        raise IndexDamaged(f"The index file {path.name} can't be read ({error.strerror}): {_REMEDY}") from error
    except (RuntimeError, MemoryError) as error:  # how FAISS reports a file of another form
        if expected_sha256 is not None:  # the file is as it was written, so it is the memory
            raise MemoryError from error
        raise IndexDamaged(f"The index file {path.name} is cut short or altered: {_REMEDY}") from error


def exact_in_memory(vectors: "NDArray[np.float32]", ids: "NDArray[np.int64]") -> VectorIndex:
    """What stands in for a file that is lost: `vectors` (n, d) under `ids` (n,), searched exactly."""
    index = _exact(vectors)
    if len(ids):
        index.add_with_ids(vectors, ids)
    return _FaissIndex(index)


_REMEDY = "run `python -m bot index`, which writes it anew."


def _faiss() -> Any:
    """Imported when it is used: a command that searches nothing does without. Its stubs lack what its Python
    layer adds, hence Any."""
    import faiss

    return faiss


class _FaissIndex:
    def __init__(self, index: Any) -> None:
        self._index = index
        lists = _faiss().try_extract_index_ivf(index)
        self._lists = None if lists is None else int(lists.nlist)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, query: "NDArray[np.float32]", limit: int, allowed: "NDArray[np.int64] | None" = None
    ) -> "tuple[NDArray[np.float32], NDArray[np.int64]]":
        import numpy as np

        limit = min(limit, len(self) if allowed is None else len(allowed))
        if limit <= 0 or not len(self):
            return np.empty(0, np.float32), np.empty(0, np.int64)
        wanted = np.ascontiguousarray(query, np.float32).reshape(1, -1)
        with _one_thread():
            scores, ids = self._index.search(wanted, limit, params=self._parameters(allowed))
        found = ids[0] >= 0
        return scores[0][found], ids[0][found]

    def _parameters(self, allowed: "NDArray[np.int64] | None") -> Any:
        selector = None if allowed is None else _selector(allowed)
        if self._lists is None:
            return _faiss().SearchParameters(sel=selector)
        share = 1.0 if allowed is None else min(1.0, len(allowed) / len(self))
        # The narrower the filter, the more lists: as many vectors are compared as without one.
        return _faiss().SearchParametersIVF(sel=selector, nprobe=min(self._lists, math.ceil(PROBES / share)))


def _selector(allowed: "NDArray[np.int64]") -> Any:
    """A bit an id: ten times faster to make than FAISS's hashed set when half of 100,000 are allowed."""
    import numpy as np

    members = np.zeros(int(allowed.max()) + 1, np.bool_)
    members[allowed] = True
    return _faiss().IDSelectorBitmap(np.packbits(members, bitorder="little"))


@contextmanager
def _one_thread() -> Iterator[None]:
    """One question gives OpenMP nothing to share out, and waiting for its idle threads on a busy machine made
    a search of 1 ms one of 30 to 50 ms. The setting is the calling thread's own."""
    before = _faiss().omp_get_max_threads()
    _faiss().omp_set_num_threads(1)
    try:
        yield
    finally:
        _faiss().omp_set_num_threads(before)


def _exact(vectors: "NDArray[np.float32]") -> Any:
    return _faiss().IndexIDMap2(_faiss().IndexFlatIP(max(1, vectors.shape[1])))


def _approximate(vectors: "NDArray[np.float32]") -> Any:
    """Inverted lists over vectors of 8 bits a dimension: a quarter of the memory, and ids of their own."""
    count, dimensions = vectors.shape
    lists = 2 ** round(math.log2(_LISTS_PER_ROOT * math.sqrt(count)))
    index = _faiss().IndexIVFScalarQuantizer(
        _faiss().IndexFlatIP(dimensions),
        dimensions,
        lists,
        _faiss().ScalarQuantizer.QT_8bit,
        _faiss().METRIC_INNER_PRODUCT,
    )
    index.train(vectors)
    return index
