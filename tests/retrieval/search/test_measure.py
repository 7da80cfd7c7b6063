"""What speaks for a candidate, feature by feature, and how candidates are put in order."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from retrieval.search.candidates import AnswerCandidate
from retrieval.search.ranking import Context, RankedCandidate, measure, rank

from index import QuotationKind, Span
from retrieval.excerpts.compose import near_ties
from retrieval.question.question import Intent
from retrieval.ranking.terms import Terms
from retrieval.search.weights import learnt_weights
from tests.retrieval.made import FEATURES, asked, candidate, passage, question, quotation

PLAIN = Context(
    question=question(Intent.FACT),
    terms=Terms({"comet": 3.0, "tail": 1.0}),
    title_stems={1: frozenset({"star"})},
    title_coverage={1: 0.25},
    document_coverage={1: 0.75},
    answer_type=None,
    role=Terms({}),
    role_coverage={},
    previous_answer=None,
)
SAID = quotation(3)
OPEN = quotation()
REPORTED = quotation(3, kind=QuotationKind.INDIRECT)
NUMBER = re.compile(r"\d")


def asking(intent: Intent, *speakers: tuple[int, float]) -> Context:
    return replace(PLAIN, question=question(intent, asked("Okafor", *speakers)))


@pytest.mark.parametrize(
    ("one", "against", "feature", "value"),
    [
        (candidate(similarity=0.5), PLAIN, "meaning", 0.5),
        (candidate(topic_similarity=0.4), PLAIN, "topic_meaning", 0.4),
        (candidate(passage_similarity=0.3), PLAIN, "passage_meaning", 0.3),
        # BM25 has no upper end; its feature has.
        (candidate(bm25=0.0), PLAIN, "words", 0.0),
        (candidate(bm25=10.0), PLAIN, "words", 0.5),
        (candidate(bm25=30.0), PLAIN, "words", 0.75),
        # How much of the topic stands in the words, with their passage, in the headline, in the article.
        (candidate(stems=("comet",)), PLAIN, "share", 0.75),
        (candidate(stems=("tail", "dust")), PLAIN, "share", 0.25),
        (candidate(SAID, passage("comet"), stems=("tail",)), PLAIN, "share", 0.25),
        (candidate(SAID, passage("comet"), stems=("tail",)), PLAIN, "passage_share", 1.0),
        (candidate(stems=("tail",)), PLAIN, "passage_share", 0.25),
        (candidate(), PLAIN, "title_share", 0.25),
        (candidate(), PLAIN, "document_share", 0.75),
        (candidate(document=2), PLAIN, "title_share", 0.0),
        (candidate(document=2), PLAIN, "document_share", 0.0),
        # Somebody's words, by what is asked for.
        (candidate(SAID), PLAIN, "spoken", 1.0),
        (candidate(), PLAIN, "spoken", 0.0),
        (candidate(SAID), PLAIN, "spoken_if_fact", 1.0),
        (candidate(SAID), asking(Intent.WHO), "spoken_if_fact", 0.0),
        (candidate(SAID), asking(Intent.SPEECH), "spoken_if_speech", 1.0),
        (candidate(), asking(Intent.SPEECH), "spoken_if_speech", 0.0),
        (candidate(SAID), asking(Intent.WHO), "spoken_if_who", 1.0),
        (candidate(REPORTED), PLAIN, "indirect", 1.0),
        (candidate(SAID), PLAIN, "indirect", 0.0),
        (candidate(OPEN), asking(Intent.WHO), "open_if_who", 1.0),
        (candidate(SAID), asking(Intent.WHO), "open_if_who", 0.0),
        (candidate(OPEN), PLAIN, "open_if_who", 0.0),
        # How well its speaker is the one asked for.
        (candidate(SAID), asking(Intent.SPEECH, (2, 1.0), (3, 0.9)), "asked", 0.9),
        (candidate(SAID), asking(Intent.SPEECH, (2, 1.0)), "asked", 0.0),
        (candidate(OPEN), asking(Intent.SPEECH, (2, 1.0)), "asked", 0.0),
        (candidate(), asking(Intent.SPEECH, (3, 1.0)), "asked", 0.0),
        (candidate(SAID), replace(PLAIN, role_coverage={3: 0.5}), "role", 0.5),
        (candidate(SAID), replace(PLAIN, role_coverage={2: 0.5}), "role", 0.0),
        (candidate(OPEN), replace(PLAIN, role_coverage={3: 0.5}), "role", 0.0),
        (candidate(SAID, passage("mayor")), replace(PLAIN, role=Terms({"mayor": 2.0})), "role_nearby", 1.0),
        # An amount where an amount is asked for.
        (candidate(None, passage(text="3,100 runners")), replace(PLAIN, answer_type=NUMBER), "form_found", 1.0),
        (candidate(None, passage(text="3,100 runners")), replace(PLAIN, answer_type=NUMBER), "form_missing", 0.0),
        (candidate(None, passage(text="many runners")), replace(PLAIN, answer_type=NUMBER), "form_found", 0.0),
        (candidate(None, passage(text="many runners")), replace(PLAIN, answer_type=NUMBER), "form_missing", 1.0),
        (candidate(), PLAIN, "form_missing", 0.0),
        # Where the answer before stood.
        (candidate(), replace(PLAIN, previous_answer=(1, Span(50, 60))), "same_document", 1.0),
        (candidate(), replace(PLAIN, previous_answer=(2, Span(0, 60))), "same_document", 0.0),
        (candidate(), replace(PLAIN, previous_answer=(1, Span(5, 60))), "repeats", 1.0),
        (candidate(), replace(PLAIN, previous_answer=(1, Span(10, 60))), "repeats", 0.0),
        (candidate(), replace(PLAIN, previous_answer=(2, Span(5, 60))), "repeats", 0.0),
        (candidate(span=Span(7, 7)), PLAIN, "length", 0.0),
        (candidate(span=Span(0, 1096)), PLAIN, "length", pytest.approx(1.0, abs=0.001)),
    ],
)
def test_feature(one: AnswerCandidate, against: Context, feature: str, value: float) -> None:
    assert measure(one, against)[feature] == value


def test_every_feature_has_a_learnt_weight() -> None:
    assert tuple(measure(candidate(), PLAIN)) == FEATURES


def test_nothing_speaks_for_a_passage_about_something_else() -> None:
    bare = replace(PLAIN, title_coverage={}, document_coverage={})
    assert set(measure(candidate(span=Span(0, 0)), bare).values()) == {0.0}


@given(st.lists(st.floats(-1, 1), max_size=12))
def test_best_first_and_of_equals_the_first(similarities: list[float]) -> None:
    found = [candidate(similarity=s, span=Span(n, n + 1)) for n, s in enumerate(similarities)]
    order = rank(found, PLAIN, {"meaning": 2.0})
    assert [r.score for r in order] == sorted((2.0 * s for s in similarities), reverse=True)
    assert sorted(r.candidate.span for r in order) == [c.span for c in found]
    assert all(one.candidate.span < other.candidate.span for one, other in pairwise(order) if one.score == other.score)


def test_the_score_is_the_sum_of_what_the_features_add() -> None:
    (only,) = rank([candidate(SAID, similarity=0.5)], PLAIN, learnt_weights().ranking)
    assert only.score == pytest.approx(sum(learnt_weights().ranking[n] * v for n, v in only.features.items()))


def test_the_stems_around_are_those_of_words_passage_and_headline() -> None:
    (only,) = rank([candidate(SAID, passage("comet"), stems=("tail",))], PLAIN, {})
    assert only.stems == {"tail", "comet", "star"}


def at(score: float, start: int, document: int = 1) -> RankedCandidate:
    return RankedCandidate(candidate(document=document, span=Span(start, start + 5)), {}, score)


@pytest.mark.parametrize(
    ("of", "others", "spans"),
    [
        (at(5.0, 0), [at(5.0, 0), at(3.1, 10), at(3.0, 20)], [0, 10]),  # less than two below
        (at(5.0, 0), [at(9.0, 10), at(5.0, 0)], [10, 0]),  # better ones as well, as ranked
        (at(5.0, 0), [at(5.0, 0, document=2)], []),
        (at(5.0, 0), [], []),
    ],
)
def test_near_ties(of: RankedCandidate, others: list[RankedCandidate], spans: list[int]) -> None:
    assert near_ties(of, others) == tuple(Span(start, start + 5) for start in spans)
