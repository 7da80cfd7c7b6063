"""Verdicts on quotations by kind, and what tells a slip from another sentence, learnt and cross-validated: about 3
minutes.

    python -m bench.learn.checks [SHARED] [--indexes DIR] [--write]

Three things are printed:
- verdicts on the hand-made checks of data/*/quotes_check.jsonl, which nothing is learnt from;
- verdicts on altered quotations of the coverage (one to three words dropped, put in, changed, two stretches
  swapped, or a sentence spliced out), on retyped ones, and on quotations of the articles in data/attributions.jsonl;
- the weights of a match, fitted to the last two, with figures by cross-validation over documents; --write renews
  retrieval/check/weights.json with them.
"""

import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from bench.arguments import ROOT, SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from index import IndexFolder, QuotationKind
from retrieval.answer import Verdict
from retrieval.check.checker import check_quotation, find_matches
from retrieval.check.claim import read_claim
from retrieval.check.match_features import MatchFeatures
from retrieval.snapshot import Snapshot

FOLDS = 5
_LEAST_WORDS = 5
_SAMPLE = 400  # quotations of each kind and set
_SEED = 20
_WEIGHTS = ROOT / "retrieval" / "check" / "weights.json"


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation with the verdict it deserves; `group` is the document it was made from."""

    text: str
    expect: Verdict
    group: str


def hand_made(data: Path, snapshot: Snapshot) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    seconds = []
    for line in (data / "quotes_check.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        started = time.perf_counter()
        check = check_quotation(snapshot, row["text"], row["speaker_claimed"])
        seconds.append(time.perf_counter() - started)
        total[row["expect"]] += 1
        right[row["expect"]] += check.verdict == row["expect"]
        if check.verdict != row["expect"]:
            print(f"    {row['id']}: {check.verdict}, not {row['expect']} ({row['text'][:60]})")
    _print_table(data.name, right, total)
    print(f"    {np.percentile(seconds, 50) * 1000:.1f} ms at the median, {max(seconds) * 1000:.1f} ms at most")


def by_gold_speakers(data: Path, snapshot: Snapshot, chance: random.Random) -> None:
    """Annotated quotations under their own speaker's name, and under another's who speaks in the same article."""
    rows = [json.loads(line) for line in (data / "gold_quotations.jsonl").read_text(encoding="utf-8").splitlines()]
    speakers: dict[str, set[str]] = {}
    for row in rows:
        if row.get("speaker"):
            speakers.setdefault(row["document_id"], set()).add(row["speaker"])
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        if not row.get("speaker") or len(row["text"].split()) < _LEAST_WORDS:
            continue
        own = set(row["speaker"].split())
        others = sorted(s for s in speakers[row["document_id"]] if not own & set(s.split()))
        for claimed, expect in ((row["speaker"], False), (chance.choice(others) if others else None, True)):
            if claimed is None:
                continue
            check = check_quotation(snapshot, row["text"], claimed)
            name = "wrong speaker" if expect else "right speaker"
            total[name] += 1
            right[name] += (check.verdict is Verdict.MISATTRIBUTED) == expect
            if not expect and check.verdict is Verdict.MISATTRIBUTED:
                print(f"    contradicted: {claimed} by {check.speaker} ({row['text'][:60]})")
    _print_table(data.name, right, total)


def made_up(snapshot: Snapshot, chance: random.Random) -> Iterator[Case]:
    """Altered and retyped quotations of the coverage itself."""
    quotations = [
        (document.key, part.of(text))
        for document in snapshot.reader.documents.values()
        for text in [snapshot.reader.text(document.id)]
        for quotation in snapshot.reader.quotations_in(document.id)
        if quotation.kind is not QuotationKind.INDIRECT
        for part in quotation.parts
    ]
    vocabulary = [word for _, text in quotations for word in text.split()]
    fit = [(key, text) for key, text in quotations if len(text.split()) >= _LEAST_WORDS]
    for key, text in chance.sample(fit, min(_SAMPLE, len(fit))):
        altered = _altered(text.split(), vocabulary, chance)
        if _plain(altered) not in _plain(text):
            yield Case(altered, Verdict.NEAR, key)
        yield Case(_retyped(text, chance), Verdict.EXACT, key)


def from_elsewhere(articles: Path, snapshot: Snapshot, chance: random.Random) -> Iterator[Case]:
    """Quotations of other articles; what the coverage carries as well is left out."""
    held = " ".join(_plain(snapshot.reader.text(id_)) for id_ in snapshot.reader.documents)
    grams = _shingles(held)
    cases = []
    for line in articles.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for attribution in row["attributions"]:
            text = " ".join(row["text"][start:end] for start, end in attribution["content"]).strip(" \"“”'‘’,.")
            if _LEAST_WORDS <= len(text.split()) <= 60 and not _shingles(_plain(text)) & grams:
                cases.append(Case(text, Verdict.NOT_FOUND, row["document_id"]))
    yield from chance.sample(cases, min(2 * _SAMPLE, len(cases)))


def _shingles(words: str, size: int = 6) -> set[tuple[str, ...]]:
    """Six words in a row that both have: the same words were reported twice."""
    split = words.split()
    return {tuple(split[i : i + size]) for i in range(len(split) - size + 1)}


def _altered(words: list[str], vocabulary: list[str], chance: random.Random) -> str:
    words = list(words)
    if len(words) >= 12 and chance.random() < 0.25:
        cut = sorted(chance.sample(range(len(words)), 3))
        one, other = words[cut[0] : cut[1]], words[cut[1] : cut[2]]
        if chance.random() < 0.5:
            return " ".join(words[: cut[0]] + other + one + words[cut[2] :])
        return " ".join(words[: cut[1]] + words[min(cut[2], cut[1] + 5) :])
    for _ in range(chance.randint(1, max(1, min(3, len(words) // 5)))):
        at = chance.randrange(len(words))
        change = chance.choice(("drop", "put in", "change"))
        words[at : at + (change != "put in")] = [] if change == "drop" else [chance.choice(vocabulary)]
    return " ".join(words)


def _retyped(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) >= 12 and chance.random() < 0.3:
        cut = chance.randrange(3, len(words) - 6)
        words[cut : cut + chance.randint(1, 3)] = [chance.choice(("…", "...", "[…]"))]
    typed = chance.choice(("  ", " ", "\n")).join(words)
    return chance.choice((str.upper, str.lower, str))(typed).replace("’", chance.choice("'’"))


def _plain(text: str) -> str:
    return " ".join(word.text for word in read_claim(text).words)


def judge(snapshot: Snapshot, cases: list[Case]) -> tuple[list[list[float]], list[int], list[str]]:
    """Prints the verdicts; returns features, labels and groups of those that are not exact."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    features, labels, groups = [], [], []
    for case in cases:
        verdict = check_quotation(snapshot, case.text, None).verdict
        total[case.expect] += 1
        right[case.expect] += verdict is case.expect
        matches = find_matches(snapshot, read_claim(case.text))
        if case.expect is Verdict.EXACT or not matches or matches[0].features is None:
            continue
        features.append(list(asdict(matches[0].features).values()))
        labels.append(int(case.expect is Verdict.NEAR))
        groups.append(case.group)
    _print_table("made up", right, total)
    return features, labels, groups


def fit(features: list[list[float]], labels: list[int], groups: list[str]) -> dict[str, float]:
    """Prints the figures; returns the weights by the feature's name."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict

    x, y = np.array(features), np.array(labels)
    model = LogisticRegression(C=10.0, class_weight="balanced")
    guessed = cross_val_predict(model, x, y, groups=np.array(groups), cv=GroupKFold(FOLDS))
    model.fit(x, y)
    print(f"near against not found: {len(y)} cases, of which {y.sum()} near")
    print(f"    in sample {np.mean(model.predict(x) == y):.3f}, cross-validated {np.mean(guessed == y):.3f}")
    for label, name in enumerate(("not_found", "near")):
        print(f"    {name} cross-validated {np.mean(guessed[y == label] == label):.3f}")
    names = [*(field.name for field in fields(MatchFeatures)), "bias"]
    weights = {n: round(float(w), 2) for n, w in zip(names, (*model.coef_[0], model.intercept_[0]), strict=True)}
    print("    weights", weights)
    return weights


def _print_table(name: str, right: Counter[str], total: Counter[str]) -> None:
    for verdict in total:
        print(f"{name:<10} {verdict!s:<14} {right[verdict] / total[verdict]:.3f}   ({right[verdict]}/{total[verdict]})")
    print(f"{name:<10} {'all':<14} {sum(right.values()) / sum(total.values()):.3f}")


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    parser.add_argument("--write", action="store_true", help="renew the weights of the checks")
    arguments = parser.parse_args()
    with built_indexes(arguments.shared, arguments.indexes) as indexes:
        learn(arguments.shared, indexes, write=arguments.write)


def learn(shared: Path, indexes: Path, *, write: bool) -> None:
    features: list[list[float]] = []
    labels: list[int] = []
    groups: list[str] = []
    for name in SETS:
        snapshot = Snapshot(IndexFolder(indexes / name))
        chance = random.Random(_SEED)
        with snapshot.session():
            hand_made(shared / "data" / name, snapshot)
            by_gold_speakers(shared / "data" / name, snapshot, chance)
            cases = [*made_up(snapshot, chance)]
            cases += from_elsewhere(shared / "data" / "attributions.jsonl", snapshot, chance)
            more_features, more_labels, more_groups = judge(snapshot, cases)
        features += more_features
        labels += more_labels
        groups += more_groups
        snapshot.close()
    weights = fit(features, labels, groups)
    if write:
        _WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
