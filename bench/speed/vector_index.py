"""Speed and recall of vector search on real embeddings: where EXACT_UP_TO and PROBES come from:
about 15 minutes.

    python -m bench.speed.vector_index [SHARED] [--cache FILE]

The sentences of the annotated news articles are embedded (about two minutes, kept by `--cache`). A passage is
three of one article's, its vector their normalised sum: cheap, and close to what the model gives for the
three together (the mean cosine of a sample is printed). Questions are those of the yardstick.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.arguments import SETS, add_shared, create_parser
from index.embedding import open_indexing_embedder, open_question_embedder
from index.files.vector_file import EXACT_UP_TO, VectorIndex, build_vector_index, open_vector_index
from index.text.document import Span
from index.text.structure import sentence_spans

_SIZES = (1_000, 5_000, 10_000, 20_000, 21_000, 50_000, 100_000)
_FILTERS = (0.5, 0.02, 0.002)  # shares of the passages that a question's filter lets through
_NEAREST = 10
_SENTENCES = 3  # a passage's
_SAMPLE = 400  # passages embedded as a whole, to see how close the remix comes
_SEED = 7
_FEWEST = 20  # characters; shorter pieces are bylines and list marks

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences in order of their articles: `vectors` is (n, d), `article` (n,)."""

    texts: list[str]
    article: Ids
    vectors: Floats


def embedded_sentences(shared: Path, cache: Path | None) -> Sentences:
    articles = [_sentences(text) for text in _texts(shared)]
    texts = [sentence for sentences in articles for sentence in sentences]
    article = np.repeat(np.arange(len(articles)), [len(sentences) for sentences in articles])
    if cache is not None and cache.is_file():
        return Sentences(texts, article, np.load(cache)["vectors"])
    vectors = open_indexing_embedder().embed(texts, lambda done: _tell(done, len(texts)))
    if cache is not None:
        np.savez(cache, vectors=vectors)
    return Sentences(texts, article, vectors)


def remix(sentences: Sentences, count: int) -> Ids:
    """Rows of `sentences`, (count, 3), each three of one article, the same at every call."""
    draw = np.random.default_rng(_SEED)
    rows = [np.flatnonzero(sentences.article == article) for article in np.unique(sentences.article)]
    rows = [own for own in rows if len(own) >= 2 * _SENTENCES]
    sizes = np.array([len(own) for own in rows], float)
    drawn = draw.choice(len(rows), count, p=sizes / sizes.sum())
    return np.array([draw.choice(rows[article], _SENTENCES, replace=False) for article in drawn])


def passage_vectors(sentences: Sentences, rows: Ids) -> Floats:
    """(len(rows), d), of length 1."""
    sums = sentences.vectors[rows].sum(axis=1)
    vectors: Floats = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return vectors


def closeness(sentences: Sentences, rows: Ids, vectors: Floats) -> float:
    """Mean cosine of these passages' vectors with what the model gives for their text."""
    texts = [" ".join(sentences.texts[row] for row in passage) for passage in rows]
    cosines = np.sum(open_indexing_embedder().embed(texts) * vectors, axis=1)
    return float(cosines.mean())


def questions(shared: Path) -> list[str]:
    lines = [
        line
        for kind in SETS
        for line in (shared / "data" / kind / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line)["question"] for line in lines]


def measure(index: VectorIndex, asked: Floats, truth: Ids, allowed: Ids | None = None) -> tuple[float, float, float]:
    """p50 and p95 in milliseconds, and recall@10 against `truth` (len(asked), 10)."""
    took: list[float] = []
    found = 0
    for query, nearest in zip(asked, truth, strict=True):
        started = time.perf_counter()
        _, ids = index.search(query, _NEAREST, allowed)
        took.append((time.perf_counter() - started) * 1e3)
        found += len(np.intersect1d(ids, nearest))
    return float(np.median(took)), float(np.percentile(took, 95)), found / truth.size


def nearest(vectors: Floats, asked: Floats, among: Ids) -> Ids:
    """Exact: the ids (len(asked), 10) of the rows in `among` nearest to each question."""
    order: Ids = np.argsort(-(asked @ vectors[among].T), axis=1)[:, :_NEAREST]
    return among[order]


def rows_of_table(vectors: Floats, asked: Floats, folder: Path) -> Iterator[str]:
    ids = np.arange(len(vectors))
    started = time.perf_counter()
    digest = build_vector_index(vectors, ids, folder / "vectors.faiss")
    built = time.perf_counter() - started
    started = time.perf_counter()
    index = open_vector_index(folder / "vectors.faiss", digest)
    opened = (time.perf_counter() - started) * 1e3
    size = (folder / "vectors.faiss").stat().st_size / 1e6
    kind = "exact" if len(ids) <= EXACT_UP_TO else "approximate"
    middle, late, recall = measure(index, asked, nearest(vectors, asked, ids))
    yield (
        f"{len(ids):>8,} {kind:12} {middle:6.2f} ms p50 {late:6.2f} ms p95   recall@10 {recall:.3f}"
        f"   build {built:5.1f} s  open {opened:5.1f} ms  {size:5.0f} MB"
    )
    for share in _FILTERS:
        among = np.sort(np.random.default_rng(_SEED).choice(ids, max(_NEAREST, int(len(ids) * share)), replace=False))
        middle, late, recall = measure(index, asked, nearest(vectors, asked, among), among)
        yield f"         of {share:6.1%}    {middle:6.2f} ms p50 {late:6.2f} ms p95   recall@10 {recall:.3f}"


def question_cost(texts: list[str]) -> float:
    """p50 in milliseconds of embedding a question, which every search pays as well."""
    embedder = open_question_embedder()
    took = []
    for text in texts:
        started = time.perf_counter()
        embedder.embed([text])
        took.append((time.perf_counter() - started) * 1e3)
    return float(np.median(took))


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--cache", type=Path, help="file that keeps the sentences' vectors between runs")
    arguments = parser.parse_args()
    texts = questions(arguments.shared)
    print(f"embedding a question: {question_cost(texts):.2f} ms p50")
    asked = open_question_embedder().embed(texts)
    sentences = embedded_sentences(arguments.shared, arguments.cache)
    rows = remix(sentences, max(_SIZES))
    vectors = passage_vectors(sentences, rows)
    cosine = closeness(sentences, rows[:_SAMPLE], vectors[:_SAMPLE])
    print(f"{len(sentences.texts):,} sentences; remixed vectors' cosine with the model's own: {cosine:.3f}")
    with tempfile.TemporaryDirectory() as folder:
        for size in _SIZES:
            for line in rows_of_table(vectors[:size], asked, Path(folder)):
                print(line, flush=True)


def _tell(done: int, count: int) -> None:
    if done % 1_000 == 0 or done == count:
        print(f"\rembedded {done:,} of {count:,}", end="" if done < count else "\n", file=sys.stderr, flush=True)


def _texts(shared: Path) -> list[str]:
    lines = (shared / "data" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def _sentences(text: str) -> list[str]:
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans += sentence_spans(text, Span(start, start + len(line)))
        start += len(line)
    return [span.of(text) for span in spans if len(span) >= _FEWEST]


if __name__ == "__main__":
    main()
