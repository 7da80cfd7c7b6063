"""Learns which words are on a topic that somebody asks to be told of, from subscriptions that were written by hand, and
measures it on sets that it has not seen: about 2 minutes where the indexes are there.

    python -m bench.learn.alerts [SHARED] [--indexes DIR] [--sets NAME …] [--write] [--misses N]

Each set is held out in turn: what is printed for it was learnt from the others. An article counts as brought where its
surest sentence is above the line. --write renews retrieval/alerts/weights.json with what all of them teach.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.alerts.asked_for import AskedFor, read_asked_for
from bench.arguments import ROOT, add_indexes, add_sets, add_shared, create_parser
from bench.indexes import built_indexes
from index import IndexFolder, logistic, open_question_embedder
from retrieval.alerts.topical import FEATURES, THRESHOLD, on_topic
from retrieval.snapshot import Snapshot

_WEIGHTS = ROOT / "retrieval" / "alerts" / "weights.json"
_SETS = ("uk", "business", "sport", "us")  # the weights that are kept were learnt without sport
_STRENGTH = 0.1  # inverse of the penalty
_LINES = (0.3, 0.5, 0.7, 0.8, 0.9)
Linear = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of one article for one subscription; `fits` is None where it can't be told: it stands in an article
    that is due, but is not what is listed, or is optional."""

    set: str
    asked: str
    document: str
    values: NDArray[np.float64]
    fits: bool | None
    text: str


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    add_sets(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {_WEIGHTS.relative_to(ROOT)}")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N mistakes in each set")
    arguments = parser.parse_args()
    sets = [name for name in _SETS if name in arguments.sets]
    with built_indexes(arguments.shared, arguments.indexes, sets) as indexes:
        rows = [row for name in sets for row in rows_of(indexes / name, name)]
    for name in sets:
        weights = learnt([row for row in rows if row.set != name])
        report(name, [row for row in rows if row.set == name], weights, arguments.misses)
    if arguments.write:
        _write(learnt(rows))


def rows_of(index: Path, name: str) -> Iterator[Row]:
    """Every sentence that a subscription of the set could bring."""
    snapshot = Snapshot(IndexFolder(index))
    embedder = open_question_embedder()
    with snapshot.session():
        reader = snapshot.reader
        for asked in read_asked_for(name):
            for one in on_topic(snapshot, embedder, asked.wanted, reader.documents):
                key = Path(reader.documents[one.candidate.document_id].key).stem
                values = np.array([one.features[feature] for feature in FEATURES], np.float64)
                fits = _fits(asked, key, one.candidate.span.start, one.candidate.span.end)
                yield Row(name, asked.id, key, values, fits, one.candidate.text)


def _fits(asked: AskedFor, document: str, start: int, end: int) -> bool | None:
    due = asked.places.get(document, ())
    if not due:
        return False
    inside = (place for one in due if not one.optional for place in one.at)
    return True if any(place.start < end and start < place.end for place in inside) else None


def learnt(rows: Sequence[Row]) -> Linear:
    """By feature. Sentences of which it can't be told teach nothing."""
    from sklearn.linear_model import LogisticRegression

    told = [row for row in rows if row.fits is not None]
    values, fits = np.stack([row.values for row in told]), np.array([bool(row.fits) for row in told])
    mean, deviation = values.mean(axis=0), values.std(axis=0)
    deviation[deviation == 0.0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=3000).fit((values - mean) / deviation, fits)
    weights = dict(zip(FEATURES, (model.coef_[0] / deviation).tolist(), strict=True))
    weights["bias"] = float(model.intercept_[0] - sum(weights[f] * m for f, m in zip(FEATURES, mean, strict=True)))
    return weights


def report(name: str, rows: Sequence[Row], weights: Linear, misses: int) -> None:
    surest: dict[tuple[str, str], tuple[float, str]] = {}
    for row in rows:
        odds = float(row.values @ np.array([weights[feature] for feature in FEATURES]))
        key = row.asked, row.document
        surest[key] = max(surest.get(key, (0.0, "")), (logistic(odds), row.text))
    asked = {one.id: one for one in read_asked_for(name)}
    due = {
        (one.id, document)
        for one in asked.values()
        for document, places in one.places.items()
        if not all(place.optional for place in places)
    }
    listed = {(one.id, document) for one in asked.values() for document in one.places}
    found = {line: {key for key, (sure, _) in surest.items() if sure >= line} for line in _LINES}
    figures = (f"{_recall(found[line], due):.2f}/{_wrong(found[line], listed):.2f}" for line in _LINES)
    print(f"{name:10} {len(asked):3} asked for, {len(due):3} due; recall/wrong at {_LINES}: {'  '.join(figures)}")
    for key in sorted(due - found[THRESHOLD])[:misses]:
        sure, text = surest.get(key, (0.0, "(nobody is known to speak)"))
        print(f"  missed {asked[key[0]].wanted} {sure:.2f} {text[:160]!r}")
    for key in sorted(found[THRESHOLD] - listed)[:misses]:
        print(f"  wrong  {asked[key[0]].wanted} {surest[key][0]:.2f} {surest[key][1][:160]!r}")


def _recall(found: set[tuple[str, str]], due: set[tuple[str, str]]) -> float:
    return len(found & due) / max(len(due), 1)


def _wrong(found: set[tuple[str, str]], listed: set[tuple[str, str]]) -> float:
    return len(found - listed) / max(len(found), 1)


def _write(weights: Linear) -> None:
    rounded = {name: round(value, 4) for name, value in weights.items()}
    _WEIGHTS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    print(f"written: {_WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
