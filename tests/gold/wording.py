"""Predicates over words and names: when an excerpt holds the gold, and when two names are one speaker's."""

import re

_SHARE = 0.5  # of the gold's words, in runs of three: an excerpt may leave out an attribution, not the point
_RUN = 3  # words
_MARKS = str.maketrans("“”‘’", "\"\"''")
_UNNAMING = frozenset("the a mr mrs ms dr sir professor mayor judge captain sister councillor s".split())


def squeezed(text: str) -> str:
    """Each run of white space is one space."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Without what differs in typing and not in wording: white space, case, the shape of quotation marks."""
    return squeezed(text.translate(_MARKS)).casefold()


def covers(text: str, gold: str) -> bool:
    """Whether half of the gold's words or more stand in the text, in runs of three."""
    held, wanted = _words(text), _words(gold)
    length = min(_RUN, len(wanted))
    runs = {tuple(held[at : at + length]) for at in range(len(held) - length + 1)}
    starts = [at for at in range(len(wanted) - length + 1) if tuple(wanted[at : at + length]) in runs]
    seen = {at + step for at in starts for step in range(length)}
    return len(seen) >= _SHARE * len(wanted)


def same_words(one: str, other: str) -> bool:
    return covers(one, other) and covers(other, one)


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether one name is the other, a part of it, or its initials; titles do not count. None is nobody's name."""
    first, second = _naming(one), _naming(other)
    if not first or not second:
        return False
    return set(first) <= set(second) or set(second) <= set(first) or _initials(first, second)


def _initials(first: list[str], second: list[str]) -> bool:
    return "".join(word[0] for word in first) == "".join(second) or "".join(word[0] for word in second) == "".join(
        first
    )


def _naming(name: str | None) -> list[str]:
    return [word for word in _words(name or "") if word not in _UNNAMING]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", folded(text))
