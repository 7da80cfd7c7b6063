"""Speakers who are called something that, by its form alone, names no person, no organisation and no role.

A form is a suspicion and no verdict: what is flagged may be a name, and what is not may be none.
"""

import re
from collections.abc import Iterator

from ...quotation import Speaker, SpeakerKind
from ..text import lexicon, proper_names

_LONGEST = 6  # words of a name
CLOSED = (
    lexicon.PREPOSITIONS
    | lexicon.SUBJECT_PRONOUNS
    | lexicon.AUXILIARY_VERBS
    | lexicon.words(
        "and or but if when while as because though that which who before after since until besides without into"
    )
)
_NOUNS = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_NOUNS
SAYING = lexicon.CORE_SPEECH_VERBS
_PARTICLES = lexicon.words("of the for and on de la von van der den di da du al el bin del & to y dos")


def reasons_of_label(speaker: Speaker) -> Iterator[str]:
    """Why a label looks like none, by its words."""
    words = speaker.name.split()
    if speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.GROUP) or words[0] in ("a", "an", "the"):
        yield from _reasons_of_phrase(words)
    elif not speaker.name.startswith("@"):
        yield from _reasons_of_name(words, speaker.kind)


def _reasons_of_name(words: list[str], kind: SpeakerKind) -> Iterator[str]:
    owner, first, last = "'s " in " ".join(words), words[0], words[-1]
    if first[0].islower() and first not in _PARTICLES:
        yield "begins with a small letter"
    if first.lower() in CLOSED and first not in proper_names.GIVEN and len(words) > 1:
        yield "begins with a word of no name"
    if any(w.islower() and w not in _PARTICLES for w in words[1:]) and not owner:
        yield "holds small words"
    if len(words) > _LONGEST or any(w in SAYING for w in map(str.lower, words[1:])):
        yield "a clause or a headline"
    if len(words) > 1 and all(w.isupper() and len(w) > len("USA") for w in words):
        yield "all in capitals"
    if len(words) == 1 and (first.lower() in _NOUNS or first in proper_names.CALENDAR or first in lexicon.STARTERS):
        yield "a common noun"
    role = first.lower() in lexicon.PERSON_NOUNS and first not in proper_names.GIVEN
    if kind is SpeakerKind.PERSON and len(words) > 1 and (role or first.rstrip(".") in lexicon.ABBREVIATED_TITLES):
        yield "a role before a name"
    if len(words) > 1 and first.endswith(("ing", "ly")) and words[1] in proper_names.GIVEN:
        yield "a sentence's first word before a name"
    if kind is SpeakerKind.PERSON and last in CLOSED:
        yield "goes on behind the name"


def _reasons_of_phrase(words: list[str]) -> Iterator[str]:
    lower = [w.lower().strip("’'") for w in words]
    if any(w in SAYING or w in lexicon.AUXILIARY_VERBS or w in lexicon.SUBJECT_PRONOUNS for w in lower):
        yield "a clause"
    link = next((i for i, w in enumerate(lower) if i and w in ("of", "for", "in", "at", "from", "with")), len(lower))
    head = lower[link - 1]
    known = any(n in _NOUNS for n in (head, head.removesuffix("s"), f"{head.removesuffix('ies')}y"))
    if not known and head.capitalize() not in proper_names.DEMONYMS and not head.endswith(("ist", "ists", "-old")):
        yield "no person or organisation at its head"
    if head in lexicon.DOCUMENTS:
        yield "a document"
    if len(words) == 1 and not head.endswith("s"):
        yield "a bare noun"
    if lower[-1] in CLOSED or lower[-1].endswith("ly") or re.fullmatch(r"[\d.,%]+", lower[-1]):
        yield "breaks off"
