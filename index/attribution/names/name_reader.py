"""Reads one run of capitalised words: what of it is a sentence's first word, a title, a role, the name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ...text.document import Span
from ..text import lexicon, proper_names


class NameKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """`span` covers the name alone; `whole` also the titles and roles before it. `words` are the name's, or
    the role's where nothing follows it. `title` is the last title or role before the name, without its
    point."""

    span: Span
    whole: Span
    words: tuple[str, ...]
    kind: NameKind
    title: str | None
    possessive: bool
    opens_sentence: bool


_Token = tuple[Span, str]

_WORD = re.compile(r"[^ \xa0\n\r]+")
_POSSESSIVE = re.compile(r"['’][sS]\b|(?<=s)['’](?!\w)")
_OFFICE_BEFORE = re.compile(r"\b([Ss]ecretary|[Mm]inister|[Cc]hief) (?:of|for) (?:the )?\Z")
_ADJECTIVE = re.compile(
    r"-(?:area|based|backed|style|era|led|born|owned|run|controlled|wide|related|leaning|educated)\Z"
)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n\"“”'‘(…•*—–-]\s*)\Z")
_INITIAL = re.compile(r"[A-Z]\.")
_NEVER_NAMES = lexicon.words("The A An I He She It They We You I’m I'm I’ll I'll I’ve I've I’d I'd")
_SURNAMES_TOO = lexicon.words("He You")  # "said He Jianxiong": large within a sentence, before another name
_LONGEST_ACRONYM = 6  # letters


def read_name(text: str, run: Span, lowered: frozenset[str]) -> Name | None:
    """The name in a run of capitalised words; None where it holds none."""
    tokens = [(Span(*m.span()), m.group()) for m in _WORD.finditer(text, run.start, run.end)]
    tokens = _last_part(tokens)
    tokens = _without_first_words(tokens, _opens_sentence(text, run.start), lowered)
    tokens = tokens[: _last_undated(tokens)]
    office = None
    if tokens and tokens[0][0].start == run.start:
        office = _OFFICE_BEFORE.search(text, max(0, run.start - 24), run.start)
    if office is not None:
        tokens = tokens[_portfolios(tokens) :]
    if not tokens or (len(tokens) == 1 and tokens[0][1] in lexicon.STARTERS):
        return None
    moved = tokens[0][0].start != run.start
    opens = _opens_sentence(text, tokens[0][0].start) or (moved and office is None)
    name = _parted(tokens, _POSSESSIVE.match(text, tokens[-1][0].end) is not None, opens)
    if office is not None and moved:
        title = name.title or office.group(1)
        return replace(name, title=title, kind=_kind(name.words, title))
    return name


def initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())


def _last_part(tokens: list[_Token]) -> list[_Token]:
    """ "… in the U.S. While Clinton", "Los Angeles-area Sanders": what only looks like one run."""
    for position in range(len(tokens) - 1, 0, -1):
        before, word = tokens[position - 1][1], tokens[position][1]
        if _ADJECTIVE.search(before):
            return tokens[position:]
        if before.endswith(".") and word in lexicon.STARTERS and len(before) > 2:
            return tokens[position:]
    return tokens


def _without_first_words(tokens: list[_Token], opens: bool, lowered: frozenset[str]) -> list[_Token]:
    first, size = 0, len(tokens)
    while first < size and _is_no_name(tokens[first][1], opens, size - first, lowered):
        first += 1
        opens = opens and first == size
    return tokens[first:]


def _last_undated(tokens: Sequence[_Token]) -> int:
    """How many tokens there are before the dates at their end."""
    size = len(tokens)
    while size and _is_date(tokens[size - 1][1]):
        size -= 1
    return size


def _portfolios(tokens: Sequence[_Token]) -> int:
    """How many of the first tokens are what an office is for; the last token is none."""
    first = 0
    while first < len(tokens) - 1 and tokens[first][1] in lexicon.PORTFOLIOS:
        first += 1
    return first


def _is_date(word: str) -> bool:
    return word.rstrip(".") in proper_names.CALENDAR


def _is_no_name(word: str, opens: bool, length: int, lowered: frozenset[str]) -> bool:
    if length > 1 and word in proper_names.GIVEN and word not in lexicon.STARTERS:
        return False  # "Jan Egeland", "April Ryan"
    if word in _SURNAMES_TOO and length > 1 and not opens:
        return False
    if _is_date(word) or (word in lexicon.STARTERS and (opens or length == 1 or word in _NEVER_NAMES)):
        return True
    if not opens or word in lexicon.ROLES or word in proper_names.GIVEN or word.lower() not in lowered:
        return False
    adverb = word.endswith(("ly", "ing")) and length > 1
    return adverb or (word not in lexicon.ORGANISATION_WORDS and word not in proper_names.DEMONYMS)


def _opens_sentence(text: str, start: int) -> bool:
    return _SENTENCE_BEFORE.search(text[max(0, start - 4) : start]) is not None


def _parted(tokens: Sequence[_Token], possessive: bool, opens: bool) -> Name:
    words = tuple(word for _, word in tokens)
    whole = Span(tokens[0][0].start, tokens[-1][0].end)
    organisation = max((i for i, w in enumerate(words) if w in lexicon.ORGANISATION_WORDS), default=-1)
    if any(w in lexicon.ROLES and n in proper_names.GIVEN for w, n in pairwise(words[:organisation])):
        organisation = -1  # "Atlantic City Mayor Don Guardian"
    cut = max((i + 1 for i in range(organisation + 1, len(words)) if _is_role(words, i)), default=0)
    if organisation >= cut:
        return Name(whole, whole, words, NameKind.ORGANISATION, None, possessive, opens)
    if cut == len(words):
        return Name(whole, whole, words, NameKind.ROLE, words[-1].rstrip("."), possessive, opens)
    title = words[cut - 1].rstrip(".") if cut else None
    if len(words) > 1 and title is None and words[-1] in proper_names.DEMONYMS and words[0] not in proper_names.GIVEN:
        return Name(whole, whole, words, NameKind.ROLE, words[-1], possessive, opens)  # "Nevada Democrat"
    if cut > 1 and words[cut - 2] == "Vice":
        title = f"Vice {title}"
    while cut < len(words) - 1 and words[cut] in proper_names.DEMONYMS - proper_names.GIVEN:
        cut += 1
    span = Span(tokens[cut][0].start, whole.end)
    return Name(span, whole, words[cut:], _kind(words[cut:], title), title, possessive, opens)


def _is_role(words: Sequence[str], position: int) -> bool:
    word, last = words[position], position == len(words) - 1
    if word in lexicon.ROLES:
        return not (last and position and word not in lexicon.TITLES and _precedes_surname(words[position - 1]))
    return not last and word.lower() in lexicon.PERSON_NOUNS and word not in proper_names.MALE


def _precedes_surname(word: str) -> bool:
    """ "Mr. King", "Angus King": a role's word after a title or a given name is a surname."""
    return word in lexicon.TITLES or word in proper_names.GIVEN or _INITIAL.fullmatch(word) is not None


def _kind(words: Sequence[str], title: str | None) -> NameKind:
    if title is not None:
        return NameKind.PERSON
    first, last = words[0], words[-1]
    if len(words) == 1:
        if first in proper_names.PLACES or first in proper_names.NO_SPEAKERS:
            return NameKind.PLACE
        letters = first.replace(".", "")
        acronym = letters.isupper() and 2 <= len(letters) <= _LONGEST_ACRONYM
        return NameKind.ORGANISATION if acronym else NameKind.UNKNOWN
    if first in proper_names.GIVEN and first not in proper_names.PLACES:
        return NameKind.PERSON
    if last in proper_names.PLACE_HINTS or last in proper_names.PLACES:
        return NameKind.PLACE
    if any(w in proper_names.DEMONYMS for w in words):
        return NameKind.UNKNOWN
    return NameKind.PERSON if first in proper_names.GIVEN else NameKind.UNKNOWN
