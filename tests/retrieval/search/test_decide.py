"""Answer or silence: which reason, from which probability, and what speaks for it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span, logistic
from retrieval import Silence
from retrieval.question.question import Intent, Question
from retrieval.ranking.fusion import Measured, RankedCandidate
from retrieval.ranking.terms import Terms
from retrieval.search.abstention import AnswerDecision, decide, is_foreign, weigh
from tests.retrieval.made import asked, candidate, question, quotation, ranked

COMPARED = (
    *("match", "weighted_match", "rare_match", "news_match", "nearby_news_match", "passage_match"),
    *("news_missing", "news_lowest"),
    *("passage_weighted_match", "document_match", "meaning", "passage_meaning", "topic_meaning", "words"),
    *("share", "news_share", "passage_share", "document_share"),
)
SURE = asked("Amara Okafor", (3, 0.9))
UNSURE = asked("Amara", (3, 0.6))
UNKNOWN = asked("Tim Cook")
ROLE = asked("the mayor", named=False)
EVEN = {"bias": 0.0}  # a probability of 0.5, whatever was found


def found(share: float, score: float = 0.0, *, document: int = 1, place: int = 0, **features: float) -> RankedCandidate:
    span = Span(20 * place, 20 * place + 19)
    of = candidate(document=document, place=place, span=span)
    return ranked(of, share=share, score=score, features={**dict.fromkeys(COMPARED, 0.0), **features})


def carried(share: float, *, document: int) -> RankedCandidate:
    """One of several places that have the same words."""
    of = candidate(document=document, place=7 * document, folded="it rains")
    return ranked(of, share=share, features=dict.fromkeys(COMPARED, 0.0))


def measured(*some: RankedCandidate) -> tuple[Measured, ...]:
    return tuple((r.candidate, r.features) for r in some)


ONE = (found(1.0),)
THEIRS = (ranked(candidate(quotation(3)), share=1.0, score=4.0, features=dict.fromkeys(COMPARED, 0.0)),)


@pytest.mark.parametrize(
    ("asks", "some", "threshold", "probability", "silence"),
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
        (question(Intent.SPEECH, SURE, topic=""), THEIRS, 0.99, 0.9, None),
        (question(Intent.SPEECH, SURE, topic=""), ONE, 0.0, 0.5, Silence.SPEAKER_NOT_ON_TOPIC),  # nobody's words
        (question(Intent.LIST, asked("Okafor", (3, 0.4), (4, 0.4)), topic=""), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, UNSURE, topic=""), ONE, 0.51, 0.5, Silence.NOT_IN_COVERAGE),
        (question(Intent.SPEECH, SURE, topic=""), (), 0.0, 0.0, Silence.SPEAKER_NOT_ON_TOPIC),
        # A greeting is no question, whatever was found.
        (question(Intent.NONE), ONE, 0.0, 0.0, Silence.NO_QUESTION),
    ],
)
def test_decision(
    asks: Question,
    some: tuple[RankedCandidate, ...],
    threshold: float,
    probability: float,
    silence: Silence | None,
) -> None:
    evidence = {} if asks.intent is Intent.NONE else weigh(asks, some, measured(*some))
    decided = decide(asks, some, measured(*some), threshold, EVEN)
    assert decided == AnswerDecision(probability, silence, evidence)


def test_a_probability_above_the_fit_of_the_name_is_kept() -> None:
    decided = decide(question(Intent.SPEECH, SURE, topic=""), ONE, measured(*ONE), 0.5, {"bias": 4.0})
    assert decided.probability == logistic(4.0)


@pytest.mark.parametrize(
    ("asks", "log_odds"),
    [
        (question(Intent.FACT), -1.0 + 2.0 * 5.0 + 3.0 * 0.5),
        # What a kind of question adds.
        (question(Intent.WHO), -1.0 + 2.0 * 5.0 + (3.0 - 2.0) * 0.5),
        (question(Intent.WHO, follows=True), -1.0 - 4.0 + 2.0 * 5.0 + (3.0 - 2.0) * 0.5),
        (replace(question(Intent.WHO, follows=True), fresh=True), -1.0 + 2.0 * 5.0 + (3.0 - 2.0) * 0.5),
    ],
)
def test_the_probability_is_the_logistic_of_what_the_evidence_adds(asks: Question, log_odds: float) -> None:
    some = (found(1.0, 5.0, document_share=0.5),)
    weights = {
        **{"bias": -1.0, "bias*follows": -4.0, "score": 2.0, "of no evidence": 9.0},
        **{"document_share": 3.0, "document_share*who": -2.0},
    }
    assert decide(asks, some, measured(*some), 0.5, weights).probability == logistic(log_odds)


@given(st.floats(0.001, 700))
def test_logistic(score: float) -> None:
    assert 0.5 < logistic(score) <= 1.0
    assert logistic(score) + logistic(-score) == pytest.approx(1.0)
    assert 0.0 <= logistic(-score) < 0.5


BEST = found(0.5, 8.0, place=0, words=0.25)
BESIDE = found(0.25, 7.0, place=1)  # grows into the same window
ELSEWHERE = found(0.125, 6.0, document=2)
BELOW = found(0.125, 5.0, place=9)
ALL = (BEST, BESIDE, ELSEWHERE, BELOW)


@pytest.mark.parametrize(
    ("asks", "some", "values"),
    [
        (question(), ALL, {"bias": 1.0, "strict": 0.0, "speaker_asked": 0.0, "words_asked": 0.0}),
        # The kind of question, and whose words it is about.
        (question(Intent.FACT), ALL, {"fact": 1.0, "who": 0.0, "speech": 0.0, "follows": 0.0}),
        (question(Intent.WHO), ALL, {"fact": 0.0, "who": 1.0, "speech": 0.0, "follows": 0.0}),
        (question(Intent.LIST, follows=True), ALL, {"fact": 0.0, "who": 0.0, "speech": 1.0, "follows": 1.0}),
        (question(Intent.SPEECH, SURE), ALL, {"strict": 1.0, "speaker_asked": 1.0}),
        (question(Intent.SPEECH, UNSURE), ALL, {"strict": 0.0, "speaker_asked": 1.0}),
        (question(Intent.SPEECH, UNKNOWN), ALL, {"strict": 0.0, "speaker_asked": 0.0}),
        (question(text="when did the comet come"), ALL, {"words_asked": 5.0}),
        # The best window: how sure it is, beside the next, its article, and how widely certainty is spread.
        (question(), ALL, {"score": 8.0, "window_share": 0.75, "window_odds": math.log(3), "words": 0.25}),
        (question(), ALL, {"next_share": 0.125, "article_share": 0.875}),
        (question(), ALL, {"spread": (0.5 + 0.5 + 0.75) * math.log(2)}),
        (question(), (found(1.0),), {"window_share": 0.999, "next_share": 0.0, "article_share": 1.0, "spread": 0.0}),
        # The surest window is told, not the one around the best sentence.
        (
            question(),
            (found(0.4, 3.0), found(0.3, 2.0, place=9), found(0.3, 1.0, place=10)),
            {"score": 2.0, "window_share": 0.6, "next_share": 0.4},
        ),
        # The same words in several places are one answer, and what comes next is another.
        (
            question(),
            (*(carried(0.75, document=n) for n in (1, 1, 2, 3)), found(0.25, document=4)),
            {"next_share": 0.25, "article_share": 0.75, "spread": 0.75 * math.log(4 / 3) + 0.25 * math.log(4)},
        ),
    ],
)
def test_evidence(asks: Question, some: tuple[RankedCandidate, ...], values: Mapping[str, float]) -> None:
    evidence = weigh(asks, some, measured(*some))
    assert {name: evidence[name] for name in values} == pytest.approx(values)


@pytest.mark.parametrize(
    ("best", "others", "standing"),
    [
        (0.5, [], (0.5, 0.0, 0.0)),
        (0.5, [0.75, 0.25], (0.75, 0.25, 0.25)),  # of fewer than ten the last
        (0.5, [0.75, *(n / 100 for n in range(20))], (0.75, 0.25, 0.5 - 0.12)),  # 0.75, 0.5, and eight more above it
    ],
)
def test_how_the_best_window_s_sentence_stands_among_all_that_were_found(
    best: float, others: Sequence[float], standing: tuple[float, float, float]
) -> None:
    """Those that may not answer are held against it as well."""
    some = (found(1.0, match=best),)
    beside = [found(0.0, match=value, place=n) for n, value in enumerate(others, 1)]
    evidence = weigh(question(), some, measured(*some, *beside))
    highest, below, above = standing
    assert {name: evidence[name] for name in ("highest_match", "below_match", "above_match")} == pytest.approx(
        {"highest_match": highest, "below_match": below, "above_match": above}
    )


def test_every_compared_feature_is_held_against_the_others() -> None:
    evidence = weigh(question(), ONE, measured(*ONE))
    told = {f"{how}_{name}" for how in ("highest", "below", "above") for name in COMPARED}
    assert {name for name in evidence if name.startswith(("highest_", "below_", "above_"))} == told


def test_nothing_found_leaves_no_evidence() -> None:
    assert weigh(question(), (), ()) == {"bias": 1.0}


def test_what_the_coverage_has_not_heard_of_is_not_answered() -> None:
    decision = decide(question(Intent.FACT), ONE, measured(*ONE), 0.5, EVEN, foreign=True)
    assert (decision.probability, decision.silence) == (0.0, Silence.NOT_IN_COVERAGE)


@pytest.mark.parametrize(
    ("holding", "naming", "nearest", "foreign"),
    [
        ({"penguin": 0}, (), 0.29, True),
        ({"penguin": 0}, (), 0.30, False),  # maybe another word for what is there
        ({"penguin": 1}, (), 0.0, False),
        ({"penguin": 0, "okafor": 3}, ("okafor",), 0.0, True),  # a person who is there says nothing of the topic
        ({"okafor": 0}, ("okafor",), 0.0, False),
        ({"penguin": 0, "zoo": 0, "ice": 4}, (), 0.9, True),  # most of it
    ],
)
def test_what_the_coverage_has_not_heard_of(
    holding: dict[str, int], naming: tuple[str, ...], nearest: float, foreign: bool
) -> None:
    terms = Terms(dict.fromkeys(holding, 1.0), holding, frozenset(naming))
    some = (found(0.5, topic_meaning=0.0), found(0.5, topic_meaning=nearest, place=1))
    assert is_foreign(terms, some) == foreign
