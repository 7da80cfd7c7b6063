"""How far the attribution's probabilities can be trusted, as the tables of docs/attribution.md: about a
minute.

    python -m bench.quality.attribution_reliability [SHARED]

First the ranking alone, held out in five folds over the articles of attributions.jsonl; then the whole chain
(ranking times resolution) on the politics and business sets, which trained nothing; then what each line
between naming and leaving open would give on those.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from bench.arguments import SETS, add_shared, create_parser
from bench.learn.attribution import FOLDS, Choice, calibration, feature_names, fit, outcomes, read_choices
from bench.quality.attribution_gold import covers, same_speaker
from index.attribution.attributor import attribute
from index.attribution.ranking import Weights, calibrated
from index.text.structure import read_structure
from tests.support.attribution_lines import documents, full_names, quotation_lines

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LINES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def table(title: str, pairs: Sequence[tuple[float, bool]]) -> None:
    """Bins of probability: how many, mean probability, share that was right; and the expected calibration
    error (Naeini, Cooper, Hauskrecht 2015)."""
    print(f"\n{title}\n\n| probability | quotations | mean | right |\n| --- | --- | --- | --- |")
    error = 0.0
    for low, high in pairwise(EDGES):
        chosen = [(p, r) for p, r in pairs if low <= p < high]
        if not chosen:
            continue
        mean, right = sum(p for p, _ in chosen) / len(chosen), sum(r for _, r in chosen) / len(chosen)
        error += abs(mean - right) * len(chosen) / len(pairs)
        print(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(chosen)} | {mean:.2f} | {right:.2f} |")
    print(f"\nexpected calibration error: {error:.3f}")


def held_out(choices: Sequence[Choice]) -> Iterable[tuple[float, bool]]:
    """Each fold's probabilities, by weights and calibration that never saw its articles."""
    names = feature_names(choices)
    for fold in range(FOLDS):
        train = [c for c in choices if c.article % FOLDS != fold]
        inner = [c for c in train if c.article % FOLDS != (fold + 1) % FOLDS]
        calibrating = [c for c in train if c.article % FOLDS == (fold + 1) % FOLDS]
        slope, offset = calibration(outcomes(calibrating, names, fit(inner, names)))
        weights = Weights({}, (slope, offset), named=1.0)
        test = [c for c in choices if c.article % FOLDS == fold]
        for outcome in outcomes(test, names, fit(train, names)):
            if outcome.somebody:
                yield calibrated(outcome.belief, weights), outcome.right


def chain(folder: Path) -> list[tuple[float, bool, bool]]:
    """For every gold quotation found: confidence, whether the speaker is right, whether there is one."""
    read = list(documents(folder / "coverage"))
    found = [(d, attribute(d, read_structure(d.text), threshold=0.0)) for d in read]
    names = full_names({d.key: a.speakers for d, a in found})
    lines = {Path(d.key).stem: list(quotation_lines(d, a, names)) for d, a in found}
    results = []
    for row in (folder / "gold_quotations.jsonl").open(encoding="utf-8"):
        gold = json.loads(row)
        if "speaker" not in gold:
            continue
        for line in lines[gold["document_id"]]:
            said = " ".join(line["parts"])
            if line["kind"] != "indirect" and covers(said, gold["text"]) and covers(gold["text"], said):
                right = same_speaker(gold["speaker"], line["speaker"])
                results.append((float(line["confidence"]), right, gold["speaker"] is not None))
                break
    return results


def line_table(results: Sequence[tuple[float, bool, bool]]) -> None:
    print("\nThe line\n\n| line | resolved | in the wrong mouth | left open |\n| --- | --- | --- | --- |")
    known = sum(k for _, _, k in results)
    for line in LINES:
        named = [(p, r) for p, r, _ in results if p >= line]
        wrong = sum(not r for _, r in named)
        print(
            f"| {line:.2f} | {sum(r for _, r in named) / known:.3f} | {wrong / max(len(named), 1):.3f} "
            f"| {1 - len(named) / len(results):.3f} |"
        )


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    data = parser.parse_args().shared / "data"
    choices = read_choices(data / "attributions.jsonl")
    table("The ranking, held out", list(held_out(choices)))
    results = [r for folder in SETS for r in chain(data / folder)]
    table("The whole chain, politics and business", [(p, r) for p, r, _ in results])
    line_table(results)


if __name__ == "__main__":
    main()
