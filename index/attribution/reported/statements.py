"""Reported speech without marks: "X said that …", "according to X, …", "X called Y a …"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...text.document import Span
from ..text.unsaid import is_unsaid
from .frames import cue_parses
from .model import Model, learnt_model
from .parse import CueParse
from .tokens import Words, read_words

# Lowest confidence of a statement that is handed on. Measured by `python -m bench.quality.reported`:
# the lowest step of its table with a held-out precision of at least 0.70.
DEFAULT_THRESHOLD = 0.45
_MOST_CUES = 32  # what has more is no sentence; of 29,000 in the articles of the sets the most had 20
_LONGEST_SENTENCE = 2_000  # characters; longer "sentences" are tables and lists without full stops


@dataclass(frozen=True, slots=True)
class Statement:
    """`source` are the words that name the speaker, None where the sentence names none; `content` are the
    reported words, quoted words included; `confidence` is the calibrated probability that all three are
    right, 0 to 1."""

    source: Span | None
    cue: Span
    content: Span
    confidence: float


def find_statements(
    text: str,
    sentences: Sequence[Span],
    quoted: Sequence[Span],
    threshold: float = DEFAULT_THRESHOLD,
) -> list[Statement]:
    """Statements in order of their cue. A sentence that is all direct quotation gives none. Never raises.

    `sentences` and `quoted` (spans with their marks) may come in any order; what lies outside the text is
    passed over.
    """
    model = learnt_model()
    quoted = [Span(max(q.start, 0), min(q.end, len(text))) for q in quoted]
    quoted = [q for q in quoted if q.start < q.end]
    starts = sorted(sentence.start for sentence in sentences)
    return [
        Statement(parse.source, parse.cue, parse.content, probability)
        for parse, probability in best_parses(text, sentences, quoted, model)
        if probability >= threshold and not _is_unsaid(text, starts, parse.cue)
    ]


def _is_unsaid(text: str, starts: Sequence[int], cue: Span) -> bool:
    start = starts[bisect_right(starts, cue.start) - 1]
    return is_unsaid(text[start : cue.end], cue.end - start)


def best_parses(
    text: str, sentences: Sequence[Span], quoted: Sequence[Span], model: Model
) -> Iterator[tuple[CueParse, float]]:
    """The likeliest parse of every cue with its probability, if the sentence asserts that it was said."""
    for candidates in candidate_parses(text, sentences, quoted, model).values():
        best = max(((one, model.parses.probability(one.features)) for one in candidates), key=lambda pair: pair[1])
        if best[0].asserted:
            yield best


def candidate_parses(
    text: str, sentences: Sequence[Span], quoted: Sequence[Span], model: Model
) -> dict[int, list[CueParse]]:
    """All parses by the place of their cue."""
    marks = sorted(quoted)
    starts = [span.start for span in marks]
    found: dict[int, list[CueParse]] = {}
    for sentence in sorted(set(sentences)):
        if not 0 <= sentence.start < sentence.end <= len(text) or len(sentence) > _LONGEST_SENTENCE:
            continue
        near = marks[max(0, bisect_left(starts, sentence.start) - 2) : bisect_left(starts, sentence.end)]
        words = read_words(text, sentence, [span for span in near if span.overlaps(sentence)])
        if not words.raw or _cues_in(words, model) > _MOST_CUES:
            continue
        for parse in cue_parses(words, model):
            found.setdefault(words.starts[parse.at], []).append(parse)
    return dict(sorted(found.items()))


def _cues_in(words: Words, model: Model) -> int:
    return sum(low in model.verbs or low in model.nouns for low in words.low)
