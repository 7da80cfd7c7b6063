"""How often a speaker who is shown as named is the wrong one, and how much is shown so, on outlets that taught nothing:
about two minutes.

    python -m bench.quality.certainty [SHARED] [--misses N] [--lines]

Each outlet of SHARED/data/attributions.jsonl (PolNeAR's training part) is held out in turn: the ranking was learnt from
the other ones, and the whole chain runs over its articles as it does in the product. A quotation in marks is right
where the words that led to its speaker are among those that the annotators marked as its source, or mean the same. Of a
pronoun they marked the pronoun, so that the last step, whom it means, is measured elsewhere (`make attribution`).
--lines prints the trade: what another threshold would call named.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.arguments import add_shared, create_parser
from bench.learn.attribution import Choice, Vector, choices_of, feature_names, fit, gold_of, is_same_source
from index.attribution.attributor import attribute
from index.attribution.ranking import Weights, load_weights
from index.attribution.text import lexicon
from index.quotation import Certainty, Quotation, QuotationKind
from index.text.document import Document, Span
from index.text.structure import read_structure

_THRESHOLDS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)
_MOST_WRONG, _LEAST_NAMED = 0.005, 0.75
Article = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One annotated quotation: `right` None where the annotators marked no source."""

    outlet: str
    kind: QuotationKind
    certainty: Certainty
    right: bool | None
    told: str


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N that are named and wrong")
    parser.add_argument("--lines", action="store_true", help="what other thresholds would call named")
    arguments = parser.parse_args()
    by_outlet = read_articles(arguments.shared / "data" / "attributions.jsonl")
    learnt = weights_held_out(by_outlet)
    report([one for outlet in by_outlet for one in judge(outlet, by_outlet[outlet], learnt[outlet])], arguments.misses)
    for threshold in _THRESHOLDS if arguments.lines else ():
        trial = {outlet: replace(weights, named=threshold) for outlet, weights in learnt.items()}
        judged = [one for outlet in by_outlet for one in judge(outlet, by_outlet[outlet], trial[outlet])]
        print(f"threshold {threshold:.2f}: {_row(judged, QuotationKind.DIRECT)}")


def read_articles(data: Path) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = defaultdict(list)
    with data.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            found[article["outlet"]].append(article)
    return dict(sorted(found.items()))


def weights_held_out(by_outlet: Mapping[str, Sequence[Article]]) -> dict[str, Weights]:
    """By outlet what the others teach; calibration and threshold are those of the release."""
    choices: dict[str, list[Choice]] = {
        outlet: [choice for article in articles for choice in choices_of(0, dict(article))]
        for outlet, articles in by_outlet.items()
    }
    learnt = {}
    for outlet in by_outlet:
        others = [choice for other, of in choices.items() if other != outlet for choice in of]
        names = feature_names(others)
        learnt[outlet] = replace(load_weights(), features=_by_name(names, fit(others, names)))
    return learnt


def _by_name(names: Sequence[str], values: Vector) -> dict[str, float]:
    return {name: float(value) for name, value in zip(names, values, strict=True)}


def judge(outlet: str, articles: Sequence[Article], weights: Weights) -> Iterator[Judged]:
    for article in articles:
        text = article["text"]
        document = Document(article["document_id"], "", text, title=article["title"])
        found = attribute(document, read_structure(text), weights)
        for quotation in found.quotations:
            if quotation.kind is QuotationKind.INDIRECT:
                continue
            gold = gold_of(quotation.parts, article["attributions"])
            if gold is None:
                continue
            name = None if quotation.speaker is None else found.speakers[quotation.speaker].name
            right = _is_right(text, quotation, name, gold)
            words = quotation.speaker_span.of(text) if quotation.speaker_span else None
            source = " … ".join(text[start:end] for start, end in gold["source"])
            around = " ".join(text[max(0, quotation.span.start - 90) : quotation.span.end + 90].split())
            told = f"took {words!r} for {source!r}: {around}"
            yield Judged(outlet, quotation.kind, quotation.certainty, right, told)


def _is_right(text: str, quotation: Quotation, name: str | None, gold: Article) -> bool | None:
    """Whether the mention beside the words, or without one the speaker's name, is what was marked, or says the same;
    None where that can't be told: nothing but a verb is marked, or the mention stands inside the words that were
    marked, as somebody's within another's."""
    source = [Span(start, end) for start, end in gold["source"] if _names_somebody(text[start:end])]
    if not source:
        return None
    mention = quotation.speaker_span
    if mention is None:
        return name is not None and any(_says(one.of(text), name) for one in source)
    if any(one.overlaps(mention) or _is_who(text, mention, one) for one in source):
        return True
    if any(start <= mention.start and mention.end <= end for start, end in gold["content"]):
        return None
    return any(_says(one.of(text), mention.of(text)) for one in source)


def _names_somebody(words: str) -> bool:
    """False where the verb is marked in place of its subject: "said in a statement", "According to"."""
    first = words.split()[0].lower()
    return first != "according" and first not in lexicon.CUES


def _is_who(text: str, mention: Span, source: Span) -> bool:
    """ "Loretta E. Lynch, who told Congress", of which "who" is marked."""
    return source.of(text).lower() == "who" and not text[mention.end : source.start].strip(" ,")


def _says(source: str, mention: str) -> bool:
    """Also by the handle of a post: "Sahil Kapur (@sahilkapur)" and "Sahil Kapur" are @SahilKapur."""
    written = _letters(source)
    return is_same_source(source, mention) or (mention.startswith("@") and _letters(mention) in written)


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def report(judged: Sequence[Judged], misses: int) -> None:
    print("| | annotated | named | concluded | open | named and wrong | concluded and wrong | source right |")
    print("| --- |" + " --- |" * 7)
    for kind in (QuotationKind.DIRECT, QuotationKind.MIXED):
        print(f"| {kind.value} | {_row(judged, kind)} |")
    for outlet in dict.fromkeys(one.outlet for one in judged):
        print(f"| {outlet}, direct | {_row([one for one in judged if one.outlet == outlet], QuotationKind.DIRECT)} |")
    print(f"wanted of direct ones: named and wrong at most {_MOST_WRONG} of the named, named at least {_LEAST_NAMED}")
    wrong = [one for one in judged if one.certainty is Certainty.NAMED and one.right is False]
    for one in wrong[:misses]:
        print(f"  {one.outlet}, {one.kind.value}: {one.told}")


def _row(judged: Sequence[Judged], kind: QuotationKind) -> str:
    mine = [one for one in judged if one.kind is kind and one.right is not None]
    shares = [float(np.mean([one.certainty is certainty for one in mine])) for certainty in Certainty]
    wrong = [
        1.0 - float(np.mean([bool(one.right) for one in mine if one.certainty is certainty] or [True]))
        for certainty in (Certainty.NAMED, Certainty.CONCLUDED)
    ]
    told = [one.right for one in mine if one.certainty is not Certainty.OPEN]
    right = sum(bool(one) for one in told) / max(len(mine), 1)
    return " | ".join([str(len(mine)), *(f"{share:.3f}" for share in (*shares, *wrong, right))])


if __name__ == "__main__":
    main()
