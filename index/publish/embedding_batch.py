"""A batch of texts embedded and stored: passages with their word pieces, quotations as they are."""

import sqlite3
from collections.abc import Mapping

from ..embedding import Embedder
from ..embedding.embedder import TokenVectors
from ..embedding.token_axes import axes_fingerprint
from ..embedding.token_codec import TokenCodec
from ..store.documents import MissingText
from ..store.vectors import insert_vectors
from .resources import embed_what_fits


def embed_batch(database: sqlite3.Connection, embedder: Embedder, batch: Mapping[str, MissingText]) -> None:
    """`batch` are texts by their hash. One transaction for the passages, one for the quotations. Raises MemoryError,
    ModelUnusable, or what SQLite raises."""
    codec = TokenCodec(embedder.dimensions)
    for passages in (True, False):
        part = {hashed: wanted for hashed, wanted in batch.items() if (wanted.words_at is not None) is passages}
        if not part:
            continue
        vectors, tokens = embed_what_fits(embedder, [wanted.text for wanted in part.values()], tokens=passages)
        packed = {
            hashed: codec.pack(_own(found, wanted))
            for (hashed, wanted), found in zip(part.items(), tokens, strict=False)
        }
        insert_vectors(database, embedder.fingerprint, list(part), vectors, packed, axes_fingerprint())


def _own(tokens: TokenVectors, wanted: MissingText) -> TokenVectors:
    """Without the headline's, and counted back from the text's end, which is the passage's whatever stands above it:
    passages that share a text share what is stored."""
    kept = tokens.starts >= (wanted.words_at or 0)
    return TokenVectors(len(wanted.text) - tokens.starts[kept], tokens.vectors[kept])
