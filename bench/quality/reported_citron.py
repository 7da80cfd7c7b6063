"""Reported speech in the measure of Citron, the BBC's quote extraction (its `citron/metrics.py`).

Exact: the words of a cue, of a source, of a content are those annotated, all of them and no others; source and content
count where their cues overlap. Overlap: words found that are annotated, by all words found and by all annotated, over
every pair of a document. Marks are no words here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.text.document import Span

_WORD = re.compile(r"\w+")
_PARTS = ("cue", "source", "content", "all three")


@dataclass(frozen=True, slots=True)
class Words:
    """Of one attribution: the places in the document where its words begin."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]

    def exactly(self, other: "Words", part: str) -> bool:
        if part == "all three":
            return self == other
        if part == "cue":
            return self.cue == other.cue
        return bool(self.cue & other.cue) and getattr(self, part) == getattr(other, part)

    def of(self, part: str) -> list[frozenset[int]]:
        return [self.cue, self.source, self.content] if part == "all three" else [getattr(self, part)]


def words_of(text: str, cue: Sequence[Span], source: Sequence[Span], content: Sequence[Span]) -> Words:
    return Words(*(frozenset(_places(text, spans)) for spans in (cue, source, content)))


def _places(text: str, spans: Iterable[Span]) -> list[int]:
    return [span.start + word.start() for span in spans for word in _WORD.finditer(span.of(text))]


def citron_table(documents: Sequence[tuple[Sequence[Words], Sequence[Words]]]) -> str:
    """For each document what was found and what is annotated."""
    lines = [
        "| part | exact: precision | recall | F1 | overlap: precision | recall | F1 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for part in _PARTS:
        sums: Counter[str] = Counter()
        for found, annotated in documents:
            sums["found"] += len(found)
            sums["annotated"] += len(annotated)
            sums["exact"] += sum(any(one.exactly(other, part) for other in annotated) for one in found)
            sums["recalled"] += sum(any(one.exactly(other, part) for one in found) for other in annotated)
            sums["words found"] += sum(len(words) for one in found for words in one.of(part))
            sums["words annotated"] += sum(len(words) for one in annotated for words in one.of(part))
            sums["shared"] += sum(
                len(mine & theirs)
                for one in found
                for other in annotated
                for mine, theirs in zip(one.of(part), other.of(part), strict=True)
            )
        exact = _scores(sums["exact"] / max(1, sums["found"]), sums["recalled"] / max(1, sums["annotated"]))
        shared = sums["shared"]
        overlap = _scores(shared / max(1, sums["words found"]), shared / max(1, sums["words annotated"]))
        lines.append(f"| {part} | {exact} | {overlap} |")
    return "\n".join(lines)


def _scores(precision: float, recall: float) -> str:
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:.3f} | {recall:.3f} | {both:.3f}"
