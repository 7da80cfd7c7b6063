"""Quoted words one by one: which of them are said, by how many, and which stand as names of things.

Nothing here knows grammar. A word stands as a thing's name where something leads up to it, an article, a preposition or
another word of content, and no word of content follows it; or with a capital inside a sentence. Of a verb or an
adjective that is seldom so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index import StoredQuotation

from ..question.tokens import Token, is_content, tokens

_SHORTEST = 3  # letters of a word that can be a subject
_LEADS = frozenset(
    """
    the a an this that these those our their my his her its your no any some every of in on for about against from with
    into by through over under more less and or between other own
    """.split()
)


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """`folded`, and `written` as it stands, both without a possessive ending; `thing` tells that it stands as the name
    of one, `joined` that a blank alone parts it from the word before it in the list."""

    folded: str
    written: str
    stem: str
    thing: bool
    joined: bool


def spoken_words(quotation: StoredQuotation, stem: Callable[[str], str]) -> list[SpokenWord]:
    """The words of content that are the speaker's own."""
    text = quotation.texts(quotation.document_id)
    return [word for part in quotation.parts for word in _words_of(part.of(text), stem)]


def _words_of(text: str, stem: Callable[[str], str]) -> Iterator[SpokenWord]:
    found = tokens(text)
    last: Token | None = None
    for place, word in enumerate(found):
        if not _may_be_subject(word):
            continue
        before = found[place - 1] if place else None
        yield SpokenWord(
            folded=word.text,
            written=_without_ending(text[word.start : word.end]),
            stem=stem(word.text),
            thing=_is_thing(text, found, place),
            joined=before is not None and before is last and _touch(text, before, word),
        )
        last = word


def _may_be_subject(word: Token) -> bool:
    joined = "'" in word.text or ("-" in word.text and not word.capital)  # "don't", "across-the-board"
    return len(word.text) >= _SHORTEST and not joined and not word.text[0].isdigit() and is_content(word.text)


def _without_ending(written: str) -> str:
    return written[:-2] if written.endswith(("'s", "’s")) else written


def _is_thing(text: str, found: Sequence[Token], place: int) -> bool:
    word = found[place]
    if place == 0:
        return False
    if word.capital:
        return True
    before = found[place - 1]
    led = _touch(text, before, word) and (before.text in _LEADS or is_content(before.text))
    if place + 1 == len(found) or word.possessive or not _touch(text, word, found[place + 1]):
        return led
    return led and not is_content(found[place + 1].text)


def _touch(text: str, one: Token, other: Token) -> bool:
    return not text[one.end : other.start].strip()
