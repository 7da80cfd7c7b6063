"""A receipt as a value: of each excerpt which version of which document, where, which words, by whom.

Words and names are in it as hashes alone: whoever holds it can show what they were given, and learns nothing from it.
"""

import datetime
import hashlib
from dataclasses import dataclass
from itertools import accumulate

from index import PullquoteError, Span, fold

DOCUMENT_BYTES = 6  # a collision among 100,000 documents has odds of 1 in 50,000
CONTENT_BYTES = 8
WORDS_BYTES = 8
SPEAKER_BYTES = 6
RULES_BYTES = 6
_SUM = 0xFFFF


class NotAReceipt(PullquoteError):
    """What was given is no receipt, or not a whole one; the message says which."""


@dataclass(frozen=True, slots=True)
class WordsPrint:
    """What tells a run of words, white space apart: how many characters, the sum of their code points (which slides
    along a text in no time), and their hash."""

    length: int
    sum: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """One excerpt. `document` is a hash of its key, `content` the beginning of its content hash, `span` where the words
    stood. `said` counts the characters, white space apart, before the speaker's own words begin: None where nobody's
    words are in it; `speaker` is a hash of the name, None where it was open whose they are."""

    document: bytes
    content: bytes
    span: Span
    words: WordsPrint
    said: int | None
    speaker: bytes | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """`published_at` is when the generation was published (a number alone begins anew with every new index), `rules` a
    hash of the fingerprint of what analysed it."""

    generation: int
    published_at: datetime.datetime
    rules: bytes
    entries: tuple[ReceiptEntry, ...]


def document_print(key: str) -> bytes:
    return _hash(key, DOCUMENT_BYTES)


def content_print(content_hash: str) -> bytes:
    return bytes.fromhex(content_hash.partition(":")[2])[:CONTENT_BYTES]


def speaker_print(name: str) -> bytes:
    return _hash(fold(name), SPEAKER_BYTES)


def rules_print(analysis: str) -> bytes:
    return _hash(analysis, RULES_BYTES)


def letters_of(text: str) -> str:
    """Its characters without white space, which may be shown otherwise than it stands."""
    return "".join(text.split())


def words_print(text: str) -> WordsPrint:
    letters = letters_of(text)
    return WordsPrint(len(letters), sum(map(ord, letters)) & _SUM, _hash(letters, WORDS_BYTES))


def places_of(words: WordsPrint, text: str) -> tuple[Span, ...]:
    """Everywhere that these words stand in a text. Their sum is compared first: few places have to be hashed."""
    letters = letters_of(text)
    sums = [0, *accumulate(map(ord, letters))]
    fitting = (
        start
        for start in range(len(letters) - words.length + 1)
        if (sums[start + words.length] - sums[start]) & _SUM == words.sum
        and _hash(letters[start : start + words.length], WORDS_BYTES) == words.digest
    )
    at = _positions(text)
    return tuple(Span(at[start], at[start + words.length - 1] + 1) for start in fitting)


def position_in(text: str, span: Span, said: int) -> int:
    """The character of the text that `said` characters of the span, white space apart, stand before."""
    return span.start + _positions(span.of(text))[said]


def _positions(text: str) -> list[int]:
    return [place for place, character in enumerate(text) if not character.isspace()]


def _hash(text: str, size: int) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:size]
