"""Speed and recall of vector search on real embeddings, as the index grows: where EXACT_UP_TO and PROBES come from.

    python -m bench.vector_index --cache /tmp/passages.npz

Passages are remixed from sentences of annotated news articles (two of one article make a passage), questions are
those of the yardstick. Embedding 100,000 passages takes some twelve minutes once; `--cache` keeps them.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import Span
from index.embedding import open_indexing_embedder, open_question_embedder
from index.structure import sentence_spans
from index.vector import VectorIndex, build_vector_index, open_vector_index

_SIZES = (1_000, 5_000, 10_000, 20_000, 50_000, 100_000)
_FILTERS = (0.5, 0.02, 0.002)  # shares of the passages that a question's filter lets through
_SEED = 7
_FEWEST = 20  # characters; shorter pieces are bylines and list marks

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


def shared_data() -> Path:
    return Path(os.environ.get("PULLQUOTE_SHARED", Path(__file__).parents[2] / "shared")) / "data"


def remix(count: int) -> list[str]:
    """`count` distinct passages of two sentences each from one article, the same at every call."""
    articles = [sentences for sentences in map(_sentences, _texts()) if len(sentences) > 5]
    sizes = [len(sentences) for sentences in articles]
    draw = random.Random(_SEED)
    passages: dict[str, None] = {}
    while len(passages) < count:
        passages[" ".join(draw.sample(draw.choices(articles, sizes)[0], 2))] = None
    return list(passages)


def questions() -> list[str]:
    lines = [
        line
        for kind in ("politics", "business")
        for line in (shared_data() / kind / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line)["question"] for line in lines]


def embedded(count: int, cache: Path | None) -> Floats:
    """Vectors of `remix(count)`, (count, d); read from `cache` where it holds enough of them."""
    if cache is not None and cache.is_file():
        vectors: Floats = np.load(cache)["vectors"]
        if len(vectors) >= count:
            return vectors[:count]
    texts = remix(count)
    vectors = open_indexing_embedder().embed(texts, lambda done: _tell(done, count))
    if cache is not None:
        np.savez(cache, vectors=vectors)
    return vectors


def _tell(done: int, count: int) -> None:
    if done % 1_000 == 0 or done == count:
        print(f"\rembedded {done:,} of {count:,}", end="" if done < count else "\n", file=sys.stderr, flush=True)


def _texts() -> list[str]:
    lines = (shared_data() / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def _sentences(text: str) -> list[str]:
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans += sentence_spans(text, Span(start, start + len(line)))
        start += len(line)
    return [span.of(text) for span in spans if len(span) >= _FEWEST]
