"""From what was found to an answer: excerpts without repetition, or a silence with what came nearest."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, fold

from ..answer import (
    Answer,
    Check,
    CheckedQuotation,
    Excerpt,
    NotOnTopic,
    OtherCitation,
    Reason,
    Silence,
    UnknownSpeaker,
)
from ..question.question import Intent
from ..search.ranking import RankedCandidate
from ..search.trace import SearchTrace
from .cut import build_excerpt
from .verbatim import VerifiedTexts, is_verbatim

_NEAREST = 3  # excerpts shown beside a silence
_LISTED = 40  # excerpts of a list; what a reader pages through
_NEAR_TIE = 2.0  # log-odds; a candidate that is this close to another speaks to the question as well
_CLOSE = 4.5  # log-odds below the best; beyond, an excerpt answers so seldom that hit@3 is the same without it
_SHINGLE = 5  # words; as many in a row are no accident (Broder 1997 takes 4 to 10)
_SAME_SHARE = 0.7  # of the shorter excerpt's shingles, from which two excerpts carry the same words

_Shingles = frozenset[tuple[str, ...]]


def compose(reader: VerifiedTexts, trace: SearchTrace, limit: int, asked_at: float) -> Answer:
    """The answer that a trace gives, with `limit` excerpts at most, to what was asked at `asked_at` (seconds of
    `time.perf_counter`). Inside the caller's session."""
    excerpts, nearest, reason = _shown(reader, trace, limit)
    return Answer(
        question=trace.question.text,
        excerpts=excerpts,
        silence=trace.decision.silence,
        nearest=nearest,
        reason=reason,
        suggestions=trace.question.suggestions if trace.decision.silence and trace.check is None else (),
        generation=trace.generation,
        elapsed_ms=(time.perf_counter() - asked_at) * 1000,
    )


def _shown(
    reader: VerifiedTexts, trace: SearchTrace, limit: int
) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...], Reason | None]:
    """The excerpts that answer, those that only come nearest, and what there is to say about them."""
    if trace.check is not None:
        return _of_check(trace.check, answered=trace.decision.silence is None)
    if trace.decision.silence is None:
        return _answering(reader, trace, limit), (), None
    nearest = _chosen(reader, trace.other_speakers or trace, _NEAREST)
    return (), nearest, _reason(reader, trace, nearest)


def _of_check(check: Check, *, answered: bool) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...], Reason]:
    shown = () if check.excerpt is None else (check.excerpt,)
    return (shown, (), CheckedQuotation(check)) if answered else ((), shown, CheckedQuotation(check))


def _answering(reader: VerifiedTexts, trace: SearchTrace, limit: int) -> tuple[Excerpt, ...]:
    match trace.question.intent:
        case Intent.LIST:
            return _chosen(reader, trace, _LISTED)
        case Intent.COMPARE:
            return _chosen(reader, trace, limit)
        case _:
            return _chosen(reader, replace(trace, ranked=_close_to_best(trace.ranked)), limit)


def _close_to_best(ranked: Sequence[RankedCandidate]) -> tuple[RankedCandidate, ...]:
    """What may stand beside the best as an answer; the rest would only fill the page."""
    return tuple(r for r in ranked if r.score >= ranked[0].score - _CLOSE)


def _chosen(reader: VerifiedTexts, trace: SearchTrace, limit: int) -> tuple[Excerpt, ...]:
    """The best excerpts in order: each place once, the same words of several documents in one."""
    excerpts: list[Excerpt] = []
    shingles: list[_Shingles] = []
    for ranked in _in_order(trace):
        score = min(excerpts[-1].score, trace.decision.probability) if excerpts else trace.decision.probability
        excerpt = _excerpt(reader, trace, ranked, score, excerpts)
        if excerpt is None:
            continue
        own = shingles_of(excerpt.text)
        twin = next((i for i, others in enumerate(shingles) if same_words(others, own)), None)
        if twin is not None:
            place = OtherCitation(excerpt.document, excerpt.span, excerpt.citation)
            excerpts[twin] = replace(excerpts[twin], also=(*excerpts[twin].also, place))
        elif len(excerpts) < limit:
            excerpts.append(excerpt)
            shingles.append(own)
        else:
            break
    return tuple(excerpts)


def _excerpt(
    reader: VerifiedTexts, trace: SearchTrace, ranked: RankedCandidate, score: float, shown: Sequence[Excerpt]
) -> Excerpt | None:
    """None where its place is shown already, or the stored document is not as it was read."""
    candidate = ranked.candidate
    beside = [e.span for e in shown if e.document == reader.documents[candidate.document_id].key]
    # What lies inside an excerpt that is shown would be cut to one that overlaps it.
    if any(span.covers(candidate.span) for span in beside):
        return None
    wide = _widening(trace, ranked)
    excerpt = build_excerpt(reader, candidate.document_id, candidate.span, candidate.quotation, score, wide)
    if not is_verbatim(reader, candidate.document_id, excerpt):
        return None
    return None if any(span.overlaps(excerpt.span) for span in beside) else excerpt


def _widening(trace: SearchTrace, ranked: RankedCandidate) -> tuple[Span, ...]:
    """What an excerpt may widen to; in a comparison each speaker keeps to their own words."""
    return () if trace.question.intent is Intent.COMPARE else near_ties(ranked, trace.ranked)


def near_ties(ranked: RankedCandidate, others: Sequence[RankedCandidate]) -> tuple[Span, ...]:
    """Spans of those in the same document that score less than 2.0 log-odds below this one, itself among them.
    Excerpts widen to them."""
    document = ranked.candidate.document_id
    return tuple(
        other.candidate.span
        for other in others
        if other.candidate.document_id == document and other.score > ranked.score - _NEAR_TIE
    )


def _in_order(trace: SearchTrace) -> Iterator[RankedCandidate]:
    """As ranked; for a comparison each speaker's best first, then each one's second."""
    if trace.question.intent is not Intent.COMPARE:
        yield from trace.ranked
        return
    by_speaker: list[list[RankedCandidate]] = []
    for asked in trace.question.speakers:
        numbers = {number for number, _ in asked.identities}
        by_speaker.append(
            [r for r in trace.ranked if r.candidate.quotation and r.candidate.quotation.identity in numbers]
        )
    for turn in range(max(map(len, by_speaker), default=0)):
        yield from (own[turn] for own in by_speaker if turn < len(own))


def same_words(one: _Shingles, other: _Shingles) -> bool:
    """True where two texts carry the same words but for a few; False for texts shorter than a shingle."""
    return bool(one and other) and len(one & other) >= _SAME_SHARE * min(len(one), len(other))


def shingles_of(text: str) -> _Shingles:
    """Every five words in a row of the folded text."""
    words = fold(text).split()
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(max(len(words) - _SHINGLE + 1, 0)))


def _reason(reader: VerifiedTexts, trace: SearchTrace, nearest: Sequence[Excerpt]) -> Reason | None:
    """Whom a silence is about, and whose words come nearest."""
    asked = trace.question.speakers[0] if trace.question.speakers else None
    match trace.decision.silence:
        case Silence.UNKNOWN_SPEAKER if asked is not None:
            return UnknownSpeaker(asked.words)
        case Silence.SPEAKER_NOT_ON_TOPIC if asked is not None:
            name = reader.identities[asked.identities[0].identity].name
            others = dict.fromkeys(e.speaker for e in nearest if e.speaker and e.speaker != name)
            return NotOnTopic(name, tuple(others))
    return None
