"""Whom a pronoun means: the person or thing that stands out most where it stands.

A conditional logit over everybody named in the last paragraphs: how far back they stand, whether they are what a
sentence is about, who spoke, whom earlier pronouns meant (after Lappin and Leass, 1994). Its weights are learnt by
`python -m bench.learn.pronouns` from pronouns that only one of the persons near them can bear.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...text.document import Span
from ...weights import read_weights
from ..names.entities import Entity
from ..names.name_finder import Name
from ..text import lexicon, proper_names
from ..text.sentences import MASK
from .referents import Referent, Resolved, referent_of, unnamed
from .standing import ACTING, Standing, Trail, sentence_starts, speaks, standing_of
from .subjects import Anaphor, anaphors, newcomers

Named = tuple[int, Name, Entity]

_REACH = 1500  # characters that a pronoun looks back over; about three paragraphs of a newspaper
_CLAUSE = 160  # characters
_ASKED_BACK = 12  # names
_NEAR = 500  # characters in which who is described otherwise, "the Iowan writer", may be "the writer" of before
_NAMES_BACK = 120  # names; in 1,500 characters of 500 articles there were never more than 104
_ANAPHORS_BACK = 6
_SPEAKERS_BACK = 4
_QUOTE_AFTER = 40  # characters between "he said" and the words
_WITHIN = f"{MASK}\n "
_INTRODUCES = re.compile(
    r"\s*(?:[Ww]hen|[Aa]s|[Ii]f|[Ww]hile|[Aa]fter|[Bb]efore|[Aa]lthough|[Tt]hough|[Ss]ince|[Bb]ecause|[Oo]nce|[Ii]n|[Oo]n"
    r"|[Aa]t|[Dd]uring|[Dd]espite|[Aa]ccording|[Aa]sked|[Ee]arlier|[Ll]ater|[Ll]ast|[\w'’-]+ing)\b"
)
_LEADS_UP = re.compile(rf"([A-Z][a-z-]+(?:ed|ing)|Told|Shown|Born|Given|Torn|Known)\b[^.;:!?\n{MASK}]*, ")
_NO_PARTICIPLES = (
    proper_names.GIVEN
    | proper_names.PLACES
    | lexicon.words("During According Following Including Regarding Concerning Pending Morning Evening Spring Nothing")
)
_LEAD = 240  # characters before the pronoun
_ASKED = re.compile(r"\?[\"”’'»]\s+[\"“‘'«]")
_RETORTS = re.compile(
    rf"\w+ (?:(?:{lexicon.any_of(lexicon.RETORTS)}) back|retorted|countered|interrupted|interjected)\b"
)
_IS_ASKED = re.compile(r"(?:, [^,.\n]{1,60},)? (?:was|is|were|had been|has been) (?:[a-z]+ )?asked\b")
_GOES_ON = re.compile(r"\w+ (?:also |then )?(?:added|adds|continued|continues|went on)\b")
_MORE = re.compile(rf"\w+ [a-z]+(?: \w+){{0,4}}\. ?(?={MASK})")  # between two halves of what is said
# Whom the place brings in, and nobody whom the story is about: "the victim" and "the driver" mostly are.
_STRANGERS = lexicon.words(
    """
    landlord landlady waiter waitress barman barmaid bartender doorman receptionist cashier shopkeeper usher bailiff
    interpreter translator moderator interviewer passer-by onlooker bystander eyewitness heckler caller
    """
)
_SURELY = 0.97
_SETTLED = 0.5  # trust below which nothing is built upon whom a pronoun means
_SETTLED_PHRASE = 0.7  # "the leader" may as well be somebody else
# On the log-odds. Set by hand: in what the weights are learnt from, everybody's gender is known.
_UNKNOWN_GENDER = -0.7
_UNKNOWN_KIND = -1.5
_NOBODY = -3.5
# By hand too: those that teach are looked at without their speakers, so that these never occur among them.
_ANSWERS_HIMSELF = -6.0
_WAS_ASKED = 2.0
_GOES_ON_ADDING = 2.0
_NAMES_HIMSELF = -0.7  # few of the pronouns that teach say something, and hardly anybody speaks of himself by name


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom a pronoun could mean, with named features."""

    referent: Referent
    features: Mapping[str, float]


@cache
def load_pronoun_weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_weights(__package__, "pronouns.json")["features"]
    return weights


class Salience:
    """One document's. `add_speaker` tells it each speaker in turn.

    `people` and `quoted`, names in quoted words, are in order. `bearer` says who alone is described by a word
    ("senator") before a place. `weights` are those of this release if None.
    """

    def __init__(
        self,
        text: str,
        masked: str,
        people: Sequence[Named],
        quoted: Sequence[Named],
        bearer: Callable[[str, int], Entity | None],
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self._text, self._masked, self._people, self._quoted = text, masked, people, quoted
        self._bearer = bearer
        self._weights = load_pronoun_weights() if weights is None else weights
        self._names = [p[0] for p in people]
        self._quoted_names = [p[0] for p in quoted]
        self._often = Counter(id(e) for _, _, e in people)
        self._sentences = sentence_starts(text, masked)
        self._standings: list[tuple[Standing, bool] | None] = [None] * len(people)
        self._anaphors = anaphors(masked, self._sentences)
        self._anaphor_starts = [a.start for a in self._anaphors]
        known = {word for _, name, _ in (*people, *quoted) for word in name.words}
        self._newcomers = newcomers(text, masked, self._sentences, known)
        self._meant: list[Referent | None] = []
        self._said: list[tuple[int, Referent]] = []

    def add_speaker(self, position: int, referent: Referent) -> None:
        if (position, referent) not in self._said[-1:]:
            self._said.append((position, referent))

    def last_speakers(self) -> list[tuple[int, Referent]]:
        return self._said[-_SPEAKERS_BACK:]

    def of_gender(self, gender: str | None, at: int) -> Resolved | None:
        """Who stands out most before `at`: whom "he" ("m") or "she" ("f") means there. None fits everybody."""
        scored = [
            (self._score(c) + _fit(c, gender), c.referent)
            for c in self.candidates(gender, at)
            if gender is None or c.referent.gender in (None, gender)
        ]
        if not scored:
            return None
        best, referent = max(scored, key=lambda pair: pair[0])
        total = math.exp(_NOBODY - best) + sum(math.exp(score - best) for score, _ in scored)
        return Resolved(referent, min(_SURELY, 1 / total))

    def candidates(self, gender: str | None, at: int) -> list[Candidate]:
        """Everybody whom the document mentions before `at`, of whatever gender; pronouns of the other are no mention
        of theirs."""
        self._settle(at)
        high = bisect_left(self._names, at)
        low = bisect_left(self._names, self._lead_start(at))
        barred = {id(e) for _, _, e in self._people[low : bisect_left(self._names, self.clause_end(at))]}
        line, here, statement = self._masked.rfind("\n", 0, at), self._sentence(at), self._statement_start(at)
        found: dict[str, tuple[Referent, Trail]] = {}
        acted: tuple[int, str] = (-1, "")
        for position, referent, standing, speaking in self._mentions(gender, at):
            if referent.entity is not None and id(referent.entity) in barred:
                continue
            trail = found.setdefault(referent.key, (referent, Trail()))[1]
            trail.add(position, here - self._sentence(position), standing, speaking)
            if standing in ACTING:
                acted = max(acted, (position, referent.key))
            trail.in_statement = trail.in_statement or position >= statement
            trail.same_paragraph = trail.same_paragraph or position > line
        if high and (nearest := found.get(referent_of(self._people[high - 1][2]).key)) is not None:
            nearest[1].nearest = True
        if acted[1]:
            found[acted[1]][1].acted_last = True
        if (words := self._words_said(at)) is not None:
            for entity in self._named_in(words):
                if (named := found.get(referent_of(entity).key)) is not None:
                    named[1].in_quotation = True
            self._mark_who_is_asked(found, at)
            if (
                _GOES_ON.match(self._masked, at)
                and self._said
                and (last := found.get(self._said[-1][1].key)) is not None
            ):
                last[1].goes_on = True
            if (asker := self._whom_it_answers(at, words)) is not None and asker.key in found:
                found[asker.key][1].answered = True
        return [
            Candidate(referent, trail.features(at, math.log(self._often[id(referent.entity)] + 1)))
            for referent, trail in found.values()
        ]

    def _mentions(self, gender: str | None, at: int) -> Iterator[tuple[int, Referent, Standing | None, bool]]:
        """Where whom is mentioned before `at`, how that stands in its sentence, and whether it speaks there."""
        high = bisect_left(self._names, at)
        for number in range(max(bisect_left(self._names, at - _REACH), high - _NAMES_BACK), high):
            start, _, entity = self._people[number]
            yield start, referent_of(entity), *self._standing(number)
        low, high = (bisect_left(self._newcomers, p, key=lambda n: n[0]) for p in (at - _REACH, at))
        for start, referent in self._newcomers[low:high]:
            yield start, referent, Standing.SUBJECT, False
        for anaphor, meant in self._earlier(at):
            if gender is None or anaphor.gender in (None, gender):
                standing = Standing.LEADING_PRONOUN if anaphor.leads else Standing.PRONOUN
                yield anaphor.start, meant, standing, anaphor.says
        for position, referent in self.last_speakers():
            if referent.is_person and at - _REACH < position < at:
                yield position, referent, None, True

    def pronouns(self) -> list[tuple[int, str]]:
        """Where "he" and "she" stand, with the gender, in order."""
        return [(a.start, a.gender) for a in self._anaphors if a.phrase is None and a.gender is not None]

    def _settle(self, at: int) -> None:
        """Earlier pronouns are settled first, in order, for a chain of them goes on meaning the same."""
        earlier = bisect_left(self._anaphor_starts, at)
        while len(self._meant) < earlier:
            anaphor = self._anaphors[len(self._meant)]
            bearer = None if anaphor.phrase is None else self._bearer(anaphor.phrase, anaphor.start)
            found: Resolved | None
            if bearer is None and anaphor.phrase in _STRANGERS and not anaphor.marked:
                found = Resolved(unnamed(f"the {anaphor.phrase}", anaphor.phrase), 1.0)
            elif bearer is None:
                found = self.of_gender(anaphor.gender, anaphor.start)
            elif anaphor.marked and not self._is_near(bearer, anaphor.start):
                found = None
            else:
                found = Resolved(referent_of(bearer), 1.0)
            least = _SETTLED if anaphor.phrase is None else _SETTLED_PHRASE
            self._meant.append(None if found is None or found.trust < least else found.referent)

    def _is_near(self, entity: Entity, at: int) -> bool:
        low, high = (bisect_left(self._names, p) for p in (at - _NEAR, at))
        return any(e is entity for _, _, e in self._people[low:high])

    def _earlier(self, at: int) -> Iterator[tuple[Anaphor, Referent]]:
        earlier = bisect_left(self._anaphor_starts, at)
        for number in range(max(0, earlier - _ANAPHORS_BACK), earlier):
            meant = self._meant[number]
            if meant is not None and self._anaphor_starts[number] > at - _REACH:
                yield self._anaphors[number], meant

    def _says(self, at: int) -> bool:
        number = bisect_left(self._anaphor_starts, at)
        return self._anaphor_starts[number : number + 1] == [at] and self._anaphors[number].says

    def _statement_start(self, at: int) -> int:
        """Where begins what "…, he said" says without marks: whom that names is mostly another. `at` without any."""
        start = self._sentences[self._sentence(at)]
        said = self._masked[start:at]
        if not said.rstrip().endswith(",") or not self._says(at) or _INTRODUCES.match(said) is not None:
            return at
        return start

    def _named_in(self, words: Span) -> Iterator[Entity]:
        """Whom quoted words name: nobody speaks of himself by name."""
        low, high = (bisect_left(self._quoted_names, p) for p in (words.start, words.end))
        for number in range(low, high):
            yield self._quoted[number][2]

    def _whom_it_answers(self, at: int, words: Span) -> Referent | None:
        """Who asked what stands right before the words that the pronoun at `at` says, or said what it throws back."""
        asked = words.end <= at and _ASKED.search(words.of(self._text)) is not None
        if not self._said or not (asked or _RETORTS.match(self._masked, at)):
            return None
        position, referent = self._said[-1]
        # Before the question stands somebody else's: who asks it is not known.
        since = self._sentences[self._sentence(words.start)] if asked else at - _REACH
        return referent if position >= since else None

    def _mark_who_is_asked(self, found: Mapping[str, tuple[Referent, Trail]], at: int) -> None:
        """In "Roe was asked why Doe left. He replied: …" he is Roe."""
        start = self._sentences[max(0, self._sentence(at) - 1)]
        low, high = (bisect_left(self._names, p) for p in (max(start, at - _NEAR), at))
        for _, name, entity in self._people[max(low, high - _ASKED_BACK) : high]:
            if _IS_ASKED.match(self._masked, name.span.end) and (one := found.get(referent_of(entity).key)) is not None:
                one[1].asked = True

    def _words_said(self, at: int) -> Span | None:
        """The quoted words that the pronoun at `at` says, if it says any, with their marks; and what is quoted right
        before them."""
        if not self._says(at):
            return None
        masked, end = self._masked, at
        while end and masked[end - 1] in " ,":
            end -= 1
        start = end
        if end and masked[end - 1] == MASK and (more := _MORE.match(masked, at)) is not None:
            start, end = end, more.end()
        elif not end or masked[end - 1] != MASK:
            start = end = masked.find(MASK, at, at + _QUOTE_AFTER)
            if start < 0 or "." in masked[at:start]:
                return None
        while start and masked[start - 1] in _WITHIN:
            start -= 1
        while end < len(masked) and masked[end] in _WITHIN:
            end += 1
        return Span(start, end)

    def clause_end(self, at: int) -> int:
        """Where the clause of the pronoun at `at` ends. What it names after the pronoun, the pronoun can't mean
        (binding theory, principle C)."""
        clause = self._masked[at : at + _CLAUSE]
        ends = [i for mark in (". ", "\n", MASK, ";") if (i := clause.find(mark)) >= 0]
        return at + min(ends, default=len(clause))

    def _lead_start(self, at: int) -> int:
        """Where begins what leads up to the pronoun by a verb that is its own, as "Asked about Roe, he": that names
        others. `at` without any."""
        start = self._sentences[self._sentence(at)]
        if at - start > _LEAD or start in self._names[bisect_left(self._names, start) :][:1]:
            return at
        lead = _LEADS_UP.fullmatch(self._masked, start, at)
        return at if lead is None or lead.group(1) in _NO_PARTICIPLES else start

    def _sentence(self, position: int) -> int:
        return bisect_right(self._sentences, position) - 1

    def _standing(self, number: int) -> tuple[Standing, bool]:
        found = self._standings[number]
        if found is None:
            name = self._people[number][1]
            found = standing_of(self._masked, name, self._sentences), speaks(self._masked, name)
            self._standings[number] = found
        return found

    def _score(self, candidate: Candidate) -> float:
        return sum(self._weights.get(name, 0.0) * value for name, value in candidate.features.items())


def _fit(candidate: Candidate, gender: str | None) -> float:
    referent = candidate.referent
    unknown = referent.entity is not None and not referent.entity.is_person
    return (
        (_UNKNOWN_GENDER if gender is not None and referent.gender is None else 0.0)
        + (_UNKNOWN_KIND if unknown else 0.0)
        + _NAMES_HIMSELF * candidate.features.get("in the quotation", 0.0)
        + _WAS_ASKED * candidate.features.get("asked", 0.0)
        + _GOES_ON_ADDING * candidate.features.get("goes on", 0.0)
        + _ANSWERS_HIMSELF * candidate.features.get("answered", 0.0)
    )
