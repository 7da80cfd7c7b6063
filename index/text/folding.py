"""Folded text: what differs only in typing is made alike, with a map back to the document's offsets."""

import unicodedata
from dataclasses import dataclass

from .document import Span

_SINGLES = "‘’‚‛′`´ʼ＇"
_DOUBLES = "“”„‟«»❝❞＂″"
_DASHES = "‐‑‒–—―−"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TABLE = (
    dict.fromkeys(map(ord, _SINGLES), "'")
    | dict.fromkeys(map(ord, _DOUBLES), '"')
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _INVISIBLE), "")
    | {ord("…"): "..."}
)


def fold(text: str) -> str:
    """`text` in lower case, with plain marks, dashes and spaces, without accents and invisible characters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_TABLE))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_TABLE)
    return " ".join(plain.casefold().split())


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` is the folded form; `offsets[i]` is where the character that gave `text[i]` stands in the
    original, and `offsets[len(text)]` is the end of the last one."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The range of the original that gave `text[start:end]`, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def fold_with_offsets(text: str, start: int = 0) -> FoldedText:
    """As `fold`, character by character; `start` is where `text` begins in its document."""
    folded: list[str] = []
    offsets: list[int] = []
    blank = True
    for position, character in enumerate(text, start):
        for piece in _fold_character(character):
            if piece == " ":
                if not blank:
                    folded.append(" ")
                    offsets.append(position)
                blank = True
            else:
                folded.append(piece)
                offsets.append(position)
                blank = False
    if folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    offsets.append(offsets[-1] + 1 if offsets else start)
    return FoldedText("".join(folded), tuple(offsets))


def _fold_character(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() else character.lower()
    decomposed = unicodedata.normalize("NFKD", character.translate(_TABLE))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_TABLE).casefold()
    return "".join(" " if c.isspace() else c for c in plain)
