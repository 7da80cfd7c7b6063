"""The annotated articles as Citron, the BBC's quote extraction, wants to be taught."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.quality.reported import FOLDS
from bench.quality.reported_data import Article, Gold
from index.text.document import Span


def write_articles(out: Path, articles: Sequence[Article]) -> None:
    """Into `out`/butN all articles but those of fold N, to be taught, and into `out`/foldN those, to be read: a JSON
    file each with the text and its quotations, as the data that Citron comes with. What names no speaker is left
    out."""
    for number, article in enumerate(articles):
        content = json.dumps(content_of(article), ensure_ascii=False)
        for fold in range(FOLDS):
            part = "fold" if number % FOLDS == fold else "but"
            path = out / f"{part}{fold}" / f"{number:04}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")


def content_of(article: Article) -> dict[str, Any]:
    quotes = [_quote(article.text, gold) for gold in article.gold if _is_said(article.text, gold)]
    return {"text": article.text, "quotes": quotes}


def _is_said(text: str, gold: Gold) -> bool:
    spans = [*gold.source, *gold.content]
    return bool(gold.source and gold.content) and all(any(map(str.isalnum, span.of(text))) for span in spans)


def _quote(text: str, gold: Gold) -> dict[str, Any]:
    return {
        "cue": next(_spans(text, gold.cue)),
        "sources": [*_spans(text, gold.source)],
        "contents": [*_spans(text, gold.content)],
    }


def _spans(text: str, spans: Sequence[Span]) -> Iterator[dict[str, Any]]:
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        yield {"start": start, "end": start + len(words.strip()), "text": words.strip()}
