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
from index import Embedder, IndexFolder, SpeakerKind, StoredQuotation, open_question_embedder
from retrieval.question.parser import read_question
from retrieval.question.question import Question, Scope
from retrieval.question.tokens import tokens
from retrieval.ranking.features import may_answer
from retrieval.ranking.fusion import Measured
from retrieval.ranking.voices import speaks_otherwise
from retrieval.ranking.windows import Blocked
from retrieval.search.pipeline import search
from retrieval.search.trace import SearchTrace
from retrieval.snapshot import Snapshot

Floats = NDArray[np.float64]
_UNSAID = 60  # questions a set
_LEAST_COVERED = 0.25  # of the gold words, from which a sentence is part of the answer


@dataclass(frozen=True)
class Row:
    """One question. `kind` is its type, or why it has no answer: "unanswerable" as it was made, "knocked out",
    "unsaid"; `read` how it was understood;
    `candidates` those that may answer with their features, `covered` (n,) how much of the gold words each sentence
    holds; `texts` are the documents that candidates stand in, `gold` the texts that answer, `answering` the documents
    they stand in, `quotations` what is quoted in them. `silent` tells that a rule leaves it without an answer, whatever
    is found."""

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


def ask_sets(shared: Path, indexes: Path, sets: Sequence[str]) -> list[Row]:
    """Every question of the sets, and for each set those of the others about its people."""
    rows = [row for name in sets for row in ask_all(shared, indexes, name)]
    for name in sets:
        rows += ask_unsaid(shared, indexes, name, [other for other in sets if other != name])
    return rows


def ask_all(shared: Path, indexes: Path, name: str) -> Iterator[Row]:
    """Every question of a set, follow-ups after what they follow. `indexes` holds a folder of each set's name."""
    questions = _questions(shared, name)
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
            yield _row(name, q, _asked(snapshot, embedder, q["question"], previous), snapshot, follows=bool(previous))


def ask_unsaid(shared: Path, indexes: Path, name: str, others: Sequence[str]) -> Iterator[Row]:
    """Questions of the other sets, the people in them replaced by those whom this one quotes most: a name that comes
    near something, and news that nobody has told."""
    snapshot = Snapshot(IndexFolder(indexes / name))
    embedder = open_question_embedder()
    foreign = [question for other in others for question in _named_questions(shared, indexes, other)]
    for number, (words, first, last) in enumerate(foreign[:: max(len(foreign) // _UNSAID, 1)]):
        with snapshot.session():
            quoted = [
                i.name
                for i in snapshot.vocabulary.speakers.starting_with("", 3 * _UNSAID)
                if i.kind is SpeakerKind.PERSON
            ]
            question = " ".join((*words[:first], quoted[number % len(quoted)], *words[last + 1 :]))
            made_up = {"id": f"{name} unsaid {number}", "type": "unsaid", "question": question, "gold": ()}
            yield _row(name, made_up, _asked(snapshot, embedder, question, []), snapshot, follows=False)


def _named_questions(shared: Path, indexes: Path, name: str) -> list[tuple[list[str], int, int]]:
    """The questions of a set that name a person and stand alone, in words, and which of these are the first name."""
    snapshot = Snapshot(IndexFolder(indexes / name))
    found = []
    for q in _questions(shared, name):
        words = q["question"].rstrip("?").split()
        with snapshot.session():
            people = snapshot.vocabulary.person_words(q["question"])
        at = [place for place, word in enumerate(words) if {token.text for token in tokens(word)} & people]
        if at and not q["previous"]:
            last = next(place for place in at if place + 1 not in at)
            found.append((words, at[0], last))
    return found


def _questions(shared: Path, name: str) -> list[dict[str, Any]]:
    path = data_of(shared, name) / "questions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _asked(snapshot: Snapshot, embedder: Embedder, question: str, previous: list[str]) -> SearchTrace:
    return search(snapshot, embedder, read_question(question, snapshot.vocabulary), previous, Scope(), 0.0)


def _row(name: str, q: dict[str, Any], trace: SearchTrace, snapshot: Snapshot, *, follows: bool) -> Row:
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
        kind=q["type"] if q["gold"] or q["type"] == "unsaid" else "unanswerable",
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
        kind="knocked out",
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
