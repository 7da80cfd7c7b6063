"""Finds, in one sentence, whatever could name a speaker: names, pronouns and noun phrases ("a spokesman for …")."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..document import Span
from . import cues, lexicon
from .names import Name, NameKind


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


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence taken apart: tokens with their starts, cues and quoted tokens by position, mentions in order."""

    span: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    cues: tuple[int, ...]
    quoted: tuple[int, ...]
    mentions: tuple[Mention, ...]


TOKEN = re.compile("\ue000[\ue000\\s]*(?<=\ue000)|(?:[A-Z]\\.)+(?=\\s*[A-Za-z(])|[^\\W_][\\w’'&-]*(?:\\.(?=[a-z0-9]))?[\\w’'-]*|\\S")
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_PRONOUNS = PRONOUNS
DETERMINERS = frozenset(
    "the a an one another his her their its this that some many several two three four both other our my "
    "these those few most all each no any".split()
)
_NOUN_BEFORE = frozenset("the a an his her their its this that these those no any such some my our of in on with for recent new".split())
_NOUN_CUES = frozenset(
    "claims reports report calls call attacks attack comments comment points point plans plan questions question answer answers "
    "claim promise promises pledge demand demands charge charges posts post tweets tweet hit hits rips support hopes hope "
    "fears fear fund view views list share press use uses order show shows state states notes note estimate estimates cast "
    "mentions mention bill bills put puts challenge release details detail state forecast forecasts knock pitch offer offers "
    "issue issues address advises stress cry remarks remark term brand blast thought thoughts read reads message messages "
    "goes go went saw see hear heard sign want wants know knows email emails".split()
)
_NOT_IN_PHRASE = (
    frozenset(
        "to in on at by from with about into over under after before during while when where as than that which who whom "
        "whose if because since until and or but nor not also then is are was were be been being has have had do does did "
        "will would can could should may might must said he she they it we you i him them me us there here".split()
    )
    | (cues.CUES - _NOUN_CUES)
)
_LINKS = frozenset({"of", "for", "from", "at", "with", "in"})
_PLURAL = re.compile(r"[a-z-]+s\Z|people\Z")


def frame_of(masked: str, span: Span, names: Sequence[Name], name_starts: Sequence[int]) -> Frame:
    """`names` are the document's in order, `name_starts` their starts; those inside quoted words are left out."""
    found = [(m.start(), m.group()) for m in TOKEN.finditer(masked, span.start, span.end)]
    starts = tuple(s for s, _ in found)
    words = tuple(w for _, w in found)
    quoted = tuple(i for i, w in enumerate(words) if w[0] == "\ue000")
    cue_positions = tuple(i for i in range(len(words)) if _is_cue(words, i))
    mentions = _mentions(masked, span, words, starts, names, name_starts)
    return Frame(span, words, starts, cue_positions, quoted, mentions)


def _is_cue(words: Sequence[str], position: int) -> bool:
    word = words[position].lower()
    if word not in cues.CUES:
        return False
    before = words[position - 1].lower() if position else ""
    if word in _NOUN_CUES and (before in _NOUN_BEFORE or before.endswith(("’s", "'s"))):
        return False
    return not (word == "according" or before == "'s" and word in _NOUN_CUES)


def _mentions(masked: str, span: Span, words: Sequence[str], starts: Sequence[int], names: Sequence[Name], name_starts: Sequence[int]) -> tuple[Mention, ...]:
    mentions: list[Mention] = []
    taken: set[int] = set()
    for name in names[bisect_left(name_starts, span.start) : bisect_left(name_starts, span.end)]:
        if masked[name.span.start] == "\ue000" or name.kind is NameKind.PLACE and name.words[0] in lexicon.DEMONYMS | lexicon.COMMON_ACRONYMS:
            continue
        first, last = _tokens(starts, name.whole)
        if name.possessive and (phrase := _after_possessive(words, starts, last, name, masked)) is not None:
            mentions.append(phrase)
        mentions.append(Mention(name.span, MentionKind.NAME, first, last, words[last].lower(), name))
        taken.update(range(first, last + 1))
    for position, word in enumerate(words):
        lower = word.lower()
        if position in taken:
            continue
        if lower in _PRONOUNS:
            start = starts[position]
            mentions.append(Mention(Span(start, start + len(word)), MentionKind.PRONOUN, position, position, lower))
        elif (lower in DETERMINERS or _opens_bare(words, position)) and (
            phrase := _phrase(words, starts, position, names, name_starts, taken, masked)
        ):
            mentions.append(phrase)
    mentions.sort(key=lambda m: (m.first, m.last))
    return tuple(mentions)


def _tokens(starts: Sequence[int], span: Span) -> tuple[int, int]:
    first = max(0, bisect_right(starts, span.start) - 1)
    return first, max(first, bisect_left(starts, span.end) - 1)


def _ends_phrase(word: str) -> bool:
    return not word[0].isalnum() or word.lower() in _NOT_IN_PHRASE


def _can_own(name: Name) -> bool:
    if name.kind is NameKind.ROLE or name.kind is NameKind.PLACE and not name.possessive:
        return False
    return name.words[0] not in lexicon.COMMON_ACRONYMS and not all(
        w in lexicon.DEMONYMS for w in name.words
    )


def _is_head(word: str) -> bool:
    return word in lexicon.PERSON_NOUNS or word in lexicon.ORGANISATION_NOUNS


def _goes_on(word: str) -> bool:
    """After a head noun only another one goes on with the phrase ("campaign spokesman"); "ends" is a verb."""
    return _is_head(word) or word[0].isupper() or word in ("'s", "’s", "manager")


def _opens_bare(words: Sequence[str], position: int) -> bool:
    """A phrase without determiner that directly precedes a verb of saying: "Officials said"."""
    lower = words[position].lower()
    if lower not in lexicon.PERSON_NOUNS and lower not in lexicon.ORGANISATION_NOUNS and not _PLURAL.match(lower):
        return False
    return lower in lexicon.PERSON_NOUNS


def _phrase(words: Sequence[str], starts: Sequence[int], position: int, names: Sequence[Name], name_starts: Sequence[int], taken: set[int], masked: str) -> Mention | None:
    """The noun phrase from a determiner on; None where it ends in a name, which is a mention itself."""
    last = position
    limit = min(len(words), position + 9)
    while last + 1 < limit and not _ends_phrase(words[last + 1]):
        if _is_head(words[last]) and last > position and not _goes_on(words[last + 1]):
            break
        last += 1
    bare = words[position].lower() not in DETERMINERS
    if last == position and not bare and words[position].lower() not in ("one", "another", "some", "many", "others", "both"):
        return None
    if last in taken or words[last] in lexicon.CALENDAR:
        return None
    head_at = last
    if last + 2 < len(words) and words[last + 1].lower() in _LINKS and not _ends_phrase(words[last + 2]):
        if words[last].lower() in lexicon.PERSON_NOUNS or words[last].lower() in lexicon.ORGANISATION_NOUNS:
            stop = last + 2
            while stop + 1 < min(len(words), last + 8) and not _ends_phrase(words[stop + 1]):
                stop += 1
            last = stop
    start = starts[position]
    end = starts[last] + len(words[last])
    possessor = next(
        (n for n in names[bisect_left(name_starts, start) : bisect_left(name_starts, end)] if _can_own(n)), None
    )
    return Mention(Span(start, end), MentionKind.PHRASE, position, last, words[head_at].lower(), None, possessor)


def _after_possessive(words: Sequence[str], starts: Sequence[int], position: int, name: Name, masked: str) -> Mention | None:
    """"Trump's campaign manager": the phrase that a possessive name opens."""
    last = position
    while last + 1 < min(len(words), position + 7) and not _ends_phrase(words[last + 1]) and words[last + 1][0].islower():
        if last > position and _is_head(words[last]) and not _goes_on(words[last + 1]):
            break
        last += 1
    if last == position:
        return None
    if last + 1 < len(words) and words[last + 1][0].isupper():
        return None
    end = starts[last] + len(words[last])
    return Mention(Span(name.span.start, end), MentionKind.PHRASE, position, last, words[last].lower(), None, name)
