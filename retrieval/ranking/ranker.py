"""The sentences of one question in order: what each is measured against, its features, its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from index import Reader, Span, fold

from ..question.question import Intent, Question
from ..snapshot import Snapshot
from .answer_type import answer_type
from .candidate import QueryVectors
from .features import Context, may_answer, measure
from .fusion import Measured, RankedCandidate, rank
from .sentences import ReadSentences
from .terms import Terms, role_coverage, role_words

_NAMED = 5  # identities whose last words are looked for in a sentence


def rank_sentences(
    snapshot: Snapshot,
    question: Question,
    terms: Terms,
    vectors: QueryVectors,
    read: Sequence[ReadSentences],
    previous: tuple[int, Span] | None,
    weights: Mapping[str, float],
) -> tuple[tuple[Measured, ...], tuple[RankedCandidate, ...]]:
    """All candidates with their features, and those that may answer, best first. `previous` is where the answer before
    stood, document and span. Inside the reader's session."""
    context = _context(snapshot, question, terms, vectors, [r.document_id for r in read], previous)
    measured = tuple(one for r in read for one in measure(r, snapshot.reader.text(r.document_id), context))
    return measured, rank([one for one in measured if may_answer(one, question)], question, weights)


def _context(
    snapshot: Snapshot,
    question: Question,
    terms: Terms,
    vectors: QueryVectors,
    document_ids: Sequence[int],
    previous: tuple[int, Span] | None,
) -> Context:
    reader = snapshot.reader
    quotations = {id_: reader.quotations_in(id_) for id_ in document_ids}
    role = role_words(question.speakers)
    identities = {q.identity for said in quotations.values() for q in said if q.identity is not None}
    return Context(
        question=question,
        terms=terms,
        vectors=vectors,
        title_stems=snapshot.vocabulary.title_stems(document_ids),
        document_coverage={
            id_: terms.term_coverage_within(stems) for id_, stems in reader.document_stems(document_ids).items()
        },
        quotations=quotations,
        role_coverage=role_coverage(snapshot.vocabulary, role, identities),
        names=_last_words(reader, question),
        answer_type=answer_type(question.text) if question.intent is Intent.FACT else None,
        previous_answer=previous,
    )


def _last_words(reader: Reader, question: Question) -> tuple[str, ...]:
    """Folded, of the speakers asked for: as the question has them, and as the coverage has the likeliest."""
    known = (match.identity for asked in question.speakers for match in asked.identities)
    names = [reader.identities[number].name for number in islice(known, _NAMED)]
    folded = (fold(name).split() for name in (*names, *(asked.words for asked in question.speakers)))
    return tuple(words[-1] for words in folded if words)
