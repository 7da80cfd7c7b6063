"""Finds names: runs of capitalised words, with their titles and roles told apart."""

import re
from collections.abc import Iterable, Iterator

from ...text.document import Span
from ..text import lexicon, proper_names
from ..text.letters import CAPITALS
from .name_reader import Name, NameKind, initials, read_name
from .offices import HELD, is_portfolio, opens_with_seat
from .reconsidered_names import reconsidered

__all__ = ["Name", "NameKind", "find_names"]

_GAP = r"[ \xa0\n\r]{1,2}"
_CAPITAL = f"[{CAPITALS}]"
_TOKEN = (
    rf"(?:(?:{lexicon.any_of(lexicon.ABBREVIATED_TITLES | lexicon.ABBREVIATED_NAMES)})\."
    rf"|(?:al|el|bin|as|ash|an|ar|at)-{_CAPITAL}\w+|d['’]{_CAPITAL}\w+"
    rf"|{_CAPITAL}\.(?:-?{_CAPITAL}\.)+|{_CAPITAL}\.(?=[ \xa0]?{_CAPITAL})"
    rf"|{_CAPITAL}[\w\u0300-\u036f]*(?:(?:['’](?![sS]\b)|-|&)\w+)*)"
)
# What UTF-8 leaves of an accented letter when it was read as another encoding.
_GARBLED = (
    r"[A-Z][a-z]*(?:[ÃÂâ][\x80-\xbf\u0192\u20ac\u0300-\u036f]*[a-z]*"
    r"|[A-Z][\u0300-\u036f][\x80-\xbf\u0192\u20ac]*[a-z]*)+"
)
_PARTICLES = "de|la|le|von|van|der|den|del|della|di|da|do|du|dos|das|zu|av|y|bin|ibn|ben|al|el|ten|ter|af|ole|op"
_PARTICLE = rf"(?:(?:{_PARTICLES}){_GAP}){{1,2}}"


def _run(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’@#])(?:(?:de|von|van|di|du){_GAP})?{token}(?:{_GAP}(?:{_PARTICLE})?{token})*")


_RUN = _run(_TOKEN)
_RUN_GARBLED = _run(f"(?:{_GARBLED}|{_TOKEN})")
_OF = re.compile(rf"{_GAP}(?:of|for|on){_GAP}(?:the{_GAP})?(?={_CAPITAL})")
_TO = re.compile(rf"{_GAP}(?:of|for|to){_GAP}(?:the{_GAP})?(?={_CAPITAL})")
_SEAT = re.compile(rf"{_GAP}of{_GAP}(?:the{_GAP})?(?={_CAPITAL})")
_AND = re.compile(rf"(?:{_GAP}and{_GAP}|,{_GAP}|{_GAP}&{_GAP})(?={_CAPITAL})")
_ACRONYM_AFTER = re.compile(r"[ \xa0]?\(([A-Z][A-Z&]{1,7})\)")
_NICKNAME = re.compile(
    rf"{_GAP}[\"“‘'(](?:the )?({_CAPITAL}(?!{_CAPITAL})\w+) ?[\"”’'),]{{1,2}}{_GAP}(?={_CAPITAL}[\w.])"
)
_HANDLE = re.compile(r"(?<![\w@/(.])@[A-Za-z]\w{1,29}\b(?![@.]\w|['’]s)")
_SAYS = re.compile(rf" (?:has |had |also |later |then )?(?:{lexicon.any_of(lexicon.CORE_SPEECH_VERBS)})\b")
_BORNE = re.compile(r"(?:[A-Z][\w’'-]*|account|user|handle|profile|page) \Z")  # "Jane Roe @jane_roe said"
_SAID_BEHIND = re.compile(rf"[\"”’'»,] ?(?:{lexicon.any_of(lexicon.CORE_SPEECH_VERBS)}) \Z")  # "“…,” wrote @jane_roe"
_SAID_REACH = 16  # characters
_FIELD_LINKS = lexicon.words("of for")
_MARKS = frozenset("\"“‘'(")
_JOINS = 4  # "of", "and" in one organisation's name


def find_names(text: str, within: Iterable[Span], lowered: frozenset[str]) -> list[Name]:
    """Names in order. `lowered` are the words that the document also writes in lower case: such a word at a
    sentence's start is no name."""
    names: list[Name] = []
    spans = list(within)
    pattern = _RUN_GARBLED if "Ã" in text or "A\u0303" in text else _RUN
    for span in spans:
        position = span.start
        while (run := pattern.search(text, position, span.end)) is not None:
            position = _organisation_end(text, run.start(), run.end(), span.end)
            position = _nicknamed_end(text, run.start(), position, span.end)
            if (name := read_name(text, Span(run.start(), position), lowered)) is not None:
                names.append(name)
    found = reconsidered(text, names, spans, lowered)
    handles = list(_handles(text, spans)) if "@" in text else []
    return sorted(found + handles, key=lambda name: name.span) if handles else found


def _handles(text: str, within: Iterable[Span]) -> Iterator[Name]:
    """ "@jane_roe wrote": whoever is called by a handle alone, where a verb of saying stands beside it."""
    for span in within:
        for found in _HANDLE.finditer(text, span.start, span.end):
            handle = Span(*found.span())
            before = text[max(span.start, handle.start - _SAID_REACH) : handle.start]
            if _BORNE.search(before) is None and (_SAID_BEHIND.search(before) or _SAYS.match(text, handle.end)):
                yield Name(handle, handle, (found.group(),), NameKind.UNKNOWN, None, False, False)


def _nicknamed_end(text: str, start: int, end: int, limit: int) -> int:
    """Extends 'Robert' over '"Bobby" Lund'."""
    if text[end + 1 : end + 2] not in _MARKS or text[start:end].split()[-1] not in proper_names.GIVEN:
        return end
    nickname = _NICKNAME.match(text, end, limit)
    if nickname is None or nickname.group(1) in proper_names.NO_SPEAKERS or nickname.group(1) in proper_names.PLACES:
        return end
    surname = _RUN.match(text, nickname.end(), limit)
    return end if surname is None else surname.end()


def _organisation_end(text: str, start: int, end: int, limit: int) -> int:
    """Extends "Department" over "of Justice", "Immigration" over "and Customs Enforcement (ICE)", "Chapter" over
    "& Verse", "Ambassador" over "to Britain Jane Doe"."""
    for _ in range(_JOINS):
        join, last = None, text[start:end].rsplit(None, 1)[-1]
        if last in lexicon.ORGANISATION_HEADS:
            join = _OF.match(text, end, limit)
        if join is None and last in HELD:
            join = _TO.match(text, end, limit)
        if join is None and opens_with_seat(text[start:end].split()):
            join = _SEAT.match(text, end, limit)
        if join is None and (joined := _AND.match(text, end, limit)) is not None:
            following = _RUN.match(text, joined.end(), limit)
            if following is not None and _is_joined(text, start, end, joined.group(), following, limit):
                join = joined
        if join is None or (following := _RUN.match(text, join.end(), limit)) is None:
            return end
        end = following.end()
    return end


def _is_joined(text: str, start: int, end: int, join: str, following: re.Match[str], limit: int) -> bool:
    """Whether what follows "and" or "&" goes on with the name: by its acronym, or as a second field of one office."""
    if "&" in join or (text[start:end].endswith("Fire") and following.group().startswith("Rescue")):
        return True
    if _spells_acronym(text, start, following.end(), limit):
        return True
    words = text[start:end].split()
    if not HELD.isdisjoint(words):
        return is_portfolio(words[-1]) and is_portfolio(following.group().split()[0])
    fields = not lexicon.ORGANISATION_HEADS.isdisjoint(words) and not _FIELD_LINKS.isdisjoint(words)
    last = following.group().split()[-1]
    return fields and (last in lexicon.PORTFOLIOS or last.endswith(("tion", "ment")))


def _spells_acronym(text: str, start: int, end: int, limit: int) -> bool:
    acronym = _ACRONYM_AFTER.match(text, end, limit)
    if acronym is None:
        return False
    return initials(text[start:end].split()).endswith(acronym.group(1).replace("&", ""))
