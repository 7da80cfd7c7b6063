"""Versions of one story: a page and its print view, an update, what another paper took over.

The fullest is cited first: what has nearly as many words as the longest, before any mail, which carries other stories
too; of these the one that says most of where it is from; then the newest, whose words are the paper's last.
"""

import datetime
import re
from collections.abc import Collection, Mapping
from functools import partial
from typing import Protocol

from index import Kind, StoredDocument, fold, folded_words

LEAST_WORDS = 5  # as many in a row are no accident (Broder 1997 takes 4 to 10); "we did not" stands in any two articles
_SAME_SHARE = 0.75  # of the shorter one's: stories told by one template, with other names, have up to two thirds
_FULL = 0.85  # of the longest one's words; what is left is a correction, a caption, a template
_MOST_WORDS = 20_000  # of a document that is looked at; a book is no version of a story
_TOLD = re.compile(r"[^\W_]+|[$£€¥%+]|(?<!\w)-(?=\d)")
_Shingles = frozenset[tuple[str, ...]]


class Texts(Protocol):
    @property
    def documents(self) -> Mapping[int, StoredDocument]: ...

    def text(self, document_id: int) -> str: ...


class Versions:
    """Of the documents that one answer looks at. Inside the reader's session."""

    def __init__(self, reader: Texts) -> None:
        self._reader = reader
        self._words: dict[int, str] = {}
        self._shingles: dict[int, _Shingles] = {}

    def are_one_story(self, one: int, other: int) -> bool:
        if one == other:
            return True
        if max(self._reader.documents[id_].words for id_ in (one, other)) > _MOST_WORDS:
            return False
        first, second = self._of(one), self._of(other)
        return bool(first and second) and len(first & second) >= _SAME_SHARE * min(len(first), len(second))

    def is_newer(self, one: int, other: int) -> bool:
        """Whether `one` is known to be a later version of the story."""
        first, second = (self._reader.documents[id_].date for id_ in (one, other))
        return first is not None and second is not None and first > second and self.are_one_story(one, other)

    def says(self, document_id: int, words: str) -> bool:
        """Whether these stand in it in a row: words as `told_words` gives them."""
        if document_id not in self._words:
            self._words[document_id] = told_words(fold(self._reader.text(document_id)))
        return f" {words} " in f" {self._words[document_id]} "

    def fullest(self, document_ids: Collection[int]) -> int:
        """Of versions of one story, the one to cite first; of equals the first."""
        documents = [self._reader.documents[id_] for id_ in document_ids]
        longest = max((d.words for d in documents if d.kind is not Kind.MAIL), default=0)
        return max(documents, key=partial(_rank, longest=longest)).id

    def _of(self, document_id: int) -> _Shingles:
        if document_id not in self._shingles:
            self._shingles[document_id] = shingles_of(self._reader.text(document_id))
        return self._shingles[document_id]


def _rank(document: StoredDocument, longest: int) -> tuple[bool, bool, int, datetime.date, int]:
    known = sum(stated is not None for stated in (document.outlet, document.date, document.url))
    full = document.words >= _FULL * longest
    return full, document.kind is not Kind.MAIL, known, document.date or datetime.date.min, document.words


def told_words(folded: str) -> str:
    """The words of a folded text, a blank between each, with the signs that make another number of one."""
    return " ".join(_TOLD.findall(folded))


def shingles_of(text: str) -> _Shingles:
    """Every five words in a row, whatever marks stand between them."""
    words = folded_words(fold(text))
    return frozenset(tuple(words[i : i + LEAST_WORDS]) for i in range(max(len(words) - LEAST_WORDS + 1, 0)))
