"""A question about a quotation ("is this real: …"): checked, not searched for."""

from collections.abc import Sequence

from ...answer import Silence, Verdict
from ...question.question import Question
from ...ranking.terms import terms_of
from ...search.abstention import AnswerDecision
from ...search.trace import SearchTrace
from ...snapshot import Snapshot
from .checking import check_message


def check_question(snapshot: Snapshot, question: Question, previous: Sequence[str], threshold: float) -> SearchTrace:
    """What came of a question whose intent is to check: answered where they stand, near or under another name; a
    silence where they don't. `previous` and `threshold` are for the record; nothing follows, nothing is weighed."""
    check = check_message(snapshot, question.core, None)
    return SearchTrace(
        question=question,
        read_alone=question,
        previous=tuple(previous),
        terms=terms_of(snapshot.vocabulary, question),
        measured=(),
        ranked=(),
        decision=AnswerDecision(
            probability=0.0 if check.excerpt is None else check.excerpt.score,
            silence=Silence.NOT_IN_COVERAGE if check.verdict is Verdict.NOT_FOUND else None,
            evidence={},
        ),
        threshold=threshold,
        generation=snapshot.reader.generation.id,
        check=check,
    )
