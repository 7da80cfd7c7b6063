"""Who does the verb: the noun phrase left of a cue, found by the forms of its words, without a parser."""

import re
from dataclasses import dataclass

from .phrases import LONGEST_PHRASE, name_or_phrase, noun_phrase
from .tokens import Words, pronoun_of
from .word_lists import CONJUNCTIONS, DETERMINERS, INDEFINITES, POSSESSIVES, PREPOSITIONS, RELATIVES, SUBORDINATORS

_OF_PARTY = re.compile(r"[RDI]-[A-Z]")  # "Rep. Jane Doe, R-Acton, said"


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens `first` to `last`; `opener` is the token before it ("^" at the start of the sentence)."""

    first: int
    last: int
    kind: str
    opener: str


def subject_before(words: Words, at: int, depth: int = 0) -> Subject | None:
    """The subject that ends at token `at`, with an apposition between commas stepped over."""
    subject = _subject_before(words, at, depth)
    if subject is not None and subject.first > 1 and _OF_PARTY.match(words.raw[subject.first]):
        return _subject_before(words, subject.first - 2, depth)
    return subject


def _subject_before(words: Words, at: int, depth: int) -> Subject | None:
    if at < 0:
        return None
    if (pronoun := pronoun_of(words.low[at])) is not None:
        return Subject(at, at, f"pronoun:{pronoun}", _opener(words, at))
    if words.is_comma(at) or words.is_dash(at):
        return _before_apposition(words, at)
    if (first := noun_phrase(words, at)) is None:
        return None
    if first > 0 and words.low[first - 1] in PREPOSITIONS and depth < 2:
        return _before_setting(words, first - 1, depth)
    return Subject(first, at, _kind(words, first, at), _opener(words, first))


def _before_setting(words: Words, preposition: int, depth: int) -> Subject | None:
    """The subject left of a setting: "critics" of "critics have in the past said"."""
    at = preposition - 1
    while at >= 0 and (words.is_auxiliary(at) or words.is_adverb(at)):
        at -= 1
    if at < 0 or words.low[at] in CONJUNCTIONS or words.is_break(at):
        return None
    return subject_before(words, at, depth + 1)


def _opener(words: Words, first: int) -> str:
    return words.low[first - 1] if first else "^"


def _kind(words: Words, first: int, last: int) -> str:
    if words.raw[last] == ")" or (words.is_capitalised(last) and (last > 0 or len(words.raw[last]) > 1)):
        return "name" if first > 0 or words.low[first] not in DETERMINERS else "the-name"
    low = words.low[first]
    if low in INDEFINITES:
        return "indefinite"
    if low in POSSESSIVES:
        return "possessed"
    if low in DETERMINERS:
        return "described"
    return "plural" if words.low[last].endswith("s") else "bare"


def _before_apposition(words: Words, comma: int) -> Subject | None:
    """ "Perez" of "Perez, a senator from Texas, said": the phrase before the matching earlier comma."""
    mark = words.raw[comma]
    at = comma - 1
    floor = max(0, comma - LONGEST_PHRASE)
    while at > floor:
        if words.raw[at] in (";", ":"):
            return None
        if words.raw[at] == mark and not words.quoted[at]:
            first = noun_phrase(words, at - 1)
            if (
                first is not None
                and _opens_clause(words, first)
                and _opens_apposition(words, at + 1)
                and not _is_apposition(words, first)
            ):
                if _is_name(words, at + 1, comma - 1) and not words.is_capitalised(at - 1):
                    return Subject(first, comma - 1, "name", _opener(words, first))
                return Subject(first, at - 1, _kind(words, first, at - 1), _opener(words, first))
            if pronoun_of(words.low[at - 1]) is not None:
                return Subject(at - 1, at - 1, f"pronoun:{words.low[at - 1]}", _opener(words, at - 1))
        at -= 1
    return None


def _is_name(words: Words, first: int, last: int) -> bool:
    """ "Tom Baker" of "the chief executive, Tom Baker, said"."""
    return 1 <= last - first <= 4 and all(words.is_capitalised(at) for at in range(first, last + 1))


def _opens_clause(words: Words, first: int) -> bool:
    """False where the phrase hangs on a preposition or a participle, and so is no subject."""
    if first == 0:
        return True
    low = words.low[first - 1]
    if low in PREPOSITIONS:
        return False
    return not words.verbal[first - 1] or low in ("said", "says")


def _opens_apposition(words: Words, at: int) -> bool:
    low = words.low[at]
    return (
        low in DETERMINERS
        or low in PREPOSITIONS
        or low in RELATIVES
        or low in ("whose", "while", "when", "as", "after", "before", "then", "once", "now", "formerly", "himself")
        or low.endswith(("ing", "ed"))
        or (words.is_word(at) and low not in CONJUNCTIONS and pronoun_of(low) is None)
    )


def _is_apposition(words: Words, first: int) -> bool:
    """A phrase between commas that only describes the name before it."""
    return first >= 2 and words.is_comma(first - 1) and words.low[first] in ("a", "an", "the", "who", "whose")


def antecedent_of(words: Words, relative: int) -> Subject | None:
    """Whom "who" stands for: the phrase before it, the comma stepped over."""
    at = relative - 1
    if (at >= 0 and words.raw[at] in (",", "(")) or (at >= 0 and words.is_dash(at)):
        at -= 1
    if at < 0:
        return None
    first = name_or_phrase(words, at)
    if first is None:
        return None
    return Subject(first, at, _kind(words, first, at), _opener(words, first))


def phrase_after(words: Words, start: int) -> Subject | None:
    """The noun phrase that opens at `start`, as far as the forms tell."""
    at = start
    size = len(words)
    if at < size and pronoun_of(words.low[at]) is not None:
        return Subject(at, at, f"pronoun:{words.low[at]}", "")
    while at < size and at - start < 15:
        low = words.low[at]
        if words.raw[at] == "(":
            while at < size and words.raw[at] != ")":
                at += 1
            at += 1
            continue
        stops = (
            words.is_break(at)
            or words.raw[at] in ",.)"
            or low in SUBORDINATORS
            or low in ("who", "which", "to")
            or (low in CONJUNCTIONS and not (at + 1 < size and words.is_capitalised(at + 1)))
            or (low in PREPOSITIONS and low not in ("of", "for", "from"))
            or (words.verbal[at])
            or words.is_time(at)
        )
        if stops:
            break
        at += 1
    last = min(at, size) - 1
    while last > start and words.low[last] in ("last", "this", "next", "on", "in", "of", "for", "from"):
        last -= 1
    if last < start or not words.is_word(start) or words.low[start] in PREPOSITIONS:
        return None
    named = words.is_capitalised(last) or words.raw[last] == ")"
    kind = "name" if named else "described" if words.low[start] in DETERMINERS else "bare"
    return Subject(start, last, kind, "")


def loose_subjects(words: Words, before: int) -> list[Subject]:
    """Whom a verb may belong to where nothing right before it is its subject: the nearest name or pronoun that hangs
    on no preposition, and the phrase that opens the sentence."""
    found: list[Subject] = []
    at = before
    while at >= 0 and not found and not words.is_dash(at) and words.raw[at] not in (";", ":"):
        if pronoun_of(words.low[at]) is not None or (words.is_word(at) and words.is_capitalised(at)):
            first = at if pronoun_of(words.low[at]) is not None else name_or_phrase(words, at)
            if first is not None and not (first > 0 and words.low[first - 1] in PREPOSITIONS):
                found.append(Subject(first, at, "loose-" + _kind(words, first, at), _opener(words, first)))
                at = first
            elif first is not None:
                at = min(at, first)
        at -= 1
    opening = phrase_after(words, 0)
    if opening is not None and opening.last < before and all(opening.first != one.first for one in found):
        found.append(Subject(0, opening.last, "loose-first-" + opening.kind.partition(":")[0], "^"))
    return found
