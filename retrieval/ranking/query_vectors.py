"""A question as the vectors that passages and sentences are held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index import TokenCodec

from ..question.question import AskedSpeaker
from ..question.tokens import tokens
from .candidate import QueryVectors
from .terms import IndexedWords, piece_weights

if TYPE_CHECKING:
    from index import Embedder


def embed_query(
    embedder: Embedder, words: IndexedWords, text: str, topic: str, speakers: Sequence[AskedSpeaker] = ()
) -> QueryVectors:
    """`topic` is the text without its `speakers`; where it is the same, `QueryVectors.topic` is `whole` itself."""
    vectors, pieces = embedder.embed_with_tokens([text] if topic == text else [text, topic])
    whole, starts = vectors[0], pieces[0].starts
    weights = piece_weights(words, text, starts)
    return QueryVectors(
        whole=whole,
        topic=whole if topic == text else vectors[1],
        pieces=TokenCodec(embedder.dimensions).reduce(pieces[0].vectors),
        weights=weights if weights.any() else np.full_like(weights, 1.0 / max(len(weights), 1)),
        news_weights=piece_weights(words, text, starts, _people(words, text, speakers)),
    )


def _people(words: IndexedWords, text: str, speakers: Sequence[AskedSpeaker]) -> frozenset[str]:
    return words.person_words(text).union(token.text for asked in speakers for token in tokens(asked.words))
