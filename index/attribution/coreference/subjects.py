"""What means a person without naming one: "he", "the 34-year-old", "A spokesman for Acme", an unintroduced surname."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ...quotation import SpeakerKind
from ..text import lexicon, proper_names
from ..text.sentences import MASK
from .referents import Referent, unnamed
from .standing import says

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_SINGULAR = {n for n in lexicon.PERSON_NOUNS if not n.endswith("s") or n.endswith("ss")} - lexicon.words(
    "people police chief executive general"
)
# The phrase ends here, and something is said of it, behind an aside or at once.
_NO_MORE = r"(?=(?:, [^,.\n]{1,80},)? [a-z])(?! (?:of|for|in|from|at|and|or)\b)"
_PHRASE = re.compile(
    rf"(?:(?<=[\n,{MASK}] )|(?<=[.?!] )|(?<=\n)|(?<=But )|(?<=And ))[Tt]he (?:[\w'’-]+ ){{0,2}}?(\d\d-year-old|"
    rf"{lexicon.any_of(proper_names.DEMONYMS | _SINGULAR)})\b{_NO_MORE}"
)
_NEWCOMER = re.compile(
    rf"(?:But |And |Meanwhile,? )?((?:An?|One|Another) (?:[\w'’-]+ ){{0,3}}?({lexicon.any_of(_SINGULAR)})"
    rf"(?: for (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?){_NO_MORE}"
)
_RELATED = lexicon.any_of(lexicon.BYSTANDERS & _SINGULAR)
_OWNER = r"(?:His|Her|Their|[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}['’]s)"
_BYSTANDER = re.compile(rf"({_OWNER} (?:[a-z-]+ )?({_RELATED}))(?!, [A-Z]){_NO_MORE}")
_STRANGER = re.compile(
    r"([A-Z][a-z'’]*[A-Z]?[a-z]{2,}(?:-[A-Z][a-z]+)?)(?<![^s]s)(?<!ly)(?<!ing)"
    r"(?:, (?:who|the|an?|his|her) [^.\n]{1,80},)?"
    r" (?:[a-z]+ly |also |then |later |had |has )?"
    r"(?:sent|left|came|won|lost|took|met|went|ran|sat|stood|spoke|gave|kept"
    rf"|[a-z]{{2,}}ed|{lexicon.any_of(lexicon.CORE_SPEECH_VERBS)})\b"
)
_COMMON = frozenset().union(
    lexicon.STARTERS,
    lexicon.ROLES,
    proper_names.PLACES,
    proper_names.DEMONYMS,
    (n.capitalize() for n in lexicon.PERSON_NOUNS | lexicon.ORGANISATION_NOUNS),
)
_LEADS = ("", "But", "And", "Then")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that means somebody mentioned before. `phrase` is None for a pronoun, else what the phrase calls him;
    `leads` says that the sentence is about him, `marked` that the phrase has a name in it, "the Iowan writer"."""

    start: int
    gender: str | None
    phrase: str | None
    says: bool
    leads: bool
    marked: bool = False


def anaphors(masked: str, sentences: Sequence[int]) -> list[Anaphor]:
    """In order. `sentences` are their starts."""
    found: list[Anaphor] = []
    for match in _PRONOUN.finditer(masked):
        start, saying = match.start(), says(masked, match.end())
        opened = sentences[bisect_right(sentences, start) - 1]
        leads = saying or masked[opened:start].strip() in _LEADS
        found.append(Anaphor(start, "m" if match.group().lower() == "he" else "f", None, saying, leads))
    for match in _PHRASE.finditer(masked):
        role = match.group(1).lower()
        marked = any(word[0].isupper() for word in match.group().split()[1:])
        found.append(Anaphor(match.start(), lexicon.gender_of(role), role, says(masked, match.end()), True, marked))
    return sorted(found, key=lambda one: one.start)


def newcomers(text: str, masked: str, sentences: Sequence[int], known: Collection[str]) -> list[tuple[int, Referent]]:
    """Whom sentences begin with that are no names: "A spokesman for Acme", and what may be a bare surname, as it acts
    as persons do ("Doe sent a letter"), though nothing names its bearer. `known` are the words of names."""
    found: list[tuple[int, Referent]] = []
    for start in sentences:
        if (newcomer := _NEWCOMER.match(masked, start)) is not None:
            found.append((newcomer.start(1), unnamed(newcomer.group(1), newcomer.group(2))))
        elif (bystander := _BYSTANDER.match(masked, start)) is not None:
            found.append((bystander.start(1), unnamed(bystander.group(1), bystander.group(2))))
        elif (stranger := _STRANGER.match(masked, start)) is not None:
            word = stranger.group(1)
            if word not in known and word not in _COMMON and f" {word.lower()} " not in text:
                found.append((start, Referent(f"stranger {word}", word, SpeakerKind.PERSON, None)))
    return found
