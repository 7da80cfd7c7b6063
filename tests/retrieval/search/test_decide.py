"""Answer or silence: which reason, from which probability, and what speaks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from retrieval.search.ranking import RankedCandidate

from index import Span, logistic
from retrieval import Silence
from retrieval.question.question import Intent, Question
from retrieval.ranking.terms import Terms
from retrieval.search.abstention import AnswerDecision, NearestAnySpeaker, decide, weigh
from tests.retrieval.made import asked, candidate, passage, question, ranked

NOWHERE = NearestAnySpeaker(0.0, 0.0)
SURE = asked("Amara Okafor", (3, 0.9))
UNSURE = asked("Amara", (3, 0.6))
UNKNOWN = asked("Tim Cook")
ROLE = asked("the mayor", named=False)
EVEN = {"bias": 0.0}  # a probability of 0.5, whatever was found
ONE = (ranked(),)


@pytest.mark.parametrize(
    ("asks", "found", "threshold", "probability", "silence"),
    [
        # The threshold is the least probability of an answer.
        (question(Intent.FACT), ONE, 0.5, 0.5, None),
        (question(Intent.FACT), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.WHO), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.COMPARE, SURE, SURE), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        # Nothing found answers nothing, even at a threshold of 0.
        (question(Intent.FACT), (), 0.0, 0.0, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, SURE), (), 0.0, 0.0, Silence.SPEAKER_NOT_ON_TOPIC),
        # Only where nobody else's words can answer is the speaker the reason.
        (question(Intent.SPEECH, SURE), ONE, 0.51, 0.5, Silence.SPEAKER_NOT_ON_TOPIC),
        (question(Intent.LIST, SURE), ONE, 0.51, 0.5, Silence.SPEAKER_NOT_ON_TOPIC),
        (question(Intent.SPEECH, UNSURE), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.FACT, SURE), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, SURE), ONE, 0.5, 0.5, None),
        # Somebody whom nobody quotes has said nothing, however near the topic is; a role is nobody's name.
        (question(Intent.SPEECH, UNKNOWN), ONE, 0.0, 0.5, Silence.UNKNOWN_SPEAKER),
        (question(Intent.LIST, UNKNOWN), ONE, 0.0, 0.5, Silence.UNKNOWN_SPEAKER),
        (question(Intent.SPEECH, UNKNOWN), (), 0.0, 0.0, Silence.UNKNOWN_SPEAKER),
        (question(Intent.FACT, UNKNOWN), ONE, 0.5, 0.5, None),
        (question(Intent.SPEECH, ROLE), ONE, 0.5, 0.5, None),
        (question(Intent.SPEECH, ROLE), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        # What names no topic is answered by any of their words; in doubt is only who is meant.
        (question(Intent.SPEECH, SURE, topic=""), ONE, 0.99, 0.9, None),
        (question(Intent.LIST, asked("Okafor", (3, 0.4), (4, 0.4)), topic=""), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, UNSURE, topic=""), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, SURE, topic=""), (), 0.0, 0.0, Silence.SPEAKER_NOT_ON_TOPIC),
        # A greeting is no question, whatever was found.
        (question(Intent.NONE), ONE, 0.0, 0.0, Silence.NO_QUESTION),
    ],
)
def test_decision(
    asks: Question,
    found: tuple[RankedCandidate, ...],
    threshold: float,
    probability: float,
    silence: Silence | None,
) -> None:
    evidence = {} if asks.intent is Intent.NONE else weigh(asks, found, Terms({}), NOWHERE)
    assert decide(asks, found, Terms({}), NOWHERE, threshold, EVEN) == AnswerDecision(probability, silence, evidence)


def test_a_probability_above_the_fit_of_the_name_is_kept() -> None:
    decided = decide(question(Intent.SPEECH, SURE, topic=""), ONE, Terms({}), NOWHERE, 0.5, {"bias": 4.0})
    assert decided.probability == pytest.approx(0.982, abs=0.001)


def test_the_probability_is_the_logistic_of_what_the_evidence_adds() -> None:
    found = (ranked(score=5.0, features={"document_share": 0.5}),)
    weights = {"bias": -1.0, "score": 2.0, "top_document_share": 3.0, "of no evidence": 9.0}
    decided = decide(question(), found, Terms({}), NOWHERE, 0.5, weights)
    assert decided.probability == logistic(-1.0 + 2.0 * 0.5 + 3.0 * 0.5)


@given(st.floats(0.001, 700))
def test_logistic(score: float) -> None:
    assert 0.5 < logistic(score) <= 1.0
    assert logistic(score) + logistic(-score) == pytest.approx(1.0)
    assert 0.0 <= logistic(-score) < 0.5


BEST = ranked(
    candidate(None, passage("comet"), span=Span(0, 50), stems=("dust",)),
    8.0,
    {"topic_meaning": 0.6, "passage_meaning": 0.5, "passage_share": 0.4, "document_share": 0.7, "asked": 0.9},
    titles=("star",),
)
SECOND = ranked(candidate(span=Span(60, 90)), 7.0, {"passage_share": 0.8})
SAME_PLACE = ranked(candidate(span=Span(40, 90)), 7.9)
FAR = ranked(candidate(span=Span(60, 90)), 1.0)


@pytest.mark.parametrize(
    ("asks", "found", "terms", "nearest", "name", "value"),
    [
        (question(), (BEST,), {}, NOWHERE, "bias", 1.0),
        (question(Intent.SPEECH, SURE), (BEST,), {}, NOWHERE, "strict", 1.0),
        (question(Intent.SPEECH, UNSURE), (BEST,), {}, NOWHERE, "strict", 0.0),
        (question(Intent.WHO), (BEST,), {}, NOWHERE, "who", 1.0),
        (question(), (BEST,), {}, NOWHERE, "who", 0.0),
        (question(follows=True), (BEST,), {}, NOWHERE, "follows", 1.0),
        (question(), (BEST,), {}, NOWHERE, "score", 0.8),
        # How far ahead of the next place, three at most; what overlaps the best is the same place.
        (question(), (BEST, SECOND), {}, NOWHERE, "margin", 1.0),
        (question(), (BEST, SAME_PLACE, SECOND), {}, NOWHERE, "margin", 1.0),
        (question(), (BEST, SAME_PLACE), {}, NOWHERE, "margin", 3.0),
        (question(), (BEST, FAR), {}, NOWHERE, "margin", 3.0),
        (question(), (BEST,), {}, NOWHERE, "margin", 3.0),
        # How much nearer the coverage comes elsewhere.
        (question(), (BEST,), {}, NearestAnySpeaker(0.9, 0.0), "elsewhere_meaning", pytest.approx(0.3)),
        (question(), (BEST,), {}, NearestAnySpeaker(0.5, 0.0), "elsewhere_meaning", pytest.approx(-0.1)),
        (question(), (BEST,), {}, NearestAnySpeaker(0.0, 0.9), "elsewhere_share", pytest.approx(0.5)),
        (question(), (BEST,), {}, NearestAnySpeaker(0.0, 0.3), "elsewhere_share", 0.0),
        # An occasion is told by the article, not by the words.
        (question(occasion=True), (BEST,), {}, NearestAnySpeaker(0.0, 0.9), "elsewhere_share", 0.0),
        (question(occasion=True), (BEST,), {"moon": 1.0}, NOWHERE, "rarest_missing", 0.0),
        (question(occasion=True), (SECOND,), {"moon": 1.0}, NOWHERE, "rarest_missing", 1.0),
        # The rarest word of the topic, where neither the words, their passage nor the headline have it.
        (question(), (BEST,), {"moon": 3.0, "comet": 1.0}, NOWHERE, "rarest_missing", 0.75),
        (question(), (BEST,), {"moon": 1.0, "comet": 3.0}, NOWHERE, "rarest_missing", 0.0),
        (question(), (BEST,), {"moon": 1.0, "dust": 3.0}, NOWHERE, "rarest_missing", 0.0),
        (question(), (BEST,), {"moon": 1.0, "star": 3.0}, NOWHERE, "rarest_missing", 0.0),
        (question(), (BEST,), {}, NOWHERE, "rarest_missing", 0.0),
        (question(), (BEST, SECOND), {}, NOWHERE, "best_share", 0.8),
        (question(), (BEST,), {}, NOWHERE, "top_topic_meaning", 0.6),
        (question(), (BEST,), {}, NOWHERE, "top_asked", 0.9),
    ],
)
def test_evidence(
    asks: Question,
    found: tuple[RankedCandidate, ...],
    terms: dict[str, float],
    nearest: NearestAnySpeaker,
    name: str,
    value: float,
) -> None:
    assert weigh(asks, found, Terms(terms), nearest)[name] == value


def test_nothing_found_leaves_no_evidence() -> None:
    assert weigh(question(), (), Terms({"comet": 1.0}), NOWHERE) == {"bias": 1.0}
