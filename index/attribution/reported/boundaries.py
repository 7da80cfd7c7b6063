"""Where reported words stop: the first likely boundary after a cue, by what stands on both its sides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .model import LogisticRegression
from .tokens import Words, class_of, is_final
from .word_lists import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS, TIME_WORDS, TIMES

LAST = ("end",)  # features of the last boundary, which is certain
_LEAST_REACHED = 0.01  # a place that content reaches less often is not looked at
_STOPPING = (
    PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | TIMES | TIME_WORDS | frozenset(["who", "which", "that"])
)  # words that content may end before
_STOPPING_MARKS = frozenset(",;:()…")
_CLAUSES = frozenset(["that", "whether", "if", "what", "how", "why", "who", "when", "where", "there"])


@dataclass(frozen=True, slots=True)
class Boundary:
    """The content may end before token `at`, which stands at character `place`; at the sentence's end `at` is
    its number of tokens."""

    at: int
    place: int
    features: tuple[str, ...]


def boundaries(
    words: Words, first: int, lemma: str, frame: str, opener: str, verbs: Mapping[str, str]
) -> Iterator[Boundary]:
    """All places where content from token `first` on may end, in order; the last is the sentence's end."""
    opening = class_of(words, first)
    clause = "clause" if opening in _CLAUSES or words.is_pronoun(first) else "to" if opening == "to" else "phrase"
    verbal = commas = brackets = 0
    size = len(words)
    for at in range(first + 1, size):
        raw = words.raw[at]
        if raw == "," and words.low[at + 1 : at + 3] == ["according", "to"]:
            yield Boundary(at, words.starts[at], LAST)
            return
        if raw == "(":
            brackets += 1
        if raw == ")":
            brackets -= 1
        if brackets <= 0 and not (words.quoted[at] and words.quoted[at - 1]) and _may_end(words, at):
            features = _features(words, at, first, lemma, frame, opener, clause, verbal, commas, verbs)
            yield Boundary(at, words.starts[at], features)
        if raw == ",":
            commas += 1
        if words.verbal[at]:
            verbal += 1
    yield Boundary(size, words.ends[-1], LAST)


def _may_end(words: Words, at: int) -> bool:
    low = words.low[at]
    if low in _STOPPING or words.is_adverb(at):
        return not _leads_on(words, at - 1, at)
    return low in _STOPPING_MARKS or words.is_dash(at)


def _leads_on(words: Words, before: int, at: int) -> bool:
    """ "Until" of "until after the vote", "last" of "last week": no content ends between the two."""
    low = words.low[before]
    if low in PREPOSITIONS or low in CONJUNCTIONS or low in SUBORDINATORS:
        return True
    return words.is_time_word(before) and words.is_time_word(at)


def _features(
    words: Words,
    at: int,
    first: int,
    lemma: str,
    frame: str,
    opener: str,
    clause: str,
    verbal: int,
    commas: int,
    verbs: Mapping[str, str],
) -> tuple[str, ...]:
    mark = words.low[at] if not words.is_adverb(at) else "adverb"
    if words.is_time_word(at):
        mark = "time"
    then = class_of(words, at + 1)
    if at + 1 < len(words) and words.low[at + 1] in verbs and words.raw[at + 1][0].islower():
        then = "cue-ing" if words.low[at + 1].endswith("ing") else "cue"
    before = class_of(words, at - 1)
    turn = _turn(words, at, verbs)
    length = min(at - first, 12) // 3
    rest = min(len(words) - at, 12) // 3
    seen = min(verbal, 2)
    return (
        f"mark={mark}",
        f"mark={mark}|then={then}",
        f"mark={mark}|{clause}",
        f"mark={mark}|{clause}|verbs={seen}",
        f"mark={mark}|frame={frame}",
        f"mark={mark}|frame={frame}|then={then}",
        f"mark={mark}|frame={frame}|turn={turn}",
        f"mark={mark}|cue={lemma}",
        f"mark={mark}|opener={opener}",
        f"mark={mark}|commas={min(commas, 2)}",
        f"mark={mark}|length={length}",
        f"mark={mark}|rest={rest}",
        f"mark={mark}|before={before}",
        f"mark={mark}|turn={turn}",
        f"mark={mark}|turn={turn}|{clause}",
        f"mark={mark}|then={then}|then={class_of(words, at + 2)}",
        f"mark={mark}|then={then}|{clause}",
        f"then={then}",
        f"{clause}|verbs={seen}|length={length}",
        f"cue={lemma}|length={length}",
        f"quoted={words.quoted[at - 1]}",
        f"opener={opener}|commas={min(commas, 2)}",
    )


def _turn(words: Words, at: int, verbs: Mapping[str, str]) -> str:
    """Whether what comes next looks like another clause: "cue" or "verb" within a few words, else "none"."""
    for then in range(at + 1, min(len(words), at + 7)):
        low = words.low[then]
        if words.is_comma(then) or words.is_break(then) or low == "that":
            break
        if low in verbs and low.endswith(("ed", "id", "s", "ing")):
            return "cue"
        if words.verbal[then]:
            return "verb"
    return "none"


@dataclass(frozen=True, slots=True)
class End:
    """A last token that content may have, and how likely the boundaries alone make it, 0 to 1. `at` is the token at
    which it stops, with the marks that are left out of it in between."""

    last: int
    at: int
    probability: float


def likeliest_ends(words: Words, found: Iterable[Boundary], ends: LogisticRegression | None, most: int) -> list[End]:
    """The likeliest first. Every boundary stops the content or lets it run on to the next; those that it hardly reaches
    are not asked for."""
    if ends is None:
        return [End(_without_marks(words, len(words) - 1), len(words), 1.0)]
    reached = 1.0
    stops: list[tuple[float, int]] = []
    for boundary in found:
        stop = 1.0 if boundary.features is LAST else ends.probability(boundary.features)
        stops.append((reached * stop, boundary.at))
        reached *= 1.0 - stop
        if reached < _LEAST_REACHED:
            break
    stops.sort(key=lambda pair: -pair[0])
    return [End(_without_marks(words, at - 1), at, share) for share, at in stops[:most]]


def _without_marks(words: Words, last: int) -> int:
    while last > 0 and is_final(words.raw[last]):
        last -= 1
    return last
