"""The path of a question that was read: gathered, ranked, decided. What it gives is not yet cut into excerpts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..answer import Silence
from ..question.follow_up import is_bare
from ..question.parser import read_question
from ..question.question import Intent, Question, Scope, Unasked
from ..ranking.candidate import QueryVectors
from ..ranking.fusion import Measured, rank
from ..ranking.pool import gather
from ..ranking.query_vectors import embed_query
from ..ranking.ranker import measure_sentences
from ..ranking.sentences import read_sentences
from ..ranking.terms import Relation, Terms, read_terms, relation_of, terms_of
from ..ranking.voices import may_answer, speaks_otherwise
from ..snapshot import Snapshot
from .abstention import decide, is_foreign
from .denial import is_theirs, speaks_elsewhere_only
from .scope import beside_surest, documents_in
from .trace import SearchTrace
from .turns import followed, given_before, is_barred, kept_words, previous_answer_span, windows_shown, with_name
from .weights import learnt_weights

if TYPE_CHECKING:
    from index import Embedder

_DEEPEST = 5  # questions back that a follow-up looks; a talk about one thing is rarely longer
_ABOUT_SOMEBODY = (Silence.SPEAKER_NOT_ON_TOPIC, Silence.UNKNOWN_SPEAKER)


def search(
    snapshot: Snapshot,
    embedder: Embedder,
    question: Question,
    previous: Sequence[str],
    scope: Scope,
    threshold: float,
    today: datetime.date | None = None,
) -> SearchTrace:
    """Inside the caller's session. `question` is as it was read alone, within `scope`; `previous` are the questions
    that it follows, oldest first; `threshold` is the least probability of an answer; "last week" in them counts
    from `today`."""
    trace = _search_in_turn(snapshot, embedder, question, previous, scope, threshold, today)
    if trace.decision.silence is Silence.SPEAKER_NOT_ON_TOPIC and not _may_be_denied(snapshot, trace):
        return _undenied(trace)
    if trace.decision.silence not in _ABOUT_SOMEBODY:
        return trace
    others = _search_other_speakers(snapshot, embedder, trace)
    if others.decision.silence is None:
        first = next(windows_shown(snapshot.reader, others)).best.candidate
        if is_theirs(first, trace.question.speakers):
            return _undenied(trace)
    return replace(trace, other_speakers=others)


def _may_be_denied(snapshot: Snapshot, trace: SearchTrace) -> bool:
    """Whether all words of the speaker were looked at for a topic that there is, and none comes near it."""
    if trace.given or trace.question.scope.leaves_out or _narrows_to_nothing(snapshot, trace):
        return False
    return speaks_elsewhere_only(trace.question, trace.ranked)


def _undenied(trace: SearchTrace) -> SearchTrace:
    """Nothing was found that fits, which is all that can be said: of the speaker nothing was looked at that is on
    another topic for certain."""
    return replace(trace, decision=replace(trace.decision, silence=Silence.NOT_IN_COVERAGE))


def _search_in_turn(
    snapshot: Snapshot,
    embedder: Embedder,
    question: Question,
    previous: Sequence[str],
    scope: Scope,
    threshold: float,
    today: datetime.date | None,
) -> SearchTrace:
    """The question before is searched first where this one leans on it, and that one's before it."""
    alone = SearchTrace(
        question=question,
        read_alone=question,
        previous=tuple(previous),
        terms=Terms({}),
        measured=(),
        ranked=(),
        decision=decide(question, (), (), threshold, {}),
        threshold=threshold,
        generation=snapshot.reader.generation.id,
    )
    if question.intent is Intent.NONE:
        return alone
    before = _search_before(snapshot, embedder, previous, threshold, today) if question.leans else None
    if before is not None:
        given = given_before(snapshot.reader, before) if question.more else ()
        alone = replace(alone, question=followed(question, before, snapshot), given=given)
    elif question.vague:
        return _unasked(alone)
    return _search_within(snapshot, alone, _embedded(snapshot, embedder, alone.question, before), before, scope)


def _search_before(
    snapshot: Snapshot, embedder: Embedder, previous: Sequence[str], threshold: float, today: datetime.date | None
) -> SearchTrace | None:
    """The latest of the previous questions that asks something; None where none does."""
    recent = previous[-_DEEPEST:]
    while recent:
        read = read_question(recent[-1], snapshot.vocabulary, today=today)
        recent = recent[:-1]
        if read.intent is Intent.NONE:
            continue
        trace = _search_in_turn(snapshot, embedder, read, recent, Scope(), threshold, today)
        return None if trace.question.intent is Intent.NONE else trace
    return None


def _unasked(trace: SearchTrace) -> SearchTrace:
    """Of a question that names nothing and follows none that does: it is asked back, not searched for."""
    question = replace(trace.question, intent=Intent.NONE, unasked=Unasked.VAGUE)
    return replace(trace, question=question, decision=decide(question, (), (), trace.threshold, {}))


def _search_within(
    snapshot: Snapshot, trace: SearchTrace, vectors: QueryVectors, before: SearchTrace | None, scope: Scope
) -> SearchTrace:
    """In what the question narrows the search to, and where that has no answer, at any time: a date may tell when
    something happened instead of when it was printed, and many documents have none."""
    found = _searched(snapshot, trace, vectors, before)
    question = trace.question
    if found.decision.silence is None or not question.time:
        return found
    anytime = replace(question, scope=replace(question.scope, after=scope.after, before=scope.before))
    wide = _searched(snapshot, replace(trace, question=anytime), vectors, before)
    if wide.decision.silence is None:
        return _told_apart(snapshot, wide, question)
    return found if found.measured else replace(wide, beyond_time=True)


def _told_apart(snapshot: Snapshot, wide: SearchTrace, question: Question) -> SearchTrace:
    """Of `wide`, an answer from any time, what lies on the same side of the limit of time in `question` as its surest
    words do; `beyond_time` where that is outside, so that what is said of the limit holds for every excerpt."""
    inside = documents_in(question.scope, snapshot.reader.documents.values()) or frozenset()
    first = next(windows_shown(snapshot.reader, wide), None)
    surest = None if first is None else first.best.candidate.document_id
    ranked, in_time = beside_surest(wide.ranked, surest, inside)
    return replace(wide, question=question if in_time else wide.question, ranked=ranked, beyond_time=not in_time)


def _search_other_speakers(snapshot: Snapshot, embedder: Embedder, trace: SearchTrace) -> SearchTrace:
    """The same topic, whoever speaks: what is nearest where the speaker asked for has nothing to say."""
    question = replace(trace.question, speakers=(), intent=Intent.WHO)
    text = question.topic or question.text
    vectors = embed_query(embedder, snapshot.vocabulary, text, text)
    return _searched(snapshot, replace(trace, question=question), vectors, None)


def _searched(snapshot: Snapshot, trace: SearchTrace, vectors: QueryVectors, before: SearchTrace | None) -> SearchTrace:
    """The trace with what its question finds in the documents that are known to be within its scope."""
    question = trace.question
    terms = terms_of(snapshot.vocabulary, question)
    allowed = documents_in(question.scope, snapshot.reader.documents.values())
    previous = previous_answer_span(before) if question.follows else None
    pool = gather(snapshot.reader, question, vectors, terms, allowed, previous[0] if previous else None)
    read = read_sentences(snapshot.reader, snapshot.vocabulary, pool, vectors)
    measured = measure_sentences(snapshot, question, terms, vectors, read, previous)
    free = [one for one in measured if may_answer(one, question) and not is_barred(one[0], trace)]
    if (relation := relation_of(snapshot.vocabulary, question.speakers)) is not None:
        free = _telling(snapshot, free, relation)
    ranked = rank(free, question, learnt_weights().ranking)
    blocked = partial(speaks_otherwise, snapshot.reader)
    answering = learnt_weights().answering
    foreign = is_foreign(terms, ranked) or _narrows_to_nothing(snapshot, trace)
    decision = decide(question, ranked, measured, trace.threshold, answering, blocked, foreign=foreign)
    return replace(trace, terms=terms, measured=measured, ranked=ranked, decision=decision)


def _telling(snapshot: Snapshot, measured: Sequence[Measured], relation: Relation) -> list[Measured]:
    """Those in passages that tell of one who is that to the owner: nobody else's words answer."""
    stems = snapshot.reader.document_stems({candidate.document_id for candidate, _ in measured})
    return [one for one in measured if relation.is_told(one[0].passage.passage.stems, stems[one[0].document_id])]


def _narrows_to_nothing(snapshot: Snapshot, trace: SearchTrace) -> bool:
    """True for a follow-up that is nothing but a word or two of which the coverage has not heard ("asdf"), whatever the
    question before was about."""
    if not trace.question.follows or not is_bare(trace.read_alone):
        return False
    return read_terms(snapshot.vocabulary, trace.read_alone.topic).unheard


def _embedded(snapshot: Snapshot, embedder: Embedder, question: Question, before: SearchTrace | None) -> QueryVectors:
    text = question.text
    topic = with_name(text, question.speakers, " ")
    if question.follows and before is not None:
        text = f"{kept_words(question, before.question)} {text}"
    return embed_query(embedder, snapshot.vocabulary, text, topic, question.speakers)
