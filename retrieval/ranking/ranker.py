"""The sentences of one question: what each is measured against, and its features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from index import Reader, Span, fold, folded_words

from ..question.question import Intent, Question
from ..snapshot import Snapshot
from .answer_type import answer_type
from .candidate import QueryVectors
from .features import Context, measure
from .fusion import Measured
from .sentences import ReadSentences
from .terms import Terms, role_coverage, roles_of

_NAMED = 5  # identities whose last words are looked for in a sentence


def measure_sentences(
    snapshot: Snapshot,
    question: Question,
    terms: Terms,
    vectors: QueryVectors,
    read: Sequence[ReadSentences],
    previous: tuple[int, Span] | None,
) -> tuple[Measured, ...]:
    """All candidates with their features. `previous` is where the answer before stood, document and span. Inside the
    reader's session."""
    context = _context(snapshot, question, terms, vectors, [r.document_id for r in read], previous)
    return tuple(one for r in read for one in measure(r, snapshot.reader.text(r.document_id), context))


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
        role_coverage=role_coverage(snapshot.vocabulary, roles_of(question.speakers), identities),
        names=_last_words(reader, question),
        answer_type=answer_type(question.text) if question.intent is Intent.FACT else None,
        previous_answer=previous,
    )


def _last_words(reader: Reader, question: Question) -> frozenset[str]:
    """Folded, of the speakers asked for: as the question has them, unless by a pronoun, and as the coverage has the
    likeliest."""
    known = (match.identity for asked in question.speakers for match in asked.identities)
    names = [reader.identities[number].name for number in islice(known, _NAMED)]
    names += [asked.words for asked in question.speakers if not asked.pronoun]
    return frozenset(words[-1] for name in names if (words := folded_words(fold(name))))
