"""The words of one sentence with what reported speech needs to know of each: case, class, quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...text.document import Span
from ..text import lexicon
from .word_lists import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR,
    NEGATIONS,
    NOUNS_IN_ED,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    TIMES,
)

# Titles whose point is part of the word. The weights were learnt with "Capt." and its like as two tokens.
_TITLES = lexicon.any_of((lexicon.ABBREVIATED_TITLES - lexicon.words("Capt Maj Adm Govs")) | {"Jr", "Sr", "St"})
_TOKEN = re.compile(rf"(?:[A-Z]\.)+(?:[A-Z]\b|[-–][^\W_]+)?|(?:{_TITLES})\.|[^\W_]+(?:[.&'’‑-][^\W_]+)*|''|--+|\S")

_OPENERS = "“„«‘([{"
_DASHES = frozenset(("-", "–", "—", "--", "---"))
QUOTE_MARKS = frozenset(("“", "”", '"', "''", "«", "»", "„", "‘", "’"))


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of one sentence; lists run in parallel. `starts` and `ends` are offsets in the document. `verbal` is True
    where the form alone says that a verb stands there."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]
    quoted: list[bool]
    verbal: list[bool]
    marks: Sequence[Span]

    def __len__(self) -> int:
        return len(self.raw)

    def is_word(self, at: int) -> bool:
        return self.raw[at][0].isalnum()

    def is_capitalised(self, at: int) -> bool:
        return self.raw[at][0].isupper()

    def is_comma(self, at: int) -> bool:
        return self.raw[at] == ","

    def is_break(self, at: int) -> bool:
        """Marks that no noun phrase runs over; a comma and a bracket are looked at one by one."""
        return self.raw[at] in _BREAKS or self.is_dash(at)

    def is_dash(self, at: int) -> bool:
        """A dash between words; a hyphen inside one is none."""
        return self.raw[at] in _DASHES and (len(self.raw[at]) > 1 or not self._is_hyphen(at))

    def _is_hyphen(self, at: int) -> bool:
        before, after = (
            self.text[self.starts[at] - 1 : self.starts[at]],
            self.text[self.ends[at] : self.ends[at] + 1],
        )
        return self.raw[at] != "—" and before.isalnum() and after.isalnum()

    def is_time(self, at: int) -> bool:
        return self.low[at] in TIMES

    def is_time_word(self, at: int) -> bool:
        return self.low[at] in TIMES or self.low[at] in TIME_WORDS

    def is_auxiliary(self, at: int) -> bool:
        return _is_auxiliary_form(self.low[at])

    def is_negation(self, at: int) -> bool:
        low = self.low[at]
        return low in NEGATIONS or low == "cannot" or low.endswith(("n't", "n’t"))

    def is_adverb(self, at: int) -> bool:
        low = self.low[at]
        return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and not self.raw[at][0].isupper())

    def is_participle(self, at: int) -> bool:
        """ "speaking" of "speaking at a rally": an -ing form with something hanging on it."""
        low = self.low[at]
        if not low.endswith("ing") or len(low) < 6 or self.raw[at][0].isupper() or at + 1 >= len(self.raw):
            return False
        after = self.low[at + 1]
        return (after in PREPOSITIONS and after not in ("of", "for", "in")) or after in (
            "to",
            "the",
            "a",
            "his",
            "her",
        )

    def is_pronoun(self, at: int) -> bool:
        return pronoun_of(self.low[at]) is not None

    def span(self, first: int, last: int) -> Span:
        """From the first token to the last, both included."""
        return Span(self.starts[first], self.ends[last])


_BREAKS = frozenset((";", ":", "?", "!", "…", "[", "]", "/", "*", "•")) | QUOTE_MARKS


@lru_cache(maxsize=20_000)
def pronoun_of(low: str) -> str | None:
    """ "he" of "he", "he's", "he’d"; None where the word is no personal pronoun."""
    if low in PRONOUNS:
        return low
    head, mark, tail = low.partition("'" if "'" in low else "’")
    return head if mark and head in PRONOUNS and tail in ("s", "ve", "d", "ll", "re", "m") else None


def read_words(text: str, sentence: Span, quoted: Sequence[Span]) -> Words:
    """`quoted` are the spans of quotation marks that touch the sentence, in order."""
    places = [found.span() for found in _TOKEN.finditer(text, sentence.start, sentence.end)]
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    raw = [text[start:end] for start, end in places]
    inside = [False] * len(raw)
    for span in quoted:
        for at, start in enumerate(starts):
            if span.start <= start < span.end:
                inside[at] = True
    low = [word.lower() for word in raw]
    return Words(text, starts, ends, raw, low, inside, [is_verb_form(word) for word in raw], quoted)


def is_final(raw: str) -> bool:
    """Marks that close a sentence or a clause and are no part of what was said."""
    return raw in (".", ",", ":", ";", "!", "?", "(") or raw in _DASHES


def class_of(words: Words, at: int) -> str:
    """What kind of word stands there: itself where it is a function word, "$" past the end."""
    if at >= len(words.raw):
        return "$"
    form = _form_class(words.raw[at])
    return "quote" if words.quoted[at] and form in OPEN_CLASSES else form


NAMED_CLASSES = (
    PREPOSITIONS
    | SUBORDINATORS
    | CONJUNCTIONS
    | frozenset(["that", "who", "which", "him", "them", "me", "us", "himself", "herself", "themselves", "there"])
)
OPEN_CLASSES = frozenset(("time", "auxiliary", "verb", "name", "ing", "adverb", "number", "word"))
_REMEMBERED = 20_000  # word forms; more than an article has, so that each is classed once


@lru_cache(maxsize=_REMEMBERED)
def _form_class(raw: str) -> str:
    low = raw.lower()
    if low in NAMED_CLASSES:
        return low
    if (pronoun := pronoun_of(low)) is not None:
        return pronoun
    if low in DETERMINERS or low in POSSESSIVES:
        return "determiner"
    if low in TIMES:
        return "time"
    if _is_auxiliary_form(low):
        return "auxiliary"
    if is_verb_form(raw):
        return "verb"
    if not raw[0].isalnum():
        return raw if len(raw) == 1 and raw.isascii() else "mark"
    if raw[0].isupper():
        return "name"
    if low.endswith("ing"):
        return "ing"
    if low in ADVERBS or (low.endswith("ly") and len(low) > 4):
        return "adverb"
    return "number" if low[0].isdigit() else "word"


@lru_cache(maxsize=_REMEMBERED)
def _is_auxiliary_form(low: str) -> bool:
    return low in AUXILIARIES or low.endswith(("n't", "n’t"))


@lru_cache(maxsize=_REMEMBERED)
def is_verb_form(raw: str) -> bool:
    """Whether the form alone says that the word is a verb."""
    if raw[0].isupper():
        return False
    past = raw.endswith("ed") and len(raw) > 4 and raw not in NOUNS_IN_ED and "-" not in raw
    return past or raw in IRREGULAR or _is_auxiliary_form(raw)
