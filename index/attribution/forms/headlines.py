"""Whose the quoted words of a headline are: whoever says the same words in the text below it."""

import re
from collections.abc import Sequence

from ...quotation import Quotation, QuotationKind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAST = 5  # letters of a single word that is no chance


def echoed_by(headline: Quotation, said: Sequence[Quotation], text: str) -> Quotation | None:
    """Which of the quotations of the text has the headline's words in it, in marks rather than reported; None where
    none does, or where they are of several speakers."""
    words = _padded(_words(headline, text))
    if len(words.strip()) < _LEAST:
        return None
    found = [q for q in said if q.speaker is not None and words in _padded(_words(q, text))]
    found = [q for q in found if q.kind is not QuotationKind.INDIRECT] or found
    return found[0] if found and len({q.speaker for q in found}) == 1 else None


def _words(quotation: Quotation, text: str) -> list[str]:
    return [word.lower().replace("’", "'") for part in quotation.parts for word in _WORD.findall(part.of(text))]


def _padded(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
