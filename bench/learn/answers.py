"""Learns how candidates are ranked and when to be silent, from the questions made by hand, and measures it held out:
about 3 minutes.

    python -m bench.learn.answers [SHARED] [--indexes DIR] [--write]

Prints figures in sample and by cross-validation over the documents that the answers stand in, on the questions of
SHARED/data/politics and business; --write renews retrieval/search/weights.json.
"""

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.arguments import ROOT, SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from bench.quality.attribution_gold import covers
from index import Embedder, IndexFolder, open_question_embedder
from retrieval.excerpts.compose import near_ties
from retrieval.excerpts.cut import build_excerpt
from retrieval.question.parser import read_question
from retrieval.question.question import Scope
from retrieval.search.pipeline import search
from retrieval.search.ranking import RankedCandidate
from retrieval.search.trace import SearchTrace
from retrieval.search.weights import learnt_weights
from retrieval.snapshot import Snapshot

FOLDS = 10
Floats = NDArray[np.float64]
_WEIGHTS = ROOT / "retrieval" / "search" / "weights.json"


@dataclass
class Row:
    """One question: its features by candidate, which of them are right, and what decides on silence."""

    id: str
    set: str
    kind: str
    group: str
    found: SearchTrace
    right: NDArray[np.bool_]
    features: Floats


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {_WEIGHTS.relative_to(ROOT)}")
    parser.add_argument("--rounds", type=int, default=2, help="follow-ups depend on earlier answers: learn again")
    arguments = parser.parse_args()
    before = _WEIGHTS.read_text(encoding="utf-8")
    try:
        with built_indexes(arguments.shared, arguments.indexes) as indexes:
            learnt = learn(arguments.shared, indexes, arguments.rounds)
    finally:
        _WEIGHTS.write_text(before, encoding="utf-8")
    if arguments.write:
        _write_weights(**learnt)


def learn(shared: Path, indexes: Path, rounds: int) -> dict[str, dict[str, float]]:
    """What the weights file holds, "ranking" and "answering". Between rounds the file holds what was learnt so far."""
    for turn in range(rounds):
        rows = [row for name in SETS for row in collect(shared, indexes, name)]
        names = list(rows[0].found.ranked[0].features)
        weights = fit_ranking(rows, names)
        ranking = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}
        print(f"round {turn + 1}: {len(rows)} questions")
        if turn < rounds - 1:
            _write_weights(ranking=ranking)
    report_ranking(rows, names, weights)
    return {"ranking": ranking, "answering": learn_answering(rows)}


def _write_weights(**renewed: dict[str, float]) -> None:
    kept = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    _WEIGHTS.write_text(json.dumps(kept | renewed, indent=1) + "\n", encoding="utf-8")
    learnt_weights.cache_clear()


def collect(shared: Path, indexes: Path, name: str) -> Iterable[Row]:
    questions = [json.loads(line) for line in (shared / "data" / name / "questions.jsonl").open(encoding="utf-8")]
    by_id = {q["id"]: q for q in questions}
    snapshot = Snapshot(IndexFolder(indexes / name))
    embedder: Embedder = open_question_embedder()
    for q in questions:
        previous: list[str] = []
        first = q
        while first["previous"]:
            first = by_id[first["previous"]]
            previous.insert(0, first["question"])
        with snapshot.session():
            read = read_question(q["question"], snapshot.vocabulary)
            found = search(snapshot, embedder, read, previous, Scope(), 0.0)
            texts = [excerpt_text(snapshot, ranked, found) for ranked in found.ranked]
        right = np.array([any(covers(t, g["text"]) for g in q["gold"]) for t in texts], bool)
        features = np.array([list(s.features.values()) for s in found.ranked], float)
        gold = first["gold"][0]["document_id"] if first["gold"] else first["id"]
        yield Row(q["id"], name, q["type"] if q["gold"] else "unanswerable", gold, found, right, features)


def excerpt_text(snapshot: Snapshot, ranked: RankedCandidate, found: SearchTrace) -> str:
    c = ranked.candidate
    wide = near_ties(ranked, found.ranked)
    return build_excerpt(snapshot.reader, c.document_id, c.span, c.quotation, 0.0, wide).text


def fit_ranking(rows: Sequence[Row], names: Sequence[str], penalty: float = 0.05) -> Floats:
    """Conditional logit: the right candidates' share of the softmax, weights drawn towards 0."""
    usable = [r for r in rows if len(r.right) and r.right.any() and not r.right.all()]

    def loss(w: Floats) -> tuple[float, Floats]:
        total, gradient = penalty * float(w @ w), 2 * penalty * w
        for row in usable:
            z = row.features @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            share = p[row.right].sum() + 1e-12
            total -= math.log(share)
            within = np.where(row.right, p / share, 0.0)
            gradient = gradient - row.features.T @ (within - p)
        return total, gradient

    return np.asarray(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x)


def folds(rows: Sequence[Row]) -> list[list[int]]:
    groups = sorted({r.group for r in rows})
    random.Random(5).shuffle(groups)
    fold_of = {group: i % FOLDS for i, group in enumerate(groups)}
    parts: list[list[int]] = [[] for _ in range(FOLDS)]
    for i, row in enumerate(rows):
        parts[fold_of[row.group]].append(i)
    return parts


def first_right(row: Row, w: Floats) -> int:
    """The rank of the first right candidate, 99 where none is."""
    if not len(row.right):
        return 99
    order = np.argsort(-(row.features @ w), kind="stable")
    return next((rank for rank, i in enumerate(order, 1) if row.right[i]), 99)


def report_ranking(rows: Sequence[Row], names: Sequence[str], ranking: Floats) -> None:
    held_out: dict[str, int] = {}
    for part in folds(rows):
        inside = [r for i, r in enumerate(rows) if i not in set(part)]
        w = fit_ranking(inside, names)
        held_out |= {rows[i].id: first_right(rows[i], w) for i in part}
    print("weights", {n: round(float(w), 2) for n, w in zip(names, ranking, strict=True)})
    table: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind != "unanswerable":
            table[row.set, row.kind].append(row)
            table[row.set, "all"].append(row)
    print(f"{'':24} {'n':>4} {'in sample':>10} {'held out':>10} {'held out @3':>12} {'in pool':>8}")
    for (name, kind), group in sorted(table.items()):
        seen = np.mean([first_right(r, ranking) == 1 for r in group])
        out = np.mean([held_out[r.id] == 1 for r in group])
        three = np.mean([held_out[r.id] <= 3 for r in group])
        pool = np.mean([r.right.any() for r in group])
        print(f"{name + ' ' + kind:24} {len(group):4} {seen:10.3f} {out:10.3f} {three:12.3f} {pool:8.3f}")


def learn_answering(rows: Sequence[Row]) -> dict[str, float]:
    """Prints what the line trades, and returns the weights."""
    learnt = fit_answering(rows)
    print("answering", {n: round(v, 2) for n, v in learnt.weights.items()})
    print(f"{'line':>6} | silent when it should be, wrongly silent, hit@1: in sample | held out, by set")
    for line in np.arange(0.2, 0.75, 0.05):
        cells = []
        for probabilities in (learnt.in_sample, learnt.held_out):
            for name in SETS:
                trade = learnt.trade([r for r in rows if r.set == name], probabilities, float(line))
                cells.append(f"{trade.rightly_silent:.3f} {trade.wrongly_silent:.3f} {trade.right:.3f}")
        print(f"{line:6.2f} | " + " | ".join(cells))
    return {n: round(v, 3) for n, v in learnt.weights.items()}


@dataclass(frozen=True)
class Trade:
    """Shares at one line: of the questions without an answer those left silent, of those with one the wrongly
    silent and the rightly answered (by the first excerpt)."""

    rightly_silent: float
    wrongly_silent: float
    right: float


@dataclass(frozen=True)
class Answering:
    """The learnt weights, and by question the probability that its best candidate answers: with weights that
    have seen the question, and with weights that have not."""

    weights: dict[str, float]
    in_sample: dict[str, float]
    held_out: dict[str, float]

    def trade(self, rows: Sequence[Row], probabilities: dict[str, float], line: float) -> Trade:
        """Questions without a probability are silent by rule."""
        shown = {r.id for r in rows if probabilities.get(r.id, 0.0) >= line}
        no = [r for r in rows if r.kind == "unanswerable"]
        yes = [r for r in rows if r.kind != "unanswerable"]
        return Trade(
            rightly_silent=sum(r.id not in shown for r in no) / len(no),
            wrongly_silent=sum(r.id not in shown for r in yes) / len(yes),
            right=sum(r.id in shown and _first_is_right(r) for r in yes) / len(yes),
        )


def fit_answering(rows: Sequence[Row]) -> Answering:
    """Logistic regression on whether the best candidate answers, by question; held out by the documents that the
    answers stand in. The ranking has seen all questions: its own held-out figures are `report_ranking`'s."""
    from sklearn.linear_model import LogisticRegression

    usable = [r for r in rows if r.found.decision.evidence and not _certain(r)]
    names = list(usable[0].found.decision.evidence)
    x = np.array([[r.found.decision.evidence.get(n, 0.0) for n in names] for r in usable])
    answerable = np.array([r.kind != "unanswerable" for r in usable])
    y = np.array([_first_is_right(r) for r in usable]) & answerable

    def fit(index: NDArray[np.int_]) -> Floats:
        # Right answers and unanswerable questions teach; a wrong answer to an answerable one is no silence.
        chosen = [i for i in index if y[i] or not answerable[i]]
        weight = np.where(y[chosen], 1.0, 2.0)
        model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000)
        model.fit(x[chosen], y[chosen], sample_weight=weight)
        return np.asarray(model.coef_[0])

    everything = np.arange(len(usable))
    held_out: dict[str, float] = {}
    for part in folds(usable):
        w = fit(np.array([i for i in everything if i not in set(part)]))
        held_out |= {usable[i].id: float(1 / (1 + np.exp(-(x[i] @ w)))) for i in part}
    w = fit(everything)
    inside = 1 / (1 + np.exp(-(x @ w)))
    return Answering(
        weights={n: float(v) for n, v in zip(names, w, strict=True)},
        in_sample={r.id: float(p) for r, p in zip(usable, inside, strict=True)},
        held_out=held_out,
    )


def _first_is_right(row: Row) -> bool:
    return bool(len(row.right) and row.right[0])


def _certain(row: Row) -> bool:
    """Silent by rule, whatever the evidence: an unknown speaker, or nothing found at all."""
    silence = row.found.decision.silence
    return not row.found.ranked or (silence is not None and silence.value == "unknown_speaker")


if __name__ == "__main__":
    main()
