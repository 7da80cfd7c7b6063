"""Whom a mention means: pronouns, surnames, roles and phrases, by what the document has said so far."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Span
from ..quotation import SpeakerKind
from . import cues, lexicon
from .drafts import MASK
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
_SUBJECT_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_VERB_AFTER = re.compile(r"[ \xa0](?:[a-z]+(?:ed|[a-z]s)|has|had|is|was|will|would|who|did|made|won|took|went|told|wrote|began|spoke)\b")
_CORE = "|".join(sorted(cues.CORE))
_SAID_AFTER = re.compile(rf",? (?:who |has |had |also |later |then )?(?:{_CORE})\b")
_SAID_BEFORE = re.compile(rf"\b(?:{_CORE}) \Z")
_IT_AFTER = re.compile(r"(?: \w+){0,2} (?:it|its)\b")
_SPACES = re.compile(r"\s+")
_PLURAL_HEADS = frozenset("they we".split())
_REACH = 1500  # characters that a pronoun looks back over; about three paragraphs of a newspaper
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
_LOOKS_BACK = frozenset("the this that his her".split())
_SUBJECT_BEFORE = frozenset(". , ; : that when while as if because but and – — \" ” ’".split())
_OWNER = re.compile(r"[Tt]he (?:[\w-]+ )*?([\w-]+)['’]s ([\w -]+)\Z")
_CREDIT = re.compile(r" ?(?:via|/|—) ?(?:Getty|AP\b|Reuters|AFP|Associated)")
_AGED = re.compile(r", \d\d,")
_WORDS = re.compile(r"\w+")
_BESIDE = re.compile(r"(?:, | (?:known|named|called) (?:only )?(?:as )?|: )")
_ARTICLES = frozenset("a an the some many several two three this that these those".split())
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
        self._names = names
        self._name_starts = [n.whole.start for n in names]
        self._people: list[tuple[int, Name, Entity]] = []
        self._things: list[tuple[int, Name, Entity]] = []
        for name in names:
            entity = entities.of(name)
            if entity is None or masked[name.span.start] == MASK or _CREDIT.match(text, name.span.end):
                continue
            (self._people if entity.kind is not NameKind.ORGANISATION else self._things).append((name.span.start, name, entity))
        self._learn_genders()
        self._people = [p for p in self._people if p[2].is_person]
        self._weight = Counter(id(e) for _, _, e in self._people)
        self._starts = [p[0] for p in self._people]
        self._thing_starts = [p[0] for p in self._things]
        self._pronouns = [(m.start(), "m" if m.group().lower() == "he" else "f") for m in _SUBJECT_PRONOUN.finditer(masked)]
        self._meant: list[Referent | None] = []
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
        if entity is None and name.kind is NameKind.PLACE:
            place = " ".join(name.words)
            return Resolved(Referent(f"place {place}", place, SpeakerKind.ORGANISATION, None), 0.85)
        if entity is None:
            return None
        bearers = self._entities.bearing(entity.words[-1])
        trust = 0.97 if len(name.words) > 1 or len(bearers) <= 1 else 0.85
        return Resolved(referent_of(entity), trust)

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
        """Whom "he" or "she" at this place means. Earlier pronouns are settled first, in order, for a chain of
        them goes on meaning the same."""
        earlier = bisect_left(self._pronouns, (at, ""))
        while len(self._meant) < earlier:
            position, its = self._pronouns[len(self._meant)]
            found = self._salient(its, position, len(self._meant))
            self._meant.append(None if found is None else found.referent)
        return self._salient(gender, at, earlier)

    def _salient(self, gender: str | None, at: int, earlier: int) -> Resolved | None:
        scores: dict[str, tuple[float, Referent]] = {}
        barred = self._named_after(at)
        low = bisect_left(self._starts, at - _REACH)
        for start, name, entity in self._people[low : bisect_left(self._starts, at)]:
            if id(entity) in barred:
                continue
            if gender is not None and entity.gender not in (None, gender):
                continue
            score = -self._sentences_between(start, at) + self._prominence(start, name)
            score += 0.7 if entity.gender == gender else -0.3
            score += 0.15 * min(self._weight[id(entity)], 6)
            _keep(scores, score, referent_of(entity))
        for position, referent in self._said[-4:]:
            if not referent.is_person or gender is not None and referent.gender not in (None, gender) or at - position > _REACH:
                continue
            score = -0.7 * self._sentences_between(position, at) + 2.0 + (0.7 if referent.gender == gender else 0.2)
            if id(referent.entity) not in barred:
                _keep(scores, score, referent)
        for number in range(max(0, earlier - 6), earlier):
            if number >= len(self._meant):
                break
            (position, its), meant = self._pronouns[number], self._meant[number]
            if meant is None or id(meant.entity) in barred or gender not in (None, its) or at - position > _REACH:
                continue
            opens = self._masked[max(0, position - 2) : position].strip() in ("", ".", MASK)
            _keep(scores, -0.9 * self._sentences_between(position, at) + (2.6 if opens else 1.4), meant)
        if not scores:
            return None
        (best, referent), *rest = sorted(scores.values(), key=lambda pair: -pair[0])
        margin = best - rest[0][0] if rest else 2.5
        return Resolved(referent, min(0.97, 0.62 + 0.14 * margin))

    def _named_after(self, at: int) -> set[int]:
        """Entities that the same clause names after the pronoun at `at`: it can't mean them (binding theory,
        principle C)."""
        clause = self._masked[at : at + 160]
        end = at + min((i for i in (clause.find(". "), clause.find("\n"), clause.find(MASK), clause.find(";")) if i >= 0), default=len(clause))
        low = bisect_left(self._starts, at + 1)
        return {id(e) for _, _, e in self._people[low : bisect_left(self._starts, end)]}

    def _prominence(self, start: int, name: Name) -> float:
        score = 0.0
        before = self._masked[max(0, name.whole.start - 12) : name.whole.start].rstrip(" ").rsplit(" ", 1)[-1].lower()
        if name.opens_sentence or not before or before[-1] in ".,:;\n\ue000":
            score += 1.3
        elif before in ("of", "between", "to", "with", "for", "about", "against", "on", "from", "in", "at", "by", "than", "like", "over"):
            score -= 0.7
        elif before in ("said", "says", "that", "when", "as", "while", "if", "because", "but"):
            score += 0.6
        if name.possessive:
            score -= 0.5
        elif _VERB_AFTER.match(self._masked, name.span.end):
            score += 0.5
        return score

    def _sentences_between(self, start: int, end: int) -> float:
        between = self._masked[start:end]
        return min(between.count(". ") + between.count("\n") * 0.7 + (between.count("? ") + between.count("! ")) + len(between) / 500, 9.0)

    def _latest_thing(self, at: int) -> Resolved | None:
        scores: dict[str, tuple[float, Referent]] = {}
        low = bisect_left(self._thing_starts, at - 600)
        for start, name, entity in self._things[low : bisect_left(self._thing_starts, at)]:
            _keep(scores, -self._sentences_between(start, at) + self._prominence(start, name), referent_of(entity))
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
        if (named := self._named_beside(mention)) is not None:
            return named
        if mention.possessor is not None:
            return self._of_possessed(mention, words)
        if (owned := self._of_owned(mention, words)) is not None:
            return owned
        if first in _LOOKS_BACK and _is_person_head(mention.head) and "spokes" not in mention.head[:6]:
            return self._by_role(mention.head, mention.span.start, words)
        if first in _LOOKS_BACK and (thing := self._by_noun(mention.head, mention.span.start)) is not None:
            return thing
        if first in _LOOKS_BACK:
            taken_up = self._taken_up(mention.head, mention.span.start)
            if taken_up is not None:
                return taken_up
            if first == "the" and mention.head in ("company", "group", "firm", "bank", "agency", "airline", "carrier", "party", "campaign"):
                thing = self._latest_thing(mention.span.start)
                return None if thing is None else Resolved(thing.referent, thing.trust)
        if mention.head in lexicon.DOCUMENTS or mention.head in ("one", "some", "many", "others", "both", "all", "another"):
            return Resolved(_unnamed(words, mention.head, None), 0.45)
        vague = first in _LOOKS_BACK or " " not in words and not mention.head.endswith("s")
        return Resolved(_unnamed(words, mention.head, None), 0.55 if vague else 0.85)

    def _named_beside(self, mention: Mention) -> Resolved | None:
        """"the relief coordinator, Jan Egeland, said": the name in apposition is who the phrase means."""
        beside = _BESIDE.match(self._masked, mention.span.end)
        if beside is None or mention.head not in lexicon.PERSON_NOUNS:
            return None
        at = bisect_left(self._name_starts, beside.end())
        if at < len(self._names) and self._names[at].whole.start == beside.end() and self._names[at].kind is not NameKind.ORGANISATION:
            found = self._of_name(self._names[at])
            return None if found is None else Resolved(found.referent, found.trust * 0.97)
        return None

    def _of_owned(self, mention: Mention, words: str) -> Resolved | None:
        """"his campaign", "the prime minister's spokesman": named by whom the owner's words mean."""
        at = mention.span.start
        first, _, rest = words.partition(" ")
        owner: Resolved | None = None
        if first.lower() in ("his", "her"):
            owner, owned = self._by_gender("m" if first.lower() == "his" else "f", at), rest
        elif (possessive := _OWNER.match(words)) is not None:
            owner, owned = self._by_role(possessive.group(1).lower(), at, words), possessive.group(2)
        if owner is None or owner.referent.entity is None:
            return None
        if mention.head in lexicon.DOCUMENTS:
            return Resolved(owner.referent, owner.trust * 0.75)
        if mention.head in _GROUP or mention.head in _SPEAKS_FOR:
            name = f"{owner.referent.name}'s {owned}"
            kind = SpeakerKind.ORGANISATION if mention.head in _GROUP else SpeakerKind.UNNAMED
            return Resolved(Referent(name.lower(), name, kind, None, None, owner.referent.name, mention.head), owner.trust * 0.9)
        return None

    def _of_possessed(self, mention: Mention, words: str) -> Resolved:
        assert mention.possessor is not None
        owner = self._entities.of(mention.possessor)
        owner_name = owner.name if owner is not None else " ".join(mention.possessor.words)
        if mention.head in _SPEAKS_FOR or mention.head in lexicon.PERSON_NOUNS:
            taken_up = self._taken_up(mention.head, mention.span.start) if words[:4].lower() == "the " else None
            if taken_up is not None:
                return taken_up
            definite = words[:4].lower() == "the " and mention.head not in _SPEAKS_FOR
            return Resolved(_unnamed(words, mention.head, owner_name), 0.55 if definite else 0.85)
        if mention.head in lexicon.DOCUMENTS and owner is not None:
            return Resolved(referent_of(owner), 0.75)
        if mention.head in _GROUP and owner is not None:
            name = f"{owner_name}'s {mention.head}"
            return Resolved(Referent(name.lower(), name, SpeakerKind.ORGANISATION, None, None, name, mention.head), 0.85)
        return Resolved(_unnamed(words, mention.head, owner_name), 0.8)

    def _by_noun(self, noun: str, at: int) -> Resolved | None:
        """"the commission": the organisation last named whose name holds that noun."""
        if noun not in lexicon.ORGANISATION_NOUNS:
            return None
        for _, name, entity in reversed(self._things[: bisect_left(self._thing_starts, at)]):
            if noun.capitalize() in name.words:
                return Resolved(referent_of(entity), 0.85)
        return None

    def _taken_up(self, head: str, at: int) -> Resolved | None:
        if head in lexicon.DOCUMENTS:
            return None
        for position, referent in reversed(self._phrases[-12:]):
            if position < at and referent.head == head:
                return Resolved(referent, 0.85)
        before = self._masked[max(0, at - _REACH) : at]
        introduced = None
        pattern = rf"\b(?:(?:an?|one|another|its?) (?:[\w'’-]+ ){{0,3}}|the (?:[\w'’-]+ ){{1,3}}){re.escape(head)}\b"
        for introduced in re.finditer(pattern, before, re.IGNORECASE):
            pass
        if introduced is None or re.search(r"\b(?:of|to|in|for|and|as|is|was|on|by|with|that|at)\b", introduced.group()):
            return None
        possessive = _OWNER.match(introduced.group())
        if possessive is not None and (owner := self._by_role(possessive.group(1).lower(), at, "")) and owner.referent.entity:
            name = f"{owner.referent.name}'s {possessive.group(2)}"
            return Resolved(Referent(name.lower(), name, SpeakerKind.UNNAMED, None, None, owner.referent.name, head), 0.75)
        return Resolved(_unnamed(introduced.group(), head, None), 0.75)

    def _by_role(self, role: str, at: int, words: str) -> Resolved | None:
        """ "the senator": who bears that title, or is described so, nearest before."""
        if (taken_up := self._taken_up(role, at)) is not None:
            return taken_up
        low, high = 0, bisect_left(self._starts, at)
        fitting: dict[int, tuple[int, Entity]] = {}
        for start, name, entity in self._people[low:high]:
            if self._is_described(entity, name, role):
                fitting[id(entity)] = (start, entity)
        if not fitting and (later := self._described_later(role, at)) is not None:
            return Resolved(referent_of(later), 0.7)
        if not fitting:
            gender = "m" if role in lexicon.MALE_WORDS else "f" if role in lexicon.FEMALE_WORDS else None
            found = self._salient(gender, at, bisect_left(self._pronouns, (at, ""))) if words[:4].lower() in ("the ", "this", "that") else None
            if found is not None:
                return Resolved(found.referent, found.trust * 0.75)
            return Resolved(_unnamed(words, role, None), 0.6)
        start, entity = max(fitting.values(), key=lambda pair: pair[0])
        return Resolved(referent_of(entity), 0.85 if len(fitting) == 1 else 0.65)

    def _described_later(self, role: str, at: int) -> Entity | None:
        """A headline names by the role whom the first lines name in full."""
        if at > 400:
            return None
        first = bisect_left(self._starts, at)
        return next((e for _, n, e in self._people[first : first + 4] if self._is_described(e, n, role)), None)

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
        """A name whose following words speak of "he" alone, or of "she" alone, has that gender. A name without
        title or given name is a person's where something else says so: it speaks, it has a role or an age."""
        votes: dict[int, Counter[str]] = {}
        shown: set[int] = set()
        for number, (start, name, entity) in enumerate(self._people):
            if entity.gender is None:
                end = self._people[number + 1][0] if number + 1 < len(self._people) else start + 250
                found = _HE_SHE.search(self._masked, name.span.end, min(end, start + 250))
                if found is not None:
                    votes.setdefault(id(entity), Counter())["m" if found.group(1) else "f"] += 1
            if entity.kind is NameKind.UNKNOWN and id(entity) not in shown and (self._speaks(name) or self._has_role(name)):
                shown.add(id(entity))
        for _, _, entity in self._people:
            if entity.gender is None and (count := votes.get(id(entity))) is not None:
                (gender, most), *rest = count.most_common()
                if most > 2 * sum(n for _, n in rest):
                    entity.gender = gender
            if entity.kind is NameKind.UNKNOWN and self._is_person(entity, id(entity) in shown):
                entity.kind = NameKind.PERSON

    def _is_person(self, entity: Entity, shown: bool) -> bool:
        if len(entity.words) == 1:
            first = entity.words[0]
            gender = "m" if first in lexicon.MALE else "f" if first in lexicon.FEMALE else None
            return entity.gender is not None and (shown or gender == entity.gender)
        return shown or any(len(n.words) == 1 for n in entity.names)

    def _has_role(self, name: Name) -> bool:
        before = self._masked[max(0, name.whole.start - 24) : name.whole.start].split(" ")
        if len(before) > 1 and before[-1] == "" and before[-2] in lexicon.PERSON_NOUNS:
            return True
        after = self._masked[name.span.end : name.span.end + 60]
        if _AGED.match(after):
            return True
        return after.startswith(", ") and any(w in lexicon.PERSON_NOUNS for w in _WORDS.findall(after.split(", ")[1])[:7])

    def _speaks(self, name: Name) -> bool:
        if (said := _SAID_AFTER.match(self._masked, name.span.end)) is not None:
            return not _IT_AFTER.match(self._masked, said.end())
        return _SAID_BEFORE.search(self._masked[max(0, name.whole.start - 12) : name.whole.start]) is not None


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


def _is_person_head(head: str) -> bool:
    return head in lexicon.PERSON_NOUNS or head.endswith("-year-old") or head.capitalize() in lexicon.DEMONYMS


def _keep(scores: dict[str, tuple[float, Referent]], score: float, referent: Referent) -> None:
    if referent.key not in scores or scores[referent.key][0] < score:
        scores[referent.key] = (score, referent)


def referent_of(entity: Entity) -> Referent:
    kind = SpeakerKind.ORGANISATION if entity.kind is NameKind.ORGANISATION else SpeakerKind.PERSON
    return Referent(f"entity {id(entity)}", entity.name, kind, entity.gender, entity)


def _unnamed(words: str, head: str, organisation: str | None) -> Referent:
    gender = "m" if head in lexicon.MALE_WORDS else "f" if head in lexicon.FEMALE_WORDS else None
    plural = head.endswith("s") and head not in ("boss", "witness", "press", "congress")
    kind = SpeakerKind.GROUP if plural or head not in lexicon.PERSON_NOUNS else SpeakerKind.UNNAMED
    first, _, rest = words.partition(" ")
    if first.lower() == "one" and rest and not rest.startswith("of "):
        name = f"{'an' if rest[0].lower() in 'aeiou' else 'a'} {rest}"
    else:
        name = f"{first.lower()} {rest}" if first.lower() in _ARTICLES and rest else words
    return Referent(name.lower(), name[:120], kind, gender, None, organisation, head)
