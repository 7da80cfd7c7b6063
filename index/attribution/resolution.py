"""Whom a mention means: pronouns, surnames, roles and phrases, by what the document has said so far."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Span
from ..quotation import SpeakerKind
from . import lexicon
from .entities import Entities, Entity
from .mentions import Mention, MentionKind
from .names import Name, NameKind


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words stand for: an entity of the document, or a phrase where nobody is named. Equal by `key`."""

    key: str
    name: str
    kind: SpeakerKind
    gender: str | None
    entity: Entity | None = None
    organisation: str | None = None
    head: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)


@dataclass(frozen=True, slots=True)
class Resolved:
    """`trust` is how sure the step from the words to the referent is, 0 to 1, before calibration."""

    referent: Referent
    trust: float


_HE_SHE = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_PLURAL_HEADS = frozenset("they we".split())
_REACH = 1500  # characters that a pronoun looks back over; about three paragraphs of a newspaper
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
_LOOKS_BACK = frozenset("the this that his her".split())
_SUBJECT_BEFORE = frozenset(". , ; : that when while as if because but and – — \" ” ’".split())
_GROUP = frozenset(
    "campaign office team administration government company family party department committee group agency board firm "
    "lawyers aides supporters camp staff allies".split()
)


class Resolver:
    """One document's. `heard` tells it each speaker in turn, so that later words can mean them."""

    def __init__(self, text: str, masked: str, names: Sequence[Name], entities: Entities, author: str | None) -> None:
        self._text = text
        self._masked = masked
        self._entities = entities
        self._author = author
        self._people: list[tuple[int, Name, Entity]] = []
        self._things: list[tuple[int, Name, Entity]] = []
        for name in names:
            entity = entities.of(name)
            if entity is None or masked[name.span.start] == "\ue000":
                continue
            (self._people if entity.kind is not NameKind.ORGANISATION else self._things).append((name.span.start, name, entity))
        self._learn_genders()
        self._people = [p for p in self._people if p[2].kind is not NameKind.UNKNOWN or p[2].gender]
        self._weight = Counter(id(e) for _, _, e in self._people)
        self._starts = [p[0] for p in self._people]
        self._thing_starts = [p[0] for p in self._things]
        self._said: list[tuple[int, Referent]] = []
        self._phrases: list[tuple[int, Referent]] = []

    def heard(self, position: int, referent: Referent) -> None:
        self._said.append((position, referent))

    def noticed(self, position: int, referent: Referent) -> None:
        """An indefinite phrase that later words may take up ("a spokeswoman" … "the spokeswoman")."""
        self._phrases.append((position, referent))

    def resolve(self, mention: Mention) -> Resolved | None:
        if mention.kind is MentionKind.NAME and mention.name is not None:
            return self._of_name(mention.name)
        if mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(mention)
        return self._of_phrase(mention)

    def _of_name(self, name: Name) -> Resolved | None:
        if name.kind is NameKind.ROLE:
            return self._by_role(name.words[-1].lower(), name.whole.start, name.whole.of(self._text))
        entity = self._entities.of(name)
        if entity is None:
            return None
        bearers = self._entities.bearing(entity.words[-1])
        trust = 0.97 if len(name.words) > 1 or len(bearers) <= 1 else 0.85
        return Resolved(_referent(entity), trust)

    def _of_pronoun(self, mention: Mention) -> Resolved | None:
        head, at = mention.head, mention.span.start
        if head in ("he", "she"):
            return self._by_gender("m" if head == "he" else "f", at)
        if head == "i" and self._author:
            return Resolved(Referent(f"author {self._author}", self._author, SpeakerKind.PERSON, None), 0.6)
        if head == "it":
            return self._latest_thing(at)
        if head == "they":
            return self._latest_said(at, lambda r: r.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION))
        return None

    def _by_gender(self, gender: str, at: int) -> Resolved | None:
        scores: dict[str, tuple[float, Referent]] = {}
        low = bisect_left(self._starts, at - _REACH)
        for start, name, entity in self._people[low : bisect_left(self._starts, at)]:
            if entity.gender not in (None, gender):
                continue
            score = -self._sentences_between(start, at) + self._prominence(start, name)
            score += 0.7 if entity.gender == gender else -0.3
            score += 0.15 * min(self._weight[id(entity)], 6)
            _keep(scores, score, _referent(entity))
        for position, referent in self._said[-4:]:
            if not referent.is_person or referent.gender not in (None, gender) or at - position > _REACH:
                continue
            score = -0.7 * self._sentences_between(position, at) + 1.6 + (0.7 if referent.gender == gender else 0)
            _keep(scores, score, referent)
        if not scores:
            return None
        (best, referent), *rest = sorted(scores.values(), key=lambda pair: -pair[0])
        margin = best - rest[0][0] if rest else 2.5
        return Resolved(referent, min(0.97, 0.62 + 0.14 * margin))

    def _prominence(self, start: int, name: Name) -> float:
        score = 0.0
        before = self._masked[max(0, name.whole.start - 12) : name.whole.start].rstrip(" ").rsplit(" ", 1)[-1].lower()
        if name.opens_sentence or not before or before[-1] in ".,:;\n\ue000":
            score += 1.3
        elif before in ("of", "to", "with", "for", "about", "against", "on", "from", "in", "at", "by", "than", "like", "over"):
            score -= 0.7
        elif before in ("said", "says", "that", "when", "as", "while", "if", "because", "but", "and"):
            score += 0.6
        if name.possessive:
            score -= 0.5
        return score

    def _sentences_between(self, start: int, end: int) -> float:
        between = self._masked[start:end]
        return min(between.count(". ") + between.count("\n") * 0.7 + (between.count("? ") + between.count("! ")) + len(between) / 500, 9.0)

    def _latest_thing(self, at: int) -> Resolved | None:
        scores: dict[str, tuple[float, Referent]] = {}
        low = bisect_left(self._thing_starts, at - 600)
        for start, name, entity in self._things[low : bisect_left(self._thing_starts, at)]:
            _keep(scores, -self._sentences_between(start, at) + self._prominence(start, name), _referent(entity))
        for position, referent in self._said[-2:]:
            if not referent.is_person and at - position < 900:
                _keep(scores, -0.7 * self._sentences_between(position, at) + 1.5, referent)
        if not scores:
            return None
        score, referent = max(scores.values(), key=lambda pair: pair[0])
        return Resolved(referent, 0.6 if score > -1 else 0.4)

    def _latest_said(self, at: int, fits: "object") -> Resolved | None:
        for position, referent in reversed(self._said[-3:]):
            if callable(fits) and fits(referent) and at - position < _REACH:
                return Resolved(referent, 0.6)
        return None

    def _of_phrase(self, mention: Mention) -> Resolved | None:
        words = _SPACES.sub(" ", mention.span.of(self._text))
        first = words.split(" ", 1)[0].lower()
        if mention.possessor is not None:
            return self._of_possessed(mention, words)
        if first in _LOOKS_BACK and mention.head in lexicon.PERSON_NOUNS and "spokes" not in mention.head[:6]:
            return self._by_role(mention.head, mention.span.start, words)
        if first in _LOOKS_BACK:
            taken_up = self._taken_up(mention.head, mention.span.start)
            if taken_up is not None:
                return taken_up
            if first == "the" and mention.head in ("company", "group", "firm", "bank", "agency", "airline", "carrier", "party", "campaign"):
                thing = self._latest_thing(mention.span.start)
                return None if thing is None else Resolved(thing.referent, thing.trust)
        return Resolved(_unnamed(words, mention.head, None), 0.85)

    def _of_possessed(self, mention: Mention, words: str) -> Resolved:
        assert mention.possessor is not None
        owner = self._entities.of(mention.possessor)
        owner_name = owner.name if owner is not None else " ".join(mention.possessor.words)
        if mention.head in _SPEAKS_FOR or mention.head in lexicon.PERSON_NOUNS:
            taken_up = self._taken_up(mention.head, mention.span.start) if words[:4].lower() == "the " else None
            if taken_up is not None:
                return taken_up
            return Resolved(_unnamed(words, mention.head, owner_name), 0.85)
        if mention.head in _GROUP and owner is not None:
            name = f"{owner_name}'s {mention.head}"
            return Resolved(Referent(name.lower(), name, SpeakerKind.ORGANISATION, None, None, name, mention.head), 0.85)
        return Resolved(_unnamed(words, mention.head, owner_name), 0.8)

    def _taken_up(self, head: str, at: int) -> Resolved | None:
        for position, referent in reversed(self._phrases[-12:]):
            if position < at and referent.head == head:
                return Resolved(referent, 0.85)
        return None

    def _by_role(self, role: str, at: int, words: str) -> Resolved | None:
        """ "the senator": who bears that title, or is described so, nearest before."""
        if (taken_up := self._taken_up(role, at)) is not None:
            return taken_up
        low, high = 0, bisect_left(self._starts, at)
        fitting: dict[int, tuple[int, Entity]] = {}
        for start, name, entity in self._people[low:high]:
            if self._is_described(entity, name, role):
                fitting[id(entity)] = (start, entity)
        if not fitting:
            gender = "m" if role in lexicon.MALE_WORDS else "f" if role in lexicon.FEMALE_WORDS else None
            if gender is not None and (found := self._by_gender(gender, at)) is not None:
                return Resolved(found.referent, found.trust * 0.75)
            return Resolved(_unnamed(words, role, None), 0.6)
        start, entity = max(fitting.values(), key=lambda pair: pair[0])
        return Resolved(_referent(entity), 0.85 if len(fitting) == 1 else 0.65)

    def _is_described(self, entity: Entity, name: Name, role: str) -> bool:
        short = _ROLE_TITLES.get(role, frozenset()) | {role.capitalize()}
        if any(t in short for t in entity.titles):
            return True
        before = self._masked[max(0, name.whole.start - 60) : name.whole.start]
        after = self._masked[name.span.end : name.span.end + 90].split(". ")[0]
        if not after.startswith(","):
            after = ""
        pattern = rf"\b{re.escape(role)}\s+\Z"
        return re.search(pattern, before, re.IGNORECASE) is not None or re.search(rf"\b{re.escape(role)}\b", after, re.IGNORECASE) is not None

    def _learn_genders(self) -> None:
        """A name whose following words speak of "he" alone, or of "she" alone, has that gender."""
        unknown = {id(e): e for _, _, e in self._people if e.gender is None}
        if not unknown:
            return
        votes: dict[int, Counter[str]] = {}
        for number, (start, name, entity) in enumerate(self._people):
            if id(entity) not in unknown:
                continue
            end = self._people[number + 1][0] if number + 1 < len(self._people) else start + 250
            found = _HE_SHE.search(self._masked, name.span.end, min(end, start + 250))
            if found is not None:
                votes.setdefault(id(entity), Counter())["m" if found.group(1) else "f"] += 1
        for key, count in votes.items():
            (gender, most), *rest = count.most_common()
            if most > 2 * sum(n for _, n in rest):
                unknown[key].gender = gender


_ROLE_TITLES = {
    "senator": frozenset({"Sen", "Senator"}),
    "congressman": frozenset({"Rep", "Congressman", "Representative"}),
    "congresswoman": frozenset({"Rep", "Congresswoman", "Representative"}),
    "representative": frozenset({"Rep", "Representative"}),
    "governor": frozenset({"Gov", "Governor"}),
    "general": frozenset({"Gen", "General"}),
    "doctor": frozenset({"Dr"}),
    "professor": frozenset({"Prof", "Professor"}),
    "ceo": frozenset({"CEO"}),
}


def _keep(scores: dict[str, tuple[float, Referent]], score: float, referent: Referent) -> None:
    if referent.key not in scores or scores[referent.key][0] < score:
        scores[referent.key] = (score, referent)


def _referent(entity: Entity) -> Referent:
    kind = SpeakerKind.ORGANISATION if entity.kind is NameKind.ORGANISATION else SpeakerKind.PERSON
    return Referent(f"entity {id(entity)}", entity.name, kind, entity.gender, entity)


def _unnamed(words: str, head: str, organisation: str | None) -> Referent:
    gender = "m" if head in lexicon.MALE_WORDS else "f" if head in lexicon.FEMALE_WORDS else None
    plural = head.endswith("s") and head not in ("boss", "witness", "press", "congress")
    kind = SpeakerKind.GROUP if plural or head not in lexicon.PERSON_NOUNS else SpeakerKind.UNNAMED
    name = words[0].lower() + words[1:] if words[:2].istitle() and words.split(" ")[0].lower() in ("a", "an", "the", "one", "some", "many") else words
    return Referent(name.lower(), name[:120], kind, gender, None, organisation, head)
