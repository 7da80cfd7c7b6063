"""Words that are left out and whose sense goes with them."""

import re

from ...answer import Omission
from .kinds import SENTENCE_END, negates

_TURNING = {
    Omission.CONDITION: re.compile(
        r"\b(?:if|unless|provided|providing|(?:as|so) long as|on (?:the |one )?condition|in case|subject to)\b", re.I
    ),
    Omission.EXCEPTION: re.compile(
        r"\b(?:except(?:ing)?|excluding|apart from|aside from|other than|with the exception|but (?:not|never|for))\b",
        re.I,
    ),
    Omission.HEDGE: re.compile(
        r"\b(?:may|might|could|perhaps|maybe|possibly|probably|likely|allegedly|alleged|reportedly|supposedly|"
        r"purportedly|apparently|presumably|seems?|appears?|some|sometimes|almost|nearly|hardly|partly|mostly|"
        r"I (?:think|believe|guess|suppose)|for now|at (?:least|most)|up to)\b",
        re.I,
    ),
}
_MOST = 30  # words that are left out; of more, what turns the sense is lost in the rest


def omission_of(claimed: str, found: str) -> Omission | None:
    """What is lost where `claimed` stands for `found`, the gravest of several; None where the sense is not turned, or
    more than a part of a sentence is left out."""
    if len(found.split()) > _MOST or SENTENCE_END.search(found):
        return None
    exception = _TURNING[Omission.EXCEPTION]
    if exception.search(found) and not exception.search(claimed):
        return Omission.EXCEPTION
    if negates(found) and not negates(claimed):
        return Omission.NEGATION
    lost = (kind for kind, words in _TURNING.items() if words.search(found) and not words.search(claimed))
    return next(lost, None)
