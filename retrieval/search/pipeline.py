"""The path of a question: read, gathered, ranked, decided. What it gives is not yet cut into excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index import Span

from ..question.parser import inherit, is_follow_up, read_question
from ..question.question import Asked, Intent, Question, Scope
from ..question.tokens import is_content, tokens
from ..snapshot import Serving
from .abstention import Decision, Elsewhere, decide, learnt_evidence_weights
from .answer_type import answer_form
from .candidates import Probe, Terms, gather
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
    serving: Serving, embedder: Embedder, text: str, previous: Sequence[str], scope: Scope, line: float
) -> Found:
    """Inside the caller's session. `previous` are the questions that this one follows, oldest first."""
    before = None
    if previous and is_follow_up(text):
        before = find_answer(serving, embedder, previous[-1], previous[-_DEEPEST:-1], Scope(), line)
    question = read_question(text, serving.coverage, scope)
    if before is not None and question.intent is not Intent.NONE:
        question = _followed(question, before, serving)
    if question.intent is Intent.NONE:
        return Found(question, Terms({}), (), decide(question, (), Terms({}), Elsewhere(0.0, 0.0), line, {}))
    probe = _probe(embedder, question, before)
    given = _narrowed(scope, Scope())
    found = _search(serving, question, probe, before, line, keep_unknown=not given)
    if found.decision.silence is not None and _narrowed(question.scope, scope):
        wide = _search(serving, replace(question, scope=scope), probe, before, line, keep_unknown=not given)
        if wide.decision.silence is None:
            return wide
    return found


def find_aside(serving: Serving, embedder: Embedder, found: Found, line: float) -> Found:
    """The same topic, whoever speaks: what is nearest where the speaker asked for has nothing to say."""
    question = replace(found.question, speakers=(), intent=Intent.WHO)
    vector = embedder.embed([question.topic or question.text])[0]
    return _search(serving, question, Probe(vector, vector), None, line)


def company_of(scored: Scored, ranked: Sequence[Scored]) -> tuple[Span, ...]:
    """Where else in its document a candidate nearly as good stands."""
    document = scored.candidate.document_id
    return tuple(
        other.candidate.span
        for other in ranked
        if other.candidate.document_id == document and other.score > scored.score - _NEARLY
    )


def _search(
    serving: Serving,
    question: Question,
    probe: Probe,
    before: Found | None,
    line: float,
    keep_unknown: bool = True,
) -> Found:
    """`keep_unknown` also searches documents whose outlet or date nobody knows: for a scope that was read out of
    the question, not for one that was chosen."""
    terms = serving.terms(question.topic or " ".join(a.words for a in question.speakers))
    allowed = documents_in(question.scope, serving.reader.documents.values(), keep_unknown)
    candidates = gather(serving.reader, question, probe, terms, allowed)
    documents = serving.reader.document_stems({c.document_id for c in candidates})
    titles = {id_: serving.title_stems(id_) for id_ in documents}
    context = Context(
        question=question,
        terms=terms,
        title_stems=titles,
        title_shares={id_: terms.share(stems) for id_, stems in titles.items()},
        document_shares={id_: terms.share_within(stems) for id_, stems in documents.items()},
        form=answer_form(question.text) if question.intent is Intent.FACT else None,
        role=serving.terms(" ".join(_role_words(question))),
        role_shares=serving.role_shares(question.speakers, candidates),
        previous=_stood(before) if question.follows else None,
    )
    ranked = rank(candidates, context, learnt_weights())
    elsewhere = _elsewhere(serving, probe, terms, allowed)
    decision = decide(question, ranked, terms, elsewhere, line, learnt_evidence_weights())
    return Found(question, terms, ranked, decision)


def _stood(before: Found | None) -> tuple[int, Span] | None:
    if before is None or not before.ranked:
        return None
    best = before.ranked[0].candidate
    return best.document_id, best.span


def _elsewhere(serving: Serving, probe: Probe, terms: Terms, allowed: frozenset[int] | None) -> Elsewhere:
    """How near the coverage comes to the question anywhere, whoever speaks."""
    reader = serving.reader
    near = reader.nearest_passages(probe.topic, 5, None if allowed is None else reader.passage_ids_in(allowed))
    passages = reader.passages([hit.id for hit in near])
    return Elsewhere(
        meaning=max((hit.score for hit in near), default=0.0),
        share=max((terms.share(p.stems) for p in passages.values()), default=0.0),
    )


def _followed(question: Question, before: Found, serving: Serving) -> Question:
    """What the follow-up leaves open comes from the question before, or from whoever answered it."""
    earlier = before.question
    if not earlier.speakers and before.ranked and before.decision.silence is None:
        quotation = before.ranked[0].candidate.quotation
        if quotation is not None and quotation.identity is not None:
            name = serving.reader.identities[quotation.identity].name
            earlier = replace(earlier, speakers=(Asked(name, True, ((quotation.identity, 1.0),)),))
    return inherit(question, earlier)


def _probe(embedder: Embedder, question: Question, before: Found | None) -> Probe:
    text = topic = question.text
    if question.follows and before is not None:
        text = f"{before.question.text} {text}"
    for asked in question.speakers:
        topic = topic.replace(asked.words, " ")
    if topic == text:
        whole = embedder.embed([text])[0]
        return Probe(whole, whole)
    whole, bare = embedder.embed([text, topic])
    return Probe(whole, bare)


def _role_words(question: Question) -> list[str]:
    return [w.text for a in question.speakers if not a.named for w in tokens(a.words) if is_content(w.text)]


def _narrowed(read: Scope, given: Scope) -> bool:
    return (read.outlet, read.after, read.before) != (given.outlet, given.after, given.before)
