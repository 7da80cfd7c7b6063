"""Whose voices are heard in a sentence, so that nobody's words stand below another's name."""

from collections.abc import Sequence
from typing import Protocol

from index import QuotationKind, Span, StoredQuotation

from ..question.question import Intent, Question
from .fusion import Measured, RankedCandidate


def may_answer(measured: Measured, question: Question) -> bool:
    """Where the words of one speaker are asked for, True for these, and for what is told of them by name while nobody
    else is heard by name; for a list, or where no topic is named, for their words alone: nothing but that they are
    theirs makes these an answer then. True of everything for any other question."""
    candidate, features = measured
    if not question.only_theirs or features["asked"] > 0:
        return True
    if question.intent is Intent.LIST or not question.topic or not features["names_speaker"]:
        return False
    return candidate.quotation is None or candidate.quotation.speaker is None


class Quotations(Protocol):
    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]: ...


def speaks_otherwise(reader: Quotations, ranked: RankedCandidate, span: Span) -> bool:
    """True where somebody else than in `ranked` is heard in `span` of its document, so that it can't stand below one
    name with it; never where nobody is quoted in `ranked`."""
    own = ranked.candidate.quotation
    if own is None:
        return False
    others = reader.quotations_in(ranked.candidate.document_id)
    return any(o.context.overlaps(span) and _is_heard(o) and not _same_voice(o, own) for o in others)


def _is_heard(quotation: StoredQuotation) -> bool:
    """True for words in marks, and for reported ones that the paper gives to somebody by name."""
    return quotation.kind is not QuotationKind.INDIRECT or quotation.speaker is not None


def _same_voice(one: StoredQuotation, other: StoredQuotation) -> bool:
    """True for the same quotation, or the same named speaker; two that are left open may be anybody's."""
    return one.id == other.id or (one.speaker is not None and one.speaker == other.speaker)
