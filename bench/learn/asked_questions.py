"""The questions made by hand, each asked of its coverage: what was found, which sentences of it answer, and the same
with the documents that answer taken away."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.indexes import data_of
from bench.quality.attribution_gold import coverage_of
from index import Embedder, IndexFolder, StoredQuotation, open_question_embedder
from retrieval.question.parser import read_question
from retrieval.question.question import Question, Scope
from retrieval.ranking.fusion import Measured
from retrieval.ranking.voices import may_answer, speaks_otherwise
from retrieval.ranking.windows import Blocked
from retrieval.search.pipeline import search
from retrieval.search.trace import SearchTrace
from retrieval.snapshot import Snapshot

Floats = NDArray[np.float64]
KNOCKED_OUT = "knocked out"
_LEAST_COVERED = 0.25  # of the gold words, from which a sentence is part of the answer


@dataclass(frozen=True)
class Row:
    """One question. `kind` is its type, "unanswerable" where it was made without an answer, or what was made of it;
    `read` how it was understood; `measured` all candidates with their features, `covered` (n,) how much of the gold
    words each of them holds; `texts` are the documents that candidates stand in, `gold` the texts that answer,
    `answering` the documents they stand in, `quotations` what is quoted in them. `silent` tells that a rule leaves it
    without an answer, whatever is found; `first` that it follows no other question."""

    id: str
    set: str
    kind: str
    question: str
    read: Question
    measured: tuple[Measured, ...]
    covered: Floats
    texts: Mapping[int, str]
    quotations: Mapping[int, Sequence[StoredQuotation]]
    gold: tuple[str, ...]
    answering: frozenset[int]
    silent: bool
    first: bool

    @property
    def answerable(self) -> bool:
        return bool(self.gold)

    @property
    def blocked(self) -> Blocked:
        """As for windows."""
        return partial(speaks_otherwise, self)

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]:
        return self.quotations[document_id]


def ask_all(shared: Path, indexes: Path, name: str) -> Iterator[Row]:
    """Every question of a set, follow-ups after what they follow. `indexes` holds a folder of each set's name."""
    questions = questions_of(shared, name)
    by_id = {q["id"]: q for q in questions}
    snapshot = Snapshot(IndexFolder(indexes / name))
    embedder = open_question_embedder()
    for q in questions:
        previous: list[str] = []
        first = q
        while first["previous"]:
            first = by_id[first["previous"]]
            previous.insert(0, first["question"])
        with snapshot.session():
            yield made_row(name, q, ask(snapshot, embedder, q["question"], previous), snapshot, follows=bool(previous))


def questions_of(shared: Path, name: str) -> list[dict[str, Any]]:
    path = data_of(shared, name) / "questions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ask(snapshot: Snapshot, embedder: Embedder, question: str, previous: list[str]) -> SearchTrace:
    return search(snapshot, embedder, read_question(question, snapshot.vocabulary), previous, Scope(), 0.0)


def made_row(name: str, q: dict[str, Any], trace: SearchTrace, snapshot: Snapshot, *, follows: bool) -> Row:
    by_name = {Path(d.key).stem: d.id for d in snapshot.reader.documents.values()}
    answering = frozenset(by_name[g["document_id"]] for g in q["gold"] if g["document_id"] in by_name)
    gold = tuple(g["text"] for g in q["gold"])
    texts = {c.document_id: snapshot.reader.text(c.document_id) for c, _ in trace.measured}
    covered = [
        max((coverage_of(c.span.of(texts[c.document_id]), text) for text in gold), default=0.0)
        if c.document_id in answering
        else 0.0
        for c, _ in trace.measured
    ]
    silence = trace.decision.silence
    return Row(
        id=q["id"],
        set=name,
        kind=q["type"] if q["gold"] or "previous" not in q else "unanswerable",
        question=q["question"],
        read=trace.question,
        measured=trace.measured,
        covered=np.array([0.0 if share < _LEAST_COVERED else share for share in covered]),
        texts=texts,
        quotations={id_: snapshot.reader.quotations_in(id_) for id_ in texts},
        gold=gold,
        answering=answering,
        silent=not trace.ranked or (silence is not None and silence.value in ("unknown_speaker", "no_question")),
        first=not follows,
    )


def without_answers(row: Row) -> Row:
    """The same question where the documents that answer it were never written; the right answer is silence."""
    kept = [at for at, (candidate, _) in enumerate(row.measured) if candidate.document_id not in row.answering]
    return replace(
        row,
        kind=KNOCKED_OUT,
        measured=tuple(row.measured[at] for at in kept),
        covered=row.covered[kept] * 0.0,
        gold=(),
        answering=frozenset(),
        silent=row.silent or not kept,
    )


def candidates_of(row: Row) -> tuple[list[Measured], Floats]:
    """Those that may answer, and how much of the gold each covers."""
    kept = [at for at, one in enumerate(row.measured) if may_answer(one, row.read)]
    return [row.measured[at] for at in kept], row.covered[kept]
