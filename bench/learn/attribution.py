"""Learns the weights that rank a quotation's candidates, and measures them by cross-validation over articles or over
outlets: about a minute.

    python -m bench.learn.attribution [SHARED] [--by article|outlet] [--write] [--misses N]

By article, an outlet's other articles are among those learnt on; by outlet, each is measured with weights that never
saw a line of it, as the papers of somebody else's coverage will be.

Data: PolNeAR's training part (Newell, Margolin, Ruths, LREC 2018): the attributions whose content stands in
quotation marks. Model: a softmax over the candidates of one quotation and "none of them" (conditional logit,
McFadden 1974) with an L2 penalty, fitted with L-BFGS. Needs SciPy, which the project itself does not.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.arguments import ROOT, add_shared, create_parser
from index.attribution.candidates import CandidateKind, SpeakerCandidate, candidates_of
from index.attribution.grouping import QuotationGroup
from index.attribution.names.mentions import MentionKind
from index.attribution.parsed_document import ParsedDocument
from index.attribution.reported.word_lists import RELATIVES
from index.text.document import Document, Span
from index.text.structure import read_structure

FOLDS = 5
RARE = 5  # a feature seen less often than this is not learnt
PENALTY = 1.0  # 0.3 and 3 differ from it by 0.002 at most
NAMED = 0.9  # read off what `python -m bench.quality.certainty --lines` prints: above it at most 0.005 are wrong
SMALLEST = 0.005  # weights below this are left out of the file
RULES = ROOT / "index" / "attribution" / "rules.json"
WEIGHTS = ROOT / "index" / "attribution" / "weights.json"
Vector = NDArray[np.float64]
CandidatesOf = Callable[[QuotationGroup, ParsedDocument, int], list[SpeakerCandidate]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One quotation: the candidates' features, and which of them is right."""

    article: int
    outlet: str
    candidates: tuple[SpeakerCandidate, ...]
    right: tuple[int, ...]
    source: str | None
    words: tuple[str, ...]
    mixed: bool


def choices_of(number: int, article: dict[str, Any]) -> list[Choice]:
    document = Document(article["document_id"], "", article["text"], title=article["title"])
    return choices_in(number, article, ParsedDocument(document, read_structure(document.text)))


def choices_in(
    number: int, article: dict[str, Any], parsed: ParsedDocument, candidates_of: CandidatesOf = candidates_of
) -> list[Choice]:
    text = parsed.text
    found: list[Choice] = []
    last_sentence: int | None = None
    last_source: tuple[tuple[int, int], ...] | None = None
    last_words = ""
    for group in parsed.groups:
        truth = gold_of([parsed.quoted_spans[i].inner for i in group.quoted_spans], article["attributions"])
        spoke_before = 0 if last_sentence is None else max(1, group.sentences[0] - last_sentence)
        candidates = tuple(candidates_of(group, parsed, spoke_before))
        source = None if truth is None else tuple((s, e) for s, e in truth["source"])
        source_words = " ".join(text[s:e] for s, e in source) if source else None
        right = _right(text, candidates, source, last_source, last_words)
        words = tuple(last_words if c.mention is None else c.mention.span.of(text) for c in candidates)
        if not source:
            right = (len(candidates) - 1,)
        found.append(Choice(number, article["outlet"], candidates, right, source_words, words, group.mixed))
        if source:
            last_sentence, last_source = group.sentences[-1], source
            mentioned = [c.mention.span.of(text) for i, c in enumerate(candidates) if i in right and c.mention]
            last_words = mentioned[0] if mentioned else source_words or ""
    return found


def gold_of(spans: Sequence[Span], attributions: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The attribution that holds most of a quotation's quoted characters, at least half; of equals the inner. `spans`
    are the quotation's parts, without marks."""
    size = sum(len(s) for s in spans)
    best: tuple[float, int, Mapping[str, Any]] | None = None
    for attribution in attributions:
        shared = sum(max(0, min(s.end, e) - max(s.start, b)) for s in spans for b, e in attribution["content"])
        length = sum(e - b for b, e in attribution["content"])
        if shared * 2 >= size and shared:
            key = (round(shared / size, 1), -length)
            if best is None or key > best[:2]:
                best = (*key, attribution)
    return None if best is None else best[2]


def _right(
    text: str,
    candidates: Sequence[SpeakerCandidate],
    source: tuple[tuple[int, int], ...] | None,
    last_source: object,
    last_words: str,
) -> tuple[int, ...]:
    if not source:
        return ()
    start, end = source[0]
    head = text[start:end].split(",")[0]
    main = Span(start, start + max(1, len(head)))
    if text[start:end].lower() in RELATIVES:
        before = len(text[:start].rstrip(" ,"))
        main = Span(before - 1, before)  # "who" is whoever stands before it
    overlapping = []
    for index, candidate in enumerate(candidates):
        if candidate.mention is None:
            continue
        span = candidate.mention.span
        shared = min(span.end, main.end) - max(span.start, main.start)
        if shared > 0:
            overlapping.append((shared / max(len(span), len(main)), index))
    if overlapping:
        best = max(o for o, _ in overlapping)
        chosen = [i for o, i in overlapping if o == best]
        names = [i for _, i in overlapping if _is_source_up_to(candidates[i], main.end)]
        return tuple(dict.fromkeys([*chosen, *names]))
    if last_source == source or (last_words and is_same_source(text[start:end], last_words)):
        return tuple(i for i, c in enumerate(candidates) if c.kind is CandidateKind.PREVIOUS_SPEAKER)
    return ()


def _is_source_up_to(candidate: SpeakerCandidate, end: int) -> bool:
    """ "Jane Doe" in "the chemist Jane Doe"; not in "a spokesman for Jane Doe"."""
    mention = candidate.mention
    if mention is None or mention.kind is not MentionKind.NAME or mention.span.end != end:
        return False
    return "behind a phrase's noun" not in candidate.features


def is_same_source(one: str, other: str) -> bool:
    """Whether two mentions say the same, titles and marks apart: all that the one has, the other has too."""
    a, b = (
        set(x.lower().replace("’s", "").replace(",", " ").split()) - {"the", "mr.", "mrs.", "ms."} for x in (one, other)
    )
    return bool(a and b) and (a <= b or b <= a)


class Matrix:
    """Choices as arrays: one row a candidate."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str]) -> None:
        column = {n: i for i, n in enumerate(names)}
        rows, cols, values, group, right = [], [], [], [], []
        row = 0
        for number, choice in enumerate(choices):
            for position, candidate in enumerate(choice.candidates):
                for name, value in candidate.features.items():
                    if name in column:
                        rows.append(row)
                        cols.append(column[name])
                        values.append(value)
                group.append(number)
                right.append(position in choice.right)
                row += 1
        self.x = csr_matrix((values, (rows, cols)), shape=(row, len(names)))
        self.group = np.array(group)
        self.right = np.array(right)
        self.starts = np.flatnonzero(np.r_[True, np.diff(self.group) > 0])

    def shares(self, w: Vector) -> Vector:
        scores = self.x @ w
        top = np.maximum.reduceat(scores, self.starts)
        e = np.exp(scores - np.repeat(top, np.diff(np.r_[self.starts, len(scores)])))
        sums: Vector = np.add.reduceat(e, self.starts)
        shares: Vector = e / np.repeat(sums, np.diff(np.r_[self.starts, len(scores)]))
        return shares


def fit(choices: Sequence[Choice], names: Sequence[str], penalty: float = PENALTY) -> Vector:
    matrix = Matrix([c for c in choices if c.right], names)

    def loss(w: Vector) -> tuple[float, Vector]:
        p = matrix.shares(w)
        good = np.add.reduceat(p * matrix.right, matrix.starts)
        sizes = np.diff(np.r_[matrix.starts, len(p)])
        target = p * matrix.right / np.repeat(np.maximum(good, 1e-12), sizes)
        gradient = matrix.x.T @ (p - target) + penalty * w
        return float(-np.log(np.maximum(good, 1e-12)).sum() + penalty / 2 * w @ w), gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(result.x)


def feature_names(choices: Sequence[Choice]) -> list[str]:
    count: dict[str, int] = {}
    for choice in choices:
        for candidate in choice.candidates:
            for name in candidate.features:
                count[name] = count.get(name, 0) + 1
    return sorted(n for n, c in count.items() if c >= RARE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was chosen, with its share of belief; `right` compares the words where the mention differs."""

    choice: Choice
    chosen: int
    belief: float
    somebody: bool
    right: bool


def outcomes(choices: Sequence[Choice], names: Sequence[str], w: Vector) -> list[Outcome]:
    matrix = Matrix(choices, names)
    p = matrix.shares(w)
    ends = np.r_[matrix.starts[1:], len(p)]
    found = []
    for choice, start, end in zip(choices, matrix.starts, ends, strict=True):
        best = int(np.argmax(p[start:end]))
        somebody = choice.candidates[best].kind is not CandidateKind.NOBODY
        same = bool(somebody and choice.source and is_same_source(choice.words[best], choice.source))
        found.append(Outcome(choice, best, float(p[start + best]), somebody, best in choice.right or same))
    return found


def folds(choices: Sequence[Choice], by: str) -> list[set[int]]:
    """Articles that are measured together: every one is in a single fold."""
    if by == "outlet":
        return [{c.article for c in choices if c.outlet == o} for o in sorted({c.outlet for c in choices})]
    return [{c.article for c in choices if c.article % FOLDS == f} for f in range(FOLDS)]


def held_out(choices: Sequence[Choice], names: Sequence[str], parted: Sequence[set[int]]) -> list[Outcome]:
    """Every choice once, by weights that were learnt on the other folds."""
    found: list[Outcome] = []
    for fold in parted:
        weights = fit([c for c in choices if c.article not in fold], names)
        found += outcomes([c for c in choices if c.article in fold], names, weights)
    return found


def calibration(results: Sequence[Outcome]) -> tuple[float, float]:
    """Slope and offset on the log-odds (Platt 1999) that fit how often the chosen candidate was right."""
    beliefs = np.clip([r.belief for r in results if r.somebody], 1e-6, 1 - 1e-6)
    x = np.log(beliefs / (1 - beliefs))
    sign = np.array([2.0 * r.right - 1 for r in results if r.somebody])

    def loss(v: Vector) -> float:
        return float(np.logaddexp(0, -(v[0] * x + v[1]) * sign).sum())

    slope, offset = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(offset)


def report(title: str, results: Sequence[Outcome]) -> None:
    sourced = [r for r in results if r.choice.source]
    named = [r for r in results if r.somebody]
    print(
        f"| {title} | {share(sourced):.3f} | {share([r for r in sourced if not r.choice.mixed]):.3f} "
        f"| {share([r for r in sourced if r.choice.mixed]):.3f} | {share(named):.3f} |"
    )


def share(results: Sequence[Outcome]) -> float:
    """Of the outcomes, how many are right."""
    return sum(r.right for r in results) / max(len(results), 1)


def read_choices(data: Path) -> list[Choice]:
    articles = [json.loads(line) for line in data.open(encoding="utf-8")]
    return [c for number, article in enumerate(articles) for c in choices_of(number, article)]


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--by", choices=("article", "outlet"), default="article", help="what is held out together")
    parser.add_argument("--write", action="store_true", help=f"renew {WEIGHTS.relative_to(ROOT)}")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N wrong choices")
    arguments = parser.parse_args()
    choices = read_choices(arguments.shared / "data" / "attributions.jsonl")
    names = feature_names(choices)
    rules = json.loads(RULES.read_text(encoding="utf-8"))["features"]
    print(f"| held out by {arguments.by} | right source | direct | mixed | right of those named |")
    print("| --- | --- | --- | --- | --- |")
    report("rules alone", outcomes(choices, list(rules), np.array(list(rules.values()))))
    results = held_out(choices, names, folds(choices, arguments.by))
    report("learnt", results)
    if arguments.by == "outlet":
        for outlet in sorted({c.outlet for c in choices}):
            report(outlet, [r for r in results if r.choice.outlet == outlet])
    show_misses(results, arguments.misses)
    if arguments.write:
        write_weights(names, fit(choices, names), calibration(results))


def write_weights(names: Sequence[str], w: Vector, platt: tuple[float, float]) -> None:
    content = {
        "made by": "python -m bench.learn.attribution --write",
        "data": "PolNeAR, training part without the 112 articles of the politics set: 728 articles",
        "model": f"conditional logit, L2 penalty {PENALTY}",
        "calibration": [round(v, 3) for v in platt],
        "named": NAMED,
        "features": {n: round(float(v), 3) for n, v in zip(names, w, strict=True) if abs(v) >= SMALLEST},
    }
    WEIGHTS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def show_misses(results: Sequence[Outcome], limit: int) -> None:
    wrong = [r for r in results if not r.right and r.choice.source]
    for miss in wrong[:: max(1, len(wrong) // max(limit, 1))][:limit]:
        chosen = miss.choice.words[miss.chosen] if miss.somebody else None
        reach = "a candidate" if miss.choice.right else "no candidate"
        features = sorted(miss.choice.candidates[miss.chosen].features)
        print(f"{miss.choice.source!r} ({reach}); took {chosen!r} at {miss.belief:.2f} for {features}")


if __name__ == "__main__":
    main()
