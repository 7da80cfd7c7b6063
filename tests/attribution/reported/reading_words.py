"""A sentence as reported speech sees it, with the position of a word in it."""

import re

from index.attribution.reported.tokens import Words, read_words
from index.text.document import Span


def words_of(text: str) -> Words:
    quoted = [Span(*mark.span()) for mark in re.finditer(r"“[^”]*”", text)]
    return read_words(text, Span(0, len(text)), quoted)


def at(words: Words, word: str) -> int:
    """The token of the word's last occurrence."""
    return max(i for i, raw in enumerate(words.raw) if raw == word)


def tokens(words: Words, first: int, last: int) -> str:
    """The text from one token to another, both included."""
    return words.span(first, last).of(words.text)
