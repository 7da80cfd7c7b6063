"""Word pieces' vectors as an index keeps them: on fewer axes, a byte an axis.

The axes are those that keep most of the inner products between the pieces of news articles (uncentred principal
components), learnt by `python -m bench.learn.token_axes`. Against whole float32 vectors the first excerpt is right as
often, at a twenty-fourth of the size.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..errors import IndexDamaged
from .embedder import TokenVectors
from .token_axes import axes_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEPS = 127  # of a byte on either side of nought
_NUMBER = "<u2"  # of pieces, of axes, and of the character that a piece begins at
_HEAD = 4  # bytes: the first two of these numbers


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
        """`starts` lie from 0 to 65,535: a passage has at most 900 characters (`index/text/passages.py`)."""
        assert np.all((tokens.starts >= 0) & (tokens.starts <= np.iinfo(_NUMBER).max))
        reduced = self.reduce(tokens.vectors)
        largest = np.maximum(np.abs(reduced).max(axis=1, keepdims=True, initial=0.0), 1e-6)
        quantised = np.rint(reduced / largest * _STEPS).astype(np.int8)
        numbers = np.concatenate([quantised.shape, tokens.starts]).astype(_NUMBER)
        return bytes(numbers.tobytes() + quantised.tobytes())


def unpack_tokens(packed: bytes) -> TokenVectors:
    """What `TokenCodec.pack` made: `vectors` are (t, axes), rows of length 1. Raises IndexDamaged where it is not."""
    head, rest = packed[:_HEAD], packed[_HEAD:]
    count, axes = np.frombuffer(head.ljust(_HEAD, b"\x00"), _NUMBER).tolist()
    if len(head) < _HEAD or len(rest) != count * (2 + axes):
        raise IndexDamaged("the vectors of a passage's words are not as they were written")
    starts = np.frombuffer(rest[: 2 * count], _NUMBER).astype(np.int64)
    quantised = np.frombuffer(rest[2 * count :], np.int8).reshape(count, axes)
    return TokenVectors(starts, _unit(quantised.astype(np.float32)))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-6), np.float32)


@lru_cache(maxsize=1)
def _learnt_axes() -> NDArray[np.float32]:
    axes: NDArray[np.float32] = np.load(io.BytesIO(axes_file()), allow_pickle=False)
    return axes
