"""Folded text: what differs only in typing is made alike."""

import re
import unicodedata

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
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` in lower case, with plain marks, dashes and spaces, without accents and invisible characters."""
    if text.isascii():  # most words are: what is below changes nothing else of them, in five times the time
        return " ".join(text.replace("`", "'").lower().split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_TABLE))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_TABLE)
    return " ".join(plain.casefold().split())


def folded_words(folded: str) -> list[str]:
    """The words of a folded text as SQLite's unicode61 tells them apart: runs of letters and digits."""
    return _WORD.findall(folded)
