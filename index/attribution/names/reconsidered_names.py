"""Judges a document's names by one another: a word that stands by itself in one place may be known from a full name in
another, and what a full name has before it in one place only is no part of it."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...text.document import Span
from ..text import lexicon, proper_names
from .forms import core
from .name_reader import Name, NameKind
from .run_edges import SPEAKS

_COMMON_ENDINGS = ("ing", "ed", "ly")
_PAIR = 2  # words
_ALL_CAPITALS = 3  # letters of a word above which it is no acronym among others that are written large
_ACTS = re.compile(
    r" (?:(?:also|then|later|now|[a-z]+ly) )?"
    r"(?:has|had|was|is|will|would|did|wants|took|went|made|knew|thinks|[a-z]{3,}ed)\b"
)
_SAID_BEFORE = re.compile(rf"\b(?:{lexicon.any_of(lexicon.CORE_SPEECH_VERBS)}) \Z")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the document's names tell of one another: full names, those that stand without a title, surnames of persons
    and of whoever may be one, any word within a name."""

    full: frozenset[tuple[str, ...]]
    untitled: frozenset[tuple[str, ...]]
    surnames: frozenset[str]
    last_words: frozenset[str]
    seen: frozenset[str]


def reconsidered(text: str, names: Sequence[Name], within: Sequence[Span], lowered: frozenset[str]) -> list[Name]:
    """The names in order. A surname may be a place's, a month's or a role's name too; a word that is written large at
    the start of sentences alone is no name unless it speaks; a headline's capitals name whom the text names too."""
    known = _known(names)
    kept = [name for one in _couples(text, names) if (name := _judged(text, one, known, lowered)) is not None]
    added = list(_hidden(text, kept, within, known, lowered))
    return sorted(kept + added, key=lambda n: n.span) if added else kept


def _couples(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """ "Kyle" of "Kyle and Jenna Hostetler" bears the surname that they share."""
    for name, following in zip_longest(names, names[1:]):
        shared = (
            following is not None
            and name.words[-1] in proper_names.GIVEN
            and len(name.words) == 1
            and len(following.words) == _PAIR
            and following.words[0] in proper_names.GIVEN
            and text[name.span.end : following.whole.start] in (" and ", " & ")
        )
        if shared and following is not None:
            yield replace(name, words=(name.words[0], following.words[1]), kind=NameKind.PERSON)
        else:
            yield name


def _known(names: Sequence[Name]) -> _Known:
    surnames = frozenset(core(n.words)[-1] for n in names if n.kind is NameKind.PERSON)
    last_words = frozenset(
        core(n.words)[-1] for n in names if n.kind in (NameKind.PERSON, NameKind.UNKNOWN) and len(n.words) > 1
    )
    inner = {w for n in names for w in (n.words[1:] if n.opens_sentence and not _is_whole(n) else n.words)}
    return _Known(
        frozenset(n.words for n in names if len(n.words) > 1),
        frozenset(n.words for n in names if len(n.words) > 1 and n.title is None),
        surnames,
        surnames | last_words,
        frozenset(surnames | proper_names.GIVEN | inner),
    )


def _is_whole(name: Name) -> bool:
    """ "Acme Corp": opens a sentence and is a name all the same."""
    return name.kind is NameKind.ORGANISATION and len(name.words) > 1 and name.words[0] not in lexicon.STARTERS


def _judged(text: str, name: Name, known: _Known, lowered: frozenset[str]) -> Name | None:
    if len(name.words) > 1:
        return None if _is_shouted(name, known) else _trimmed(name, known, lowered)
    word = name.words[0]
    if name.kind is NameKind.ROLE and word in lexicon.ROLES_BORNE_AS_NAMES and word in known.last_words:
        return replace(name, kind=NameKind.UNKNOWN, title=None)
    if name.title is None:
        if name.kind is NameKind.PLACE and _is_borne(word, known):
            return replace(name, kind=NameKind.UNKNOWN)
        if name.kind is NameKind.UNKNOWN and _is_first_word(text, name, known.seen):
            return None
    return name


def _is_borne(word: str, known: _Known) -> bool:
    return word in known.surnames or any(
        words[0] == word for words in known.full if word in proper_names.GIVEN_DEMONYMS
    )


def _is_first_word(text: str, name: Name, seen: Collection[str]) -> bool:
    word = name.words[0]
    if not name.opens_sentence or word in seen:
        return False
    return word.lower() in lexicon.PERSON_NOUNS or SPEAKS.match(text, name.span.end) is None


def _is_shouted(name: Name, known: _Known) -> bool:
    """Words all in capitals that are neither acronyms nor a name that stands elsewhere, or begins like one."""
    if not all(w.isupper() and len(w) > _ALL_CAPITALS for w in name.words):
        return False
    words = tuple(w.capitalize() for w in name.words)
    return words[0] not in proper_names.GIVEN and words not in known.full and words[-1] not in known.surnames


def _trimmed(name: Name, known: _Known, lowered: frozenset[str]) -> Name:
    """Without what stands before a name that the document gives by itself: "Parent | Joe Marsh", "Hosting | Cook"."""
    first, rest = name.words[0], name.words[1:]
    if name.kind is NameKind.ORGANISATION or first in proper_names.GIVEN or "." in first or len(first) == 1:
        return name
    if name.span != name.whole or "of" in name.words:
        return name
    common = first.endswith(_COMMON_ENDINGS) or first.lower() in lowered or first.lower() in lexicon.PERSON_NOUNS
    alone = len(rest) > 1 and rest in known.untitled and rest[0] in proper_names.GIVEN
    borne = rest[-1] in known.surnames and any(w[-1] == rest[-1] and w != name.words for w in known.full)
    if not (alone or (common and name.opens_sentence and borne)):
        return name
    start = name.span.end - sum(len(w) for w in rest) - len(rest) + 1
    kind = NameKind.PERSON if rest[0] in proper_names.GIVEN else NameKind.UNKNOWN
    return replace(name, span=Span(start, name.span.end), whole=Span(start, name.span.end), words=rest, kind=kind)


def _hidden(
    text: str, names: Sequence[Name], within: Sequence[Span], known: _Known, lowered: frozenset[str]
) -> Iterator[Name]:
    """Surnames that are verbs, months or any other word as well, where a verb shows that they are meant: "May said",
    "Field told", and of who bears a given name also "Field holds"."""
    unlike = lexicon.STARTERS | proper_names.DATED_SURNAMES
    borne = {w for w in known.last_words if w in unlike or w.lower() in lowered} - lexicon.FUNCTION_STARTERS
    hidden = {w for w in borne if w.lower() not in lexicon.PREPOSITIONS}
    if not hidden:
        return
    starts = [n.whole.start for n in names]
    for match in re.finditer(rf"(?<![\w'’-])(?:{lexicon.any_of(hidden)})(?![\w-])", text):
        span, word = Span(*match.span()), match.group()
        at = bisect_left(starts, span.end) - 1
        if at >= 0 and names[at].whole.end > span.start:
            continue
        before = _SAID_BEFORE.search(text, max(0, span.start - 12), span.start)
        speaks = before is not None or SPEAKS.match(text, span.end) is not None
        acts = word in known.surnames and word not in unlike and _ACTS.match(text, span.end) is not None
        if (speaks or acts) and any(w.covers(span) for w in within):
            yield Name(span, span, (word,), NameKind.UNKNOWN, None, False, before is None)
