"""Whether two texts say the same words: typing apart, and what one leaves out with an ellipsis, but no word changed."""

import re
from dataclasses import dataclass

from ..answer import Excerpt
from ..search.versions import LEAST_WORDS
from .printed_words import read_words

_LEFT_OUT = re.compile(r"[\[(]?\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])]?")


@dataclass(frozen=True, slots=True)
class Wording:
    """The folded words of a text, those on either side of an ellipsis apart; no piece is empty."""

    pieces: tuple[str, ...]

    @property
    def telling(self) -> bool:
        return sum(piece.count(" ") + 1 for piece in self.pieces) >= LEAST_WORDS


def wording_of(text: str) -> Wording:
    pieces = (" ".join(word.text for word in read_words(part, 0, len(part))) for part in _LEFT_OUT.split(text))
    return Wording(tuple(piece for piece in pieces if piece))


def quoted_wording(excerpt: Excerpt) -> Wording:
    """Of the speaker's own words in it; without pieces where there are none."""
    at = excerpt.span.start
    return wording_of(" ".join(excerpt.text[part.start - at : part.end - at] for part in excerpt.quoted))


def stands_in(one: Wording, other: Wording) -> bool:
    """True where all words of `one`, piece after piece, stand in `other` in their order, and are telling."""
    if not one.telling:
        return False
    whole, at = f" {'  '.join(other.pieces)} ", 0
    for piece in one.pieces:
        found = whole.find(f" {piece} ", at)
        if found < 0:
            return False
        at = found + len(piece) + 1
    return True


def same_words(one: Wording, other: Wording) -> bool:
    """True where one of two texts holds all that the other says."""
    return stands_in(one, other) or stands_in(other, one)
