"""What the reliability benches stand on: coverage made at will, an embedder that costs nothing, and answers as
values to compare."""

import hashlib
import json
import os
import re
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import (
    DEFAULT_MODEL,
    CheckResult,
    Embedder,
    Indexer,
    IndexFolder,
    Report,
    TokenVectors,
    check_index,
    open_indexing_embedder,
    open_question_embedder,
)
from retrieval import Retriever

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = (
    "What did Werner Vogels say about facial recognition?",
    "What did the ACLU say?",
    "what did Ingrid Solberg say about the ferry in port 3?",
    "What did Tomas Reyes say about the toll in port 5?",
    "Who spoke about the harbour of port 7?",
    "What did Hanna Lindqvist say about fares?",
)


class WordsEmbedder:
    """Deterministic and cheap: each word points somewhere (feature hashing, Weinberger et al. 2009). Of what it
    embeds it keeps a record in the file `log`, one line a call."""

    fingerprint = "sha256:" + hashlib.sha256(b"words by crc32, 64 dimensions").hexdigest()
    dimensions = 64

    def __init__(self, log: Path | None = None) -> None:
        self._log = log

    def embed(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
    ) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for place, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                hashed = zlib.crc32(word.encode())
                vectors[place, hashed % self.dimensions] += 1 if hashed >> 16 & 1 else -1
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if self._log is not None:
            line = json.dumps([hashlib.sha256(text.encode()).hexdigest() for text in texts]) + "\n"
            handle = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
            os.write(handle, line.encode())
            os.close(handle)
        unit: NDArray[np.float32] = (vectors / np.maximum(norms, 1e-6)).astype(np.float32)
        return unit

    def embed_with_tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[TokenVectors, ...]]:
        """A word is one piece, and points where it does alone."""
        words = [list(re.finditer(r"\w+", text)) for text in texts]
        silent = WordsEmbedder()
        tokens = tuple(
            TokenVectors(np.array([w.start() for w in found], np.int64), silent.embed([w.group() for w in found]))
            for found in words
        )
        return self.embed(texts), tokens


def write_coverage(folder: Path, documents: int, version: int = 0, changed: int = 0) -> None:
    """The seeds and `documents` small articles; the first `changed` of them are of this `version`."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in (ROOT / "seeds").iterdir():
        (folder / seed.name).write_bytes(seed.read_bytes())
    for number in range(documents):
        written = version if number < changed else 0
        (folder / f"port-{number:04d}.md").write_text(article(number, written), encoding="utf-8")


def article(number: int, version: int) -> str:
    return f"""---
title: Ferry talks in port {number}, edition {version}
outlet: The Harbour Post
date: 2021-03-{number % 28 + 1:02d}
---
Ferry talks in port {number}, edition {version}

The strike in the harbour of port {number} will not end before Easter, people close to the talks said.

"We have offered port {number} all that the company can afford in round {version}," said Ingrid Solberg, the chief
executive of Norholm Lines. "The ferry will sail again when the money is there."

"A toll in port {number} is no answer to round {version}," Tomas Reyes, the leader of the seafarers' union, told
reporters at the pier.

Mayor Hanna Lindqvist said that fares in port {number} would rise by {version + 2} percent.
"""


def write_remix(folder: Path, documents: int, shared: Path) -> None:
    """`documents` articles of the annotated set; where there are fewer, later ones are two halves put together."""
    folder.mkdir(parents=True, exist_ok=True)
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for number in range(documents):
        first = articles[number % len(articles)]
        paragraphs = first["text"].split("\n\n")
        if number >= len(articles):
            second = articles[(number * 7 + 1) % len(articles)]["text"].split("\n\n")
            paragraphs = paragraphs[: len(paragraphs) // 2] + second[len(second) // 2 :]
        fields = "\n".join(f"{name}: {json.dumps(first[name])}" for name in ("title", "outlet", "date"))
        text = "\n\n".join(paragraphs)
        (folder / f"{number:05d}.md").write_text(f"---\n{fields}\n---\n{text}", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Model:
    """What embeds in a bench: what indexes with it, and what embeds its questions."""

    name: str
    for_sources: Callable[[], Embedder]
    for_questions: Callable[[], Embedder]


WORDS = Model("words", WordsEmbedder, WordsEmbedder)
REAL = Model(DEFAULT_MODEL, open_indexing_embedder, open_question_embedder)


def index(
    sources: Path,
    folder: Path,
    *,
    rebuild: bool = False,
    log: Path | None = None,
    batch: int = 8,
    model: Model = WORDS,
) -> Report:
    embedder = WordsEmbedder(log) if log is not None else model.for_sources()
    indexer = Indexer(sources, IndexFolder(folder), model.name, lambda: embedder, batch=batch)
    return indexer.run(fingerprint=embedder.fingerprint, rebuild=rebuild)


def answers(retriever: Retriever, questions: Sequence[str] = QUESTIONS) -> list[object]:
    """What was answered first, as values: numbers of generations and times apart. How many more are shown hangs on how
    rare words are, in which the generation that is kept for going back has a part."""
    return [value(retriever, question) for question in questions]


def value(retriever: Retriever, question: str) -> object:
    answer = retriever.ask(question)
    shown = [
        (e.document, e.span.start, e.span.end, e.text, e.speaker, e.kind.value)
        for e in (*answer.excerpts, *answer.nearest)[:1]
    ]
    return (answer.silence.value if answer.silence else None, shown)


def unsound(folder: Path) -> list[CheckResult]:
    return [finding for finding in check_index(IndexFolder(folder)) if not finding.ok]


def store_database(path: Path) -> None:
    """A database of this version's schema over one article, in one file, for the tests of later versions."""
    with tempfile.TemporaryDirectory() as name:
        sources, folder = Path(name) / "sources", Path(name) / "index"
        sources.mkdir()
        (sources / "port-0001.md").write_text(article(1, 0), encoding="utf-8")
        index(sources, folder)
        with closing(sqlite3.connect(folder / "index.sqlite3")) as database:
            database.execute("VACUUM INTO ?", (str(path),))
