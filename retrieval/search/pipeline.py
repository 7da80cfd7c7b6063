"""The path of a question that was read: gathered, ranked, decided. What it gives is not yet cut into excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index import Span

from ..answer import Silence
from ..question.follow_up import inherit
from ..question.parser import read_question
from ..question.question import AskedSpeaker, Intent, Question, Scope
from ..question.speaker_directory import SpeakerMatch
from ..snapshot import Snapshot
from .abstention import NearestAnySpeaker, decide, nearest_any_speaker
from .answer_type import answer_type
from .candidates import AnswerCandidate, QueryVectors, gather
from .ranking import Context, rank
from .scope import documents_in
from .terms import Terms, read_terms, role_coverage, role_words, terms_of
from .trace import SearchTrace
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
) -> SearchTrace:
    """Inside the caller's session. `question` is as it was read alone, within `scope`; `previous` are the questions
    that it follows, oldest first; `threshold` is the least probability of an answer."""
    trace = _search_in_turn(snapshot, embedder, question, previous, scope, threshold)
    if trace.decision.silence not in _ABOUT_SOMEBODY:
        return trace
    return replace(trace, other_speakers=_search_other_speakers(snapshot, embedder, trace))


def _search_in_turn(
    snapshot: Snapshot,
    embedder: Embedder,
    question: Question,
    previous: Sequence[str],
    scope: Scope,
    threshold: float,
) -> SearchTrace:
    """The question before is searched first where this one leans on it, and that one's before it."""
    alone = SearchTrace(
        question=question,
        read_alone=question,
        previous=tuple(previous),
        terms=Terms({}),
        ranked=(),
        decision=decide(question, (), Terms({}), NearestAnySpeaker(0.0, 0.0), threshold, {}),
        threshold=threshold,
        generation=snapshot.reader.generation.id,
    )
    if question.intent is Intent.NONE:
        return alone
    before = None
    if previous and question.leans:
        read = read_question(previous[-1], snapshot.vocabulary)
        before = _search_in_turn(snapshot, embedder, read, previous[-_DEEPEST:-1], Scope(), threshold)
        alone = replace(alone, question=_followed(question, before, snapshot))
    return _search_within(snapshot, alone, _embedded(embedder, alone.question, before), before, scope)


def _search_within(
    snapshot: Snapshot, trace: SearchTrace, vectors: QueryVectors, before: SearchTrace | None, scope: Scope
) -> SearchTrace:
    """In what the question narrows the search to, and where that has no answer, in all that was given: an outlet or a
    date may be meant otherwise. Documents without an outlet or date are left out of what was given alone."""
    keep_unknown = not _narrowed(scope, Scope())
    found = _searched(snapshot, trace, vectors, before, keep_unknown)
    if found.decision.silence is not None and _narrowed(trace.question.scope, scope):
        question = replace(trace.question, scope=scope)
        wide = _searched(snapshot, replace(trace, question=question), vectors, before, keep_unknown)
        if wide.decision.silence is None:
            return wide
    return found


def _search_other_speakers(snapshot: Snapshot, embedder: Embedder, trace: SearchTrace) -> SearchTrace:
    """The same topic, whoever speaks: what is nearest where the speaker asked for has nothing to say."""
    question = replace(trace.question, speakers=(), intent=Intent.WHO)
    vector = embedder.embed([question.topic or question.text])[0]
    return _searched(snapshot, replace(trace, question=question), QueryVectors(vector, vector), None, True)


def _searched(
    snapshot: Snapshot, trace: SearchTrace, vectors: QueryVectors, before: SearchTrace | None, keep_unknown: bool
) -> SearchTrace:
    """The trace with what its question finds. `keep_unknown` also searches documents whose outlet or date nobody
    knows: for a scope that was read out of the question, not for one that was chosen."""
    question = trace.question
    terms = terms_of(snapshot.vocabulary, question)
    allowed = documents_in(question.scope, snapshot.reader.documents.values(), keep_unknown)
    candidates = gather(snapshot.reader, question, vectors, terms, allowed)
    ranked = rank(candidates, _context(snapshot, question, terms, candidates, before), learnt_weights().ranking)
    nearest = nearest_any_speaker(snapshot.reader, vectors.topic, terms, allowed)
    decision = decide(question, ranked, terms, nearest, trace.threshold, learnt_weights().answering)
    return replace(trace, terms=terms, ranked=ranked, decision=decision)


def _context(
    snapshot: Snapshot,
    question: Question,
    terms: Terms,
    candidates: Sequence[AnswerCandidate],
    before: SearchTrace | None,
) -> Context:
    documents = snapshot.reader.document_stems({c.document_id for c in candidates})
    titles = {id_: snapshot.vocabulary.title_stems(id_) for id_ in documents}
    role = role_words(question.speakers)
    identities = {c.quotation.identity for c in candidates if c.quotation and c.quotation.identity is not None}
    return Context(
        question=question,
        terms=terms,
        title_stems=titles,
        title_coverage={id_: terms.term_coverage(stems) for id_, stems in titles.items()},
        document_coverage={id_: terms.term_coverage_within(stems) for id_, stems in documents.items()},
        answer_type=answer_type(question.text) if question.intent is Intent.FACT else None,
        role=read_terms(snapshot.vocabulary, " ".join(role)),
        role_coverage=role_coverage(snapshot.vocabulary, role, identities),
        previous_answer=_previous_answer_span(before) if question.follows else None,
    )


def _previous_answer_span(before: SearchTrace | None) -> tuple[int, Span] | None:
    """Document and span of the best candidate of the question before."""
    if before is None or not before.ranked:
        return None
    best = before.ranked[0].candidate
    return best.document_id, best.span


def _followed(question: Question, before: SearchTrace, snapshot: Snapshot) -> Question:
    """What the follow-up leaves open comes from the question before, or from whoever answered it."""
    earlier = before.question
    if not earlier.speakers and before.ranked and before.decision.silence is None:
        quotation = before.ranked[0].candidate.quotation
        if quotation is not None and quotation.identity is not None:
            name = snapshot.reader.identities[quotation.identity].name
            earlier = replace(earlier, speakers=(AskedSpeaker(name, True, (SpeakerMatch(quotation.identity, 1.0),)),))
    return inherit(question, earlier)


def _embedded(embedder: Embedder, question: Question, before: SearchTrace | None) -> QueryVectors:
    text = topic = question.text
    if question.follows and before is not None:
        text = f"{before.question.text} {text}"
    for asked in question.speakers:
        topic = topic.replace(asked.words, " ")
    if topic == text:
        vector = embedder.embed([text])[0]
        return QueryVectors(vector, vector)
    whole, bare = embedder.embed([text, topic])
    return QueryVectors(whole, bare)


def _narrowed(read: Scope, given: Scope) -> bool:
    return (read.outlet, read.after, read.before) != (given.outlet, given.after, given.before)
