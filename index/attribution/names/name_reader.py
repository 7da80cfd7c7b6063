"""Reads one run of capitalised words: what of it is a sentence's first word, a title, a role, the name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ...text.document import Span
from ..text import lexicon, proper_names
from ..text.letters import CAPITALS
from .offices import HELD, SEATED, is_of_place, office_before, office_end, without_place, without_portfolios
from .run_edges import Token, inner_part, is_dateline, is_headline, is_spoken, opens_sentence


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


_REACH = 24  # characters; a longer word before a name tells nothing of it
_WORD = re.compile(r"[^ \xa0\n\r]+")
_POSSESSIVE = re.compile(r"['’][sS]\b|(?<=s)['’](?!\w)")
_ARTICLES = lexicon.words("the a an its his her their former late")
_INITIAL = re.compile(rf"[{CAPITALS}]\.")
_LONGEST_ACRONYM = 6  # letters
_PAIR = 2  # words
_ELECTED = lexicon.words("MP MEP MSP MS TD")
_BORNE = lexicon.words("Church Bank Banks Court Post Guard")  # institutions' words that are surnames too
# Persons' nouns that are names too.
_TRADES_TOO = lexicon.words(
    """
    Baker Butler Carpenter Cook Duke Earl Baron Knight Bishop Abbot Dean Archer Fisher Hunter Gardener Potter Porter
    Steward
    Stewart Marshal Mason Tailor Weaver Shepherd Squire Page Ranger Sailor Pilgrim Vicar Friar Chaplain Joiner Forester
    Ward Warden Walker Driver Diver Rider Singer Player Champion Major Sage Constable Sheriff Marquess Priest Nurses
    Farmer Farmers Miner Miners Builder Trader Rower Runner Miller Skinner Painter Brewer Butcher Cooper Fuller Thatcher
    """
)
_HYPHENED = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)+")  # "Fly-half Jonny Doe"; a given name goes on with a capital
_EPITHET = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)*-(?:of|in|to|on)(?:-[a-z]+)+")  # "Man-of-the-match Doe"
_LEAST_PLURAL = 4  # letters
_LONGEST_PERSON = 3  # words of a name behind what tells its bearer
_NICKNAME_MARKS = "\"“”'‘’("
_NICKNAME_ENDS = "\"”'’),"


def read_name(text: str, run: Span, lowered: frozenset[str]) -> Name | None:
    """The name in a run of capitalised words; None where it holds none. A nickname in marks is left out."""
    tokens = [(Span(*m.span()), m.group()) for m in _WORD.finditer(text, run.start, run.end)]
    last = tokens[-1][1]
    tokens = inner_part(text, _without_nickname(tokens), lowered)
    if (end := office_end(tokens)) > 0:
        return _of_office(text, tokens, end)
    if tokens and is_dateline(text, Span(tokens[0][0].start, tokens[-1][0].end)):
        return None
    office = office_before(text, run.start) if tokens and tokens[0][0].start == run.start else None
    tokens = without_place(text, tokens) if office is None else without_portfolios(tokens)
    if not tokens or (len(tokens) == 1 and _is_no_name(tokens[0][1])) or is_headline(tokens):
        return None
    moved = tokens[0][0].start != run.start
    opens = opens_sentence(text, tokens[0][0].start) or (moved and office is None)
    name = _parted(text, tokens, opens)
    if last in proper_names.POSTNOMINALS:
        name = replace(name, whole=Span(name.whole.start, run.end))
    return _with_title(name, office, name.whole.start) if office is not None and moved else name


def _is_no_name(word: str) -> bool:
    """Of a word that stands alone; "the GP" is a description."""
    return word in lexicon.STARTERS or (word.isupper() and word.lower() in lexicon.PERSON_NOUNS)


def _without_nickname(tokens: list[Token]) -> list[Token]:
    """'Jane "the Rock" Doe' is Jane Doe."""
    kept: list[Token] = []
    inside = False
    for span, word in tokens:
        inside = inside or word[0] in _NICKNAME_MARKS
        if not inside:
            kept.append((span, word))
        inside = inside and word[-1] not in _NICKNAME_ENDS
    return kept


def _of_office(text: str, tokens: list[Token], end: int) -> Name:
    """ "Secretary of State Jane Doe"; the office alone is a role."""
    start = tokens[0][0].start
    opens = opens_sentence(text, start)
    title = next(word for _, word in tokens if word in HELD | SEATED)
    if end == len(tokens):
        whole = Span(start, tokens[-1][0].end)
        words = tuple(word for _, word in tokens)
        return Name(whole, whole, words, NameKind.ROLE, title, _is_possessive(text, whole.end), opens)
    return _with_title(_parted(text, tokens[end:], opens), title, start)


def _with_title(name: Name, title: str, start: int) -> Name:
    title = name.title or title
    return replace(name, whole=Span(start, name.whole.end), title=title, kind=_kind(name.words, title))


def _is_possessive(text: str, end: int) -> bool:
    return _POSSESSIVE.match(text, end) is not None


def initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())


def _parted(text: str, tokens: Sequence[Token], opens: bool) -> Name:
    words = tuple(word for _, word in tokens)
    whole = Span(tokens[0][0].start, tokens[-1][0].end)
    possessive = _is_possessive(text, whole.end)
    before = _word_before(text, whole.start).lower()
    articled = before in _ARTICLES
    organisation = max((i for i, w in enumerate(words) if w in lexicon.ORGANISATION_WORDS), default=-1)
    if words[-2:] == ("Without", "Borders"):
        organisation = len(words) - 1
    if organisation == 0 and words[0] == "Economist" and len(words) > _PAIR and words[1] != "Intelligence":
        organisation = -1  # "Economist Jane Doe"
    if any(w in lexicon.ROLES and n in proper_names.GIVEN for w, n in pairwise(words[:organisation])):
        organisation = -1  # "Atlantic City Mayor Don Guardian"
    if _is_called_so(text, whole, words):
        organisation = -1
    if len(words) == 2 and words[0] in lexicon.ROLES_BORNE_AS_NAMES and before in lexicon.PERSON_NOUNS:
        return Name(whole, whole, words, NameKind.PERSON, None, possessive, opens)  # "correspondent Major Garrett"
    cut = max((i + 1 for i in range(organisation + 1, len(words)) if _is_role(words, i, articled)), default=0)
    told = max(cut, _described(words, organisation))
    if organisation >= told:
        return Name(whole, whole, words, NameKind.ORGANISATION, None, possessive, opens)
    if cut == len(words):
        return Name(whole, whole, words, NameKind.ROLE, words[-1].rstrip("."), possessive, opens)
    title = words[cut - 1].rstrip(".") if cut else None
    if told == 0 and len(words) > 1 and words[0] not in proper_names.GIVEN and _is_described_only(words[-1], articled):
        return Name(whole, whole, words, NameKind.ROLE, words[-1], possessive, opens)
    if cut > 1 and words[cut - 2] == "Vice":
        title = f"Vice {title}"
    first = told + _demonyms(words[told:], articled)
    span = Span(tokens[first][0].start, whole.end)
    return Name(span, whole, words[first:], _kind(words[first:], title), title, possessive, opens)


def _is_described_only(last: str, articled: bool) -> bool:
    """ "Nevada Democrat", "the Acton MP"."""
    return last in proper_names.DEMONYMS or (articled and last in _ELECTED)


def _is_called_so(text: str, whole: Span, words: Sequence[str]) -> bool:
    """ "Jane Church said": a given name before an institution's word, which speaks."""
    if len(words) != _PAIR or words[1] not in _BORNE or words[0] not in proper_names.GIVEN - proper_names.PLACES:
        return False
    return is_spoken(text, whole)


def _word_before(text: str, start: int) -> str:
    """The word that only a space parts from `start`; empty where there is none."""
    if text[start - 1 : start] != " ":
        return ""
    return text[max(0, start - _REACH) : start - 1].rsplit(" ", 1)[-1]


def _demonyms(words: Sequence[str], articled: bool) -> int:
    """How many of the first words tell where somebody is from: none in "Finn Doe", but one in "the Finn Doe" and in
    "Finn Jane Doe"."""
    first = 0
    while first < len(words) - 1 and words[first] in proper_names.DEMONYMS - proper_names.GIVEN:
        if first == len(words) - 2 and words[first] in proper_names.GIVEN_DEMONYMS and not articled:
            break
        first += 1
    return first


def _described(words: Sequence[str], organisation: int) -> int:
    """Where a full name begins behind what only tells its bearer: "Fox News | Jane Doe", "DL | Jane Doe"."""
    for first in range(1, len(words) - 1):
        if words[first] not in proper_names.GIVEN or words[first] in proper_names.PLACES:
            continue
        if words[0] in proper_names.GIVEN or len(words) - first > _LONGEST_PERSON or is_of_place(words[-1]):
            return 0
        before = words[first - 1]
        acronym = before.isupper() and 1 < len(before) <= _LONGEST_ACRONYM and "." not in before
        told = acronym or first - 1 == organisation or _is_of_people(before) or _is_of_many(before)
        return first if told and organisation < first else 0
    return 0


def _is_of_many(word: str) -> bool:
    """ "Lib Dems", "Commons": in the plural no given name."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) >= _LEAST_PLURAL


def _is_of_people(word: str) -> bool:
    """ "Vermonter", "Iowan": from a place's name."""
    ending = next((e for e in ("er", "ian", "an", "n") if word.endswith(e)), "")
    return word in proper_names.DEMONYMS or (bool(ending) and word[: -len(ending)] in proper_names.PLACES)


def _is_role(words: Sequence[str], position: int, articled: bool) -> bool:
    word, last = words[position], position == len(words) - 1
    if position and words[position - 1] == "of":
        return False  # "Department of Justice"
    if word in lexicon.ROLES:
        if position and not last and _are_generations(words, position + 1):
            last = True  # "Martin Luther King Jr."
        return not (last and position and word not in lexicon.TITLES and _is_surname(words, position, articled))
    lower = word.lower()
    several = not last and words[position + 1] in proper_names.GIVEN and lower.removesuffix("s") in lexicon.PERSON_NOUNS
    hyphened = not position and (_EPITHET if len(words) == _PAIR else _HYPHENED).fullmatch(word) is not None
    told = (lower in lexicon.PERSON_NOUNS and _is_trade(words, position)) or several or hyphened
    return not last and told and word not in proper_names.MALE


def _is_trade(words: Sequence[str], position: int) -> bool:
    """ "Deckhand Ryan Buchan"; but James Baker III, Sacha Baron Cohen and Baker Hughes are so called."""
    if position and (words[position - 1] in proper_names.GIVEN or _INITIAL.fullmatch(words[position - 1])):
        return False
    if _are_generations(words, position + 1):
        return False
    return words[position] not in _TRADES_TOO or words[position + 1] in proper_names.GIVEN


def _are_generations(words: Sequence[str], first: int) -> bool:
    """Whether nothing but a "Jr." or "III" stands from there on."""
    return len(words) - first <= _PAIR and lexicon.GENERATIONS.issuperset(words[first:])


def _is_surname(words: Sequence[str], position: int, articled: bool) -> bool:
    """ "Mr. King", "Angus King", "Tova King": a role's word after a title or a given name is a surname; one that is
    borne as a surname also after any other word that tells nobody's place or people."""
    word, before = words[position], words[position - 1]
    if before in lexicon.TITLES or before in proper_names.GIVEN or _INITIAL.fullmatch(before) is not None:
        return True
    if word not in lexicon.ROLES_BORNE_AS_NAMES or articled or position != 1:
        return False
    known = before in lexicon.ROLES or before in lexicon.ORGANISATION_WORDS or before in proper_names.PLACES
    return not known and before not in proper_names.DEMONYMS and before.lower() not in lexicon.PERSON_NOUNS


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
    if last in proper_names.EVENT_HINTS:
        return NameKind.ORGANISATION
    if last in proper_names.PLACE_HINTS or last in proper_names.PLACES:
        return NameKind.PLACE
    if any(w in proper_names.DEMONYMS for w in words):
        return NameKind.UNKNOWN
    return NameKind.PERSON if first in proper_names.GIVEN else NameKind.UNKNOWN
