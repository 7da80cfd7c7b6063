"""A quotation that joins what somebody said in several places, word for word, as if they were one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import Span

from ...excerpts.printed_words import Word
from ...question.tokens import FUNCTION_WORDS
from ...snapshot import Snapshot
from ..claim import Claim, Fragment
from ..claim_search import windows_with_all
from ..match import ClaimMatch, speech_at
from ..readings import readings_of
from ..sentence_end import SENTENCE_END
from ..text_window import TextWindow

_LEAST = 4  # words of a piece
_TELLING = 2  # of them that are no function words; fewer stand anywhere
_WINDOWS = 4  # passages that the beginning of each sentence is looked for in
_MOST_SENTENCES = 6  # of a claim
_MARK = re.compile(r"[.!?,;:…]")
_LEADING = re.compile(r"\A[\s.!?…,;:\"“”’']+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a claim, one after the other, where they stand in a document; `words` counts them."""

    window: TextWindow
    words: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Reading:
    """`joined` are the words with blanks between and around."""

    window: TextWindow
    words: Sequence[Word]
    joined: str


def find_splice(snapshot: Snapshot, claim: Claim, windows: Sequence[TextWindow]) -> tuple[Piece, ...]:
    """The pieces that make the whole claim, in its order, all of one speaker or of one document; none where it is not
    made so, or nothing but words of one sentence is left out between them. `windows` are those that the claim was laid
    beside; the beginnings of its sentences are looked for besides."""
    asked = [word.text for word in claim.words]
    if len(asked) < 2 * _LEAST or any(fragment.skips for fragment in claim.fragments):
        return ()
    begun = [window for part in _beginnings(claim) for window in windows_with_all(snapshot, part, _WINDOWS)]
    read = [_read(window, words) for window in [*windows, *begun] for words in readings_of(snapshot, window)]
    pieces = _pieces(asked, read)
    if len(pieces) < 2 or not any(_leaves_a_sentence_out(one, other) for one, other in pairwise(pieces)):
        return ()
    return pieces if _are_of_one(snapshot, pieces) else ()


def _beginnings(claim: Claim) -> list[Claim]:
    """The first words behind each mark, as claims."""
    words = claim.words
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(words)) if _MARK.search(claim.text, a.end, b.start))]
    runs = [words[start : start + _LEAST] for start in starts if start + _LEAST <= len(words)]
    return [Claim(claim.text, (Fragment(run, skips=False, editorial=False),)) for run in runs[:_MOST_SENTENCES]]


def _read(window: TextWindow, words: Sequence[Word]) -> _Reading:
    return _Reading(window, words, f" {' '.join(word.text for word in words)} ")


def _pieces(asked: Sequence[str], read: Sequence[_Reading]) -> tuple[Piece, ...]:
    """From the beginning on the longest that stands anywhere; none where one does not tell anything."""
    pieces: list[Piece] = []
    at = 0
    while at < len(asked):
        piece = max((_longest(asked, at, one) for one in read), key=lambda piece: piece.words, default=None)
        run = asked[at : at + piece.words] if piece else []
        if piece is None or len(run) < _LEAST or sum(word not in FUNCTION_WORDS for word in run) < _TELLING:
            return ()
        pieces.append(piece)
        at += piece.words
    return tuple(pieces)


def _longest(asked: Sequence[str], at: int, read: _Reading) -> Piece:
    low, high = 0, len(asked) - at
    while low < high:  # a longer run stands only where each shorter one does
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _run(asked, at, middle) in read.joined else (low, middle - 1)
    if not low:
        return Piece(read.window, 0, Span(0, 0))
    first = read.joined.count(" ", 0, read.joined.index(_run(asked, at, low)) + 1) - 1
    return Piece(read.window, low, Span(read.words[first].start, read.words[first + low - 1].end))


def _run(asked: Sequence[str], at: int, length: int) -> str:
    return f" {' '.join(asked[at : at + length])} "


def _leaves_a_sentence_out(one: Piece, other: Piece) -> bool:
    """Whether more than some words of a sentence stand between; also where they stand in another order, or document."""
    if one.window.document_id != other.window.document_id or other.span.start < one.span.end:
        return True
    between = one.window.text[one.span.end : other.span.start]
    return SENTENCE_END.search(_LEADING.sub("", between)) is not None


def _are_of_one(snapshot: Snapshot, pieces: Sequence[Piece]) -> bool:
    if len({piece.window.document_id for piece in pieces}) == 1:
        return True
    said = [speech_at(snapshot, ClaimMatch(piece.window.document_id, piece.span)) for piece in pieces]
    identities = {None if quotation is None else quotation.identity for quotation in said}
    return len(identities) == 1 and None not in identities
