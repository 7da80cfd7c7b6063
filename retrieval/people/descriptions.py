"""How the coverage describes somebody: whole noun phrases as they stand beside the name, each with its place.

The index has what attribution found, without the place and now and then without its first words ("President" of "the
former President"). Here each is looked for again in its document, and left out where it does not stand whole.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index import Identity, Span, SpeakerKind, fold, folded_words

from ..answer import Citation
from ..excerpts.cut import cite, paragraph_at
from ..question.names.name_words import HONORIFICS
from ..question.question import SURE
from ..question.roles import is_role
from ..question.speaker_directory import SpeakerDirectory
from ..question.tokens import FUNCTION_WORDS
from ..snapshot import Snapshot

_MOST = 5  # descriptions shown
_LOOKED_FOR = 24  # of those that are stored, the commonest
_PLACES = 4  # documents in which one is looked for
_LONGEST = 18  # words; more is a story
_ARTICLES = frozenset({"a", "an", "the"})
# Of one who was, will be or is only in part what the next word says.
_QUALITIES = frozenset(
    """
    former ex then deputy vice assistant acting late fellow outgoing incoming onetime retired associate senior junior
    chief longtime would-be billionaire veteran interim super first second new young current
    """.split()
)
_ABBREVIATED = {"sen": "senator", "rep": "representative", "gov": "governor", "lt": "lieutenant", "adm": "admiral"}
_MANY = frozenset("sens reps govs gens senators representatives governors presidents messrs".split())
_LINKS = frozenset("of from for in at with to on who whose that and by".split())
_NO_OPENING = frozenset("unlike like despite including along per among amid plus according because while".split())
_FIRST_WORDS = _ARTICLES | {"his", "her", "one", "our", "now", "once"}  # "its boss and …" are other people
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+-?(?:[A-Z]\.)*[A-Z]\Z")  # whose last point goes with it: "A.F.L.-C.I.O."
_OWNER_S_WORDS = re.compile(r"\b(?:the|an?|its|their|his|her)\s+(?:[\w-]+\s+){0,3}\Z", re.IGNORECASE)
_ENDS = r"(?=[,;:—–)]|\.(?!\w)| [-–] |\n|\Z)"


@dataclass(frozen=True, slots=True)
class Description:
    """`words` are `document text[span]`; `documents` is how many say it, or a part of it."""

    words: str
    document: str
    span: Span
    citation: Citation
    documents: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Where one stands; what it says, as `_key` gives it; and the documents that say so."""

    document_id: int
    span: Span
    key: frozenset[str]
    holding: frozenset[int]


def descriptions_of(snapshot: Snapshot, number: int) -> tuple[Description, ...]:
    """Of an identity, what most documents say first, the fuller of two that say the same. Inside the reader's
    session."""
    stated: defaultdict[str, list[int]] = defaultdict(list)
    for speaker in snapshot.reader.document_speakers(number):
        for words in speaker.descriptions:
            stated[words].append(speaker.document_id)
    commonest = sorted(stated, key=lambda words: (-len(set(stated[words])), -len(words), words))[:_LOOKED_FOR]
    names = _Names(snapshot.reader.identities[number], number, snapshot.vocabulary.speakers)
    found = [one for words in commonest if (one := _place(snapshot, names, words, stated[words])) is not None]
    return tuple(_described(snapshot, one) for one in _fullest(found))


class _Names:
    """What somebody is called where they are described: what may be another's name too is not enough."""

    def __init__(self, identity: Identity, number: int, directory: SpeakerDirectory) -> None:
        self.directory = directory
        self.number = number
        self.person = identity.kind is SpeakerKind.PERSON
        called = (identity.name, *identity.aliases)
        own = [name for name in called if " " in name or self._only(name)] or [identity.name]
        longest_first = sorted(dict.fromkeys(own), key=len, reverse=True)
        self.words = frozenset(word for name in called for word in folded_words(fold(name)))
        self._pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)

    def _only(self, name: str) -> bool:
        return [match.identity for match in self.directory.named([fold(name)]) if match.fit >= SURE] == [self.number]

    def before(self, words: str) -> re.Pattern[str]:
        """These words and then the name."""
        honour = r"(?:(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr)\.?\s+)?"
        return re.compile(rf"(?<![\w’'-])({_spaced(words)})\s+{honour}(?:{self._pattern})(?![\w-]|\s+(?:Jr|Sr|II))")

    def after(self, words: str) -> re.Pattern[str]:
        """The name and then these words, in apposition."""
        aside = r"(?:\s?\([^()]{1,20}\))?"
        who = r"(?:who\s+(?:(?:also|now|currently)\s+)?(?:is|was)\s+(?:(?:also|now|currently)\s+)?)?"
        return re.compile(rf"(?<![\w-])(?:{self._pattern}){aside},\s+{who}({_spaced(words)}){_ENDS}")


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _place(snapshot: Snapshot, names: _Names, words: str, documents: Sequence[int]) -> _Found | None:
    """Where it stands whole, in the newest document first; None where it does nowhere that is looked."""
    newest_first = sorted(
        set(documents), key=lambda id_: snapshot.reader.documents[id_].date or datetime.date.min, reverse=True
    )
    for document_id in newest_first[:_PLACES]:
        text, structure = snapshot.reader.text(document_id), snapshot.reader.structure(document_id)
        for span in (*_standing_before(names, words, text), *_standing_after(names, words, text)):
            key = _key(span.of(text), names.words)
            if _tells(key, span.of(text)) and paragraph_at(structure, span.start) is not None:
                return _Found(document_id, span, key, frozenset(documents))
    return None


def _standing_before(names: _Names, words: str, text: str) -> Iterator[Span]:
    """Of a title the name with it, "Senator Jane Doe"; of a role the role alone, "White House press secretary"."""
    if fold(words.split()[-1]).rstrip(".") in _MANY:
        return
    for match in names.before(words).finditer(text):
        start = _whole_owner(text, _widened(text, match.start()))
        if start is None:
            continue
        role = words.split()[-1]
        span = Span(start, match.end(1) if role.islower() else match.end())
        if len(span.of(text).split()) <= _LONGEST:
            yield span


def _widened(text: str, start: int) -> int:
    """With what goes before and belongs to it: a quality, an owner, the rest of a name."""
    while before := re.search(r"(?<![\w’'-])([\w’'&.-]+) \Z", text[max(0, start - 40) : start]):
        word = before.group(1)
        plain = fold(word).rstrip(".")
        opens = bool(re.search(r"(?:\A|[.!?:\n“”\"]\s*)\Z", text[: start - len(before.group())]))
        named = word[0].isupper() and not opens and plain not in FUNCTION_WORDS and not word.endswith(".")
        owned = word.endswith(("’s", "'s", "s’", "s'")) and word[0].isupper()
        if not (named or owned or plain in _QUALITIES):
            break
        start -= len(before.group())
    return start


def _whole_owner(text: str, start: int) -> int | None:
    """ "Watchdog's chief accountant" with the words before the owner that make it "the US watchdog's"; None where they
    are not there."""
    if not re.match(r"[a-z][\w-]*['’]s?\s", text[start : start + 40]):
        return start
    before = _OWNER_S_WORDS.search(text[max(0, start - 60) : start])
    return None if before is None else start - len(before.group())


def _standing_after(names: _Names, words: str, text: str) -> Iterator[Span]:
    if not _is_whole(words) or (names.person and _names_another(names, words)):
        return
    for match in names.after(words).finditer(text):
        point = match.end(1) < len(text) and text[match.end(1)] == "." and _ABBREVIATION.search(match.group(1))
        yield Span(match.start(1), match.end(1) + bool(point))


def _is_whole(words: str) -> bool:
    parts = words.split()
    first, last = fold(parts[0]), fold(parts[-1])
    opens = first not in FUNCTION_WORDS or first in _FIRST_WORDS
    ends = last not in FUNCTION_WORDS and last.rstrip(".") not in _ABBREVIATED
    balanced = words.count("(") == words.count(")") and not re.search(r"[“”\"]", words)
    return opens and ends and balanced and first not in _NO_OPENING and len(parts) <= _LONGEST


def _names_another(names: _Names, words: str) -> bool:
    """ "Roe, former President John Doe, and …": a list, and the next one's title; or the rest of a sentence about
    another, "ex-finance chief John Doe implicated …". Not "a John Doe supporter"."""
    parts = list(takewhile(lambda part: fold(part) not in _LINKS, words.split()))
    folded = [fold(part) for part in parts]
    for match in names.directory.find(folded):
        own = match.identities[0].identity == names.number
        following = folded[match.last + 1] if match.last + 1 < len(parts) else None
        ends = following is None or following.endswith("ed") or following in FUNCTION_WORDS
        if match.last > match.first and not own and ends and parts[match.last][0].isupper():
            return True
    if len(parts) < len(words.split()) or len(parts) < 3 or not parts[-1][0].isupper():
        return False
    return not is_role(folded[-1].rstrip(".")) and folded[-1].rstrip(".") not in HONORIFICS


def _tells(key: frozenset[str], words: str) -> bool:
    """False for what many are, "the minister", and for a name alone."""
    return len(key) > 1 or (bool(key) and not words.islower())


def _key(words: str, names: Iterable[str]) -> frozenset[str]:
    """What it says, articles, abbreviations and the name apart."""
    left_out = _ARTICLES | set(names)
    return frozenset(_ABBREVIATED.get(word, word) for word in folded_words(fold(words)) if word not in left_out)


def _fullest(found: Sequence[_Found]) -> list[_Found]:
    """Each with all documents that say it or a part of it; what says only a part is left out."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: -len(f.key)):
        if not any(one.key <= other.key for other in kept):
            kept.append(one)
    told = [replace(one, holding=frozenset[int]().union(*_saying(one, found))) for one in kept]
    return sorted(told, key=lambda one: -len(one.holding))[:_MOST]


def _saying(whole: _Found, found: Iterable[_Found]) -> Iterator[frozenset[int]]:
    """The documents of each that says it or a part of it."""
    return (one.holding for one in found if one.key <= whole.key)


def _described(snapshot: Snapshot, found: _Found) -> Description:
    document = snapshot.reader.documents[found.document_id]
    paragraph = paragraph_at(snapshot.reader.structure(found.document_id), found.span.start)
    anchor = snapshot.reader.anchor(found.document_id, found.span.start)
    return Description(
        found.span.of(snapshot.reader.text(found.document_id)),
        document.key,
        found.span,
        cite(document, paragraph, anchor),
        len(found.holding),
    )
