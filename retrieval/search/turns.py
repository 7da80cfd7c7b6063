"""What a question takes from the one before it, and what it must not give again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice

from index import Span

from ..question.follow_up import inherit
from ..question.question import AskedSpeaker, Question
from ..question.speaker_directory import SpeakerMatch
from ..ranking.fusion import RankedCandidate
from ..ranking.voices import speaks_otherwise
from ..ranking.windows import windows_in_order
from ..snapshot import Snapshot
from .trace import SearchTrace

_SHOWN = 3  # excerpts of an answer


def is_barred(ranked: RankedCandidate, trace: SearchTrace) -> bool:
    """True for what was given before, and for the words of those whose words are not wanted."""
    candidate = ranked.candidate
    if candidate.quotation is not None and candidate.quotation.identity in trace.question.not_of:
        return True
    return any(id_ == candidate.document_id and span.overlaps(candidate.span) for id_, span in trace.given)


def given_before(snapshot: Snapshot, before: SearchTrace) -> tuple[tuple[int, Span], ...]:
    """Where the answers before stood: nobody keeps what was shown, so as many as are shown at most by default."""
    if before.decision.silence is not None:
        return before.given
    shown = islice(windows_in_order(before.ranked, partial(speaks_otherwise, snapshot.reader)), _SHOWN)
    return (*before.given, *((window.best.candidate.document_id, window.span) for window in shown))


def previous_answer_span(before: SearchTrace | None) -> tuple[int, Span] | None:
    """Document and span of the best candidate of the question before."""
    if before is None or not before.ranked:
        return None
    best = before.ranked[0].candidate
    return best.document_id, best.span


def followed(question: Question, before: SearchTrace, snapshot: Snapshot) -> Question:
    """What the follow-up leaves open comes from the question before, or from whoever answered it."""
    earlier = before.question
    if not earlier.speakers and before.ranked and before.decision.silence is None:
        quotation = before.ranked[0].candidate.quotation
        if quotation is not None and quotation.identity is not None:
            name = snapshot.reader.identities[quotation.identity].name
            earlier = replace(earlier, speakers=(AskedSpeaker(name, True, (SpeakerMatch(quotation.identity, 1.0),)),))
    return inherit(question, earlier)


def kept_words(question: Question, before: Question) -> str:
    """The words of the question before without those that this one has put others in place of."""
    if question.fresh:
        return " ".join(asked.words for asked in question.speakers)
    text = before.text
    for asked in before.speakers:
        if question.speakers and asked.words not in {own.words for own in question.speakers}:
            text = text.replace(asked.words, " ".join(own.words for own in question.speakers if not own.pronoun))
    return text
