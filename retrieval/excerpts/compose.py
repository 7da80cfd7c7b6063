"""From what was found to an answer: excerpts without repetition, or a silence with what came nearest."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index import language_name, question_language

from ..answer import (
    EXCERPTS_LISTED,
    Answer,
    AskedOfBot,
    BeyondTime,
    Check,
    CheckedQuotation,
    Excerpt,
    LimitNote,
    NamesNothing,
    NotOnTopic,
    NotUnderstood,
    OtherLanguage,
    Reason,
    Silence,
    UnknownSpeaker,
)
from ..question.question import AskedSpeaker, Intent, Unasked
from ..ranking.fusion import RankedCandidate
from ..search.denial import is_theirs
from ..search.trace import SearchTrace
from .choosing import choose
from .verbatim import VerifiedTexts

_NEAREST = 3  # excerpts shown beside a silence

_UNASKED: Mapping[Unasked | None, Reason] = {Unasked.VAGUE: NamesNothing(), Unasked.TO_BOT: AskedOfBot()}


def compose(reader: VerifiedTexts, trace: SearchTrace, limit: int, asked_at: float) -> Answer:
    """The answer that a trace gives, with `limit` excerpts at most, to what was asked at `asked_at` (seconds of
    `time.perf_counter`). Inside the caller's session."""
    excerpts, nearest, reason = _shown(reader, trace, limit)
    if trace.decision.silence is None and not excerpts:
        return compose(reader, _unanswered(trace), limit, asked_at)
    return Answer(
        question=trace.question.text,
        excerpts=excerpts,
        silence=trace.decision.silence,
        nearest=nearest,
        reason=reason,
        suggestions=trace.question.suggestions if trace.decision.silence and trace.check is None else (),
        limits=_limits(trace),
        generation=trace.generation,
        elapsed_ms=(time.perf_counter() - asked_at) * 1000,
    )


def _unanswered(trace: SearchTrace) -> SearchTrace:
    """Of what was found nothing can be shown: nobody who is compared speaks in it, or the stored documents are not as
    they were read. That is no answer, however sure."""
    return replace(trace, decision=replace(trace.decision, silence=Silence.NOT_IN_COVERAGE))


def _shown(
    reader: VerifiedTexts, trace: SearchTrace, limit: int
) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...], Reason | None]:
    """The excerpts that answer, those that only come nearest, and what there is to say about them."""
    if trace.check is not None:
        return _of_check(trace.check, answered=trace.decision.silence is None)
    if trace.decision.silence is None:
        return _answering(reader, trace, limit), (), None
    nearest = _nearest(reader, trace)
    return (), nearest, _reason(reader, trace, nearest)


def _limits(trace: SearchTrace) -> tuple[LimitNote, ...]:
    if trace.check is not None or trace.decision.silence is Silence.NO_QUESTION:
        return ()
    unread = tuple(map(NotUnderstood, trace.question.unread))
    timed = (BeyondTime(trace.question.time),) if trace.beyond_time else ()
    return (*_other_language(trace), *unread, *timed)


def _other_language(trace: SearchTrace) -> tuple[LimitNote, ...]:
    """Looked at only where nothing answers: a question that is answered was read."""
    if trace.decision.silence is None or (language := question_language(trace.question.text)) is None:
        return ()
    return (OtherLanguage(language_name(language)),)


def _nearest(reader: VerifiedTexts, trace: SearchTrace) -> tuple[Excerpt, ...]:
    """Of somebody who is quoted their own words, unless others answer; of somebody unknown whatever is on the topic."""
    others = trace.other_speakers
    if others is not None and (others.decision.silence is None or not _own(trace)):
        return choose(reader, others, _NEAREST)
    return choose(reader, replace(trace, ranked=_own(trace) or trace.ranked), _NEAREST)


def _own(trace: SearchTrace) -> tuple[RankedCandidate, ...]:
    return tuple(r for r in trace.ranked if is_theirs(r.candidate, trace.question.speakers))


def _of_check(check: Check, *, answered: bool) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...], Reason]:
    shown = () if check.excerpt is None else (check.excerpt,)
    return (shown, (), CheckedQuotation(check)) if answered else ((), shown, CheckedQuotation(check))


def _answering(reader: VerifiedTexts, trace: SearchTrace, limit: int) -> tuple[Excerpt, ...]:
    return choose(reader, trace, EXCERPTS_LISTED if trace.question.intent is Intent.LIST else limit)


def _called(reader: VerifiedTexts, asked: AskedSpeaker) -> str:
    """By their full name, or as they were asked for where several are called so."""
    best = asked.identities[0].fit
    names = {reader.identities[match.identity].name for match in asked.identities if match.fit == best}
    return names.pop() if len(names) == 1 else asked.words


def _reason(reader: VerifiedTexts, trace: SearchTrace, nearest: Sequence[Excerpt]) -> Reason | None:
    """Whom a silence is about, and who speaks on the topic instead."""
    asked = trace.question.speakers[0] if trace.question.speakers else None
    match trace.decision.silence:
        case Silence.UNKNOWN_SPEAKER if asked is not None:
            return UnknownSpeaker(asked.words)
        case Silence.SPEAKER_NOT_ON_TOPIC if asked is not None:
            others = trace.other_speakers
            answered = others is not None and others.decision.silence is None
            speaker = nearest[0].speaker if answered and nearest else None
            return NotOnTopic(_called(reader, asked), () if speaker is None else (speaker,))
        case Silence.NO_QUESTION:
            return _UNASKED.get(trace.question.unasked)
    return None
