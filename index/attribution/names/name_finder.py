"""Finds names: runs of capitalised words, with their titles and roles told apart."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from ...text.document import Span
from ..text import lexicon, proper_names
from .name_reader import Name, NameKind, initials, read_name

__all__ = ["Name", "NameKind", "find_names"]

_GAP = r"[ \xa0\n\r]{1,2}"
_TOKEN = (
    rf"(?:(?:{lexicon.any_of(lexicon.ABBREVIATED_TITLES | lexicon.ABBREVIATED_NAMES)})\."
    r"|(?:al|el|bin)-[A-Z]\w+"
    r"|[A-Z]\.(?:-?[A-Z]\.)+|[A-Z]\.(?=[ \xa0]?[A-Z])"
    r"|[A-ZÀ-ÖØ-ÞĆČŁŚŠŹŽ][\w\u0300-\u036f]*(?:(?:['’](?![sS]\b)|-|&)\w+)*)"
)
# What UTF-8 leaves of an accented letter when it was read as another encoding.
_GARBLED = (
    r"[A-Z][a-z]*(?:[ÃÂâ][\x80-\xbf\u0192\u20ac\u0300-\u036f]*[a-z]*"
    r"|[A-Z][\u0300-\u036f][\x80-\xbf\u0192\u20ac]*[a-z]*)+"
)
_PARTICLE = rf"(?:(?:de|la|le|von|van|der|den|del|della|di|da|du|dos|bin|ibn|ben|al|el|ten|ter|af){_GAP}){{1,2}}"


def _run(token: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’@#])(?:(?:de|von|van|di|du){_GAP})?{token}(?:{_GAP}(?:{_PARTICLE})?{token})*")


_RUN = _run(_TOKEN)
_RUN_GARBLED = _run(f"(?:{_GARBLED}|{_TOKEN})")
_OF = re.compile(rf"{_GAP}(?:of|for|on){_GAP}(?:the{_GAP})?(?=[A-Z])")
_AND = re.compile(rf"(?:{_GAP}and{_GAP}|,{_GAP}|{_GAP}&{_GAP})(?=[A-Z])")
_ACRONYM_AFTER = re.compile(r"[ \xa0]?\(([A-Z][A-Z&]{1,7})\)")
_CORE = lexicon.any_of(lexicon.CORE_SPEECH_VERBS)
_SPEAKS = re.compile(rf"(?::|,? (?:who |has |had |also |later |then )?(?:{_CORE})\b)")
_JOINS = 4  # "of", "and" in one organisation's name


def find_names(text: str, within: Iterable[Span], lowered: frozenset[str]) -> list[Name]:
    """Names in order. `lowered` are the words that the document also writes in lower case: such a word at a
    sentence's start is no name."""
    names: list[Name] = []
    pattern = _RUN_GARBLED if "Ã" in text or "A\u0303" in text else _RUN
    for span in within:
        position = span.start
        while (run := pattern.search(text, position, span.end)) is not None:
            position = _organisation_end(text, run.start(), run.end(), span.end)
            if (name := read_name(text, Span(run.start(), position), lowered)) is not None:
                names.append(name)
    return list(_reconsidered(text, names))


def _reconsidered(text: str, names: list[Name]) -> Iterator[Name]:
    """Judges single words by the whole document: a surname may be a place's name too, and a word that is
    written large at the start of sentences alone is no name unless it speaks."""
    surnames = {n.words[-1] for n in names if n.kind is NameKind.PERSON}
    seen = surnames | proper_names.GIVEN | {w for n in names for w in (n.words[1:] if n.opens_sentence else n.words)}
    for name in names:
        word = name.words[0]
        if len(name.words) == 1 and name.title is None:
            if name.kind is NameKind.PLACE and word in surnames:
                name = replace(name, kind=NameKind.UNKNOWN)
            elif name.kind is NameKind.UNKNOWN and _is_first_word(text, name, seen):
                continue
        yield name


def _is_first_word(text: str, name: Name, seen: Container[str]) -> bool:
    return name.opens_sentence and name.words[0] not in seen and not _SPEAKS.match(text, name.span.end)


def _organisation_end(text: str, start: int, end: int, limit: int) -> int:
    """Extends "Department" over "of Justice", "Immigration" over "and Customs Enforcement (ICE)"."""
    for _ in range(_JOINS):
        join = None
        if text[start:end].rsplit(None, 1)[-1] in lexicon.ORGANISATION_HEADS:
            join = _OF.match(text, end, limit)
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
    if acronym is None:
        return False
    return initials(text[start:end].split()).endswith(acronym.group(1).replace("&", ""))
