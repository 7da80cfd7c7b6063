"""Learns from the document which names are persons', and whether "he" or "she" is said of them."""

import re
from collections import Counter
from collections.abc import Sequence

from ..names.entities import Entity
from ..names.forms import given_gender
from ..names.name_finder import Name, NameKind
from ..text import lexicon, proper_names
from ..text.sentences import MASK

_HE_SHE = re.compile(r"\b(?:(he|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_CORE = lexicon.any_of(lexicon.CORE_SPEECH_VERBS)
_SAID_AFTER = re.compile(rf",? (?:who |has |had |also |later |then )?(?:{_CORE})\b")
_CORE_BUT_TOLD = lexicon.any_of(
    lexicon.CORE_SPEECH_VERBS - lexicon.words("tell tells told telling ask asks asked asking")
)
_SAID_BEFORE = re.compile(rf"[{MASK},”\"] ?(?:{_CORE_BUT_TOLD}) \Z")  # "told Acme" and "he said Acme was" say nothing
_IT_AFTER = re.compile(r"(?: \w+){0,2} (?:it|its)\b")
_THING = re.compile(
    r"[^.\n]{0,80}\b(?:it|its|which)\b|['’]s? (?:shares|profits?|sales|stock|board|boss|chief|chairman)\b"
)
# What stands beside countries, clubs, cups and parties and never beside a person: an article before them, a place's
# preposition, a plural verb behind a singular name.
_ARTICLE = re.compile(r"\b[Tt]he \Z")
_PLACED = re.compile(r"\b(?:in|at|near|across|within|throughout|outside) \Z")
_PLURAL = re.compile(r" (?:are|were|have|aren['’]t|weren['’]t|haven['’]t|play|want)\b")
_JOINED = re.compile(r"(?:\band|,|\bor|&) (?:[\w.]+ )?\Z")
_FOLLOWING = re.compile(r" ([a-z]+)")
# Behind another word, the article may be that word's: "the Doe campaign".
_NO_NOUNS = frozenset().union(
    lexicon.PREPOSITIONS, lexicon.AUXILIARY_VERBS, lexicon.CUES, lexicon.words("and or but that who as when after into")
)
_THINGS = 3  # mentions of a person for which one that speaks for a thing may be chance
_PAIR = 2  # words
_LEAST_PLACED = 2  # mentions
# "Grantham's Abi Roe uses it", "In the men's draw, Jannik Roe won".
_OWNER_OPENS = re.compile(
    r"(?:^|[.?!:”\"] |\n)(?:[A-Z][\w-]*['’]s |(?:In|At|On|For|During|After|Before|From|By|With) [^.;:\n]{2,40}, )\Z"
)
_AGED = re.compile(r", \d\d,")
_WORDS = re.compile(r"\w+")
_BEFORE = 16  # characters
_MEN = lexicon.MALE_WORDS - lexicon.words("mr his he sir lord")
_WOMEN = lexicon.FEMALE_WORDS - lexicon.words("mrs ms miss her she dame")
_APPOSITIVE = re.compile(
    r"(?: \([^()]{1,20}\))?, (?:an?|the|his|her|their) ((?:[\w-]+ ){0,3}?[\w-]+)\b(?! [a-z]+ of\b)"
)
_DESCRIBED = 60  # characters
_AHEAD = 250  # characters in which a pronoun is taken to mean the last name
_MAJORITY = 2  # times as many of the one as of the other


def learn_persons(masked: str, named: Sequence[tuple[int, Name, Entity]]) -> None:
    """Sets `gender` and `kind` of the entities. `named` are the document's names in order; those of organisations tell
    which others are a place's, "Sandy Hook" by "Sandy Hook School".

    A name whose following words speak of "he" alone, or of "she" alone, has that gender. A name without title
    or given name is a person's where something else says so: it speaks, it has a role or an age.
    """
    people = [n for n in named if n[2].kind is not NameKind.ORGANISATION]
    begun = {e.words[:_PAIR] for _, _, e in named if e.kind is NameKind.ORGANISATION and len(e.words) > _PAIR}
    votes = _gender_votes(masked, people)
    shown = {id(e) for _, n, e in people if e.kind is NameKind.UNKNOWN and (_speaks(masked, n) or _has_role(masked, n))}
    things = {id(e) for _, n, e in people if _THING.match(masked, n.span.end)}
    no_persons = _things(masked, people) | {id(e) for _, _, e in people if e.words in begun}
    for _, name, entity in people:
        if entity.gender is None:
            entity.gender = _stated_gender(masked, name)
    for entity in {id(e): e for _, _, e in people}.values():
        if entity.gender is None and (count := votes.get(id(entity))) is not None:
            (gender, most), *rest = count.most_common()
            if most > _MAJORITY * sum(n for _, n in rest):
                entity.gender = gender
        if id(entity) in no_persons and not entity.titles:
            if _only_sounds_like_one(masked, entity):
                entity.kind, entity.gender = NameKind.UNKNOWN, None
            continue
        if entity.kind is not NameKind.UNKNOWN:
            continue
        opens = entity.gender is not None and any(_stands_as_one(masked, n) for n in entity.names)
        if _is_person(entity, opens, id(entity) in shown, id(entity) in things):
            entity.kind = NameKind.PERSON


def talks(masked: str, name: Name) -> bool:
    """True where a verb of saying follows the name: whatever bears it can be a speaker."""
    return _SAID_AFTER.match(masked, name.span.end) is not None


def _stated_gender(masked: str, name: Name) -> str | None:
    """By what stands in apposition: "his wife, Xan Doe", "Xan Doe, the actress"."""
    before = masked[max(0, name.whole.start - _DESCRIBED) : name.whole.start].rstrip(", ").rsplit(" ", 1)[-1]
    after = masked[name.span.end : name.span.end + _DESCRIBED]
    described = _APPOSITIVE.match(after)
    for word in (before, *(described.group(1).split() if described is not None else ())):
        if word.lower() in _MEN or word.lower() in _WOMEN:
            return "m" if word.lower() in _MEN else "f"
    return None


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


def _things(masked: str, people: Sequence[tuple[int, Name, Entity]]) -> set[int]:
    """Entities that stand too often as only things do."""
    seen: Counter[int] = Counter(id(e) for _, _, e in people)
    marks: Counter[int] = Counter(id(e) for _, n, e in people if _is_things(masked, n))
    return {one for one, count in marks.items() if count * _THINGS >= seen[one]}


def _is_things(masked: str, name: Name) -> bool:
    before = masked[max(0, name.whole.start - _BEFORE) : name.whole.start]
    if _ARTICLE.search(before) is not None:
        following = _FOLLOWING.match(masked, name.span.end)
        return following is None or following.group(1) in _NO_NOUNS
    if _PLACED.search(before) is not None:
        return True
    return _PLURAL.match(masked, name.span.end) is not None and _JOINED.search(before) is None


def _stands_as_one(masked: str, name: Name) -> bool:
    """Where persons mostly stand: at the start of a sentence, and before ", who"."""
    if masked.startswith(", who ", name.span.end):
        return True
    before = masked[max(0, name.whole.start - _DESCRIBED) : name.whole.start]
    return name.opens_sentence or _OWNER_OPENS.search(before) is not None


def _is_person(entity: Entity, opens: bool, shown: bool, thing: bool) -> bool:
    if len(entity.words) > 1:
        if shown or (not _is_placed(entity) and any(n.words == entity.words[-1:] for n in entity.names)):
            return True
        return not _is_placed(entity) and opens
    if entity.gender is None:
        return shown and not thing
    return shown or given_gender(entity.words[0]) == entity.gender


def _only_sounds_like_one(masked: str, entity: Entity) -> bool:
    """ "Sandy Hook": begins with a given name, stands as a place does, and is never called by the surname, is nothing
    and says nothing."""
    if entity.kind is not NameKind.PERSON or len(entity.names) < _LEAST_PLACED:
        return False
    return not any(n.words == entity.words[-1:] or _speaks(masked, n) or _has_role(masked, n) for n in entity.names)


def _is_placed(entity: Entity) -> bool:
    """ "Leeds Rangers": begins with a place that is no given name too."""
    return entity.words[0] in proper_names.PLACES - proper_names.GIVEN


def _has_role(masked: str, name: Name) -> bool:
    before = masked[max(0, name.whole.start - 24) : name.whole.start].split(" ")
    if len(before) > 1 and before[-1] == "" and before[-2].rstrip(",").lower() in lexicon.PERSON_NOUNS:
        return True
    after = masked[name.span.end : name.span.end + 60]
    if _AGED.match(after):
        return True
    return after.startswith(", ") and any(w in lexicon.PERSON_NOUNS for w in _WORDS.findall(after.split(", ")[1])[:7])


def _speaks(masked: str, name: Name) -> bool:
    if (said := _SAID_AFTER.match(masked, name.span.end)) is not None:
        return _IT_AFTER.match(masked, said.end()) is None
    return _SAID_BEFORE.search(masked[max(0, name.whole.start - 12) : name.whole.start]) is not None
