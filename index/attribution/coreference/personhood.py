"""Learns from the document which names are persons', and whether "he" or "she" is said of them."""

import re
from collections import Counter
from collections.abc import Sequence

from ..names.entities import Entity
from ..names.name_finder import Name, NameKind
from ..text import lexicon, proper_names

_HE_SHE = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_CORE = lexicon.any_of(lexicon.CORE_SPEECH_VERBS)
_SAID_AFTER = re.compile(rf",? (?:who |has |had |also |later |then )?(?:{_CORE})\b")
_SAID_BEFORE = re.compile(rf"\b(?:{_CORE}) \Z")
_IT_AFTER = re.compile(r"(?: \w+){0,2} (?:it|its)\b")
_THING = re.compile(
    r"[^.\n]{0,80}\b(?:it|its|which)\b|['’]s? (?:shares|profits?|sales|stock|board|boss|chief|chairman)\b"
)
_AGED = re.compile(r", \d\d,")
_WORDS = re.compile(r"\w+")
_AHEAD = 250  # characters in which a pronoun is taken to mean the last name
_MAJORITY = 2  # times as many of the one as of the other


def learn_persons(masked: str, people: Sequence[tuple[int, Name, Entity]]) -> None:
    """Sets `gender` and `kind` of the entities. `people` are the names that may be persons', in order.

    A name whose following words speak of "he" alone, or of "she" alone, has that gender. A name without title
    or given name is a person's where something else says so: it speaks, it has a role or an age.
    """
    votes = _gender_votes(masked, people)
    shown = {id(e) for _, n, e in people if e.kind is NameKind.UNKNOWN and (_speaks(masked, n) or _has_role(masked, n))}
    things = {id(e) for _, n, e in people if _THING.match(masked, n.span.end)}
    for entity in {id(e): e for _, _, e in people}.values():
        if entity.gender is None and (count := votes.get(id(entity))) is not None:
            (gender, most), *rest = count.most_common()
            if most > _MAJORITY * sum(n for _, n in rest):
                entity.gender = gender
        if entity.kind is NameKind.UNKNOWN and _is_person(entity, id(entity) in shown, id(entity) in things):
            entity.kind = NameKind.PERSON


def talks(masked: str, name: Name) -> bool:
    """True where a verb of saying follows the name: whatever bears it can be a speaker."""
    return _SAID_AFTER.match(masked, name.span.end) is not None


def _gender_votes(masked: str, people: Sequence[tuple[int, Name, Entity]]) -> dict[int, Counter[str]]:
    votes: dict[int, Counter[str]] = {}
    for number, (start, name, entity) in enumerate(people):
        if entity.gender is not None:
            continue
        end = people[number + 1][0] if number + 1 < len(people) else start + _AHEAD
        found = _HE_SHE.search(masked, name.span.end, min(end, start + _AHEAD))
        if found is not None:
            votes.setdefault(id(entity), Counter())["m" if found.group(1) else "f"] += 1
    return votes


def _is_person(entity: Entity, shown: bool, thing: bool) -> bool:
    if len(entity.words) > 1:
        if shown or any(len(n.words) == 1 for n in entity.names):
            return True
        return entity.gender is not None and any(n.opens_sentence for n in entity.names)
    first = entity.words[0]
    given = "m" if first in proper_names.MALE else "f" if first in proper_names.FEMALE else None
    if entity.gender is None:
        return shown and not thing
    return shown or given == entity.gender


def _has_role(masked: str, name: Name) -> bool:
    before = masked[max(0, name.whole.start - 24) : name.whole.start].split(" ")
    if len(before) > 1 and before[-1] == "" and before[-2] in lexicon.PERSON_NOUNS:
        return True
    after = masked[name.span.end : name.span.end + 60]
    if _AGED.match(after):
        return True
    return after.startswith(", ") and any(w in lexicon.PERSON_NOUNS for w in _WORDS.findall(after.split(", ")[1])[:7])


def _speaks(masked: str, name: Name) -> bool:
    if (said := _SAID_AFTER.match(masked, name.span.end)) is not None:
        return _IT_AFTER.match(masked, said.end()) is None
    return _SAID_BEFORE.search(masked[max(0, name.whole.start - 12) : name.whole.start]) is not None
