"""Finds names: runs of capitalised words, parted from titles, roles and a sentence's first words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..document import Span
from . import cues, lexicon


class NameKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    ROLE = "role"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """`span` covers the name alone; `whole` also the titles and roles before it. `words` are the name's, or
    the role's where nothing follows it. `title` is the last title or role before the name, without its point."""

    span: Span
    whole: Span
    words: tuple[str, ...]
    kind: NameKind
    title: str | None
    possessive: bool
    opens_sentence: bool


_TOKEN = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|Messrs|St|Jr|Sr|Inc|Corp|Co|Ltd)\."
    r"|(?:al|el|bin)-[A-Z]\w+"
    r"|[A-Z]\.(?:-?[A-Z]\.)+|[A-Z]\.(?=[ \xa0]?[A-Z])"
    r"|[A-ZÀ-ÖØ-ÞĆČŁŚŠŹŽ][\w\u0300-\u036f]*(?:(?:['’](?![sS]\b)|-|&)\w+)*)"
)
_GAP = r"[ \xa0\n\r]{1,2}"
_PARTICLE = rf"(?:(?:de|la|le|von|van|der|den|del|della|di|da|du|dos|bin|ibn|ben|al|el|ten|ter|af){_GAP}){{1,2}}"


def _run(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’@#])(?:(?:de|von|van|di|du){_GAP})?{token}(?:{_GAP}(?:{_PARTICLE})?{token})*")


_RUN = _run(_TOKEN)
_RUN_GARBLED = _run(rf"(?:[A-Z][a-z]*(?:[ÃÂâ][\x80-\xbf\u0192\u20ac\u0300-\u036f]*[a-z]*|[A-Z][\u0300-\u036f][\x80-\xbf\u0192\u20ac]*[a-z]*)+|{_TOKEN})")
_WORD = re.compile(r"[^ \xa0\n\r]+")
_OF = re.compile(rf"{_GAP}(?:of|for|on){_GAP}(?:the{_GAP})?(?=[A-Z])")
_AND = re.compile(rf"(?:{_GAP}and{_GAP}|,{_GAP}|{_GAP}&{_GAP})(?=[A-Z])")
_ACRONYM_AFTER = re.compile(r"[ \xa0]?\(([A-Z][A-Z&]{1,7})\)")
_POSSESSIVE = re.compile(r"['’][sS]\b|(?<=s)['’](?!\w)")
_CORE = "|".join(sorted(cues.CORE))
_SPEAKS = re.compile(rf"(?::|,? (?:who |has |had |also |later |then )?(?:{_CORE})\b)")
_OFFICE_BEFORE = re.compile(r"\b([Ss]ecretary|[Mm]inister) (?:of|for) (?:the )?\Z")
_NEVER_NAMES = frozenset("The A An I He She It They We You I’m I'm I’ll I'll I’ve I've".split())
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n\"“”'‘(…•*—–-]\s*)\Z")


def find_names(text: str, within: Iterable[Span], lowered: frozenset[str]) -> list[Name]:
    """Names in order. `lowered` are the words that the document also writes in lower case: such a word at a
    sentence's start is no name."""
    names: list[Name] = []
    pattern = _RUN_GARBLED if "Ã" in text or "A\u0303" in text else _RUN
    for span in within:
        position = span.start
        while (run := pattern.search(text, position, span.end)) is not None:
            start, end = run.span()
            end = _organisation_end(text, start, end, span.end)
            names.extend(_read_run(text, start, end, lowered))
            position = end
    return list(_reconsidered(text, names))


def _reconsidered(text: str, names: list[Name]) -> Iterable[Name]:
    """Judges single words by the whole document: a surname may be a place's name too, and a word that is
    written large at the start of sentences alone is no name unless it speaks."""
    surnames = {n.words[-1] for n in names if n.kind is NameKind.PERSON}
    inside = {w for n in names if not n.opens_sentence for w in n.words} | {w for n in names if len(n.words) > 1 for w in n.words[1:]}
    for name in names:
        if len(name.words) == 1 and name.title is None:
            word = name.words[0]
            if name.kind is NameKind.PLACE and word in surnames:
                name = replace(name, kind=NameKind.UNKNOWN)
            elif name.kind is NameKind.UNKNOWN and name.opens_sentence and word not in inside and word not in surnames:
                if word not in lexicon.MALE and word not in lexicon.FEMALE and not _SPEAKS.match(text, name.span.end):
                    continue
        yield name


def _organisation_end(text: str, start: int, end: int, limit: int) -> int:
    """Extends "Department" over "of Justice", "Immigration" over "and Customs Enforcement (ICE)"."""
    extended = False
    for _ in range(4):
        last = text[start:end].rsplit(None, 1)[-1]
        join = None
        if last in lexicon.ORGANISATION_HEADS or last in ("Secretary", "Director") and extended:
            join = _OF.match(text, end, limit)
            extended = extended or join is not None
        if join is None and (joined := _AND.match(text, end, limit)) is not None:
            following = _RUN.match(text, joined.end(), limit)
            if following is not None and _spells_acronym(text, start, following.end(), limit):
                join = joined
        if join is None or (following := _RUN.match(text, join.end(), limit)) is None:
            return end
        end = following.end()
    return end


def _spells_acronym(text: str, start: int, end: int, limit: int) -> bool:
    acronym = _ACRONYM_AFTER.match(text, end, limit)
    return acronym is not None and initials(text[start:end].split()).endswith(acronym.group(1).replace("&", ""))


def initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w[0].isupper())


def _read_run(text: str, start: int, end: int, lowered: frozenset[str]) -> Iterable[Name]:
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]
    opens = _opens_sentence(text, start)
    while words and _is_no_name(words[0][2], opens, len(words), lowered):
        words = words[1:]
        opens = False if not opens else len(words) == 0
    while words and words[-1][2].rstrip(".") in lexicon.CALENDAR:
        words = words[:-1]
    office = _OFFICE_BEFORE.search(text, max(0, start - 24), start) if words and words[0][0] == start else None
    while office is not None and len(words) > 1 and words[0][2] in lexicon.PORTFOLIOS:
        words = words[1:]
    if not words or (len(words) == 1 and (words[0][2] in lexicon.STARTERS or words[0][2].rstrip(".") in lexicon.CALENDAR)):
        return ()
    possessive = _POSSESSIVE.match(text, words[-1][1]) is not None
    first = words[0][0]
    at_start = _opens_sentence(text, first) or first != start and office is None
    part = _part(words, possessive, at_start)
    return (replace(part, title=part.title or office.group(1), kind=_kind(list(part.words), office.group(1))) if office and first != start else part,)


def _is_no_name(word: str, opens: bool, length: int, lowered: frozenset[str]) -> bool:
    if word.rstrip(".") in lexicon.CALENDAR or word in lexicon.STARTERS and (opens or length == 1 or word in _NEVER_NAMES):
        return True
    if not opens or word in lexicon.ROLES or word in lexicon.MALE or word in lexicon.FEMALE:
        return False
    if word.endswith(("ly", "ing")) and length > 1 and word.lower() in lowered:
        return True
    return word.lower() in lowered and word not in lexicon.ORGANISATION_WORDS and word not in lexicon.DEMONYMS


def _opens_sentence(text: str, start: int) -> bool:
    return _SENTENCE_BEFORE.search(text[max(0, start - 4) : start]) is not None


def _part(words: list[tuple[int, int, str]], possessive: bool, opens: bool) -> Name:
    texts = [w[2] for w in words]
    whole = Span(words[0][0], words[-1][1])
    organisation = _organisation_position(texts)
    cut = 0
    for position, word in enumerate(texts):
        if organisation is not None and position <= organisation:
            continue
        if word in lexicon.ROLES and not _is_surname(texts, position):
            cut = position + 1
        elif word.lower() in lexicon.PERSON_NOUNS and position < len(texts) - 1 and word not in lexicon.MALE:
            cut = position + 1
    if organisation is not None and cut <= organisation:
        return Name(whole, whole, tuple(texts), NameKind.ORGANISATION, None, possessive, opens)
    if cut == len(texts):
        return Name(whole, whole, tuple(texts), NameKind.ROLE, texts[-1].rstrip("."), possessive, opens)
    title = texts[cut - 1].rstrip(".") if cut else None
    while cut < len(texts) - 1 and texts[cut] in lexicon.DEMONYMS:
        cut += 1
    span = Span(words[cut][0], words[-1][1])
    return Name(span, whole, tuple(texts[cut:]), _kind(texts[cut:], title), title, possessive, opens)


def _is_surname(texts: list[str], position: int) -> bool:
    """"Mr. King", "Angus King": a role's word after a title or a given name is a surname."""
    if position == 0 or position < len(texts) - 1 or texts[position] in lexicon.TITLES:
        return False
    before = texts[position - 1]
    return before in lexicon.TITLES or before in lexicon.MALE or before in lexicon.FEMALE


def _organisation_position(texts: list[str]) -> int | None:
    found = [i for i, w in enumerate(texts) if w in lexicon.ORGANISATION_WORDS]
    if not found:
        return None
    if len(texts) == 1 and texts[0] in ("Office", "Group", "Service", "Act", "News", "Times", "Post"):
        return found[0]
    return found[-1]


def _kind(words: list[str], title: str | None) -> NameKind:
    if title is not None:
        return NameKind.PERSON
    if len(words) == 1:
        if words[0] in lexicon.PLACES or words[0] in lexicon.DEMONYMS or words[0] in lexicon.COMMON_ACRONYMS:
            return NameKind.PLACE
        word = words[0].replace(".", "")
        if word.isupper() and 2 <= len(word) <= 6:
            return NameKind.ORGANISATION
        return NameKind.UNKNOWN
    if (words[0] in lexicon.MALE or words[0] in lexicon.FEMALE) and words[0] not in lexicon.PLACES:
        return NameKind.PERSON
    if words[-1] in lexicon.PLACE_HINTS or words[-1] in lexicon.PLACES or (len(words) == 1 and words[0] in lexicon.DEMONYMS):
        return NameKind.PLACE
    if any(w in lexicon.DEMONYMS for w in words):
        return NameKind.UNKNOWN
    if words[0] in lexicon.MALE or words[0] in lexicon.FEMALE:
        return NameKind.PERSON
    return NameKind.UNKNOWN
