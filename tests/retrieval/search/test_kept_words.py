"""What is embedded of a question and of the one before it: names change for others as whole words, pronouns stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.question import AskedSpeaker, Intent
from retrieval.search.turns import kept_words, with_name
from tests.retrieval.made import asked, question

HE, CLINTON, AL = asked("he", named=False, pronoun=True), asked("Hillary Clinton"), asked("Al")


@pytest.mark.parametrize(
    ("text", "speakers", "name", "changed"),
    [
        ("what did he say about the weather", (HE,), " ", "what did he say about the weather"),
        ("what did Al say about Alabama", (AL,), " ", "what did   say about Alabama"),
        ("Al's take, and Al", (AL,), "Clinton", "Clinton's take, and Clinton"),
        ("what did Hillary  Clinton say", (CLINTON,), "Al", "what did Al say"),
        ("Clinton and Hillary Clinton", (asked("Clinton"), CLINTON), "Al", "Al and Al"),
        ("the U.S. said", (asked("U.S."),), r"\1", r"the \1 said"),
        ("nobody  is named", (asked(""), asked(" ")), "x", "nobody  is named"),
        ("nobody is named", (), "x", "nobody is named"),
    ],
)
def test_a_name_takes_the_place_of_whole_words(
    text: str, speakers: tuple[AskedSpeaker, ...], name: str, changed: str
) -> None:
    assert with_name(text, speakers, name) == changed


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=8))
def test_any_text_can_be_changed(text: str, words: str, name: str) -> None:
    changed = with_name(text, (asked(words),), name)
    assert changed == text or words.split()


@pytest.mark.parametrize(
    ("before", "speakers", "kept"),
    [
        (HE, (CLINTON,), "what did he say about the wall"),
        (AL, (CLINTON,), "what did Hillary Clinton say about the wall"),
        (AL, (AL,), "what did Al say about the wall"),
        (AL, (), "what did Al say about the wall"),
    ],
)
def test_the_question_before_is_kept_with_the_name_that_is_asked_now(
    before: AskedSpeaker, speakers: tuple[AskedSpeaker, ...], kept: str
) -> None:
    text = f"what did {before.words} say about the wall"
    earlier = question(Intent.SPEECH, before, topic="wall", text=text)
    assert kept_words(question(Intent.FACT, *speakers, text="and Clinton?"), earlier) == kept
