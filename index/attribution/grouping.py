"""Groups quoted pieces into quotations: one quotation is what one attribution gives to one speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import cues
from .text.quotation_marks import Piece
from .text.sentences import MASK, Sentence


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before its speaker is known. `sentences` index those that hold its pieces. `bare` is True
    where nothing but quoted words stands in them, `mixed` where a sentence of the paper's takes them in."""

    pieces: tuple[int, ...]
    sentences: tuple[int, ...]
    bare: bool
    mixed: bool


# "… she said, and her husband cut in.": what follows in marks is no longer hers.
_SOMEBODY_ELSE = re.compile(r", (?:and|but|as|while|before) (?:the|an?|his|her|their|another|[A-Z]\w+) ")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENING = "['‘(.… "  # what may stand before a quotation's first letter
_FAR = 6  # words after a verb of saying from which on a quoted piece no longer hangs on it


class Drafting:
    """One document's."""

    def __init__(self, text: str, masked: str, pieces: Sequence[Piece], sentences: Sequence[Sentence]) -> None:
        self._text, self._masked = text, masked
        self._pieces, self._sentences = pieces, sentences

    def drafts(self) -> list[Draft]:
        drafts: list[_Growing] = []
        for index, sentence in enumerate(self._sentences):
            if not sentence.pieces:
                continue
            bare = self._is_bare(sentence)
            groups = [sentence.pieces] if bare else self._split(sentence)
            for position, group in enumerate(groups):
                draft = _Growing(list(group), [index], bare, not bare and self._is_mixed(sentence, group))
                if drafts and not position and self._goes_on(drafts[-1], draft):
                    drafts[-1].take(draft)
                else:
                    drafts.append(draft)
        return [Draft(tuple(d.pieces), tuple(d.sentences), d.bare, d.mixed) for d in drafts]

    def _is_bare(self, sentence: Sentence) -> bool:
        return not any(c.isalnum() and c != MASK for c in sentence.span.of(self._masked))

    def _split(self, sentence: Sentence) -> list[tuple[int, ...]]:
        """Pieces of a sentence part where a second verb of saying stands between them."""
        groups = [[sentence.pieces[0]]]
        for left, right in zip(sentence.pieces, sentence.pieces[1:], strict=False):
            if self._parts(self._pieces[left], self._pieces[right]):
                groups.append([right])
            else:
                groups[-1].append(right)
        return [tuple(g) for g in groups]

    def _parts(self, left: Piece, right: Piece) -> bool:
        between = self._masked[left.outer.end : right.outer.start]
        words = _WORD.findall(between)
        said = [i for i, w in enumerate(words) if w.lower() in cues.CUES]
        if not said:
            return False
        if not self._first_letter(left).isupper():
            return True
        if len(said) == 1:
            before_mark = between.rstrip()[-1:]
            if before_mark in ",—–-" and not words[said[0]].lower().endswith("ing"):
                return False
            if not before_mark and self._text[left.inner.end - 1 : left.inner.end] in ",?!—-":
                return False
        after = len(words) - 1 - said[-1]
        return len(said) > 1 or after <= 1 or after >= _FAR or not self._first_letter(right).islower()

    def _is_mixed(self, sentence: Sentence, group: tuple[int, ...]) -> bool:
        first = self._pieces[group[0]]
        before = self._masked[sentence.span.start : first.outer.start].rstrip()
        if not before or before[-1] == MASK or before[-1] == ":":
            return False
        if before[-1] in ",—–-":
            return self._first_letter(first).islower()
        last_word = (_WORD.findall(before)[-1:] or [""])[0].lower()
        return not (self._first_letter(first).isupper() and last_word in cues.SPEECH)

    def _first_letter(self, piece: Piece) -> str:
        return self._text[piece.inner.start : piece.inner.start + 3].lstrip(_OPENING)[:1]

    def _goes_on(self, last: "_Growing", draft: "_Growing") -> bool:
        """True where the second goes on with the first: the two are one quotation."""
        previous, sentence = self._sentences[last.sentences[-1]], self._sentences[draft.sentences[0]]
        if draft.sentences[0] != last.sentences[-1] + 1:
            return False
        before, first = self._pieces[last.pieces[-1]], self._pieces[draft.pieces[0]]
        if before.continued:
            return True
        if sentence.paragraph != previous.paragraph:
            return False
        touching = not self._masked[before.outer.end : first.outer.start].strip()
        if touching and (last.bare or draft.bare or not before.closed):
            return not (last.mixed and draft.bare and before.closed)
        if draft.bare and not last.mixed:
            tail = self._masked[before.outer.end : previous.span.end]
            return _SOMEBODY_ELSE.search(tail) is None
        return False


@dataclass(slots=True)
class _Growing:
    """A draft that what follows may still be joined to."""

    pieces: list[int]
    sentences: list[int]
    bare: bool
    mixed: bool

    def take(self, other: "_Growing") -> None:
        self.pieces += other.pieces
        self.sentences += other.sentences
        self.bare = self.bare and other.bare
