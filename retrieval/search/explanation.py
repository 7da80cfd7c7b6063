"""Why a question got its answer or its silence: every step's numbers, as plain values."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index import QuotationKind, Reader

from ..answer import Answer, ExcerptKind, Silence
from ..question.question import Asked, Intent, Question
from .abstention import learnt_evidence_weights
from .pipeline import Found
from .ranking import Scored, learnt_weights

_SHOWN = 10  # candidates; the rest of some two hundred tell nothing more
_NAMES = 4  # identities a speaker
_WAYS = ("meaning", "passage_meaning", "words")  # ways of finding, by the feature that holds their score


@dataclass(frozen=True, slots=True)
class ReadSpeaker:
    """`words` as typed; `known` are those of the coverage that they can name, with how well they fit, 0 to 1."""

    words: str
    named: bool
    pronoun: bool
    sure: bool
    known: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How the question was understood. `terms` are the topic's stems with their weight (inverse document
    frequency), `inherited` what came from the question before: "speaker", "topic", "outlet", "dates"."""

    intent: Intent
    speakers: tuple[ReadSpeaker, ...]
    topic: str
    terms: tuple[tuple[str, float], ...]
    outlet: str | None
    after: datetime.date | None
    before: datetime.date | None
    quoted: str | None
    follows: bool
    inherited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where one way of finding put a candidate among all of this question's, and its score; None where the way
    did not find it."""

    name: str
    rank: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A number that speaks for or against, and its learnt weight; their product is what it adds."""

    name: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """`score` is the sum of what its features add."""

    rank: int
    document: str
    paragraph: int
    kind: ExcerptKind
    speaker: str | None
    text: str
    ways: tuple[Way, ...]
    features: tuple[Weighed, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """`probability` is compared with `line`; `silence` is None where the answer is shown. A checked quotation has
    no candidates: `notes` tell its verdict."""

    question: str
    previous: tuple[str, ...]
    reading: Reading
    gathered: int
    candidates: tuple[RankedCandidate, ...]
    evidence: tuple[Weighed, ...]
    probability: float
    line: float
    silence: Silence | None
    notes: tuple[str, ...]
    generation: int | None
    elapsed_ms: float


def explain_found(
    reader: Reader, alone: Question, previous: Sequence[str], found: Found, answer: Answer, line: float
) -> Explanation:
    """`alone` is the question as read without those before it."""
    checked = found.question.intent is Intent.CHECK
    return Explanation(
        question=answer.question,
        previous=tuple(previous),
        reading=_reading(reader, alone, found),
        gathered=0 if checked else len(found.ranked),
        candidates=() if checked else _candidates(reader, found.ranked),
        evidence=() if checked else _weighed(found.decision.evidence, learnt_evidence_weights()),
        probability=_of_check(answer) if checked else found.decision.probability,
        line=line,
        silence=answer.silence,
        notes=answer.notes,
        generation=answer.generation,
        elapsed_ms=answer.elapsed_ms,
    )


def _of_check(answer: Answer) -> float:
    return max((excerpt.score for excerpt in (*answer.excerpts, *answer.nearest)), default=0.0)


def _reading(reader: Reader, alone: Question, found: Found) -> Reading:
    question = found.question
    return Reading(
        intent=question.intent,
        speakers=tuple(_speaker(reader, asked) for asked in question.speakers),
        topic=question.topic,
        terms=tuple(sorted(found.terms.weights.items(), key=lambda term: -term[1])),
        outlet=question.scope.outlet,
        after=question.scope.after,
        before=question.scope.before,
        quoted=question.quoted,
        follows=question.follows,
        inherited=tuple(_inherited(alone, question)) if question.follows else (),
    )


def _inherited(alone: Question, question: Question) -> list[str]:
    compared: dict[str, Callable[[Question], object]] = {
        "speaker": lambda q: [(asked.words, asked.pronoun) for asked in q.speakers],
        "topic": lambda q: q.topic,
        "outlet": lambda q: q.scope.outlet,
        "dates": lambda q: (q.scope.after, q.scope.before),
    }
    return [name for name, part in compared.items() if part(alone) != part(question)]


def _speaker(reader: Reader, asked: Asked) -> ReadSpeaker:
    known = tuple((reader.identities[number].name, fit) for number, fit in asked.identities[:_NAMES])
    return ReadSpeaker(asked.words, asked.named, asked.pronoun, asked.sure, known)


def _candidates(reader: Reader, ranked: Sequence[Scored]) -> tuple[RankedCandidate, ...]:
    places = {way: _places(ranked, way) for way in _WAYS}
    return tuple(
        _candidate(reader, rank, scored, [(way, places[way].get(rank)) for way in _WAYS])
        for rank, scored in enumerate(ranked[:_SHOWN], 1)
    )


def _places(ranked: Sequence[Scored], way: str) -> dict[int, int]:
    """By rank in the fusion: the rank by this way alone; equal scores share one."""
    scores = sorted((s.features[way] for s in ranked if s.features[way] > 0), reverse=True)
    first: dict[float, int] = {}
    for place, score in enumerate(scores, 1):
        first.setdefault(score, place)
    return {rank: first[s.features[way]] for rank, s in enumerate(ranked[:_SHOWN], 1) if s.features[way] in first}


def _candidate(reader: Reader, rank: int, scored: Scored, ways: Sequence[tuple[str, int | None]]) -> RankedCandidate:
    candidate, quotation = scored.candidate, scored.candidate.quotation
    kind, speaker = ExcerptKind.PASSAGE, None
    if quotation is not None:
        indirect = quotation.kind is QuotationKind.INDIRECT
        kind = ExcerptKind.STATEMENT if indirect else ExcerptKind.QUOTATION
        speaker = quotation.speaker
        if quotation.identity is not None:
            speaker = reader.identities[quotation.identity].name
    return RankedCandidate(
        rank=rank,
        document=reader.documents[candidate.document_id].key,
        paragraph=candidate.paragraph,
        kind=kind,
        speaker=speaker,
        text=candidate.text,
        ways=tuple(Way(way, place, getattr(candidate, way)) for way, place in ways),
        features=_weighed(scored.features, learnt_weights()),
        score=scored.score,
    )


def _weighed(values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Weighed, ...]:
    return tuple(Weighed(name, value, weights.get(name, 0.0)) for name, value in values.items())
