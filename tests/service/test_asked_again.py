"""When a question is asked again: the same words, or one known person on the very same topic."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.asked_again import asked_for, stem
from retrieval import Scope

ROE = ("Ana Roe",)
FIRST = "What did Ana Roe say about taxes?"


@pytest.mark.parametrize(
    "question",
    [
        FIRST,
        "what did ana roe say about taxes",
        "What has Ana Roe said on the tax?",
        "What did Roe tell of taxes?",
        "Ana Roe on taxes, please",
        "Ana Roe's taxes",
    ],
)
def test_the_same_topic_however_it_is_put(question: str) -> None:
    assert asked_for(question, ROE).topic == asked_for(FIRST, ROE).topic


@pytest.mark.parametrize(
    ("question", "speakers", "scope"),
    [
        ("What did Ana Roe say about tax cuts?", ROE, Scope()),
        ("What did Ana Roe not say about taxes?", ROE, Scope()),
        ("What will Ana Roe say about taxes?", ROE, Scope()),
        ("What did Ana Roe say to taxes?", ROE, Scope()),
        ("What did Ana Roe say about taxes in 2016?", ROE, Scope()),
        ("What did Ana Roe say about taxes?", ("Bo Lind",), Scope()),
        ("What did Ana Roe and Bo Lind say about taxes?", (*ROE, "Bo Lind"), Scope()),
        ("What did Ana Roe say about taxes?", ROE, Scope(outlet="The Post")),
        ("What did Ana Roe say about taxes?", ROE, Scope(after=datetime.date(2016, 1, 1))),
        ("What did Ana Roe say about taxes?", ROE, Scope(before=datetime.date(2016, 1, 1))),
        ("What did Ana Roe say?", ROE, Scope()),
        ("What about taxes?", (), Scope()),
    ],
)
def test_a_near_miss_is_another_topic(question: str, speakers: tuple[str, ...], scope: Scope) -> None:
    assert asked_for(question, speakers, scope).topic != asked_for(FIRST, ROE).topic


def test_without_one_known_person_and_a_topic_there_is_none() -> None:
    assert asked_for("What about taxes?", ()).topic is None
    assert asked_for("What did Ana Roe say?", ROE).topic is None
    assert asked_for("Ana Roe and Bo Lind on taxes?", (*ROE, "Bo Lind")).topic is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Who runs the ferry?", "who runs  the ferry", True),
        ("Who runs the café?", "Who runs the cafe?", True),
        ("Who runs the ferry?", "Who ran the ferry?", False),
        ("Who runs the ferry?", "Who runs ferry the?", False),
        ("", "", True),
    ],
)
def test_the_same_question_is_the_same_words(one: str, other: str, same: bool) -> None:
    assert (asked_for(one, ()).question == asked_for(other, ()).question) is same


@pytest.mark.parametrize(
    ("question", "speakers", "about"),
    [
        (FIRST, ROE, "Ana Roe: tax"),
        ("Who runs the ferries to the old harbour at night and day?", (), "who run ferry to old"),
        ("Ana Roe, Bo Lind?", (*ROE, "Bo Lind"), "Ana Roe, Bo Lind"),
        ("??", (), "a question"),
    ],
)
def test_what_it_is_about_for_people(question: str, speakers: tuple[str, ...], about: str) -> None:
    assert asked_for(question, speakers).about == about


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("taxes", "tax"),
        ("tax", "tax"),
        ("schools", "school"),
        ("ferries", "ferry"),
        ("bus", "bus"),
        ("press", "press"),
        ("crisis", "crisis"),
        ("churches", "church"),
        ("nato", "nato"),
        ("", ""),
    ],
)
def test_a_stem_loses_a_plural_and_nothing_else(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_any_question_is_the_same_as_itself(question: str, speakers: list[str]) -> None:
    assert asked_for(question, tuple(speakers)) == asked_for(f" {question} ", tuple(speakers))
