"""What asks nothing of the coverage gets a sentence, through the front door, never an excerpt; what leans on a question
before is asked with it."""

from collections.abc import Iterator

import pytest

from bot.json_output import answer_json
from bot.replies.wording import ASK_BACK, NO_WORDS_OF_MY_OWN, reason_notes
from retrieval import Answer, AskedOfBot, NamesNothing, Reason, Retriever, Silence
from tests.retrieval.newsroom import ask_in_turn, open_newsroom


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Iterator[Retriever]:
    retriever = open_newsroom(tmp_path_factory.mktemp("newsroom"), threshold=0.0)
    yield retriever
    retriever.close()


def unasked(answer: Answer, reason: Reason, sentence: str) -> None:
    assert (answer.silence, answer.reason, answer.excerpts, answer.nearest) == (Silence.NO_QUESTION, reason, (), ())
    assert reason_notes(answer.reason) == (sentence,)
    told = answer_json(answer)
    assert isinstance(told, dict)
    assert (told["answered"], told["reason"], told["notes"]) == (False, "no_question", [sentence])


@pytest.mark.parametrize("question", ["how many?", "what happened yesterday", "why?", "who said it?", "tell me more"])
def test_what_names_nothing_is_asked_back(newsroom: Retriever, question: str) -> None:
    unasked(newsroom.ask(question), NamesNothing(), ASK_BACK)


@pytest.mark.parametrize("before", ["hello", "and then?", "what do you think of Okafor?"])
def test_nor_is_it_named_by_what_asked_nothing_before(newsroom: Retriever, before: str) -> None:
    unasked(newsroom.ask("how many?", (before,)), NamesNothing(), ASK_BACK)


@pytest.mark.parametrize(
    "question", ["what is your opinion on bees", "do you think the comet is bright", "write me a poem about bees"]
)
def test_the_bot_has_no_words_of_its_own(newsroom: Retriever, question: str) -> None:
    unasked(newsroom.ask(question), AskedOfBot(), NO_WORDS_OF_MY_OWN)
    unasked(newsroom.ask(question, ("what did Okafor say about bees",)), AskedOfBot(), NO_WORDS_OF_MY_OWN)


@pytest.mark.parametrize(
    "question",
    [
        "should we keep telescopes, according to Amara Okafor?",
        "are you aware of what Amara Okafor thinks of telescopes?",
    ],
)
def test_but_it_has_those_of_whoever_is_asked_for(newsroom: Retriever, question: str) -> None:
    assert {excerpt.speaker for excerpt in newsroom.ask(question).excerpts[:1]} == {"Amara Okafor"}


@pytest.mark.parametrize("between", [(), ("thanks!",), ("do you like bees?", "lol")])
def test_what_follows_a_question_is_asked_with_it(newsroom: Retriever, between: tuple[str, ...]) -> None:
    """Past what asked nothing."""
    answer = ask_in_turn(newsroom, ("what did Amara Okafor say about telescopes", *between, "what did she say?"))
    assert {excerpt.speaker for excerpt in answer.excerpts[:1]} == {"Amara Okafor"}


@pytest.mark.parametrize("before", ["what did Amara Okafor say about telescopes", "what will the tools cost the town"])
@pytest.mark.parametrize("typed", ["asdf", "and zorblatts?"])
def test_what_nobody_has_heard_of_is_not_answered_by_what_it_follows(
    newsroom: Retriever, before: str, typed: str
) -> None:
    """The line is at 0 here, where the least likely answer is given."""
    assert ask_in_turn(newsroom, (before,)).excerpts[0].score > 0.0
    assert {excerpt.score for excerpt in ask_in_turn(newsroom, (before, typed)).excerpts} == {0.0}
