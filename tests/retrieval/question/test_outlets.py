"""An outlet in a question: where it narrows the search, where it is somebody, and where the coverage has none of it."""

import datetime
from dataclasses import dataclass
from typing import cast

import pytest

from index import Reader, SpeakerKind, StoredDocument
from retrieval.question.narrowing.outlets import read_outlet
from retrieval.question.parser import read_question
from retrieval.question.speaker_directory import SpeakerDirectory
from retrieval.vocabulary import Vocabulary
from tests.retrieval.fake_vocabulary import FakeVocabulary, identity

OUTLETS = {
    "the northern star": "The Northern Star",
    "northern star": "The Northern Star",
    "harbour post": "Harbour Post",
    "hp": "Harbour Post",
    "echo": "Echo",
}
ACCENTS = "\u0301 \u0301"
STAR, POST, ECHO = "The Northern Star", "Harbour Post", "Echo"
COVERAGE = FakeVocabulary(SpeakerDirectory((identity("Ida Moss"),)), OUTLETS)
IRISH, FOX, TIMES = "The Irish Times", "Fox News", "The Times"
# Short names that are everyday words too.
WORDS = FakeVocabulary(
    SpeakerDirectory(()),
    {
        **dict.fromkeys(("the irish times", "irish times", "it"), IRISH),
        **dict.fromkeys(("fox news", "fn"), FOX),
        **dict.fromkeys(("the times", "times"), TIMES),
        "politico": "Politico",
    },
    known=frozenset({"times", "politico"}),
    names=frozenset({"politico"}),
)


@dataclass(frozen=True)
class Shelf:
    """A reader of one document from `outlet`."""

    outlet: str

    @property
    def documents(self) -> dict[int, StoredDocument]:
        return {1: StoredDocument(1, "1.txt", None, self.outlet, None, None, None, 9)}


@pytest.mark.parametrize(
    ("text", "outlet", "rest"),
    [
        ("per harbour post, who won", POST, "who won"),
        ("According to the Northern Star, who won?", STAR, "who won?"),
        ("who won, in the Echo?", ECHO, "who won"),
        ("what did Moss say in the Post about the bus?", POST, "what did Moss say about the bus?"),
        ("what did Moss say in Harbour Post about the bus?", POST, "what did Moss say about the bus?"),
        ("what did Moss tell, according to the HP, the council", POST, "what did Moss tell, , the council"),
        ("what did the HP quote Moss on", POST, "what did quote Moss on"),
        ("what did the northern star report about bees", STAR, "what did report about bees"),
        ("the Northern Star's coverage of bees", STAR, "bees"),
        ("Echo's stories about bees", ECHO, "bees"),
        # A paper that nobody quotes is asked what it says.
        ("what did the echo say about bees", ECHO, "what did say about bees"),
        ("what did the Northern Star say about bees", STAR, "what did say about bees"),
        ("Harbour Post on bees", POST, "on bees"),
        ("the echo had something on bees, what was it", ECHO, "the echo had something on bees, what was it"),
    ],
)
def test_where_a_question_is_narrowed_to_an_outlet(text: str, outlet: str, rest: str) -> None:
    read = read_outlet(text, COVERAGE)
    assert (read.outlet, " ".join(read.rest.split()), read.unread) == (outlet, rest, "")


@pytest.mark.parametrize(
    "text",
    [
        "what did the editor of the Echo say",
        "who found an echo in a cave",  # no paper
        "is there an echo in echo chambers",
        "what did the woman from the Echo say",
        "why did the post office close",
    ],
)
def test_where_it_is_not(text: str) -> None:
    read = read_outlet(text, COVERAGE)
    assert (read.outlet, read.rest, read.unread) == (None, text, "")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("what did Moss say in the New York Times about bees", "in the New York Times"),
        ("per the Guardian, what did Moss say", ""),  # does not begin with a capital letter here
        ("what was Moss quoted on in the Guardian", "in the Guardian"),
        ("what did Moss say in the times of need", ""),
    ],
)
def test_a_paper_that_the_coverage_has_not(text: str, unread: str) -> None:
    assert read_outlet(text, COVERAGE).unread in (unread, unread or "per the Guardian")


def test_of_two_papers_that_are_called_so_neither_is_taken_and_neither_passed_over() -> None:
    quoted = SpeakerDirectory((identity("the Post", SpeakerKind.ORGANISATION),))
    both = FakeVocabulary(quoted, {"harbour post": POST, "island post": "Island Post"})
    read = read_outlet("what did Moss say in the Post about bees", both)
    assert (read.outlet, read.unread) == (None, "in the Post")


def test_an_outlet_of_accents_alone_is_named_by_no_question() -> None:
    assert (
        read_outlet(
            "what did Moss say in the Echo", FakeVocabulary(SpeakerDirectory(()), OUTLETS | {"accents": ACCENTS})
        ).outlet
        == ECHO
    )
    named = Vocabulary(cast(Reader, Shelf(ACCENTS))).outlets
    assert (named, Vocabulary(cast(Reader, Shelf(ECHO))).outlets) == ({}, {"echo": ECHO})


def test_where_two_outlets_end_alike_neither_is_meant_by_the_last_word() -> None:
    two = FakeVocabulary(SpeakerDirectory(()), {"harbour post": "Harbour Post", "island post": "Island Post"})
    assert read_outlet("what did Moss say in the Post about bees", two).outlet is None


@pytest.mark.parametrize(
    "text",
    [
        "what is Johnson's take on it?",
        "how long did it run in London?",
        "It has a cost, who said so?",
        "what did its reports say",
        "according to it, who won",
        "what did Moss see in it about bees",
        "what was in the news about bees",
        "who is in the news?",
        "what did Moss hear from the news about bees",
        "what did Moss say in the times of need",
        "What Did Moss Say In The News About Bees",  # where every word has a capital, none tells anything
        "WHAT DID MOSS SAY ABOUT IT, ON IT?",
    ],
)
def test_an_everyday_word_is_no_outlet(text: str) -> None:
    read = read_outlet(text, WORDS)
    assert (read.outlet, read.rest) == (None, text)


@pytest.mark.parametrize(
    ("text", "outlet", "rest"),
    [
        ("per the IT, who won", IRISH, "who won"),
        ("how did Johnson take it, in the IT?", IRISH, "how did Johnson take it"),
        ("what is Johnson's take on it in IT?", IRISH, "what is Johnson's take on it"),
        ("what did moss say in the irish times about bees", IRISH, "what did moss say about bees"),
        ("what did Moss say in the News about bees", FOX, "what did Moss say about bees"),
        ("what was on the fox news about bees", None, "what was on the fox news about bees"),
        ("WHO WON, ACCORDING TO FOX NEWS?", FOX, "WHO WON"),
        ("what did Moss say in the Times about bees", TIMES, "what did Moss say about bees"),
        ("per politico, who won", "Politico", "who won"),
        ("politico's coverage of bees", "Politico", "bees"),
        ("what did moss say in the news about bees, in the Times?", TIMES, "what did moss say in the news about bees"),
    ],
)
def test_an_everyday_word_that_is_typed_as_a_name_is_one(text: str, outlet: str | None, rest: str) -> None:
    read = read_outlet(text, WORDS)
    assert (read.outlet, " ".join(read.rest.split())) == (outlet, rest)


@pytest.mark.parametrize(
    ("text", "outlet", "rest"),
    [
        ("what did Moss say  in the Post about the bus…", POST, "what did Moss say about the bus…"),
        ("who… won, in the Echo?", ECHO, "who… won"),
        ("per  Harbour\nPost,  who won", POST, "who won"),
        ("the Northern\u200b Star’s coverage of Große Straße", STAR, "Große Straße"),
    ],
)
def test_an_outlet_is_cut_out_where_it_was_typed(text: str, outlet: str, rest: str) -> None:
    read = read_outlet(text, COVERAGE)
    assert (read.outlet, " ".join(read.rest.split())) == (outlet, rest)


def test_what_was_not_understood_is_kept_with_the_question() -> None:
    read = read_question("what did Moss say in the New York Times on Monday about bees", COVERAGE)
    assert (read.unread, read.time, read.scope.outlet) == (("in the New York Times", "on monday"), "", None)


# Papers beside and within the question, one that is quoted, one that only somebody's first name is like.
PAPERS = FakeVocabulary(
    SpeakerDirectory(
        (
            identity("Ida Moss"),
            identity("Saltby Courier", SpeakerKind.ORGANISATION),
            identity("Harbour Today", SpeakerKind.ORGANISATION),
            identity("Daily Globe", SpeakerKind.ORGANISATION),
            identity("Echo Park"),
            identity("Don Herald"),
            identity("Theresa May"),
            identity("Jon March"),
        )
    ),
    {
        "saltby courier": "Saltby Courier",
        "island post": "Island Post",
        "echo": "Echo",
        "usa today": "USA Today",
        "gull": "Gull",
    },
    newest=datetime.date(2020, 5, 5),
    known=frozenset({"mirror", "guardian", "gull", "telegraph"}),
    names=frozenset({"guardian"}),
)
Read = tuple[list[str], str, str | None, str, tuple[str, ...]]


def read(text: str) -> Read:
    """Who is asked about what, and what narrows it: the outlet, the time, and what was not understood."""
    question = read_question(text, PAPERS, today=datetime.date(2020, 6, 1))
    speakers = [asked.words for asked in question.speakers]
    return speakers, question.topic, question.scope.outlet, question.time, question.unread


@pytest.mark.parametrize(
    ("text", "speakers", "topic", "outlet"),
    [
        # Beside the question, behind or before a stop.
        ("ferry fares, Saltby Courier", [], "ferry fares", "Saltby Courier"),
        ("ferry fares - island post?", [], "ferry fares", "Island Post"),
        ("ferry fares (the island post)", [], "ferry fares", "Island Post"),
        ("island post: what about the fares", [], "fares", "Island Post"),
        ("Echo - what did Moss say about the fares", ["Moss"], "fares", "Echo"),
        # Not so an everyday word, a list, or what is beside nothing.
        ("ferry fares, gull", [], "ferry fares gull", None),
        ("ferry fares, Gull", [], "ferry fares", "Gull"),
        ("what did Moss say about the Island Post, Echo", ["Moss"], "island echo", None),
        # One that is quoted is somebody who is asked; a first name that is like its own is not.
        ("what did the Saltby Courier say about fares", ["the Saltby Courier"], "fares", None),
        ("what did the echo say about fares", [], "fares", "Echo"),
        # What is a time in no name is none within one.
        ("what was in that USA Today story on fares", [], "fares", "USA Today"),
        ("did usa today cover fares", [], "usa today cover fares", None),
        ("what did Harbour Today say about fares", ["Harbour Today"], "fares", None),
        ("what did Theresa May say about fares", ["Theresa May"], "fares", None),
    ],
)
def test_a_paper_anywhere_in_a_question(text: str, speakers: list[str], topic: str, outlet: str | None) -> None:
    assert read(text) == (speakers, topic, outlet, "", ())


@pytest.mark.parametrize(
    ("text", "speaker", "time"),
    [
        ("what did Theresa May say today about fares", "Theresa May", "today"),
        ("what did Moss say in march about fares", "Moss", "in march"),  # somebody's surname, too
    ],
)
def test_a_time_beside_a_name_is_one(text: str, speaker: str, time: str) -> None:
    assert read(text) == ([speaker], "fares", None, time, ())


@pytest.mark.parametrize(
    ("text", "topic", "unread"),
    [
        ("what did Moss say in the Irish Times about bees", "bees", "in the Irish Times"),
        ("what did Moss say in Psychology Today about bees", "bees", "in Psychology Today"),
        ("what did Moss say in the mail on sunday about bees", "bees", "in the mail on sunday"),
        ("what did Moss say in the guardian about bees", "bees", "in the guardian"),
        ("According to the Guardian, what did Moss say about bees", "bees", "According to the Guardian"),
        ("what did Moss say about bees, Norholm Herald?", "bees", "Norholm Herald"),
        ("Norholm Herald: what did Moss say about bees", "bees", "Norholm Herald"),
        ("what did Moss say in the Herald about bees", "bees", "in the Herald"),  # who is no Don Herald
        ("in the Irish Times, Moss on bees", "bees", "in the Irish Times"),
        # All papers but one.
        ("what did Moss say about bees, but not in the Island Post", "bees", "but not in the island post"),
        ("what did Moss say about bees outside the Echo", "bees", "outside the echo"),
        ("what did Moss say about bees except in the Island Post", "bees", "except in the island post"),
        ("what did Moss say in the Telegraph about bees", "bees", "in the Telegraph"),
        # An everyday word, one that is quoted, and one that only tells which.
        ("what did Moss say in the telegraph about bees", "telegraph bees", ""),
        ("what did Moss say in the Daily Globe about bees", "daily globe bees", ""),
        ("what did Moss say in the Irish Times poll about bees", "irish times poll bees", ""),
        ("what did Moss say in the Times/CBS poll about bees", "times cbs poll bees", ""),
        ("what did Moss say in that mirror about bees", "mirror bees", ""),
        ("What Did Moss Say In The Guardian About Bees", "guardian bees", ""),
    ],
)
def test_a_paper_that_nobody_has_is_named_and_no_part_of_the_topic(text: str, topic: str, unread: str) -> None:
    assert read(text) == (["Moss"], topic, None, "", (unread,) if unread else ())
