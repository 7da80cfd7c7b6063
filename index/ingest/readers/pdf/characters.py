"""What the characters of a PDF's fonts stand for: ligatures are letters, and what stands for nothing is counted.

A blank is a blank, whichever of them a font calls it; of a page's glyphs none says that a line must not break there.
"""

import re
from collections.abc import Iterable

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, 0x200B, 0x2060, 0xFEFF])
_CLEANED = str.maketrans({**_LIGATURES, **{chr(code): None for code in _UNSEEN}})
_BLANKS = re.compile(r"\s+")
# Control characters, the private area, U+FFFD and what is no character: no font should say that its glyphs are these.
_GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff]")
_BULLET = re.compile("^[\uf000-\uf0ff](?= )|^[\uf000-\uf0ff]$")
_ENGLISH_LETTERS = re.compile(r"[A-Za-z]{4,}")
_VOWELS = re.compile(r"[AEIOUYaeiouy]")
_GARBAGE_SHARE = 0.02  # of all characters; sound files have a few bullets
_MUTE_SHARE = 0.4  # of words of four letters or more; English has 0.5 %, a font without its table over 60 %
_FEWEST_WORDS = 20


def cleaned(text: str) -> str:
    """With blanks as they are: see `with_single_blanks`."""
    return text.translate(_CLEANED)


def with_single_blanks(text: str) -> str:
    return _BLANKS.sub(" ", text)


def without_bullet(text: str) -> str:
    """A line without the picture from a font of symbols that it begins with."""
    return _BULLET.sub("•", text)


def has_garbage(text: str) -> bool:
    return _GARBAGE.search(text) is not None


def is_garbage(texts: Iterable[str]) -> bool:
    """Whether so many characters stand for nothing, or so many words can't be spoken, that nothing can be trusted."""
    length = wrong = words = mute = 0
    for text in texts:
        length += len(text)
        wrong += len(_GARBAGE.findall(text))
        for word in _ENGLISH_LETTERS.findall(text):
            words += 1
            mute += _VOWELS.search(word) is None
    return wrong > _GARBAGE_SHARE * length or (words >= _FEWEST_WORDS and mute > _MUTE_SHARE * words)
