"""Why a question got its answer or its silence: every step's numbers, as plain values."""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from index import Reader

from ..answer import Answer, ExcerptKind, LimitNote, Reason, Silence
from ..question.question import AskedSpeaker, Intent, Question
from ..ranking.candidate import AnswerCandidate
from ..ranking.fusion import RankedCandidate, kinds_of, weights_for
from ..speech import excerpt_kind, speaker_name
from .abstention import decision_kinds
from .trace import SearchTrace
from .weights import learnt_weights

_SHOWN = 10  # candidates; the rest of some two hundred tell nothing more
_NAMES = 4  # identities a speaker
# Ways of finding, by the feature that holds their score.
_WAYS: Mapping[str, Callable[[AnswerCandidate], float]] = {
    "passage_match": lambda candidate: candidate.passage.token_match,
    "passage_meaning": lambda candidate: candidate.passage.similarity,
    "words": lambda candidate: candidate.passage.bm25,
}


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
class CandidateRow:
    """A candidate as a line of the explanation: plain values, readable outside a session. `rank` counts from 1,
    `score` is the sum of what its features add; `corrected` is the id of the correction that made it its speaker's."""

    rank: int
    document: str
    paragraph: int
    kind: ExcerptKind
    speaker: str | None
    text: str
    ways: tuple[Way, ...]
    features: tuple[Weighed, ...]
    score: float
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """`probability` is compared with `threshold`; `silence` is None where the answer is shown. `candidates` are the
    best of the `gathered` ones, best first. A checked quotation has none: `reason` holds what came of it."""

    question: str
    previous: tuple[str, ...]
    reading: Reading
    gathered: int
    candidates: tuple[CandidateRow, ...]
    evidence: tuple[Weighed, ...]
    probability: float
    threshold: float
    silence: Silence | None
    reason: Reason | None
    limits: tuple[LimitNote, ...]
    generation: int | None
    elapsed_ms: float


def explain(reader: Reader, trace: SearchTrace, answer: Answer) -> Explanation:
    """`answer` is what was made of the trace. Inside the caller's session."""
    return Explanation(
        question=answer.question,
        previous=trace.previous,
        reading=_reading(reader, trace),
        gathered=len(trace.ranked),
        candidates=_rows(reader, trace),
        evidence=_weighed(decision_kinds(trace.question), trace.decision.evidence, learnt_weights().answering),
        probability=trace.decision.probability,
        threshold=trace.threshold,
        silence=answer.silence,
        reason=answer.reason,
        limits=answer.limits,
        generation=answer.generation,
        elapsed_ms=answer.elapsed_ms,
    )


def _reading(reader: Reader, trace: SearchTrace) -> Reading:
    question = trace.question
    return Reading(
        intent=question.intent,
        speakers=tuple(_speaker(reader, asked) for asked in question.speakers),
        topic=question.topic,
        terms=tuple(sorted(trace.terms.weights.items(), key=lambda term: -term[1])),
        outlet=question.scope.outlet,
        after=question.scope.after,
        before=question.scope.before,
        quoted=question.quoted,
        follows=question.follows,
        inherited=tuple(_inherited(trace.read_alone, question)) if question.follows else (),
    )


def _inherited(alone: Question, question: Question) -> list[str]:
    compared: dict[str, Callable[[Question], object]] = {
        "speaker": lambda q: [(asked.words, asked.pronoun) for asked in q.speakers],
        "topic": lambda q: q.topic,
        "outlet": lambda q: q.scope.outlet,
        "dates": lambda q: (q.scope.after, q.scope.before),
    }
    return [name for name, part in compared.items() if part(alone) != part(question)]


def _speaker(reader: Reader, asked: AskedSpeaker) -> ReadSpeaker:
    known = tuple((reader.identities[number].name, fit) for number, fit in asked.identities[:_NAMES])
    return ReadSpeaker(asked.words, asked.named, asked.pronoun, asked.sure, known)


def _rows(reader: Reader, trace: SearchTrace) -> tuple[CandidateRow, ...]:
    ranked = trace.ranked
    places = {way: _places(ranked, way) for way in _WAYS}
    return tuple(
        _row(reader, trace.question, rank, one, {way: places[way].get(rank) for way in _WAYS})
        for rank, one in enumerate(ranked[:_SHOWN], 1)
    )


def _places(ranked: Sequence[RankedCandidate], way: str) -> dict[int, int]:
    """From the rank of a candidate in the order that counts to its rank by this way of finding alone; equal scores
    share a rank, and who was not found this way has none."""
    scores = sorted((r.features[way] for r in ranked if r.features[way] > 0), reverse=True)
    first: dict[float, int] = {}
    for place, score in enumerate(scores, 1):
        first.setdefault(score, place)
    return {rank: first[r.features[way]] for rank, r in enumerate(ranked[:_SHOWN], 1) if r.features[way] in first}


def _row(
    reader: Reader, question: Question, rank: int, ranked: RankedCandidate, places: Mapping[str, int | None]
) -> CandidateRow:
    candidate = ranked.candidate
    return CandidateRow(
        rank=rank,
        document=reader.documents[candidate.document_id].key,
        paragraph=candidate.paragraph,
        kind=excerpt_kind(candidate.quotation),
        speaker=speaker_name(reader, candidate.quotation),
        text=candidate.text,
        ways=tuple(Way(way, places[way], score_of(candidate)) for way, score_of in _WAYS.items()),
        features=_weighed(kinds_of(question), ranked.features, learnt_weights().ranking),
        score=ranked.score,
        corrected=candidate.quotation.corrected if candidate.quotation else None,
    )


def _weighed(kinds: Collection[str], values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Weighed, ...]:
    effective = weights_for(kinds, weights, values)
    return tuple(Weighed(name, value, weight) for (name, value), weight in zip(values.items(), effective, strict=True))
