"""Word pieces' vectors as an index keeps them: on fewer axes, a byte an axis.

The axes are those that keep most of the inner products between the pieces of news articles (uncentred principal
components), learnt by `python -m bench.learn.token_axes`. Against whole float32 vectors the first excerpt is right as
often, at a twenty-fourth of the size.
"""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..errors import IndexDamaged
from .embedder import TokenVectors
from .token_axes import axes_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEPS = 127  # of a byte on either side of nought
_COUNT = 4  # bytes that tell how many pieces follow, and of the sum at the end


class TokenCodec:
    """Packs the pieces of texts whose vectors have `dimensions` numbers. A model of other dimensions than the built-in
    one keeps all of its axes."""

    def __init__(self, dimensions: int) -> None:
        axes = _learnt_axes()
        self._axes = axes if axes.shape[0] == dimensions else np.eye(dimensions, dtype=np.float32)

    def reduce(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, dimensions) to (n, axes), rows of length 1."""
        return _unit(vectors @ self._axes)

    def pack(self, tokens: TokenVectors) -> bytes:
        """`starts` below 65,536."""
        reduced = self.reduce(tokens.vectors)
        largest = np.maximum(np.abs(reduced).max(axis=1, keepdims=True, initial=0.0), 1e-6)
        quantised = np.rint(reduced / largest * _STEPS).astype(np.int8)
        count = len(tokens.starts).to_bytes(_COUNT, "little")
        starts: bytes = tokens.starts.astype("<u2").tobytes()
        packed: bytes = count + starts + quantised.tobytes()
        return packed + _sum(packed)


def unpack_tokens(packed: bytes) -> TokenVectors:
    """What `TokenCodec.pack` made: `vectors` are (t, axes), rows of length 1. Raises IndexDamaged where it is not."""
    packed, summed = packed[:-_COUNT], packed[-_COUNT:]
    count = int.from_bytes(packed[:_COUNT], "little")
    axes, rest = divmod(len(packed) - _COUNT - 2 * count, max(count, 1))
    if _sum(packed) != summed or rest or axes < 0 or (axes and not count):
        raise IndexDamaged("the vectors of a passage's words are not as they were written")
    starts = np.frombuffer(packed, "<u2", count, _COUNT).astype(np.int64)
    quantised = np.frombuffer(packed, np.int8, offset=_COUNT + 2 * count).reshape(count, axes)
    return TokenVectors(starts, _unit(quantised.astype(np.float32)))


def _sum(packed: bytes) -> bytes:
    """A sum that is checked for each of some hundred passages a question, where a row's own would cost 20 ms."""
    return zlib.crc32(packed).to_bytes(_COUNT, "little")


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-6), np.float32)


@lru_cache(maxsize=1)
def _learnt_axes() -> NDArray[np.float32]:
    axes: NDArray[np.float32] = np.load(io.BytesIO(axes_file()), allow_pickle=False)
    return axes
