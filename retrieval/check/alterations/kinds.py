"""The kind of a difference between a claim and the words that it was laid beside, by the words that differ."""

import re
from collections.abc import Iterable

from index import fold

from ...answer import Alteration, Difference
from ...excerpts.printed_words import read_words
from ...question.tokens import FUNCTION_WORDS

_GRAVEST = tuple(Alteration)
_NEGATIONS = frozenset(
    "no not never nobody none nothing nowhere neither nor without cannot hardly barely scarcely seldom rarely".split()
)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s")
_DIGIT = re.compile(r"\d")
_SHORTENED = re.compile(r"'(?:s|ll|re|ve|d|m)\Z|\A\w+n't\Z")  # "We'll" is no other name than "We will"
_NUMBERS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion trillions dozen dozens half third quarter double triple twice once
    first second fourth fifth sixth seventh eighth ninth tenth percent % both
    """.split()
)
_FEW = 3  # words that are left out or put in for what they say themselves; of more the gap is what tells
_SHORT = 8  # words of a passage that was put in place of another word for word; longer ones have no word in common


def alteration_of(differences: Iterable[Difference]) -> Alteration:
    """The gravest kind among them; at least one."""
    return min(map(_kind, differences), key=_GRAVEST.index)


def _kind(difference: Difference) -> Alteration:
    claimed, found = _words(difference.claimed), _words(difference.found)
    if not claimed and SENTENCE_END.search(difference.found):
        return Alteration.SPLICE
    one_sided = not claimed or not found
    if max(len(claimed), len(found)) <= (_FEW if one_sided else _SHORT):
        if _is_denied(claimed) != _is_denied(found) or _are_opposites(claimed, found):
            return Alteration.NEGATION
        if _numbers(difference.claimed) != _numbers(difference.found):
            return Alteration.NUMBER
        if claimed and _names(difference.claimed) != _names(difference.found):
            return Alteration.NAME
    return Alteration.WORDING if claimed else Alteration.CUT


def _words(text: str) -> list[str]:
    return [word.text for word in read_words(text, 0, len(text))]


def negates(text: str) -> bool:
    return _is_denied(_words(text))


def _is_denied(words: Iterable[str]) -> bool:
    """True for an odd number of negations: "not never" affirms."""
    return sum(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words) % 2 == 1


def _are_opposites(claimed: Iterable[str], found: Iterable[str]) -> bool:
    """ "likely" and "unlikely"."""
    pairs = {(one, other) for one in claimed for other in found} | {(one, other) for one in found for other in claimed}
    return any(other.startswith(prefix) and other[len(prefix) :] == one for one, other in pairs for prefix in _PREFIXES)


def _numbers(text: str) -> list[str]:
    """ "First" with a capital is mostly a name's: "the First Amendment"."""
    words = [text[word.start : word.end] for word in read_words(text, 0, len(text))]
    return sorted(fold(word) for word in words if word in _NUMBERS or _DIGIT.search(word))


def _names(text: str) -> list[str]:
    """Words with a capital that are no word of every sentence."""
    printed = (text[word.start : word.end] for word in read_words(text, 0, len(text)))
    words = (_SHORTENED.sub("", fold(word)) for word in printed if word[:1].isupper())
    return sorted(word for word in words if word and word not in FUNCTION_WORDS)
