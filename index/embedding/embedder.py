"""The seam between texts and vectors. Two embedders of one fingerprint give the same vectors, to 1e-5."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:  # whoever only looks up sources comes by here, and needs no vectors
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
"""(n, d), float32: one row a text, of length 1."""


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


def encodable(text: str) -> str:
    """`text` with lone surrogates, which no tokenizer takes, replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
