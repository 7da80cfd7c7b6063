"""What is left out right before or behind words that stand as they are, and turns their sense."""

import re
from collections.abc import Iterable

from index import Span

from ...answer import Difference, Omission
from ..claim import Claim
from ..turned import REACH, limiting_words, turning_words
from .omissions import omission_of

_BETWEEN = r"[^\w]+"  # words that are told one behind the other may have marks between them


def turned_by(claim: Claim, text: str, span: Span, parts: Iterable[Span] = ()) -> Difference | None:
    """`span` is where the claim stands in the document's `text`; `parts` as in `turned`."""
    words = turning_words(text, span.start, parts)
    if words is None:
        return None
    found = list(_pattern(words).finditer(text, max(0, span.start - REACH), span.start))
    return _left_out(words, Omission.NEGATION, claim.words[0].start, found[-1] if found else None)


def limited_by(claim: Claim, text: str, span: Span, parts: Iterable[Span] = ()) -> Difference | None:
    words = limiting_words(text, span, parts)
    if words is None:
        return None
    found = _pattern(words).search(text, span.end, span.end + 2 * REACH)
    return _left_out(words, Omission.CONDITION, claim.words[-1].end, found)


def _left_out(words: str, otherwise: Omission, at: int, found: re.Match[str] | None) -> Difference:
    there = None if found is None else Span(found.start(), found.end())
    return Difference("", words, omission_of("", words) or otherwise, Span(at, at), there)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(re.escape(word) for word in words.split()))
