"""Where reported words stop: the first likely boundary after a cue, by what stands on both its sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from .model import LogisticRegression
from .tokens import Words, class_of, is_final
from .word_lists import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS

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
) -> list[Boundary]:
    """All places where content from token `first` on may end, in order; the last is the sentence's end."""
    found: list[Boundary] = []
    opening = class_of(words, first)
    clause = "clause" if opening in _CLAUSES or words.is_pronoun(first) else "to" if opening == "to" else "phrase"
    verbal = commas = brackets = 0
    size = len(words)
    for at in range(first + 1, size):
        raw = words.raw[at]
        if raw == "," and words.low[at + 1 : at + 3] == ["according", "to"]:
            found.append(Boundary(at, words.starts[at], ("end",)))
            return found
        if raw == "(":
            brackets += 1
        if raw == ")":
            brackets -= 1
        if brackets <= 0 and not (words.quoted[at] and words.quoted[at - 1]) and _may_end(words, at):
            found.append(
                Boundary(
                    at,
                    words.starts[at],
                    _features(words, at, first, lemma, frame, opener, clause, verbal, commas, verbs),
                )
            )
        if raw == ",":
            commas += 1
        if words.is_verbal(at):
            verbal += 1
    found.append(Boundary(size, words.ends[-1], ("end",)))
    return found


def _may_end(words: Words, at: int) -> bool:
    low = words.low[at]
    return (
        words.raw[at] in ",;:()…"
        or words.is_dash(at)
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in ("who", "which", "that")
        or words.is_time_word(at)
        or words.is_adverb(at)
    )


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
        if words.is_verbal(then):
            return "verb"
    return "none"


def likeliest_end(words: Words, found: list[Boundary], ends: LogisticRegression | None) -> int:
    """Last token of the content. Every boundary stops the content or lets it run on to the next."""
    if ends is None:
        return _without_marks(words, len(words) - 1)
    reached, best, best_at = 1.0, -1.0, found[-1].at
    for boundary in found[:-1]:
        stop = ends.probability(boundary.features)
        if reached * stop > best:
            best, best_at = reached * stop, boundary.at
        reached *= 1.0 - stop
        if reached < best:
            return _without_marks(words, best_at - 1)
    if reached > best:
        best_at = found[-1].at
    return _without_marks(words, best_at - 1)


def _without_marks(words: Words, last: int) -> int:
    while last > 0 and is_final(words.raw[last]):
        last -= 1
    return last
