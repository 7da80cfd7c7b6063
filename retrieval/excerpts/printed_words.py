"""The words of a printed text, each with where it stands; marks, dashes, case and other typing apart."""

import re
import unicodedata
from collections.abc import Iterator
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
LETTERS = re.compile(r"(?<!\w)\[([^\W\d_]{1,2})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\](?!\w)")
_DROPPED = re.compile(f"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|{LETTERS.pattern}")


class Word(NamedTuple):
    """`text` is folded: lower case, straight apostrophes, no stop at its end; `start` and `end` are where it stands."""

    text: str
    start: int
    end: int


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
    if "," in word and _THOUSANDS.fullmatch(word):
        return word.replace(",", "")
    return word.removesuffix(".")
