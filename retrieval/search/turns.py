"""What a question takes from the one before it, and what it must not give again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from index import Span, SpeakerKind

from ..answer import EXCERPTS_LISTED, EXCERPTS_SHOWN
from ..question.follow_up import inherit, unknown_name
from ..question.known_names import named_in
from ..question.question import SURE, AskedSpeaker, Intent, Question
from ..question.speaker_directory import SpeakerMatch
from ..question.tokens import tokens
from ..ranking.candidate import AnswerCandidate
from ..ranking.voices import Quotations, speaks_otherwise
from ..ranking.windows import Window, windows, windows_in_order
from ..snapshot import Snapshot
from .counterparts import Counterparts, ToldTexts, words_of
from .denial import is_theirs
from .trace import SearchTrace

_LEAST_SHARE = 0.05  # of the best window's certainty, below which one answers so seldom that it only fills the page


def is_barred(candidate: AnswerCandidate, trace: SearchTrace) -> bool:
    """True where `candidate` can't answer this `trace`: it lies, whole or in part, in a place that the questions before
    were answered with (`trace.given`), or is said by one of those whose own words are not asked for
    (`trace.question.not_of`)."""
    if candidate.quotation is not None and candidate.quotation.identity in trace.question.not_of:
        return True
    return any(id_ == candidate.document_id and span.overlaps(candidate.span) for id_, span in trace.given)


def windows_shown(reader: Quotations, trace: SearchTrace) -> Iterator[Window]:
    """The windows of a trace in the order in which an answer shows them, each with one voice at most: as sure as they
    are, but for those that hardly answer beside the best; for a comparison of speakers each one's best first, then
    each one's second."""
    blocked = partial(speaks_otherwise, reader)
    if trace.question.intent is not Intent.COMPARE or not trace.question.speakers:
        least = 0.0
        for window in _of_the_role(trace.question, windows_in_order(trace.ranked, blocked)):
            if window.share >= least or trace.question.intent is Intent.LIST:
                yield window
            least = max(least, _LEAST_SHARE * window.share)
        return
    by_speaker = [
        tuple(windows([r for r in trace.ranked if is_theirs(r.candidate, (asked,))], blocked))
        for asked in trace.question.speakers
    ]
    for turn in range(max(map(len, by_speaker), default=0)):
        yield from (own[turn] for own in by_speaker if turn < len(own))


def _of_the_role(question: Question, found: Iterator[Window]) -> Iterator[Window]:
    """Of "what did the mayor say?", where the first is of somebody who has the role, none in which somebody is heard
    who has it not. All of any other question."""
    first = next(found, None)
    if first is None:
        return
    yield first
    asked = question.speakers[0] if len(question.speakers) == 1 else None
    by_role = asked is not None and not asked.named and question.intent in (Intent.SPEECH, Intent.LIST)
    has_role = by_role and first.best.features["role"] > 0
    for window in found:
        if not has_role or window.best.candidate.quotation is None or window.best.features["role"] > 0:
            yield window


def given_before(reader: ToldTexts, before: SearchTrace) -> tuple[tuple[int, Span], ...]:
    """The places, as document id and span, that a question which asks for more must not be answered with: those that
    `before` was kept from itself, then its own excerpts where it was answered. Which of them were seen is kept by
    nobody, so they are the first of its ranking, as many as an answer shows by default, wherever their words stand and
    as other versions of the story have them."""
    if before.decision.silence is not None:
        return before.given
    most = EXCERPTS_LISTED if before.question.intent is Intent.LIST else EXCERPTS_SHOWN
    counterparts = Counterparts(reader, before.ranked)
    shown = _showing(windows_shown(reader, before), most)
    told = (one for window in shown for windows in counterparts.told_with(window) for one in windows)
    return (*before.given, *dict.fromkeys((window.best.candidate.document_id, window.span) for window in told))


def _showing(windows: Iterator[Window], most: int) -> Iterator[Window]:
    """The first of them that fill `most` excerpts: the same words in several documents are one."""
    carried: set[str] = set()
    for window in windows:
        carried.add(words_of(window.best))
        if len(carried) > most:
            return
        yield window


def previous_answer_span(before: SearchTrace | None) -> tuple[int, Span] | None:
    """Document id and span of the sentence that was ranked first for the question before, whether that was answered or
    not; None where there was no such question or nothing was found for it. A follow-up looks near it."""
    if before is None or not before.ranked:
        return None
    best = before.ranked[0].candidate
    return best.document_id, best.span


def followed(question: Question, before: SearchTrace, snapshot: Snapshot) -> Question:
    """`question` with the speaker, topic, intent, outlet and dates that it leaves open taken from the question that
    `before` was made for. Where that one asked for nobody and was answered with somebody's words, they are who is
    spoken of: "who is against it?" and then "what else did she say?"."""
    earlier = before.question
    if not earlier.speakers and before.ranked and before.decision.silence is None:
        quotation = before.ranked[0].candidate.quotation
        if quotation is not None and quotation.identity is not None:
            name = snapshot.reader.identities[quotation.identity].name
            earlier = replace(earlier, speakers=(AskedSpeaker(name, True, (SpeakerMatch(quotation.identity, 1.0),)),))
    stranger = unknown_name(question, snapshot.vocabulary) if earlier.speakers else None
    if stranger is not None:
        question = replace(question, speakers=(stranger,), topic="", intent=Intent.SPEECH)
    named = named_in(tokens(earlier.topic), snapshot.vocabulary.speakers)
    people = (match for name in named for match in name.identities[:1] if match.fit >= SURE)
    return inherit(question, earlier, tuple(m for m in people if _is_person(m, snapshot)))


def _is_person(match: SpeakerMatch, snapshot: Snapshot) -> bool:
    return snapshot.reader.identities[match.identity].kind is SpeakerKind.PERSON


def kept_words(question: Question, before: Question) -> str:
    """What of the text of `before` is embedded in front of this question's own: all of it, with the name of a speaker
    in whose place this one names another changed for that name. Where this one drops the topic, no more than the words
    for the speakers of `question`, so that the old topic draws nothing."""
    if question.fresh:
        return " ".join(asked.words for asked in question.speakers)
    own = {asked.words for asked in question.speakers}
    others = [asked for asked in before.speakers if asked.words not in own] if own else []
    return with_name(before.text, others, " ".join(asked.words for asked in question.speakers if not asked.pronoun))


def with_name(text: str, speakers: Sequence[AskedSpeaker], name: str) -> str:
    """`text` with `name` wherever whole words of it name one of `speakers`. A pronoun names nobody."""
    called = (asked.words.split() for asked in speakers if not asked.pronoun)
    named = sorted((r"\s+".join(map(re.escape, words)) for words in called if words), key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)", lambda _: name, text) if named else text
