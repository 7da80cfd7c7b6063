"""How well reported speech is found in articles that did not train it: about 5 minutes.

    python -m bench.quality.reported [SHARED]

Lexicon, ends and weights are learnt anew in five folds over the articles of SHARED/data/attributions.jsonl.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.arguments import add_shared, create_parser
from bench.learn.reported import learn
from bench.quality.reported_citron import Words, citron_table, words_of
from bench.quality.reported_data import (
    Article,
    claim,
    contents_match,
    is_said,
    is_speech,
    matching,
    read_articles,
    sources_match,
)
from index.attribution.reported.model import Model, model_from
from index.attribution.reported.parse import CueParse
from index.attribution.reported.statements import DEFAULT_THRESHOLD, best_parses

FOLDS = 5
COMMONEST = 16  # cues in the table of recall by cue
THRESHOLDS = (0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement of a held-out article; `gold` is the annotation it matches, None where it matches none."""

    article: str
    parse: CueParse
    confidence: float
    gold: int | None
    content_right: bool


def judge(article: Article, model: Model) -> list[Judged]:
    """One annotation is matched by one statement at most, the more confident first."""
    found = sorted(best_parses(article.text, article.sentences, article.quoted, model), key=lambda f: -f[1])
    taken: set[int] = set()
    judged = []
    for parse, confidence in found:
        hits = list(matching(article.text, parse.source, parse.content, article.gold))
        if any(article.gold[at].direct for at in hits):
            continue
        free = claim(article.gold, hits, parse.cue, taken)
        content_right = any(gold.source and contents_match((parse.content,), gold.content) for gold in article.gold)
        judged.append(Judged(article.key, parse, confidence, free, content_right))
    return judged


def held_out(articles: Sequence[Article]) -> list[Judged]:
    """Every article judged by weights and a lexicon learnt from the other folds."""
    judged = []
    for fold in range(FOLDS):
        model = model_from(learn([a for at, a in enumerate(articles) if at % FOLDS != fold]))
        for article in articles[fold::FOLDS]:
            judged += judge(article, model)
    return judged


def table(articles: Sequence[Article], judged: Sequence[Judged], speech_only: bool) -> str:
    """Of everything annotated with a speaker and not wholly in marks, or of what is speech by the form of its cue: then
    statements with another cue are left out of the precision as well."""
    texts = {article.key: article for article in articles}
    wanted = {
        (article.key, at)
        for article in articles
        for at, gold in enumerate(article.gold)
        if not gold.direct and gold.source and (not speech_only or is_speech(article, gold))
    }
    lines = [
        "| confidence at least | statements | precision | recall | source right where content is |",
        "| --- | --- | --- | --- | --- |",
    ]
    counted = [one for one in judged if not speech_only or is_said(texts[one.article], one.parse.cue)]
    for threshold in THRESHOLDS:
        shown = [one for one in counted if one.confidence >= threshold]
        right = sum(one.gold is not None for one in shown)
        contents = sum(one.content_right for one in shown)
        found = {(one.article, one.gold) for one in judged if one.confidence >= threshold} & wanted
        lines.append(
            f"| {threshold:.2f} | {len(shown)} | {right / max(1, len(shown)):.3f} | {len(found) / len(wanted):.3f} "
            f"| {right / max(1, contents):.3f} |"
        )
    return f"{len(wanted)} annotated\n\n" + "\n".join(lines)


def in_citrons_measure(articles: Sequence[Article], judged: Sequence[Judged], threshold: float) -> str:
    """Of speech by the form of its cue."""
    found: dict[str, list[Words]] = {}
    texts = {article.key: article for article in articles}
    for one in judged:
        article, parse = texts[one.article], one.parse
        if one.confidence >= threshold and is_said(article, parse.cue):
            source = () if parse.source is None else (parse.source,)
            found.setdefault(one.article, []).append(words_of(article.text, (parse.cue,), source, (parse.content,)))
    documents = []
    for article in articles:
        speech = [gold for gold in article.gold if not gold.direct and gold.source and is_speech(article, gold)]
        annotated = [words_of(article.text, gold.cue, gold.source, gold.content) for gold in speech]
        documents.append((found.get(article.key, []), annotated))
    return citron_table(documents)


def reliability(judged: Sequence[Judged]) -> str:
    lines = ["| confidence | statements | mean confidence | right |", "| --- | --- | --- | --- |"]
    for low in range(0, 10):
        bin_ = [one for one in judged if low <= one.confidence * 10 < low + 1]
        if bin_:
            mean = sum(one.confidence for one in bin_) / len(bin_)
            right = sum(one.gold is not None for one in bin_) / len(bin_)
            lines.append(f"| {low / 10:.1f} to {low / 10 + 0.1:.1f} | {len(bin_)} | {mean:.3f} | {right:.3f} |")
    return "\n".join(lines)


def by_frame(judged: Sequence[Judged], threshold: float) -> str:
    lines = ["| frame | statements | precision |", "| --- | --- | --- |"]
    frames = sorted({one.parse.features[0] for one in judged})
    for frame in frames:
        shown = [one for one in judged if one.parse.features[0] == frame and one.confidence >= threshold]
        if shown:
            right = sum(one.gold is not None for one in shown) / len(shown)
            lines.append(f"| {frame.removeprefix('frame=')} | {len(shown)} | {right:.3f} |")
    return "\n".join(lines)


def fault(article: Article, parse: CueParse) -> str:
    """Why a statement that matches no annotation does not."""
    at_cue = [gold for gold in article.gold if any(parse.cue.overlaps(cue) for cue in gold.cue)]
    if not at_cue:
        return "its cue is not annotated"
    if any(sources_match(article.text, parse.source, gold.source) for gold in at_cue):
        return "the same speaker, other words"
    return "another speaker" if any(gold.source for gold in at_cue) else "annotated without a speaker"


def by_fault(articles: Sequence[Article], judged: Sequence[Judged], threshold: float) -> str:
    texts = {article.key: article for article in articles}
    shown = [one for one in judged if one.confidence >= threshold]
    faults = Counter(fault(texts[one.article], one.parse) for one in shown if one.gold is None)
    lines = ["| a statement that matches no annotation | share of all shown |", "| --- | --- |"]
    lines += [f"| {name} | {count / len(shown):.3f} |" for name, count in faults.most_common()]
    return "\n".join(lines)


def by_cue(articles: Sequence[Article], judged: Sequence[Judged], threshold: float) -> str:
    """Recall for what is annotated with each of the commonest cues."""
    found = {(one.article, one.gold) for one in judged if one.confidence >= threshold and one.gold is not None}
    wanted: dict[str, list[bool]] = {}
    for article in articles:
        for at, gold in enumerate(article.gold):
            if not gold.direct and gold.source:
                cue = " ".join(span.of(article.text) for span in gold.cue).lower()
                wanted.setdefault(cue, []).append((article.key, at) in found)
    commonest = sorted(wanted, key=lambda cue: -len(wanted[cue]))[:COMMONEST]
    lines = ["| cue | annotated | found |", "| --- | --- | --- |"]
    lines += [f"| {cue} | {len(wanted[cue])} | {sum(wanted[cue]) / len(wanted[cue]):.3f} |" for cue in commonest]
    return "\n".join(lines)


def speed(articles: Sequence[Article], model: Model) -> float:
    """Words a second of processor time on one core, sentences and marks given."""
    words = sum(len(article.text.split()) for article in articles)
    started = time.process_time()
    for article in articles:
        list(best_parses(article.text, article.sentences, article.quoted, model))
    return words / (time.process_time() - started)


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    articles = read_articles(parser.parse_args().shared)
    judged = held_out(articles)
    print(
        table(articles, judged, speech_only=True),
        table(articles, judged, speech_only=False),
        in_citrons_measure(articles, judged, DEFAULT_THRESHOLD),
        by_fault(articles, judged, DEFAULT_THRESHOLD),
        reliability(judged),
        by_frame(judged, DEFAULT_THRESHOLD),
        by_cue(articles, judged, DEFAULT_THRESHOLD),
        sep="\n\n",
    )
    print(f"\n{speed(articles[:100], model_from(learn(articles[:100]))):,.0f} words a second", file=sys.stderr)


if __name__ == "__main__":
    main()
