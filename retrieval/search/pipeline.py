"""The path of a question: read, gathered, ranked, decided. What it gives is not yet cut into excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index import Span

from ..question.parser import inherit, is_follow_up, read_question
from ..question.question import Asked, Intent, Question, Scope
from ..question.tokens import is_content, tokens
from ..snapshot import Snapshot
from .abstention import Decision, NearestAnySpeaker, decide, learnt_evidence_weights
from .answer_type import answer_form
from .candidates import QueryVectors, Terms, gather
from .ranking import Context, Scored, learnt_weights, rank
from .scope import documents_in

if TYPE_CHECKING:
    from index import Embedder

_NEARLY = 2.0  # log-odds; a candidate that is this close to the best speaks to the question as well
_DEEPEST = 5  # questions back that a follow-up looks; a talk about one thing is rarely longer


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it was understood, its candidates best first, and whether the best one answers."""

    question: Question
    terms: Terms
    ranked: tuple[Scored, ...]
    decision: Decision


def find_answer(
    snapshot: Snapshot, embedder: Embedder, text: str, previous: Sequence[str], scope: Scope, line: float
) -> Found:
    """Inside the caller's session. `previous` are the questions that this one follows, oldest first."""
    before = None
    if previous and is_follow_up(text):
        before = find_answer(snapshot, embedder, previous[-1], previous[-_DEEPEST:-1], Scope(), line)
    question = read_question(text, snapshot.coverage, scope)
    if before is not None and question.intent is not Intent.NONE:
        question = _followed(question, before, snapshot)
    if question.intent is Intent.NONE:
        return Found(question, Terms({}), (), decide(question, (), Terms({}), NearestAnySpeaker(0.0, 0.0), line, {}))
    probe = _probe(embedder, question, before)
    given = _narrowed(scope, Scope())
    found = _search(snapshot, question, probe, before, line, keep_unknown=not given)
    if found.decision.silence is not None and _narrowed(question.scope, scope):
        wide = _search(snapshot, replace(question, scope=scope), probe, before, line, keep_unknown=not given)
        if wide.decision.silence is None:
            return wide
    return found


def search_other_speakers(snapshot: Snapshot, embedder: Embedder, found: Found, line: float) -> Found:
    """The same topic, whoever speaks: what is nearest where the speaker asked for has nothing to say."""
    question = replace(found.question, speakers=(), intent=Intent.WHO)
    vector = embedder.embed([question.topic or question.text])[0]
    return _search(snapshot, question, QueryVectors(vector, vector), None, line)


def near_ties(scored: Scored, ranked: Sequence[Scored]) -> tuple[Span, ...]:
    """Where else in its document a candidate nearly as good stands."""
    document = scored.candidate.document_id
    return tuple(
        other.candidate.span
        for other in ranked
        if other.candidate.document_id == document and other.score > scored.score - _NEARLY
    )


def _search(
    snapshot: Snapshot,
    question: Question,
    probe: QueryVectors,
    before: Found | None,
    line: float,
    keep_unknown: bool = True,
) -> Found:
    """`keep_unknown` also searches documents whose outlet or date nobody knows: for a scope that was read out of
    the question, not for one that was chosen."""
    terms = snapshot.terms(question.topic or " ".join(a.words for a in question.speakers))
    allowed = documents_in(question.scope, snapshot.reader.documents.values(), keep_unknown)
    candidates = gather(snapshot.reader, question, probe, terms, allowed)
    documents = snapshot.reader.document_stems({c.document_id for c in candidates})
    titles = {id_: snapshot.title_stems(id_) for id_ in documents}
    context = Context(
        question=question,
        terms=terms,
        title_stems=titles,
        title_shares={id_: terms.share(stems) for id_, stems in titles.items()},
        document_shares={id_: terms.share_within(stems) for id_, stems in documents.items()},
        form=answer_form(question.text) if question.intent is Intent.FACT else None,
        role=snapshot.terms(" ".join(_role_words(question))),
        role_shares=snapshot.role_shares(question.speakers, candidates),
        previous=_stood(before) if question.follows else None,
    )
    ranked = rank(candidates, context, learnt_weights())
    elsewhere = _elsewhere(snapshot, probe, terms, allowed)
    decision = decide(question, ranked, terms, elsewhere, line, learnt_evidence_weights())
    return Found(question, terms, ranked, decision)


def _stood(before: Found | None) -> tuple[int, Span] | None:
    if before is None or not before.ranked:
        return None
    best = before.ranked[0].candidate
    return best.document_id, best.span


def _elsewhere(
    snapshot: Snapshot, probe: QueryVectors, terms: Terms, allowed: frozenset[int] | None
) -> NearestAnySpeaker:
    """How near the coverage comes to the question anywhere, whoever speaks."""
    reader = snapshot.reader
    near = reader.nearest_passages(probe.topic, 5, None if allowed is None else reader.passage_ids_in(allowed))
    passages = reader.passages([hit.id for hit in near])
    return NearestAnySpeaker(
        meaning=max((hit.score for hit in near), default=0.0),
        share=max((terms.share(p.stems) for p in passages.values()), default=0.0),
    )


def _followed(question: Question, before: Found, snapshot: Snapshot) -> Question:
    """What the follow-up leaves open comes from the question before, or from whoever answered it."""
    earlier = before.question
    if not earlier.speakers and before.ranked and before.decision.silence is None:
        quotation = before.ranked[0].candidate.quotation
        if quotation is not None and quotation.identity is not None:
            name = snapshot.reader.identities[quotation.identity].name
            earlier = replace(earlier, speakers=(Asked(name, True, ((quotation.identity, 1.0),)),))
    return inherit(question, earlier)


def _probe(embedder: Embedder, question: Question, before: Found | None) -> QueryVectors:
    text = topic = question.text
    if question.follows and before is not None:
        text = f"{before.question.text} {text}"
    for asked in question.speakers:
        topic = topic.replace(asked.words, " ")
    if topic == text:
        whole = embedder.embed([text])[0]
        return QueryVectors(whole, whole)
    whole, bare = embedder.embed([text, topic])
    return QueryVectors(whole, bare)


def _role_words(question: Question) -> list[str]:
    return [w.text for a in question.speakers if not a.named for w in tokens(a.words) if is_content(w.text)]


def _narrowed(read: Scope, given: Scope) -> bool:
    return (read.outlet, read.after, read.before) != (given.outlet, given.after, given.before)
