"""Learns how sentences are ranked and when to be silent, from the questions made by hand, and measures both on sets
that they have not seen: about 6 minutes where the indexes are there.

    python -m bench.learn.answers [SHARED] [--indexes DIR] [--sets NAME …] [--write] [--misses N]

The sets are SHARED/data/politics, business, and train/us, uk, sport, two of them at least. Each is held out in turn:
what is printed for it was learnt from the others. Silence is learnt from the questions that have no answer, from every
question once more with the documents that answer it taken away, and from questions of the other sets about people of
this one. Plain questions by a word of a quotation are learnt from beside the hard ones, which seldom share a word with
what answers them; "all" is without them. --write renews retrieval/search/weights.json with what all of them teach.
"""

import json
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from bench.arguments import ROOT, add_indexes, add_sets, add_shared, create_parser
from bench.indexes import built_indexes
from bench.learn.asked_questions import KNOCKED_OUT, Row, ask_all, candidates_of, without_answers
from bench.learn.learners import Linear, fit_logistic, fit_softmax
from bench.learn.made_up_questions import PLAIN, UNSAID, make_up
from bench.quality.attribution_gold import covers, word_f1
from retrieval.ranking.fusion import RankedCandidate, kinds_of, rank
from retrieval.ranking.windows import Window, windows_in_order
from retrieval.search.abstention import decision_kinds, probability_of, weigh

_WEIGHTS = ROOT / "retrieval" / "search" / "weights.json"
_WRONGLY_SILENT = (0.05, 0.08, 0.15, 0.25)  # shares at which the trade is printed
_SHOWN = 3
_WORDS_FOR = ("words", "rarest_here", "rarest_nearby", "form_found")
_SPEAKER_FOR = ("asked", "asked_named")
_WITHOUT_ANSWER = ("unanswerable", KNOCKED_OUT, UNSAID)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    add_sets(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {_WEIGHTS.relative_to(ROOT)}")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N questions missed in each set")
    arguments = parser.parse_args()
    rows, held_out = ask_held_out(parser, arguments)
    report_ranking(rows, held_out, arguments.misses)
    decided = [Decided(row, held_out[row.set]) for row in with_knock_outs(rows)]
    report_silence(decided)
    if arguments.write:
        ranking = learn_ranking(rows)
        answering = learn_answering(decided)
        _write_weights(ranking=ranking, answering=answering)


def ask_held_out(parser: ArgumentParser, arguments: Namespace) -> tuple[list[Row], dict[str, Linear]]:
    """Every question of the sets that are named on the command line, and by set the ranking that the others teach. Ends
    the command where no other is named."""
    sets = list(dict.fromkeys(arguments.sets))
    if len(sets) < 2:
        parser.error("one set is held out: name another to learn from")
    with built_indexes(arguments.shared, arguments.indexes, sets) as indexes:
        rows = [row for name in sets for row in ask_all(arguments.shared, indexes, name)]
        rows += make_up(arguments.shared, indexes, sets)
    return rows, {name: learn_ranking([row for row in rows if row.set != name]) for name in sets}


def learn_ranking(rows: Sequence[Row]) -> Linear:
    """By "feature" and "feature*kind"."""
    asked = []
    for row in rows:
        measured, covered = candidates_of(row)
        if covered.any():
            names = list(measured[0][1])
            values = np.array([list(features.values()) for _, features in measured], np.float32)
            asked.append((names, kinds_of(row.read), values, covered / covered.sum()))
    return fit_softmax(asked, _speaks_for)


def _speaks_for(name: str) -> bool:
    """True for what there can't be too much of: the question's words, in no kind of question, and likeness to it, over
    all kinds together."""
    feature, _, kind = name.partition("*")
    if feature in _WORDS_FOR or (feature.endswith("share") and feature != "spoken_share"):
        return True
    return not kind and (feature.endswith(("match", "meaning")) or feature in _SPEAKER_FOR)


def ranked(row: Row, weights: Linear) -> tuple[RankedCandidate, ...]:
    return rank(candidates_of(row)[0], row.read, weights)


def shown(row: Row, weights: Linear) -> list[Window]:
    return list(islice(windows_in_order(ranked(row, weights), row.blocked), _SHOWN))


def is_right(row: Row, window: Window) -> bool:
    document = window.best.candidate.document_id
    return document in row.answering and any(covers(window.span.of(row.texts[document]), text) for text in row.gold)


def report_ranking(rows: Sequence[Row], held_out: dict[str, Linear], misses: int) -> None:
    table: dict[tuple[str, str], list[tuple[bool, bool, float, int]]] = defaultdict(list)
    missed: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row.answerable:
            continue
        windows = shown(row, held_out[row.set])
        hits = [is_right(row, window) for window in windows]
        texts = [w.span.of(row.texts[w.best.candidate.document_id]) for w in windows]
        f1 = max((word_f1(texts[0], text) for text in row.gold), default=0.0) if texts else 0.0
        figures = (any(hits[:1]), any(hits), f1, sum(len(text.split()) for text in texts))
        table[row.set, row.kind].append(figures)
        if row.kind != PLAIN:
            table[row.set, "all"].append(figures)
        if not any(hits[:1]):
            missed[row.set].append(f"{row.id} {row.question}\n      {texts[0][:160]!r}" if texts else row.id)
    print(f"{'before any silence':24} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'F1':>6} {'words':>6}")
    for (name, kind), figures_of in sorted(table.items()):
        one, three, f1, words = np.mean(figures_of, axis=0)
        print(f"{name + ' ' + kind:24} {len(figures_of):4} {one:6.3f} {three:6.3f} {f1:6.3f} {words:6.0f}")
    for name, questions in missed.items():
        for question in questions[:misses]:
            print(f"  {name}: {question}")


class Decided:
    """What decides on silence for one question: the evidence, and whether the first excerpt is right."""

    def __init__(self, row: Row, weights: Linear) -> None:
        self.row = row
        best = ranked(row, weights)
        self.evidence = {} if row.silent or not best else weigh(row.read, best, row.measured, row.blocked)
        self.right = bool(best) and is_right(row, next(windows_in_order(best, row.blocked)))

    def probability(self, weights: Linear) -> float:
        return probability_of(self.row.read, self.evidence, weights) if self.evidence else 0.0


def with_knock_outs(rows: Sequence[Row]) -> list[Row]:
    """Each question, and each answerable one that stands alone once more without its documents."""
    return [*rows, *(without_answers(row) for row in rows if row.answerable and row.first)]


def learn_answering(decided: Sequence[Decided]) -> Linear:
    """A wrong answer to an answerable question teaches nothing: neither is it an answer nor a silence."""
    taught = [d for d in decided if d.evidence and (d.right or not d.row.answerable)]
    names = list(taught[0].evidence)
    values = np.array([[d.evidence[name] for name in names] for d in taught])
    kinds = [decision_kinds(d.row.read) for d in taught]
    return fit_logistic(names, kinds, values, np.array([d.right for d in taught]))


def report_silence(decided: Sequence[Decided]) -> None:
    print("\nheld out: the line at which so many answerable questions are wrongly left silent,")
    print(f"and then rightly silent: {', '.join(_WITHOUT_ANSWER)}; first excerpt right")
    for name in dict.fromkeys(d.row.set for d in decided):
        weights = learn_answering([d for d in decided if d.row.set != name])
        mine = [(d, d.probability(weights)) for d in decided if d.row.set == name]
        real = [(d, p) for d, p in mine if d.row.answerable and d.row.kind != PLAIN]
        cells = []
        for share in _WRONGLY_SILENT:
            line = sorted(p for _, p in real)[int(share * len(real))]
            right = np.mean([d.right and p >= line for d, p in real])
            silent = [np.mean([p < line for d, p in mine if d.row.kind == kind]) for kind in _WITHOUT_ANSWER]
            cells.append(f"{share:.2f} at {line:.2f}: {' '.join(f'{part:.2f}' for part in silent)} {right:.3f}")
        print(f"{name:10} " + " | ".join(cells))


def _write_weights(**renewed: Linear) -> None:
    kept = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    rounded = {part: {name: round(value, 4) for name, value in learnt.items()} for part, learnt in renewed.items()}
    Path(_WEIGHTS).write_text(json.dumps(kept | rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
