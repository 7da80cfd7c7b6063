"""Who else is heard in a sentence: whether it can stand below one name with another."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from index import QuotationKind, Span, StoredQuotation
from retrieval.question.question import Intent, Question
from retrieval.ranking.features import fit_of_speaker
from retrieval.ranking.voices import may_answer, speaks_otherwise
from tests.retrieval.made import asked, candidate, question, quotation, ranked

OWN, BETWEEN, THEIRS = Span(0, 30), Span(31, 50), Span(51, 80)  # three sentences


@dataclass(frozen=True)
class FakeQuotations:
    """Of document 1."""

    quotations: Sequence[StoredQuotation]

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]:
        return {1: self.quotations}[document_id]


def said(identity: int | None, sentence: Span, kind: QuotationKind = QuotationKind.DIRECT) -> StoredQuotation:
    """Somewhere in its sentence."""
    words = Span(sentence.start + 5, sentence.end - 5)
    return quotation(identity, number=sentence.start, span=words, context=sentence, kind=kind)


@pytest.mark.parametrize(
    ("own", "other", "kind", "speaks"),
    [
        (1, 2, QuotationKind.DIRECT, True),
        (1, 2, QuotationKind.MIXED, True),
        (1, 1, QuotationKind.DIRECT, False),  # hers as well
        (1, None, QuotationKind.DIRECT, True),  # left open: it may be anybody's
        (None, None, QuotationKind.DIRECT, True),  # two that are left open may be two people's
        (None, 2, QuotationKind.DIRECT, True),
        # What the paper reports is somebody's where it names them.
        (1, 2, QuotationKind.INDIRECT, True),
        (1, None, QuotationKind.INDIRECT, False),
    ],
)
def test_speaks_otherwise(own: int | None, other: int | None, kind: QuotationKind, speaks: bool) -> None:
    mine, theirs = said(own, OWN), said(other, THEIRS, kind)
    reader, best = FakeQuotations([mine, theirs]), ranked(candidate(mine, span=OWN))
    assert speaks_otherwise(reader, best, THEIRS) == speaks
    assert speaks_otherwise(reader, best, Span(THEIRS.start, THEIRS.start + 2)) == speaks  # how it is attributed, too


def test_nobody_speaks_in_a_sentence_without_words_of_theirs() -> None:
    mine = said(1, OWN)
    reader, best = FakeQuotations([mine, said(2, THEIRS)]), ranked(candidate(mine, span=OWN))
    assert not speaks_otherwise(reader, best, BETWEEN)
    assert not speaks_otherwise(reader, best, OWN)


def test_below_no_name_anybody_may_stand() -> None:
    reader = FakeQuotations([said(2, THEIRS)])
    assert not speaks_otherwise(reader, ranked(candidate(span=OWN)), THEIRS)


SURE, UNSURE = asked("Herta Wulf", (3, 0.9)), asked("Herta", (3, 0.5))
HERS = question(Intent.SPEECH, SURE)
REPORT = quotation(4, kind=QuotationKind.INDIRECT)


@pytest.mark.parametrize(
    ("quoted", "asks", "unnamed", "named"),
    [
        # Where one speaker's words are asked for: these, and what is told of them by name while nobody else is heard.
        (quotation(3), HERS, True, True),
        (quotation(4), HERS, False, False),
        (REPORT, HERS, False, False),
        (None, HERS, False, True),
        (quotation(), HERS, False, True),  # open words may be theirs
        # A list holds that speaker's words and nothing beside them.
        (quotation(3), question(Intent.LIST, SURE), True, True),
        (quotation(4), question(Intent.LIST, SURE), False, False),
        (None, question(Intent.LIST, SURE), False, False),
        (quotation(), question(Intent.LIST, SURE), False, False),
        # So does the answer where no topic is named: that the words are that speaker's is all that is asked for.
        (quotation(3), question(Intent.SPEECH, SURE, topic=""), True, True),
        (None, question(Intent.SPEECH, SURE, topic=""), False, False),
        (quotation(), question(Intent.SPEECH, SURE, topic=""), False, False),
        # Where it is not certain who is meant, or anybody may have said it, everybody.
        (quotation(4), question(Intent.SPEECH, UNSURE), True, True),
        (quotation(4), question(Intent.WHO), True, True),
        (quotation(4), question(Intent.FACT, SURE), True, True),
        (quotation(4), question(Intent.COMPARE, SURE), True, True),
    ],
)
def test_what_may_answer(quoted: StoredQuotation | None, asks: Question, unnamed: bool, named: bool) -> None:
    fit = fit_of_speaker(quoted, asks)
    told = [({"asked": fit, "names_speaker": names}, may) for names, may in ((0.0, unnamed), (1.0, named))]
    assert [may_answer((candidate(quoted), features), asks) for features, _ in told] == [may for _, may in told]
