"""Finds, in one sentence, whatever could name a speaker: names, pronouns and noun phrases."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ...text.document import Span
from ..text import lexicon, proper_names
from ..text.sentences import MASK
from .name_finder import Name, NameKind
from .noun_phrases import DETERMINERS, NOUN_CUES, is_bare_plural, opens_phrase, owned_end, phrase_end


class MentionKind(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Mention:
    """`first` and `last` are token positions in its sentence, last included. `head` is a phrase's noun or the
    pronoun in lower case; `possessor` the name a phrase hangs on ("Trump" in "Trump's campaign")."""

    span: Span
    kind: MentionKind
    first: int
    last: int
    head: str
    name: Name | None = None
    possessor: Name | None = None

    @property
    def is_somebody(self) -> bool:
        """By name, or by a noun for persons: not by a pronoun, nor by any other noun."""
        return self.kind is MentionKind.NAME or self.head in lexicon.PERSON_NOUNS

    @property
    def names_somebody(self) -> bool:
        """By a name that may be a person's and owns nothing: not "Acme", nor "Doe's"."""
        if self.kind is not MentionKind.NAME or self.name is None or self.name.possessive:
            return False
        return self.name.kind in (NameKind.PERSON, NameKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence taken apart: tokens with their starts, cues and quoted tokens by position, mentions."""

    span: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    cues: tuple[int, ...]
    quoted: tuple[int, ...]
    mentions: tuple[Mention, ...]


_TOKEN = re.compile(
    rf"{MASK}[{MASK}\s]*(?<={MASK})"
    r"|(?:[A-Z]\.)+(?=\s*[A-Za-z(])"
    r"|[^\W_][\w’'&-]*(?:\.(?=[a-z0-9]))?[\w’'-]*|\S"
)
_BEFORE_NOUN = lexicon.words(
    """
    the a an his her their its this that these those no any such some my our of in on with for recent
    new
    """
)
_JOINING = lexicon.words("and or but who which that as not also")
_PAST = lexicon.words("read put cast hit went saw knew")
_POSTS = lexicon.DOCUMENTS | {"account", "feed"}
_ARTICLES = lexicon.words("the a an his her their its this that")
_POSSESSIVES = ("’s", "'s")


def parse_sentence(masked: str, span: Span, names: Sequence[Name], name_starts: Sequence[int]) -> ParsedSentence:
    """`names` are the document's in order, `name_starts` their starts; those in quoted words are left out."""
    found = [(m.start(), m.group()) for m in _TOKEN.finditer(masked, span.start, span.end)]
    starts = tuple(s for s, _ in found)
    words = tuple(w for _, w in found)
    inside = [
        n
        for n in names[bisect_left(name_starts, span.start) : bisect_left(name_starts, span.end)]
        if masked[n.span.start] != MASK
    ]
    return ParsedSentence(
        span,
        words,
        starts,
        tuple(i for i in range(len(words)) if _is_cue(words, i)),
        tuple(i for i, w in enumerate(words) if w[0] == MASK),
        tuple(sorted(_mentions(words, starts, inside), key=lambda m: (m.first, m.last))),
    )


def _is_cue(words: Sequence[str], position: int) -> bool:
    word = words[position].lower()
    if word not in lexicon.CUES:
        return word in lexicon.RETORTS and words[position + 1 : position + 2] == ("back",)
    if word not in NOUN_CUES:
        return True
    before = words[position - 1].lower() if position else ""
    if before in _BEFORE_NOUN or before.endswith(_POSSESSIVES):
        return False
    # "a LinkedIn post"; in "the senators claim" and in "the letter read" it is a verb.
    if word in _PAST or word.endswith("s") or before.endswith("s"):
        return True
    return position < 2 or words[position - 2].lower() not in _ARTICLES


def _mentions(words: Sequence[str], starts: Sequence[int], names: Sequence[Name]) -> Iterator[Mention]:
    taken: set[int] = set()
    for name in names:
        if name.kind is NameKind.PLACE and name.words[0] in proper_names.NO_SPEAKERS:
            continue
        first, last = _tokens(starts, name.whole)
        if _is_of_phrase(words, name, last):
            continue
        taken.update(range(first, last + 1))
        if (end := _owned_end(words, name, last)) is not None:
            span = Span(name.span.start, starts[end] + len(words[end]))
            yield Mention(span, MentionKind.PHRASE, last, end, words[end].lower(), None, name)
        if not _is_of_post(words, last):
            yield Mention(name.span, MentionKind.NAME, first, last, words[last].lower(), name)
    for position, word in enumerate(words):
        if position in taken:
            continue
        if (lower := word.lower()) in lexicon.SUBJECT_PRONOUNS:
            span = Span(starts[position], starts[position] + len(word))
            yield Mention(span, MentionKind.PRONOUN, position, position, lower)
        elif opens_phrase(word) and not _is_conjunction(words, position):
            end_head = phrase_end(words, position)
            if end_head is not None and end_head[1] not in taken:
                yield _phrase(words, starts, names, position, *end_head)


def _owned_end(words: Sequence[str], name: Name, last: int) -> int | None:
    """Last token of what hangs on a name that ends at `last`: "Trump's campaign", "Acme executives"."""
    if name.possessive:
        return owned_end(words, last)
    following = words[last + 1] if last + 1 < len(words) else ""
    return last + 1 if following.islower() and is_bare_plural(following) else None


def _is_of_phrase(words: Sequence[str], name: Name, last: int) -> bool:
    """ "Counsel" in "Counsel for the family, Jane Doe": a role without an article begins a phrase."""
    following = words[last + 1] if last + 1 < len(words) else ""
    if proper_names.DEMONYMS.issuperset(name.words) and following.islower() and not _ends_subject(following):
        return True  # "Slovak prime minister Jane Doe"
    alone = name.kind is NameKind.ROLE and len(name.words) == 1 and name.words[0].lower() in lexicon.PERSON_NOUNS
    whose = words[last + 2] if last + 2 < len(words) else ""
    return alone and following == "for" and (whose in ("the", "a", "an") or whose[:1].isupper())


def _ends_subject(word: str) -> bool:
    return word in lexicon.CUES or word in lexicon.AUXILIARY_VERBS or word in lexicon.PREPOSITIONS or word in _JOINING


def _is_of_post(words: Sequence[str], last: int) -> bool:
    """ "Facebook" in "Doe's Facebook post"."""
    return words[last] in proper_names.MEDIA and not _POSTS.isdisjoint(words[last + 1 : last + 2])


def _is_conjunction(words: Sequence[str], position: int) -> bool:
    """ "That" in "that the patient", "that her boss"."""
    following = words[position + 1].lower() if position + 1 < len(words) else ""
    return words[position] == "that" and following in DETERMINERS


def _phrase(
    words: Sequence[str], starts: Sequence[int], names: Sequence[Name], first: int, last: int, head: int
) -> Mention:
    span = Span(starts[first], starts[last] + len(words[last]))
    owner = next((n for n in names if span.covers(n.span) and _can_own(n)), None)
    return Mention(span, MentionKind.PHRASE, first, last, words[head].lower(), None, owner)


def _tokens(starts: Sequence[int], span: Span) -> tuple[int, int]:
    first = max(0, bisect_right(starts, span.start) - 1)
    return first, max(first, bisect_left(starts, span.end) - 1)


def _can_own(name: Name) -> bool:
    if name.kind is NameKind.ROLE or (name.kind is NameKind.PLACE and not name.possessive):
        return False
    return name.words[0] not in proper_names.COMMON_ACRONYMS and not all(w in proper_names.DEMONYMS for w in name.words)
