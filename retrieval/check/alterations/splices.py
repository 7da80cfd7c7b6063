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
from ..text_window import TextWindow
from .kinds import SENTENCE_END

_LEAST = 4  # words of a piece
_TELLING = 2  # of them that are no function words; fewer stand anywhere
_WINDOWS = 4  # passages that the beginning of each sentence is looked for in
_BEGINNING = 6  # words of a sentence by which it is looked for
_FEW = 3  # words that are left out, wherever they stand: no sentence
_MOST_SENTENCES = 6  # of a claim
_MARK = re.compile(r"[.!?,;:…]")
_LEADING = re.compile(r"\A[\s.!?…,;:\"“”’']+")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """`joined` are the words with blanks between and around."""

    window: TextWindow
    words: Sequence[Word]
    joined: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a claim, one after the other, where they stand in a document; `words` counts them, and the first is at
    position `first` of the `reading`."""

    reading: Reading
    first: int
    words: int

    @property
    def window(self) -> TextWindow:
        return self.reading.window

    @property
    def span(self) -> Span:
        return Span(self.reading.words[self.first].start, self.reading.words[self.first + self.words - 1].end)


def find_splice(snapshot: Snapshot, claim: Claim, windows: Sequence[TextWindow]) -> tuple[Piece, ...]:
    """The pieces that make the whole claim, in its order, all of one speaker or of one document; none where it is not
    made so, or nothing but words of one sentence is left out between them. `windows` are those that the claim was laid
    beside; the beginnings of its sentences are looked for besides."""
    asked = [word.text for word in claim.words]
    if len(asked) < 2 * _LEAST:
        return ()
    begun = [window for part in _beginnings(claim) for window in windows_with_all(snapshot, part, _WINDOWS)]
    read = [_read(window, words) for window in [*windows, *begun] for words in readings_of(snapshot, window)]
    pieces = _pieces(asked, read)
    if len(pieces) < 2 or not any(_leaves_a_sentence_out(one, other, read) for one, other in pairwise(pieces)):
        return ()
    return pieces if _are_of_one(snapshot, pieces) else ()


def _beginnings(claim: Claim) -> list[Claim]:
    """The first words behind each mark, as claims."""
    words = claim.words
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(words)) if _MARK.search(claim.text, a.end, b.start))]
    ends = [*starts[1:], len(words)]
    runs = [words[start : min(end, start + _BEGINNING)] for start, end in zip(starts, ends, strict=True)]
    runs = [run for run in runs if len(run) >= _LEAST]
    return [Claim(claim.text, (Fragment(run, skips=False, editorial=False),)) for run in runs[:_MOST_SENTENCES]]


def _read(window: TextWindow, words: Sequence[Word]) -> Reading:
    return Reading(window, words, f" {' '.join(word.text for word in words)} ")


def _pieces(asked: Sequence[str], read: Sequence[Reading]) -> tuple[Piece, ...]:
    """From the beginning on the longest that stands anywhere; none where one does not tell anything."""
    pieces: list[Piece] = []
    at = 0
    while at < len(asked):
        before = pieces[-1].window if pieces else None
        found = (_longest(asked, at, one) for one in read)
        piece = max(found, key=lambda piece: (piece.words, piece.window is before), default=None)
        run = asked[at : at + piece.words] if piece else []
        if piece is None or len(run) < _LEAST or sum(word not in FUNCTION_WORDS for word in run) < _TELLING:
            return ()
        pieces.append(piece)
        at += piece.words
    return tuple(pieces)


def _longest(asked: Sequence[str], at: int, read: Reading) -> Piece:
    low, high = 0, len(asked) - at
    while low < high:  # a longer run stands only where each shorter one does
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _run(asked, at, middle) in read.joined else (low, middle - 1)
    first = read.joined.count(" ", 0, read.joined.index(_run(asked, at, low)) + 1) - 1 if low else 0
    return Piece(read, first, low)


def _run(asked: Sequence[str], at: int, length: int) -> str:
    return f" {' '.join(asked[at : at + length])} "


def _leaves_a_sentence_out(one: Piece, other: Piece, read: Sequence[Reading]) -> bool:
    """Whether more than some words of a sentence stand between; also where they stand in another order, or document."""
    if one.window.document_id != other.window.document_id or other.span.start < one.span.end:
        return True
    gap = Span(one.span.end, other.span.start)
    fewest = min(
        sum(gap.start <= word.start < gap.end for word in reading.words)
        for reading in read
        if reading.window is one.window
    )
    return fewest > _FEW and SENTENCE_END.search(_LEADING.sub("", gap.of(one.window.text))) is not None


def _are_of_one(snapshot: Snapshot, pieces: Sequence[Piece]) -> bool:
    if len({piece.window.document_id for piece in pieces}) == 1:
        return True
    said = [speech_at(snapshot, ClaimMatch(piece.window.document_id, piece.span)) for piece in pieces]
    identities = {None if quotation is None else quotation.identity for quotation in said}
    return len(identities) == 1 and None not in identities
