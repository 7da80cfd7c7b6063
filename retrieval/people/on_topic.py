"""Which of somebody's words are on a topic.

The topic is asked for as `ask` does it, of all of their words. What answers is taken out and the rest is asked again,
until what is left would be no answer: so each window is as sure by itself as an answer is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from index import QuotationKind

from ..answer import EXCERPTS_LISTED, Excerpt, Silence
from ..excerpts.choosing import choose
from ..question.parser import read_question
from ..question.question import AskedSpeaker, Intent, Scope
from ..question.tokens import tokens
from ..ranking.fusion import RankedCandidate, rank
from ..ranking.voices import speaks_otherwise
from ..ranking.windows import Window, windows_in_order
from ..search.abstention import probability_of, weigh
from ..search.pipeline import search
from ..search.weights import learnt_weights
from .first_place import at_first_place
from .timeline import Timeline, TimelineEntry

if TYPE_CHECKING:
    from index import Embedder

    from ..search.trace import SearchTrace
    from ..snapshot import Snapshot

# Least probability of each window, higher than an answer's: of what is listed unasked a near miss is worse than a gap.
# Higher still where no word of the topic stands in its best sentence. Set by hand on 21 speakers and topics of the
# political stories, of which 56 of 58 excerpts are on the topic now, with 8 left out; of the business stories, which
# were looked at afterwards, 47 of 52 (`python -m bench.quality.people`).
LEAST, LEAST_WITHOUT_WORDS = 0.2, 0.5
_MISSES = 3  # windows in a row that are no answer, after which none is looked for

Sure: TypeAlias = tuple[Window, float]


def timeline_of(snapshot: Snapshot, embedder: Embedder, speaker: str, topic: str, threshold: float) -> Timeline:
    """`threshold` is the least probability of an answer. Inside the snapshot's session."""
    scope = Scope(speaker=speaker)
    question = read_question(topic, snapshot.vocabulary, scope)
    bearers = snapshot.vocabulary.speakers.bearing([token.text for token in tokens(speaker)])
    if not bearers:
        near = snapshot.vocabulary.speakers.near([token.text for token in tokens(speaker)]) if speaker.strip() else ()
        return Timeline(speaker.strip(), topic, (), Silence.UNKNOWN_SPEAKER, near)
    name, *others = dict.fromkeys(snapshot.reader.identities[match.identity].name for match in bearers)
    told = Timeline(name, topic, (), others=tuple(others))
    if question.intent is Intent.NONE or not question.topic:
        return replace(told, silence=Silence.NO_QUESTION)
    question = replace(question, intent=Intent.LIST, speakers=(AskedSpeaker(speaker.strip(), True, bearers[:1]),))
    trace = search(snapshot, embedder, question, (), scope, threshold)
    surest = list(_windows(snapshot, trace, threshold))
    entries = tuple(_entry(snapshot, excerpt, surest) for excerpt in _excerpts(snapshot, trace, surest))
    return replace(told, entries=tuple(sorted(entries, key=_order)), silence=None if entries else _silence(trace))


def _excerpts(snapshot: Snapshot, trace: SearchTrace, surest: Sequence[Sure]) -> tuple[Excerpt, ...]:
    """As an answer shows them: the same words once, with every place."""
    said = {one.candidate.folded for one in trace.ranked if any(_is_within(one, window) for window, _ in surest)}
    ranked = tuple(one for one in trace.ranked if one.candidate.folded in said)
    return choose(snapshot.reader, replace(trace, ranked=ranked), EXCERPTS_LISTED) if ranked else ()


def _entry(snapshot: Snapshot, excerpt: Excerpt, surest: Sequence[Sure]) -> TimelineEntry:
    """With the probability of its own window, the surest where it holds several."""
    there = [
        probability
        for window, probability in surest
        if snapshot.reader.documents[window.best.candidate.document_id].key == excerpt.document
        and window.span.overlaps(excerpt.span)
    ]
    return TimelineEntry(*at_first_place(snapshot.reader, replace(excerpt, score=max(there, default=excerpt.score))))


def _is_within(one: RankedCandidate, window: Window) -> bool:
    return one.candidate.document_id == window.best.candidate.document_id and window.span.covers(one.candidate.span)


def _windows(snapshot: Snapshot, trace: SearchTrace, threshold: float) -> Iterator[Sure]:
    """Each with its probability, as if nothing surer were there."""
    question, weights = trace.question, learnt_weights()
    blocked = partial(speaks_otherwise, snapshot.reader)
    left: Sequence[RankedCandidate] = trace.ranked if trace.decision.probability > 0 else ()
    misses = 0
    while left and misses < _MISSES:
        ranked = rank([(one.candidate, one.features) for one in left], question, weights.ranking)
        probability = probability_of(question, weigh(question, ranked, trace.measured, blocked), weights.answering)
        window = next(windows_in_order(ranked, blocked))
        least = LEAST if window.best.features["share"] > 0 else LEAST_WITHOUT_WORDS
        misses = misses + 1 if probability < max(least, threshold) else 0
        if not misses and not _is_shared(snapshot, window):
            yield window, probability
        left = [one for one in left if not _is_told(one, window)]


def _is_shared(snapshot: Snapshot, window: Window) -> bool:
    """True where somebody else is quoted in it too: below one name it would put words into the wrong mouth."""
    own = window.best.candidate
    said = (q for q in snapshot.reader.quotations_in(own.document_id) if q.span.overlaps(window.span))
    others = (q for q in said if own.quotation is not None and q.identity != own.quotation.identity)
    return any(q.kind is not QuotationKind.INDIRECT for q in others)


def _is_told(one: RankedCandidate, window: Window) -> bool:
    """True for what stands in the window, and for its best sentence elsewhere."""
    best = window.best.candidate
    if one.candidate.folded == best.folded:
        return True
    return one.candidate.document_id == best.document_id and window.span.overlaps(one.candidate.span)


def _order(entry: TimelineEntry) -> tuple[bool, datetime.date, str, int]:
    return entry.day is None, entry.day or datetime.date.max, entry.excerpt.document, entry.excerpt.span.start


def _silence(trace: SearchTrace) -> Silence:
    """That they are silent on it is said of whom it holds for; of others, that nothing is sure."""
    silent = trace.decision.silence is Silence.SPEAKER_NOT_ON_TOPIC
    return Silence.SPEAKER_NOT_ON_TOPIC if silent else Silence.NOT_IN_COVERAGE
