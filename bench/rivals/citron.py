"""What Citron, the BBC's quote extraction, finds in articles that did not teach it, by the same measures: seconds.

    python -m bench.rivals.citron [SHARED] --articles OUT
    python -m bench.rivals.citron [SHARED] --found FILE

The first writes the annotated articles into the folder OUT, in Citron's format and in five folds, to teach it there.
The second measures what it then found: JSON lines, one an article, with its number in SHARED/data/attributions.jsonl
and its quotations, each with cue, source and content as lists of [start, end] and a confidence, as a `Quote` of Citron
has them. Articles without a line are left out. The project's own figures are those of `make reported` and
`make learn-attribution`.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.arguments import add_shared, create_parser
from bench.learn.attribution import gold_of, is_same_source
from bench.quality.reported_citron import citron_table, words_of
from bench.quality.reported_data import (
    Article,
    Gold,
    claim,
    contents_match,
    gold_from,
    is_said,
    is_speech,
    read_articles,
    shared_characters,
    sources_match,
)
from bench.rivals.citron_articles import write_articles
from index.attribution.parsed_document import ParsedDocument
from index.text.document import Document, Span
from index.text.structure import read_structure


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation outside marks; `gold` is the annotation it matches, None where it matches none."""

    quote: Gold
    gold: int | None
    content_right: bool


def main() -> None:
    arguments = _arguments().parse_args()
    articles = read_articles(arguments.shared)
    if arguments.articles is not None:
        write_articles(arguments.articles, articles)
    if arguments.found is not None:
        measure(arguments.found, arguments.shared / "data" / "attributions.jsonl", articles)


def _arguments() -> argparse.ArgumentParser:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--articles", type=Path, metavar="OUT", help="write the articles there")
    wanted.add_argument("--found", type=Path, metavar="FILE", help="measure what was found")
    return parser


def measure(path: Path, data: Path, articles: Sequence[Article]) -> None:
    found = read_found(path, articles)
    judged = {number: judge(articles[number], quotes) for number, quotes in found.items()}
    print("| outside marks | annotated | found | precision | recall | source right where content is |")
    print("| --- | --- | --- | --- | --- | --- |")
    for title, speech_only in (("speech by the form of its cue", True), ("everything annotated", False)):
        print(outside_marks(title, articles, judged, speech_only))
    print(f"\n{in_own_measure(articles, judged)}\n")
    print(in_marks(data, articles, found))


def read_found(path: Path, articles: Sequence[Article]) -> dict[int, list[Gold]]:
    """By the article's number, the surest first."""
    found: dict[int, list[Gold]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = articles[row["article"]]
            quotes = sorted(row["quotes"], key=lambda quote: -quote["confidence"])
            found[row["article"]] = [gold_from(article.text, article.quoted, quote) for quote in quotes]
    return found


def judge(article: Article, quotes: Iterable[Gold]) -> list[Judged]:
    """As `bench.quality.reported.judge`, where what was said may stand in several pieces."""
    taken: set[int] = set()
    judged: list[Judged] = []
    for one in quotes:
        if one.direct:
            continue
        hits = [at for at, gold in enumerate(article.gold) if _matches(article.text, one, gold)]
        if any(article.gold[at].direct for at in hits):
            continue
        free = claim(article.gold, hits, one.cue[0], taken)
        content_right = any(gold.source and contents_match(one.content, gold.content) for gold in article.gold)
        judged.append(Judged(one, free, content_right))
    return judged


def _matches(text: str, one: Gold, gold: Gold) -> bool:
    return contents_match(one.content, gold.content) and any(sources_match(text, s, gold.source) for s in one.source)


def outside_marks(
    title: str, articles: Sequence[Article], judged: Mapping[int, Sequence[Judged]], speech_only: bool
) -> str:
    wanted = {
        (number, at)
        for number in judged
        for at, gold in enumerate(articles[number].gold)
        if not gold.direct and gold.source and (not speech_only or is_speech(articles[number], gold))
    }
    every = [(number, one) for number, some in judged.items() for one in some]
    shown = [one for number, one in every if not speech_only or is_said(articles[number], one.quote.cue[0])]
    right = sum(one.gold is not None for one in shown)
    hits = {(number, one.gold) for number, one in every} & wanted
    contents = sum(one.content_right for one in shown)
    return (
        f"| {title} | {len(wanted)} | {len(shown)} | {right / max(1, len(shown)):.3f} "
        f"| {len(hits) / max(1, len(wanted)):.3f} | {right / max(1, contents):.3f} |"
    )


def in_own_measure(articles: Sequence[Article], judged: Mapping[int, Sequence[Judged]]) -> str:
    """Of speech outside marks by the form of its cue."""
    documents = []
    for number, some in judged.items():
        article = articles[number]
        said = [one.quote for one in some if is_said(article, one.quote.cue[0])]
        gold = [g for g in article.gold if not g.direct and g.source and is_speech(article, g)]
        documents.append([[words_of(article.text, q.cue, q.source, q.content) for q in side] for side in (said, gold)])
    return citron_table([(found, annotated) for found, annotated in documents])


def in_marks(data: Path, articles: Sequence[Article], found: Mapping[int, Sequence[Gold]]) -> str:
    """Of the quotations in marks that `bench.learn.attribution` counts: what is found to hold most of their words, at
    least half, and whether its source is the annotated one."""
    rights: dict[bool, list[bool]] = {True: [], False: []}
    named: list[bool] = []
    for number, line in enumerate(data.open(encoding="utf-8")):
        if number not in found:
            continue
        row, text = json.loads(line), articles[number].text
        parsed = ParsedDocument(Document(row["document_id"], "", text, title=row["title"]), read_structure(text))
        for group in parsed.groups:
            spans = [parsed.quoted_spans[i].inner for i in group.quoted_spans]
            truth = gold_of(spans, row["attributions"])
            best = max(found[number], key=lambda quote: shared_characters(quote.content, spans), default=None)
            if best is not None and 2 * shared_characters(best.content, spans) < max(1, sum(map(len, spans))):
                best = None
            source = [Span(start, end) for start, end in truth["source"]] if truth and truth["source"] else []
            right = best is not None and _is_source(text, best.source, source)
            if source:
                rights[group.mixed].append(right)
            if best is not None:
                named.append(right)
    every = rights[True] + rights[False]
    cells = [sum(some) / max(1, len(some)) for some in (every, rights[False], rights[True], named)]
    return (
        "| in marks: right source | direct | mixed | right of those named |\n| --- | --- | --- | --- |\n| "
        + " | ".join(f"{cell:.3f}" for cell in cells)
        + " |"
    )


def _is_source(text: str, source: Sequence[Span], annotated: Sequence[Span]) -> bool:
    words, others = (" ".join(span.of(text) for span in spans) for spans in (source, annotated))
    return shared_characters(source, annotated) > 0 or bool(source and annotated and is_same_source(words, others))


if __name__ == "__main__":
    main()
