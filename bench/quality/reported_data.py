"""Annotated articles (PolNeAR, Newell, Margolin and Ruths, LREC 2018) as what reported speech learns from."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.attribution.text.quotation_marks import find_quoted_spans
from index.text.document import Span
from index.text.structure import read_structure

_ALL_QUOTED = re.compile(r"\W*(?:[\"“]|'').*(?:[\"”]|'')\W*", re.DOTALL)
_RELATIVE = re.compile(r"(?:who|which|that|whom)$")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; `direct` where its content stands wholly between quotation marks."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    key: str
    text: str
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]
    gold: tuple[Gold, ...]


def read_articles(shared: Path) -> list[Article]:
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict[str, object]) -> Article:
    text = str(row["text"])
    structure = read_structure(text)
    sentences = tuple(sentence for paragraph in structure.paragraphs for sentence in paragraph.sentences)
    quoted = tuple(quoted_span.outer for quoted_span in find_quoted_spans(text, structure.paragraphs))
    rows = row["attributions"]
    assert isinstance(rows, list)
    return Article(str(row["document_id"]), text, sentences, quoted, tuple(_gold(text, one) for one in rows))


def _gold(text: str, row: dict[str, list[list[int]]]) -> Gold:
    source, cue, content = (tuple(Span(a, b) for a, b in row[part]) for part in ("source", "cue", "content"))
    words = " ".join(span.of(text) for span in content)
    return Gold(source, cue, content, _ALL_QUOTED.fullmatch(words) is not None)


def contents_match(content: Span, gold: Sequence[Span]) -> bool:
    """Half overlap both ways, in characters."""
    shared = sum(max(0, min(content.end, span.end) - max(content.start, span.start)) for span in gold)
    return 2 * shared >= len(content) and 2 * shared >= sum(len(span) for span in gold)


def sources_match(text: str, source: Span | None, gold: Sequence[Span]) -> bool:
    """Overlap; where the annotation marks "who", the words right before it count as well."""
    if source is None or not gold:
        return source is None and not gold
    if any(source.overlaps(span) for span in gold):
        return True
    first = gold[0]
    return bool(_RELATIVE.match(first.of(text))) and 0 <= first.start - source.end <= 3


def matching(text: str, source: Span | None, content: Span, gold: Sequence[Gold]) -> Iterator[int]:
    for at, one in enumerate(gold):
        if contents_match(content, one.content) and sources_match(text, source, one.source):
            yield at
