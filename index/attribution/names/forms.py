"""Which forms of a name may be one person's, by their words alone."""

from collections.abc import Sequence

from ...text.folding import fold
from ...text.nicknames import is_nickname_of, is_short_for
from ..text import lexicon, proper_names

_SENIOR = lexicon.words("Sr Sr.")
YOUNGER = lexicon.GENERATIONS - _SENIOR


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what tells a son from his father."""
    return tuple(w for w in words if w not in lexicon.GENERATIONS) or words


def is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def is_short_form(short: Sequence[str], full: Sequence[str]) -> bool:
    """Same surname, and every other word in the full name (an initial stands for a word)."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    rest = list(full[:-1])
    for word in short[:-1]:
        letter = word[0] if is_initial(word) else None
        found = next((i for i, r in enumerate(rest) if r == word or r[0] == letter), None)
        if found is None:
            return False
        rest = rest[found + 1 :]
    return True


def by_nickname(one: Sequence[str], other: Sequence[str]) -> bool:
    """Same surname, first names that go together ("Tim" and "Timothy"), and no middle names against it."""
    if one[-1] != other[-1] or len(one) < 2 or len(other) < 2:
        return False
    middle, others = one[1:-1], other[1:-1]
    if middle and others and middle[0][0] != others[0][0]:
        return False
    return go_together(one[0], other[0])


def go_together(first: str, other: str) -> bool:
    """Whether two first names may be one person's: by the list, or one cut short of the other."""
    gender, others = given_gender(first), given_gender(other)
    if gender is not None and others is not None and gender != others:
        return False
    one, two = fold(first), fold(other)
    return is_nickname_of(one, two) or is_short_for(one, two) or is_short_for(two, one)


def given_gender(first: str) -> str | None:
    return "m" if first in proper_names.MALE else "f" if first in proper_names.FEMALE else None
