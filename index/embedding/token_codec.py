"""Word pieces' vectors as an index keeps them: on fewer axes, a byte an axis.

The axes are those that keep most of the inner products between the pieces of news articles (uncentred principal
components), learnt by `python -m bench.learn.token_axes`. Against whole float32 vectors the first excerpt is right as
often, at a twenty-fourth of the size.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
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
_NUMBERS = struct.Struct("<HH")  # the first two of these numbers
_HEAD = _NUMBERS.size


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


@dataclass(frozen=True, slots=True)
class TokenBatch:
    """The word pieces of n texts, one text after the other: `starts` (t,) are the characters that they begin at, and
    those of text i stand from `bounds[i]` to `bounds[i + 1]` (n + 1,)."""

    starts: NDArray[np.int64]
    bounds: NDArray[np.int64]
    _steps: NDArray[np.float32]  # (t, axes), of any length
    _lengths: NDArray[np.float32]

    def cosines(self, pieces: NDArray[np.float32]) -> NDArray[np.float32]:
        """(q, t): of each of `pieces` (q, axes), of length 1, with each piece of the batch."""
        if not len(self._steps):  # of no text at all the axes are not known
            return np.zeros((len(pieces), 0), np.float32)
        found = pieces @ self._steps.T
        found /= self._lengths
        return np.asarray(found, np.float32)

    def vectors(self, places: NDArray[np.int64] | slice) -> NDArray[np.float32]:
        """(k, axes), rows of length 1."""
        return np.asarray(self._steps[places] / self._lengths[places, np.newaxis], np.float32)


def unpack_tokens(packed: Sequence[bytes], ends: Sequence[int] | None = None) -> TokenBatch:
    """What `TokenCodec.pack` made of each text. With `ends`, `starts` count back from there. Raises IndexDamaged where
    one is not as it was written."""
    counts, axes = _shape(packed)
    starts = np.frombuffer(b"".join(d[_HEAD : _HEAD + 2 * n] for d, n in zip(packed, counts, strict=True)), _NUMBER)
    rows = np.frombuffer(b"".join(d[_HEAD + 2 * n :] for d, n in zip(packed, counts, strict=True)), np.int8)
    steps = rows.reshape(-1, axes).astype(np.float32)
    found = starts.astype(np.int64)
    return TokenBatch(
        starts=found if ends is None else np.repeat(np.array(ends, np.int64), counts) - found,
        bounds=np.cumsum([0, *counts], dtype=np.int64),
        _steps=steps,
        _lengths=np.maximum(np.sqrt(np.einsum("ij,ij->i", steps, steps)), 1e-6),
    )


def _shape(packed: Sequence[bytes]) -> tuple[list[int], int]:
    """How many pieces each has, and on how many axes all of them are."""
    heads = [_NUMBERS.unpack_from(data) if len(data) >= _HEAD else (0, 0) for data in packed]
    axes = heads[0][1] if heads else 1
    for data, (count, own) in zip(packed, heads, strict=True):
        if own != axes or len(data) != _HEAD + count * (2 + axes) or not axes:
            raise IndexDamaged("the vectors of a passage's words are not as they were written")
    return [count for count, _ in heads], axes


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-6), np.float32)


@lru_cache(maxsize=1)
def _learnt_axes() -> NDArray[np.float32]:
    axes: NDArray[np.float32] = np.load(io.BytesIO(axes_file()), allow_pickle=False)
    return axes
