"""What answers are ranked from: passages that may hold one, and the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Span, StoredPassage, StoredQuotation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


BM25_HALFWAY = 10.0  # BM25, which has no upper end, at which it counts for 1/2


@dataclass(frozen=True, slots=True)
class QueryVectors:
    """What a question is embedded as, rows of length 1: `whole` (d,) as it was asked, `topic` (d,) without its speaker,
    whose name otherwise makes all of their words look alike; `pieces` (q, axes) its word pieces, on the axes of the
    index. `weights` (q,) are how much of the question's rarity each piece carries, adding up to 1; `news_weights` (q,)
    the same without the people named in it, all 0 where there is nothing else."""

    whole: NDArray[np.float32]
    topic: NDArray[np.float32]
    pieces: NDArray[np.float32]
    weights: NDArray[np.float32]
    news_weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PooledPassage:
    """A passage that one of the ways of gathering found. `similarity` and `topic_similarity` are its cosines with the
    question and its topic, `bm25` 0 where its words were not looked at, `token_match` and `weighted_token_match` the
    means over the question's word pieces of the best cosine with any piece of the passage, plain and by weight."""

    passage: StoredPassage
    similarity: float
    topic_similarity: float
    bm25: float
    token_match: float
    weighted_token_match: float


@dataclass(frozen=True, slots=True)
class AnswerCandidate:
    """A sentence of a pooled passage. `place` counts the sentences of the document's body; two next to each other are
    of one `run` where no heading parts them. `quotation` is the one that speaks in it, the asked speaker's first, None
    where nobody is quoted; `folded` are its words, the same for sentences that several documents carry."""

    document_id: int
    span: Span
    place: int
    run: int
    paragraph: int
    quotation: StoredQuotation | None
    passage: PooledPassage
    folded: str

    @property
    def text(self) -> str:
        """Read from the index: within a session only."""
        return self.span.of(self.passage.passage.texts(self.document_id))
