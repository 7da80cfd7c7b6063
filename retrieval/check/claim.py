"""A pasted quotation, read as editors write: ellipses, square brackets and typing apart from its words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index import fold

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?<![\w-])-(?=\.?\d)(?:\d+(?:[.,]\d+)*|\.\d+)(?:[^\W\d_]+)?"  # -5: a lost sign turns a statement round
    r"|(?<![\w.])\.\d+(?:[^\W\d_]+)?"  # .5
    r"|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?"  # 1,000 2.5bn 21st
    r"|[^\W_]+(?:'[^\W_]+)*"
    r"|[$%+&=@#°‰‱¢-¥¤฿\u20a0-\u20cf±×÷¬√∞≈≠≤≥]"
    r"|(?<![\w\"'/<>~])[<>~](?=[\d$€£¥.])"  # <5: no tag, no line that is quoted, no line through a word
)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\w*")
_BREAK = re.compile(r"[\[(]\s*(?:\.\s*\.\s*\.|…)[\s.]*[\])]|\.\s?\.\s?\.[\s.]*|…[\s.]*")
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_LETTERS = re.compile(r"(?<!\w)\[([^\W\d_]{1,2})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\](?!\w)")
_SILENT = frozenset({"sic", "emphasis added", "emphasis mine", "laughter", "applause", "inaudible", "crosstalk"})
_DROPPED = re.compile(f"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|{_LETTERS.pattern}")


class Word(NamedTuple):
    """`text` is folded: lower case, straight apostrophes, no stop at its end; `start` and `end` are where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that follow each other. `skips` tells that an ellipsis stands before them, `editorial` that they
    stand in an editor's brackets, in place of other words."""

    words: tuple[Word, ...]
    skips: bool
    editorial: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` as pasted; the words' offsets are into it. Pieces are in order, none is empty."""

    text: str
    fragments: tuple[Fragment, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for fragment in self.fragments for word in fragment.words)


def read_claim(text: str) -> Claim:
    """A claim as it was typed, taken apart at its ellipses and brackets; without fragments where it has no word."""
    fragments: list[Fragment] = []
    start, skips = 0, False
    for gap in _BREAK.finditer(text):
        found = list(_fragments(text, start, gap.start(), skips))
        fragments += found
        start, skips = gap.end(), bool(found) or skips
    fragments += _fragments(text, start, len(text), skips)
    return Claim(text, tuple(fragments))


def read_words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of `text[start:end]`, marks of any kind left out; letters that an editor put into brackets
    ("[w]e", "love[s]") belong to their word."""
    plain = text[start:end].translate(_ALIKE)
    dropped = {at for match in _DROPPED.finditer(plain) for at in _marks(match)}
    if dropped:
        places = [at for at in range(len(plain)) if at not in dropped]
        clean = "".join(plain[at] for at in places)
        for match in _WORD.finditer(clean):
            yield Word(_plain(match.group()), start + places[match.start()], start + places[match.end() - 1] + 1)
        return
    for match in _WORD.finditer(plain):
        yield Word(_plain(match.group()), start + match.start(), start + match.end())


class _Alike(dict[int, str]):
    """Characters to their folded form where that is one character, so that places stay; filled as they are met.
    Letters keep their accents and raised digits their height: with others they make another word."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isalpha():
            folded = character.casefold()
        elif unicodedata.category(character) == "No" or _is_negated(character):
            folded = character
        else:
            folded = fold(character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


def _is_negated(character: str) -> bool:
    """A sign with a stroke through it says the opposite."""
    return unicodedata.category(character) == "Sm" and len(unicodedata.normalize("NFD", character)) > 1


_ALIKE = _Alike()


def _marks(match: re.Match[str]) -> tuple[int, ...]:
    """Of what is dropped inside a word: an invisible character, or the two brackets around letters."""
    return (match.start(),) if len(match.group()) == 1 else (match.start(), match.end() - 1)


def _plain(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.casefold())
    if _THOUSANDS.fullmatch(word):
        return word.replace(",", "")
    return word.removesuffix(".")


def _fragments(text: str, start: int, end: int, skips: bool) -> Iterator[Fragment]:
    """The stretch between two ellipses, cut at an editor's brackets."""
    letters = {match.start() for match in _LETTERS.finditer(text, start, end)}
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() in letters:
            continue
        if words := tuple(read_words(text, start, bracket.start())):
            yield Fragment(words, skips, editorial=False)
            skips = False
        inside = tuple(read_words(text, bracket.start(1), bracket.end(1)))
        if inside and fold(bracket.group(1)) not in _SILENT:
            yield Fragment(inside, skips, editorial=True)
            skips = False
        start = bracket.end()
    if words := tuple(read_words(text, start, end)):
        yield Fragment(words, skips, editorial=False)
