"""A question as the vectors that passages and sentences are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import TokenCodec

from .candidate import QueryVectors
from .terms import IndexedWords, piece_weights

if TYPE_CHECKING:
    from index import Embedder


def embed_query(embedder: Embedder, words: IndexedWords, text: str, topic: str) -> QueryVectors:
    """`topic` is the text without its speaker; where it is the same, `QueryVectors.topic` is `whole` itself."""
    vectors, pieces = embedder.embed_with_tokens([text] if topic == text else [text, topic])
    whole = vectors[0]
    return QueryVectors(
        whole=whole,
        topic=whole if topic == text else vectors[1],
        pieces=TokenCodec(embedder.dimensions).reduce(pieces[0].vectors),
        weights=piece_weights(words, text, pieces[0].starts),
    )
