"""Whether the bot responds to a message: each rule by itself, and what wins where several hold."""

import itertools

import pytest

from bot.discord.features.messages.addressing import IncomingMessage, ResponseDecision, decide, worth_saying
from index import Span
from retrieval import Answer, Citation, Excerpt, ExcerptKind, Silence, Touched

QUESTION = "what did Ana Roe say about schools?"
CITATION = Citation(None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("message", "decision"),
    [
        (IncomingMessage(QUESTION, from_bot=True, mentions_me=True), ResponseDecision(False, "a bot said it")),
        (IncomingMessage("", mentions_me=True), ResponseDecision(True, "it mentions me")),
        (IncomingMessage("lol", mentions_me=True, to_somebody_else=True), ResponseDecision(True, "it mentions me")),
        (
            IncomingMessage("lol", mentions_me=True, in_my_thread=True, left=True),
            ResponseDecision(True, "it mentions me"),
        ),
        (IncomingMessage("hello", direct=True), ResponseDecision(True, "it was said to me alone")),
        (IncomingMessage("and?", replies_to_me=True), ResponseDecision(True, "it replies to an answer of mine")),
        (
            IncomingMessage("and?", replies_to_me=True, to_somebody_else=True),
            ResponseDecision(True, "it replies to an answer of mine"),
        ),
        (
            IncomingMessage(QUESTION, question_channel=True, to_somebody_else=True),
            ResponseDecision(False, "it was said to somebody else"),
        ),
        (IncomingMessage(" \n", question_channel=True), ResponseDecision(False, "it has no words")),
        (
            IncomingMessage(QUESTION, in_my_thread=True, left=True),
            ResponseDecision(False, "I was sent away from this thread"),
        ),
        (IncomingMessage(QUESTION), ResponseDecision(False, "it was not said to me")),
        (
            IncomingMessage(QUESTION, question_channel=True),
            ResponseDecision(True, "it asks for words", unprompted=True),
        ),
        (IncomingMessage(QUESTION, in_my_thread=True), ResponseDecision(True, "it asks for words", unprompted=True)),
        (
            IncomingMessage("thanks!", question_channel=True),
            ResponseDecision(False, "it is small talk", unprompted=True),
        ),
        (IncomingMessage("thanks!", in_my_thread=True), ResponseDecision(False, "it is small talk", unprompted=True)),
        (IncomingMessage("why?", in_my_thread=True), ResponseDecision(True, "it asks on in a word", unprompted=True)),
        (
            IncomingMessage("why?", question_channel=True),
            ResponseDecision(False, "it asks on in a word", unprompted=True),
        ),
        (
            IncomingMessage("x " * 251, question_channel=True),
            ResponseDecision(False, "it is too long for a question", unprompted=True),
        ),
    ],
    ids=repr,
)
def test_each_rule(message: IncomingMessage, decision: ResponseDecision) -> None:
    assert decide(message) == decision


FLAGS = ("mentions_me", "direct", "replies_to_me", "in_my_thread", "question_channel", "to_somebody_else", "left")


@pytest.mark.parametrize("flags", list(itertools.product([False, True], repeat=len(FLAGS))))
def test_whoever_names_the_bot_is_answered_and_no_bot_ever_is(flags: tuple[bool, ...]) -> None:
    told = dict(zip(FLAGS, flags, strict=True))
    assert not decide(IncomingMessage(QUESTION, from_bot=True, **told)).respond
    decision = decide(IncomingMessage(QUESTION, **told))
    if told["mentions_me"] or told["direct"] or told["replies_to_me"]:
        assert (decision.respond, decision.unprompted) == (True, False)
    elif told["to_somebody_else"] or told["left"]:
        assert not decision.respond
    else:
        assert decision.respond is (told["in_my_thread"] or told["question_channel"])


def answered(question: str, touched: Touched) -> Answer:
    excerpt = Excerpt("On schools.", "a.md", Span(0, 11), ExcerptKind.QUOTATION, "Ana Roe", None, CITATION, 1.0)
    return Answer(question, (excerpt,), None, touched=touched)


@pytest.mark.parametrize("answer", [None, Answer("hello", (), Silence.NO_QUESTION)])
def test_what_asks_nothing_is_not_worth_saying(answer: Answer | None) -> None:
    message = IncomingMessage(QUESTION, question_channel=True)
    assert worth_saying(message, answer) == ResponseDecision(False, "it asks nothing of the coverage", unprompted=True)


@pytest.mark.parametrize(
    ("text", "touched", "decision"),
    [
        (QUESTION, Touched(speakers=("Ana Roe",)), "it names whom or what the coverage has"),
        ("why?", Touched(), "it asks on after an answer"),
    ],
)
def test_what_is_worth_saying_in_a_thread(text: str, touched: Touched, decision: str) -> None:
    message = IncomingMessage(text, in_my_thread=True)
    assert worth_saying(message, answered(text, touched)) == ResponseDecision(True, decision, unprompted=True)


@pytest.mark.parametrize("silence", [Silence.NOT_IN_COVERAGE, Silence.UNKNOWN_SPEAKER])
def test_a_silence_that_nobody_asked_for_stays_one(silence: Silence) -> None:
    text = "what happened in the budget vote?"
    decision = worth_saying(IncomingMessage(text, question_channel=True), Answer(text, (), silence))
    assert decision == ResponseDecision(False, "the coverage has no answer, and nobody asked me", unprompted=True)
