"""When an output matches a hand-made row: the words overlap by half, the names can be one speaker's."""

import re
import unicodedata
from collections import Counter

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»❝❞＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛′`´"), "'")
_RUN = 3  # words
_TITLES = frozenset(
    """
    the mr mrs ms dr sen senator rep gov president secretary s
    """
)


def words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    return re.findall(r"[a-z0-9]+", folded)


def covers(whole: str, part: str) -> bool:
    """True where at least half of the part's words stand in the whole as runs of three or more."""
    return coverage_of(whole, part) >= 0.5


def coverage_of(whole: str, part: str) -> float:
    """The share of the part's words that stand in the whole as runs of three or more, 0 to 1."""
    outer, inner = words(whole), words(part)
    if not outer or not inner:
        return 0.0
    length = min(_RUN, len(inner))
    runs = {tuple(outer[i : i + length]) for i in range(len(outer) - length + 1)}
    seen = [False] * len(inner)
    for i in range(len(inner) - length + 1):
        if tuple(inner[i : i + length]) in runs:
            seen[i : i + length] = [True] * length
    return sum(seen) / len(inner)


def word_f1(whole: str, part: str) -> float:
    """Of the two texts' words as bags: the harmonic mean of precision and recall."""
    outer, inner = Counter(words(whole)), Counter(words(part))
    both = (outer & inner).total()
    return 2 * both / (outer.total() + inner.total()) if both else 0.0


def same_speaker(one: str | None, other: str | None) -> bool:
    """True where the names are equal or nothing in the longer contradicts the shorter."""
    if not one or not other:
        return False
    a, b = ([w for w in words(name) if w not in _TITLES] for name in (one, other))
    if not a or not b:
        return False
    if a == b or "".join(w[0] for w in a) == "".join(b) or "".join(w[0] for w in b) == "".join(a):
        return True
    short, long = sorted((a, b), key=len)
    return set(short) <= set(long)
