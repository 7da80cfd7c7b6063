"""Learns the weights that tell whom a pronoun means, and measures them by cross-validation over documents: about a
minute.

    python -m bench.learn.pronouns [SHARED] [--write]

Data: no annotation, but the documents of PolNeAR's training part and the coverage below SHARED/data/train. Where
persons of both genders stand before a "he", it means one of the men: how gender divides the persons teaches what else
marks those who are meant (their place, who spoke, whom earlier pronouns meant). Gender, which the weights thus never
see, is from given names and titles alone. Model: a softmax over the persons (conditional logit) that maximises the
belief in all who can be meant together, with an L2 penalty. Needs SciPy, which the project itself does not.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.arguments import ROOT, add_shared, create_parser
from index.attribution.coreference.personhood import learn_persons
from index.attribution.coreference.roles import Bearers
from index.attribution.coreference.salience import Named, Salience, load_pronoun_weights
from index.attribution.coreference.standing import says
from index.attribution.names.entities import Entities
from index.attribution.parsed_document import ParsedDocument
from index.attribution.text.sentences import MASK
from index.text.document import Document
from index.text.structure import read_structure
from tests.support.attribution_lines import documents

FOLDS = 5
ROUNDS = 3  # whom the earlier pronouns of a chain mean, the weights of the round before say
RARE = 20  # a feature seen less often than this is not learnt
PENALTY = 1.0  # 4 differs from it by 0.005 at most
UNKNOWN = 0.5  # that somebody of unknown gender can be meant
WEIGHTS = ROOT / "index" / "attribution" / "coreference" / "pronouns.json"
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`fits` says of each candidate how surely its gender is the pronoun's, `sure` that just one can be meant and all
    genders are known; `says` that a verb of saying follows."""

    document: int
    candidates: tuple[Mapping[str, float], ...]
    fits: tuple[float, ...]
    sure: bool
    says: bool


@dataclass(frozen=True, slots=True)
class Persons:
    """What a document names, with genders by given names and titles alone."""

    text: str
    masked: str
    people: list[Named]
    quoted: list[Named]

    def salience(self, weights: Mapping[str, float]) -> Salience:
        return Salience(
            self.text, self.masked, self.people, self.quoted, Bearers(self.masked, self.people).only, weights
        )


def persons_of(document: Document) -> Persons:
    parsed = ParsedDocument(document, read_structure(document.text))
    entities = Entities(parsed.text, parsed.names)
    genders = {id(e): e.gender for e in entities.all}
    named = [(n.span.start, n, e) for n in parsed.names if (e := entities.of(n)) is not None]
    quoted = [n for n in named if parsed.masked[n[0]] == MASK]
    plain = [n for n in named if parsed.masked[n[0]] != MASK]
    learn_persons(parsed.masked, plain)
    for entity in entities.all:
        entity.gender = genders[id(entity)]
    return Persons(parsed.text, parsed.masked, [n for n in plain if n[2].is_person], quoted)


def pronouns_of(number: int, persons: Persons, weights: Mapping[str, float]) -> Iterator[Pronoun]:
    """Those before which somebody stands who can't be meant."""
    salience = persons.salience(weights)
    for at, gender in salience.pronouns():
        found = salience.candidates(None, at)
        genders = [c.referent.gender for c in found]
        fits = tuple(UNKNOWN if g is None else float(g == gender) for g in genders)
        if 0.0 in fits and any(fits):
            sure = None not in genders and sum(fits) == 1
            end = at + (2 if gender == "m" else 3)
            yield Pronoun(number, tuple(c.features for c in found), fits, sure, says(persons.masked, end))


def fit(pronouns: Sequence[Pronoun], names: Sequence[str]) -> dict[str, float]:
    column = {n: i for i, n in enumerate(names)}
    rows, cols, values = [], [], []
    flat = [features for p in pronouns for features in p.candidates]
    for row, features in enumerate(flat):
        for name, value in features.items():
            if name in column:
                rows.append(row)
                cols.append(column[name])
                values.append(value)
    x = csr_matrix((values, (rows, cols)), shape=(len(flat), len(names)))
    sizes = np.array([len(p.candidates) for p in pronouns])
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    fits = np.array([f for p in pronouns for f in p.fits])

    def loss(w: Vector) -> tuple[float, Vector]:
        scores = x @ w
        e = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = e / np.repeat(np.add.reduceat(e, starts), sizes)
        good = np.maximum(np.add.reduceat(shares * fits, starts), 1e-12)
        gradient = x.T @ (shares - shares * fits / np.repeat(good, sizes)) + PENALTY * w
        return float(-np.log(good).sum() + PENALTY / 2 * w @ w), gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(names, map(float, result.x), strict=True))


def feature_names(pronouns: Sequence[Pronoun]) -> list[str]:
    count = Counter(name for p in pronouns for features in p.candidates for name in features)
    return sorted(n for n, c in count.items() if c >= RARE)


def is_right(pronoun: Pronoun, weights: Mapping[str, float]) -> bool:
    scores = [sum(weights.get(n, 0.0) * v for n, v in features.items()) for features in pronoun.candidates]
    return pronoun.fits[int(np.argmax(scores))] == 1.0


def report(title: str, right: Sequence[tuple[Pronoun, bool]]) -> None:
    saying = [r for p, r in right if p.says]
    print(f"| {title} | {np.mean([r for _, r in right]):.3f} | {np.mean(saying):.3f} |")


def learn(persons: Sequence[Persons]) -> dict[str, float]:
    """The weights of all pronouns; prints how those of the other folds do where just one can be meant."""
    weights: Mapping[str, float] = load_pronoun_weights()
    for _ in range(ROUNDS):
        found = [p for number, one in enumerate(persons) for p in pronouns_of(number, one, weights)]
        names = feature_names(found)
        weights = fit(found, names)
    held_out: list[tuple[Pronoun, bool]] = []
    for fold in range(FOLDS):
        others = fit([p for p in found if p.document % FOLDS != fold], names)
        held_out += [(p, is_right(p, others)) for p in found if p.document % FOLDS == fold and p.sure]
    sayings = sum(p.says for p, _ in held_out)
    print(f"{len(found)} pronouns learnt from; one can be meant by {len(held_out)}, of which {sayings} say something\n")
    print("| held out in five folds, gender unseen | right | of those that say something |\n| --- | --- | --- |")
    report("whoever was named last", [(p, _is_nearest_right(p)) for p, _ in held_out])
    report("learnt", held_out)
    return dict(weights)


def _is_nearest_right(pronoun: Pronoun) -> bool:
    return any(f == 1.0 and "nearest" in c for c, f in zip(pronoun.candidates, pronoun.fits, strict=True))


def read_persons(data: Path) -> list[Persons]:
    articles = [json.loads(line) for line in (data / "attributions.jsonl").open(encoding="utf-8")]
    read = [Document(a["document_id"], "", a["text"], title=a["title"]) for a in articles]
    for folder in ("uk", "sport"):
        read += documents(data / "train" / folder / "coverage")
    return [persons_of(document) for document in read]


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--write", action="store_true", help=f"renew {WEIGHTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    weights = learn(read_persons(arguments.shared / "data"))
    if arguments.write:
        content = {
            "made by": "python -m bench.learn.pronouns --write",
            "data": "PolNeAR, training part without the politics set, and the coverage of uk and sport: no annotation",
            "model": f"conditional logit over those of the pronoun's gender together, L2 penalty {PENALTY}",
            "features": {n: round(v, 3) for n, v in sorted(weights.items())},
        }
        WEIGHTS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
