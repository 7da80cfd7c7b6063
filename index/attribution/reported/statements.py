"""Reported speech without marks: "X said that …", "according to X, …", "X called Y a …"."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ...text.document import Span
from ..text import lexicon
from ..text.unsaid import is_unsaid
from .frames import cue_parses
from .model import LogisticRegression, Model, learnt_model
from .parse import CueParse
from .tokens import Words, is_verb_form, read_words
from .word_lists import DETERMINERS

# Lowest confidence of a statement that is handed on. Measured by `python -m bench.quality.reported`:
# the lowest step of its table with a held-out precision of at least 0.70.
DEFAULT_THRESHOLD = 0.45
# What a parse's own share counts beside that of those which agree with it: without it the middle one of three ends is
# chosen, near enough to both others and itself no end. Measured held out: exact ends 0.54 to 0.61 of what is shown.
_OWN_SHARE = 0.2
_MOST_CUES = 32  # what has more is no sentence; of 29,000 in the articles of the sets the most had 20
_LONGEST_SENTENCE = 2_000  # characters; longer "sentences" are tables and lists without full stops


_FEWEST_WORDS = 2
_SAYS_MORE = lexicon.words("as for of that")
# Whose object is what somebody takes a stand on, and no words of theirs.
_ATTITUDES = lexicon.words(
    """
    welcomed welcomes welcome praised praises praise dismissed dismisses dismiss rejected rejects reject supported
    supports support backed backs back opposed opposes oppose applauded applauds applaud endorsed endorses endorse
    celebrated celebrates questioned offered offers defended defends mourned mourns
    """
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`source` are the words that name the speaker, None where the sentence names none; `content` are the
    reported words, quoted words included; `confidence` is the calibrated probability that all three are
    right, 0 to 1. What is `denied` are words that the speaker did not say."""

    source: Span | None
    cue: Span
    content: Span
    confidence: float
    denied: bool = False


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
        Statement(parse.source, parse.cue, parse.content, probability, parse.denied)
        for parse, probability in best_parses(text, sentences, quoted, model)
        if probability >= threshold
        and not _is_unsaid(text, starts, parse.cue)
        and (parse.denied or not _is_object(parse.cue.of(text), parse.content.of(text)))
    ]


def _is_object(cue: str, content: str) -> bool:
    """ "The bill" in "praised the bill": what somebody takes a stand on are no words of his; nor is a single noun."""
    words = content.split()
    if len(words) < _FEWEST_WORDS:
        return True
    if cue.lower().split()[-1] not in _ATTITUDES or words[0].lower() not in DETERMINERS:
        return False
    return _SAYS_MORE.isdisjoint(words) and not any(is_verb_form(word) for word in words)


def _is_unsaid(text: str, starts: Sequence[int], cue: Span) -> bool:
    start = starts[bisect_right(starts, cue.start) - 1]
    return is_unsaid(text[start : cue.end], cue.end - start)


def best_parses(
    text: str, sentences: Sequence[Span], quoted: Sequence[Span], model: Model
) -> list[tuple[CueParse, float]]:
    """The likeliest parse of every cue with its probability, if the sentence asserts that it was said. Of several cues
    for the same words of the same speaker ("noted and said that") the surest."""
    kept: list[tuple[CueParse, float]] = []
    for candidates in candidate_parses(text, sentences, quoted, model).values():
        best, probability = likeliest(candidates, model.parses)
        if not best.asserted:
            continue
        same = [one for one in kept[-_MOST_CUES:] if _agree(one[0], best)]
        if all(surety < probability for _, surety in same):
            kept[-_MOST_CUES:] = [one for one in kept[-_MOST_CUES:] if one not in same]
            kept.append((best, probability))
    return kept


def likeliest(parses: Sequence[CueParse], weights: LogisticRegression) -> tuple[CueParse, float]:
    """The parse that most of the probability agrees with, and how much does: parses with the same speaker and nearly
    the same words vouch for each other, so that two ends a word apart do not make either improbable."""
    shared = {id(parse.features): parse.features for parse in parses}
    score_of = {one: weights.score(features) for one, features in shared.items()}
    scores = [score_of[id(parse.features)] + weights.sum_of(parse.ending) for parse in parses]
    highest = max(0.0, *scores)
    shares = [math.exp(score - highest) for score in scores]
    whole = math.fsum(shares) + math.exp(-highest)
    agreeing = _agreeing(parses, shares)
    best = max(range(len(parses)), key=lambda at: agreeing[at] + _OWN_SHARE * shares[at])
    return parses[best], min(1.0, agreeing[best] / whole)


def _agreeing(parses: Sequence[CueParse], shares: Sequence[float]) -> list[float]:
    """For each parse the shares of those that agree with it, its own among them."""
    agreeing = [[share] for share in shares]
    for at, one in enumerate(parses):
        for other in range(at + 1, len(parses)):
            if _agree(one, parses[other]):
                agreeing[at].append(shares[other])
                agreeing[other].append(shares[at])
    return [math.fsum(some) for some in agreeing]


def _agree(one: CueParse, other: CueParse) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source and _halves_overlap(one.content, other.content)
    return one.source.overlaps(other.source) and _halves_overlap(one.content, other.content)


def _halves_overlap(one: Span, other: Span) -> bool:
    """Whether more than half of each lies in the other, in characters."""
    shared = 2 * (min(one.end, other.end) - max(one.start, other.start))
    return shared >= one.end - one.start and shared >= other.end - other.start


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
