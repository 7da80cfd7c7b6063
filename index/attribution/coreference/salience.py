"""Whom a pronoun means: the person or thing that stands out most where it stands.

A weighing of recency, grammatical role, gender and who spoke last, after Lappin and Leass (1994); the weights
are set by hand on the politics and business sets, and hold for both.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from ..names.entities import Entity
from ..names.name_finder import Name
from ..text import lexicon
from ..text.sentences import MASK
from .referents import Referent, Resolved, referent_of

Named = tuple[int, Name, Entity]

_SUBJECT_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_VERB_AFTER = re.compile(
    r"[ \xa0](?:[a-z]+(?:ed|[a-z]s)|has|had|is|was|will|would|who|did|made|won|took|went|told|wrote|began"
    r"|spoke)\b"
)
# A letter or an ad says things too, and "it" may be that.
_DOCUMENT = re.compile(
    rf"\b(?:an?|the|this|that|its|his|her|their|[\w]+['’]s?) (?:[\w-]+ )?(?:{'|'.join(sorted(lexicon.DOCUMENTS))})\b",
    re.I,
)
_DOCUMENT_REACH = 300  # characters
_REACH = 1500  # characters that a pronoun looks back over; about three paragraphs of a newspaper
_THING_REACH = 600  # characters, for "it"
_CLAUSE = 160  # characters
_AFTER_PREPOSITION = lexicon.PREPOSITIONS | {"than"}
_BEFORE_SUBJECT = lexicon.words("said says that when as while if because but")
_NAMES_BACK = 120  # names; in 1,500 characters of 500 articles there were never more than 104
_PRONOUNS_BACK = 6
_SPEAKERS_BACK = 4
_ALONE = 2.5  # the lead of a referent without a rival


class Salience:
    """One document's. `add_speaker` tells it each speaker in turn."""

    def __init__(self, masked: str, people: Sequence[Named], things: Sequence[Named]) -> None:
        self._masked = masked
        self._people, self._things = people, things
        self._starts = [p[0] for p in people]
        self._thing_starts = [p[0] for p in things]
        self._weight = Counter(id(e) for _, _, e in people)
        self._thing_weight = Counter(id(e) for _, _, e in things)
        self._pronouns = [
            (m.start(), "m" if m.group().lower() == "he" else "f") for m in _SUBJECT_PRONOUN.finditer(masked)
        ]
        self._meant: list[Referent | None] = []
        self._said: list[tuple[int, Referent]] = []

    def add_speaker(self, position: int, referent: Referent) -> None:
        self._said.append((position, referent))

    def last_speakers(self) -> list[tuple[int, Referent]]:
        return self._said[-3:]

    def of_gender(self, gender: str, at: int) -> Resolved | None:
        """Whom "he" ("m") or "she" ("f") means at `at`. Earlier pronouns are settled first, in order, for a
        chain of them goes on meaning the same."""
        earlier = bisect_left(self._pronouns, (at, ""))
        while len(self._meant) < earlier:
            position, its = self._pronouns[len(self._meant)]
            found = self.of_anyone(its, position)
            self._meant.append(None if found is None else found.referent)
        return self.of_anyone(gender, at)

    def of_anyone(self, gender: str | None, at: int) -> Resolved | None:
        """The person who stands out most before `at`; None for `gender` fits everybody."""
        low = bisect_left(self._starts, at + 1)
        barred = {id(e) for _, _, e in self._people[low : bisect_left(self._starts, self._clause_end(at))]}
        scored = [*self._named(gender, at), *self._spoken(gender, at), *self._pronominal(gender, at)]
        best = _best((s, r) for s, r in scored if id(r.entity) not in barred)
        return None if best is None else Resolved(best[0], min(0.97, 0.76 + 0.09 * best[1]))

    def of_thing(self, at: int) -> Resolved | None:
        """Which organisation "it" or "the company" means at `at`."""
        scored: list[tuple[float, Referent]] = []
        low, high = (bisect_left(self._thing_starts, p) for p in (at - _THING_REACH, at))
        barred = {id(e) for _, _, e in self._things[high : bisect_left(self._thing_starts, self._clause_end(at))]}
        for start, name, entity in self._things[low:high]:
            score = self._prominence(name) - self._distance(start, at)
            scored.append((score + 0.15 * min(self._thing_weight[id(entity)], 6), referent_of(entity)))
        for position, referent in self._said[-_SPEAKERS_BACK:]:
            if not referent.is_person and at - position < 1.5 * _THING_REACH:
                scored.append((2.0 - 0.7 * self._distance(position, at), referent))
        best = _best((s, r) for s, r in scored if r.entity is None or id(r.entity) not in barred)
        if best is None:
            return None
        written = _DOCUMENT.search(self._masked, max(0, at - _DOCUMENT_REACH), at) is not None
        spoke = any(r.key == best[0].key for _, r in self._said[-_SPEAKERS_BACK:])
        return Resolved(best[0], min(0.85, 0.5 + 0.1 * best[1]) if spoke and not written else 0.4)

    def _named(self, gender: str | None, at: int) -> list[tuple[float, Referent]]:
        found = []
        high = bisect_left(self._starts, at)
        low = max(high - _NAMES_BACK, bisect_left(self._starts, at - _REACH))
        for start, name, entity in self._people[low:high]:
            if gender is not None and entity.gender not in (None, gender):
                continue
            score = self._prominence(name) - self._distance(start, at) + 0.15 * min(self._weight[id(entity)], 6)
            found.append((score + (0.7 if entity.gender == gender else -0.3), referent_of(entity)))
        return found

    def _spoken(self, gender: str | None, at: int) -> list[tuple[float, Referent]]:
        found = []
        for position, referent in self._said[-_SPEAKERS_BACK:]:
            if not referent.is_person or at - position > _REACH:
                continue
            if gender is None or referent.gender in (None, gender):
                score = 2.0 - 0.7 * self._distance(position, at)
                found.append((score + (0.7 if referent.gender == gender else 0.2), referent))
        return found

    def _pronominal(self, gender: str | None, at: int) -> list[tuple[float, Referent]]:
        found = []
        earlier = min(bisect_left(self._pronouns, (at, "")), len(self._meant))
        for number in range(max(0, earlier - _PRONOUNS_BACK), earlier):
            (position, its), meant = self._pronouns[number], self._meant[number]
            if meant is None or gender not in (None, its) or at - position > _REACH:
                continue
            opens = self._masked[max(0, position - 2) : position].strip() in ("", ".", MASK)
            found.append(((2.6 if opens else 1.4) - 0.9 * self._distance(position, at), meant))
        return found

    def _clause_end(self, at: int) -> int:
        """Where the clause of the pronoun at `at` ends. What it names after the pronoun, the pronoun can't mean
        (binding theory, principle C)."""
        clause = self._masked[at : at + _CLAUSE]
        ends = [i for mark in (". ", "\n", MASK, ";") if (i := clause.find(mark)) >= 0]
        return at + min(ends, default=len(clause))

    def _prominence(self, name: Name) -> float:
        start = name.whole.start
        before = self._masked[max(0, start - 12) : start].rstrip(" ").rsplit(" ", 1)[-1].lower()
        score = 0.0
        if name.opens_sentence or not before or before[-1] in f".,:;\n{MASK}":
            score += 1.3
        elif before in _AFTER_PREPOSITION:
            score -= 0.7
        elif before in _BEFORE_SUBJECT:
            score += 0.6
        if name.possessive:
            return score - 0.5
        return score + (0.5 if _VERB_AFTER.match(self._masked, name.span.end) else 0.0)

    def _distance(self, start: int, end: int) -> float:
        """About sentences; a line's end counts less than a full stop, for both mostly meet."""
        between = self._masked[start:end]
        ends = between.count(". ") + between.count("? ") + between.count("! ")
        return min(ends + 0.7 * between.count("\n") + len(between) / 500, 9.0)


def _best(scored: Iterable[tuple[float, Referent]]) -> tuple[Referent, float] | None:
    """The referent of the highest score, and by how much it leads the next."""
    scores: dict[str, tuple[float, Referent]] = {}
    for score, referent in scored:
        if referent.key not in scores or scores[referent.key][0] < score:
            scores[referent.key] = (score, referent)
    if not scores:
        return None
    (best, chosen), *rest = sorted(scores.values(), key=lambda pair: -pair[0])
    return chosen, best - rest[0][0] if rest else _ALONE
