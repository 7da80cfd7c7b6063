"""The seam between texts and vectors. Two embedders of one fingerprint give the same vectors, to 1e-5."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:  # whoever only looks up sources comes by here, and needs no vectors
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
"""(n, d), float32: one row a text, of length 1."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The word pieces of one text, in order, as the model reads each in its place: `starts` (t,) are the characters
    that they begin at, `vectors` (t, d), float32, rows of length 1. The marks that a model sets around a text are not
    among them, nor is what lies beyond its length limit."""

    starts: NDArray[np.int64]
    vectors: Vectors


class Embedder(Protocol):
    """`fingerprint` (`sha256:<hex>`) names the vector space; vectors of two are never compared."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of length 1, (len(texts), dimensions), float32, in the order of `texts`.

        `progress` is told after each batch how many texts are embedded so far. Raises ModelUnusable.
        """
        ...

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[Vectors, tuple[TokenVectors, ...]]:
        """The same vectors, and those of each text's word pieces. Raises ModelUnusable."""
        ...


def pick_tokens(
    offsets: NDArray[np.int64], special: NDArray[np.int64], vectors: NDArray[np.float32], skipped: int = 0
) -> TokenVectors:
    """Of a tokenizer's row those pieces that stand in the text. `offsets` (t, 2) are where each begins and ends,
    `special` (t,) is 1 for the marks around a text and its padding, `vectors` (t, d); `skipped` are the characters of
    a prompt before the text."""
    kept = (special == 0) & (offsets[:, 1] > offsets[:, 0]) & (offsets[:, 0] >= skipped)
    return TokenVectors(offsets[kept, 0] - skipped, vectors[kept])


def encodable(text: str) -> str:
    """`text` with lone surrogates, which no tokenizer takes, replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
