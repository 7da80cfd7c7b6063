"""Questions as people type them, to a coverage of eight articles with the real model."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.wording import reason_notes
from retrieval import ExcerptKind, NotOnTopic, Retriever, Scope, Silence
from tests.retrieval.newsroom import ask_in_turn, assert_sound, open_newsroom, shown

# Of each the words that answer. How much stands around them is the window's, which grows by what was learnt.
TELESCOPE = '"You will not need a telescope, only a dark field and a little patience,"'
OPENING = '"He taught me that opening when I was six, so I knew where it would hurt,"'
DRILL = '"A drill is used for thirteen minutes in its whole life, so why should every house own one?"'
MOON = '"By Monday the moon will wash it out," said Paul Whitby, a spokesman for ESSO.'
HIVES = '"I talk to them about the stars, and they never interrupt," Okafor said of her bees.'
NUMBERS = '"Numbers frighten a runner more than hills do," said Samuel Okafor, the coach of the national team.'
CHAINSAWS = '"Books come back with coffee on them; I would rather not think about the chainsaws,"'
BELL = '"Children may ring the bell as often as they like, and their parents will have to bear it,"'
SISTER = '"My sister calculates better than I do, and I have known it since she was ten,"'
JANUARY = '"A warm January wakes the bees, and then there is nothing for them to eat,"'
ASLEEP = '"The mountain is asleep, and it snores very softly,"'


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Iterator[Retriever]:
    retriever = open_newsroom(tmp_path_factory.mktemp("newsroom"))
    yield retriever
    retriever.close()


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Amara Okafor say about telescopes?", TELESCOPE, "Amara Okafor"),
        ("what does okafor say about the comet", TELESCOPE, "Amara Okafor"),
        ("WHAT DID OKAFOR SAY ABOUT HER BEES", HIVES, "Amara Okafor"),
        ("okafor on bees", HIVES, "Amara Okafor"),
        ("hey all, quick question: what did dr okafor say about her bees??", HIVES, "Amara Okafor"),
        ("what did the director of the observatory say about telescopes", TELESCOPE, "Amara Okafor"),
        ("what did samuel okafor say about numbers", NUMBERS, "Samuel Okafor"),
        ("what did okafor say about runners", NUMBERS, "Samuel Okafor"),
        ("What did the coach of the national team say?", NUMBERS, "Samuel Okafor"),
        ("lena hartmann on her brothers opening", OPENING, "Lena Hartmann"),
        ("what did lena hartman say about the openning", OPENING, "Lena Hartmann"),
        ("what did viktor hartmann say about his sister", SISTER, "Viktor Hartmann"),
        ("did viktor hartmann ever say his sister calculates better", SISTER, "Viktor Hartmann"),
        ("what did paul witby say about the moon", MOON, "Paul Whitby"),
        ("what did ESSO say about the moon?", MOON, "Paul Whitby"),
        ("what did the spokesman for esso say", MOON, "Paul Whitby"),
        ("what's the mayor's view on drills", DRILL, "Rosa Delgado"),
        ("what did mayor delgado tell the council about drills", DRILL, "Rosa Delgado"),
        ("what did marta delgado say about a warm january", JANUARY, "Marta Delgado"),
        ("the head librarian on chainsaws", CHAINSAWS, "Piet van Dijk"),
        ("per harbour weekly, what did delgado say about drills", DRILL, "Rosa Delgado"),
        ("what did okafor say in march", HIVES, "Amara Okafor"),
        ("what did okafor say in may 2022 about the comet", TELESCOPE, "Amara Okafor"),
        ("what did prof aalto say about the mountain", ASLEEP, "Henrik Aalto"),
    ],
)
def test_what_somebody_said(newsroom: Retriever, question: str, words: str, speaker: str) -> None:
    answer = newsroom.ask(question)
    assert_sound(answer)
    assert answer.answered, answer
    assert words in answer.excerpts[0].text
    assert (answer.excerpts[0].speaker, answer.excerpts[0].kind) == (speaker, ExcerptKind.QUOTATION)


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("who said the mountain is asleep", ASLEEP, "Henrik Aalto"),
        ("who said drills are used for thirteen minutes?", DRILL, "Rosa Delgado"),
        ("which person said numbers frighten a runner", NUMBERS, "Samuel Okafor"),
        ("who said children may ring the bell", BELL, "Piet van Dijk"),
    ],
)
def test_who_said_something(newsroom: Retriever, question: str, words: str, speaker: str) -> None:
    answer = newsroom.ask(question)
    assert_sound(answer)
    assert words in answer.excerpts[0].text
    assert answer.excerpts[0].speaker == speaker


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many runners are expected in the marathon", "3,100 runners"),
        ("how many hives were counted", "12,400 hives"),
        ("what does parking cost at the observatory", "four euros"),
        ("how many small tremors were measured in january", "14 small tremors"),
        ("when was the steam engine in the ferry museum built", "1904"),
        ("how much will the library's tools cost", "48,000 euros"),
    ],
)
def test_facts(newsroom: Retriever, question: str, words: str) -> None:
    answer = newsroom.ask(question)
    assert_sound(answer)
    assert answer.answered, answer
    assert words in answer.excerpts[0].text


def test_a_list_holds_everything_of_one_speaker_alone(newsroom: Retriever) -> None:
    answer = newsroom.ask("list everything piet van dijk said")
    assert_sound(answer)
    assert {excerpt.speaker for excerpt in answer.excerpts} == {"Piet van Dijk"}
    assert {excerpt.document for excerpt in answer.excerpts} == {"library.md", "ferry.txt"}


def test_a_comparison_has_each_ones_own_words(newsroom: Retriever) -> None:
    answer = newsroom.ask("compare lena hartmann and viktor hartmann on chess")
    assert_sound(answer)
    first, second = answer.excerpts[:2]
    assert (first.speaker, second.speaker) == ("Lena Hartmann", "Viktor Hartmann")
    assert OPENING in first.text
    assert SISTER in second.text


def test_a_wire_story_is_answered_once_and_cited_twice(newsroom: Retriever) -> None:
    answer = newsroom.ask("what did amara okafor say about telescopes")
    best = answer.excerpts[0]
    assert {best.document, *(place.document for place in best.also)} == {"comet.md", "comet-wire.md"}
    outlets = {best.citation.outlet, *(place.citation.outlet for place in best.also)}
    assert outlets == {"The Northern Star", "Coastal Tribune"}
    assert [TELESCOPE in excerpt.text for excerpt in answer.excerpts].count(True) == 1


def test_a_headline_is_nobodys_words(newsroom: Retriever) -> None:
    answer = newsroom.ask("what did lena hartmann say about being bored?")
    assert_sound(answer)
    assert all("never bored" not in e.text for e in shown(answer) if e.speaker)


@pytest.mark.parametrize(
    ("questions", "words", "speaker"),
    [
        (("what did amara okafor say about telescopes", "and about bees?"), HIVES, "Amara Okafor"),
        (("what did amara okafor say about telescopes", "what did she say about her bees?"), HIVES, "Amara Okafor"),
        (("what did lena hartmann say about her brother?", "and viktor?"), SISTER, "Viktor Hartmann"),
        (("who said the mountain is asleep", "what did lena hartmann say about the opening"), OPENING, "Lena Hartmann"),
    ],
)
def test_a_follow_up_inherits_what_it_leaves_out(
    newsroom: Retriever, questions: tuple[str, ...], words: str, speaker: str
) -> None:
    answer = ask_in_turn(newsroom, questions)
    assert_sound(answer)
    assert words in answer.excerpts[0].text
    assert answer.excerpts[0].speaker == speaker


def test_a_question_that_stands_alone_inherits_nothing(newsroom: Retriever) -> None:
    alone = "how many small tremors were measured on the southern island in january?"
    following = ask_in_turn(newsroom, ("what did lena hartmann say about the clock?", alone))
    assert following.excerpts == newsroom.ask(alone).excerpts


@pytest.mark.parametrize(
    "text", ["hello", "Hi there!", "good morning bot", "you are a stupid bot", "thanks!", "🙂", "???", "", "   "]
)
def test_no_question_is_not_searched_for(newsroom: Retriever, text: str) -> None:
    answer = newsroom.ask(text)
    assert (answer.silence, answer.excerpts, answer.nearest) == (Silence.NO_QUESTION, (), ())


@pytest.mark.parametrize(
    ("question", "name", "suggestions"),
    [
        ("what did tim cook say about the comet", "tim cook", ()),
        ("what did Amara Okonkwo say about the comet?", "Amara Okonkwo", ("Amara Okafor",)),
        ("what did hendrika aalberts say about volcanoes", "hendrika aalberts", ("Henrik Aalto",)),
    ],
)
def test_unknown_people_are_known_to_be_unknown(
    newsroom: Retriever, question: str, name: str, suggestions: tuple[str, ...]
) -> None:
    answer = newsroom.ask(question)
    assert_sound(answer)
    assert answer.silence is Silence.UNKNOWN_SPEAKER
    assert reason_notes(answer.reason) == (f"Nobody named {name} is quoted in the coverage.",)
    assert answer.suggestions == suggestions


def test_who_is_quoted_where_the_speaker_is_not(newsroom: Retriever) -> None:
    answer = newsroom.ask("what did marta delgado say about chess")
    assert_sound(answer)
    assert answer.silence is Silence.SPEAKER_NOT_ON_TOPIC
    assert reason_notes(answer.reason) == ("Marta Delgado is not quoted on this.",)
    assert isinstance(answer.reason, NotOnTopic)
    (other,) = answer.reason.others
    assert "Hartmann" in other
    assert answer.nearest[0].speaker == other


@pytest.mark.parametrize(
    "question",
    [
        "what is the price of bread in paris",
        "who won the football world cup in 1998",
        "what is the capital of mongolia",
        "how do i reset my router password",
    ],
)
def test_what_the_coverage_does_not_tell(newsroom: Retriever, question: str) -> None:
    answer = newsroom.ask(question)
    assert_sound(answer)
    assert answer.silence is Silence.NOT_IN_COVERAGE


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            'is this real: "The library is the last place in town where nobody wants to sell you something"',
            "These words stand in the coverage.",
        ),
        (
            "is this quote real: the clock was my only real opponent",
            "These words stand in the coverage.",
        ),
        (
            'fact check: "The library is the first place in town where nobody wants to sell you something"',
            "Close, but not these words: printed “last”, not “first”.",
        ),
        (
            'did viktor hartmann really say "The clock was my only real opponent"?',
            "Said by Lena Hartmann, not by viktor hartmann.",
        ),
    ],
)
def test_a_quotation_is_checked_where_it_is_asked_about(newsroom: Retriever, question: str, note: str) -> None:
    answer = newsroom.ask(question)
    assert answer.answered
    assert reason_notes(answer.reason) == (note,)
    assert len(answer.excerpts) == 1
    assert_sound(answer)


def test_a_quotation_that_stands_nowhere(newsroom: Retriever) -> None:
    answer = newsroom.ask('is this real: "Ask not what your country can do for you"')
    assert (answer.silence, answer.excerpts) == (Silence.NOT_IN_COVERAGE, ())
    assert_sound(answer)


def test_a_scope_given_apart_from_the_question(newsroom: Retriever) -> None:
    answer = newsroom.ask("telescopes", scope=Scope(speaker="Amara Okafor", outlet="Coastal Tribune"))
    assert_sound(answer)
    assert answer.excerpts[0].document == "comet-wire.md"
    assert {excerpt.citation.outlet for excerpt in answer.excerpts} == {"Coastal Tribune"}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.none() | st.text(max_size=40))
def test_any_text_gets_an_answer_or_a_silence(newsroom: Retriever, text: str, before: str | None) -> None:
    assert_sound(newsroom.ask(text, () if before is None else (before,)))
