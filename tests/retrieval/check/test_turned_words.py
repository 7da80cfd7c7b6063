"""Words that what stands before them denies, doubts or supposes are never shown as standing there so."""

from collections.abc import Callable

import pytest

from index import Span
from retrieval import Retriever, Verdict
from retrieval.check.turned import limiting_words, turning_words

TURNED = [
    ("“I did not say that Brask lied,” said Anna Roe.", "Brask lied", "I did not say that"),
    ("“I never said the mayor is a crook,” Anna Roe said.", "the mayor is a crook", "I never said"),
    ("“It is not true that we took the money,” said Carl Lund.", "we took the money", "It is not true that"),
    ("“I don’t think that the bridge is safe,” Roe said.", "the bridge is safe", "I don’t think that"),
    ("“We are not a surveillance company,” Roe said.", "a surveillance company", "We are not"),
    ("“There is no evidence at all that it failed,” Roe said.", "it failed", "There is no evidence at all that"),
    ("“We deny that the pages were burnt,” Roe said.", "the pages were burnt", "We deny that"),
    ("“We reject the absurd claim that he paid,” Roe said.", "he paid", "We reject the absurd claim that"),
    ("“It is false that we were told,” Roe said.", "we were told", "It is false that"),
    ("“If the bridge falls, we pay,” Roe said.", "the bridge falls", "If"),
    ("The city did not say that the bridge was unsafe.", "the bridge was unsafe", "The city did not say that"),
    ("'I can't ever say they lied,' Roe said.", "they lied", "I can't ever say"),
    ("“I'm not convinced that the bridge is safe,” Roe said.", "the bridge is safe", "I'm not convinced that"),
    ("“I don't know that the bridge is safe,” Roe said.", "the bridge is safe", "I don't know that"),
    ("“Nobody said the bridge is safe,” Roe said.", "the bridge is safe", "Nobody said"),
    ("“None of us thinks the bridge is safe,” Roe said.", "the bridge is safe", "None of us thinks"),
    ("“I did not tell the court that he lied,” Roe said.", "he lied", "I did not tell the court that"),
    ("“I did not tell Mr. Lund that he lied,” Roe said.", "he lied", "I did not tell Mr. Lund that"),
    ("“I refuse to believe that he lied,” Roe said.", "he lied", "I refuse to believe that"),
    ("“There's no way that he lied,” Roe said.", "he lied", "There's no way that"),
]
STANDING = [
    ("“There is no denying that the bridge is safe,” Roe said.", "the bridge is safe"),
    ("“I have never denied that the bridge is safe,” Roe said.", "the bridge is safe"),
    ("“Nobody denies that the bridge is safe,” Roe said.", "the bridge is safe"),
    ("“It is not wrong that we asked,” Roe said.", "we asked"),
    ("“Not only did he lie, he stole,” Roe said.", "did he lie"),
    ("“It’s not just the roof that leaks,” Roe said.", "the roof that leaks"),
    ("“I can't believe we won,” Roe said.", "we won"),
    ("“I said that the pages were missing,” Roe said.", "the pages were missing"),
    ("“There is no doubt that it failed,” Roe said.", "it failed"),
    ("“That was not us. We took no money,” Roe said.", "We took no money"),
    ("Roe never wrote “we took the money”.", "we took the money"),  # whose words these are is attribution's
    ("“Not now. The bridge is safe,” Roe said.", "The bridge is safe"),
    ("“I know that. Notably the bridge is safe,” Roe said.", "the bridge is safe"),
]


@pytest.mark.parametrize(("text", "claim", "turns"), TURNED)
def test_what_turns_them(text: str, claim: str, turns: str) -> None:
    assert turning_words(text, text.index(claim)) == turns


@pytest.mark.parametrize(("text", "claim"), STANDING)
def test_what_does_not(text: str, claim: str) -> None:
    assert turning_words(text, text.index(claim)) is None


def test_a_quotation_is_looked_at_over_what_parts_it() -> None:
    text = "“It is not true,” said Anna Roe, “that we took all the money.”"
    first, second = "It is not true,", "that we took all the money."
    parts = tuple(Span(text.index(part), text.index(part) + len(part)) for part in (first, second))
    assert turning_words(text, text.index("we took"), parts) == "It is not true that"
    assert turning_words(text, text.index("we took")) is None


def test_of_a_long_sentence_the_words_that_turn_them_are_shown() -> None:
    text = f"{'The mayor and all of her council and their many friends '}did not say that Brask lied."
    assert turning_words(text, text.index("Brask")) == "not say that"


def test_they_are_near_with_what_was_cut(retriever_over: Callable[[str], Retriever]) -> None:
    found = retriever_over("News\n\n“I did not say that Brask lied,” said Anna Roe.\n").check("Brask lied", "Anna Roe")
    assert found.verdict is Verdict.NEAR
    assert [(d.claimed, d.found) for d in found.differences] == [("", "I did not say that")]


def test_a_denial_that_its_attribution_parts_is_one(retriever_over: Callable[[str], Retriever]) -> None:
    text = "News\n\n“It is not true,” said Anna Roe, “that we took all the money.”\n"
    found = retriever_over(text).check("we took all the money", "Anna Roe")
    assert (found.verdict, found.differences[0].found) == (Verdict.NEAR, "It is not true that")


def test_where_they_stand_unturned_as_well_they_stand(retriever_over: Callable[[str], Retriever]) -> None:
    text = "News\n\n“I did not say that Brask lied,” said Anna Roe.\n\n“Brask lied,” said Carl Lund.\n"
    found = retriever_over(text).check("Brask lied", "Carl Lund")
    assert (found.verdict, found.speaker, found.differences) == (Verdict.EXACT, "Carl Lund", ())


@pytest.mark.parametrize(
    ("text", "words", "limit"),
    [
        ("“We go to the fair if he pays for us,” Roe said.", "We go to the fair", "if he pays for us"),
        ("“We go to the fair, unless it rains.” So Roe said.", "We go to the fair", "unless it rains"),
        ("“The bridge is safe, but only if it is dry.”", "The bridge is safe", "but only if it is dry"),
        ("“We go to the fair and eat.” If it rains we stay.", "We go to the fair and eat", None),
        ("“We go to the fair, and he pays.”", "We go to the fair", None),
        ("He said that we go to the fair if he pays.", "we go to the fair", None),
    ],
)
def test_a_condition_behind_the_words(text: str, words: str, limit: str | None) -> None:
    start = text.index(words)
    assert limiting_words(text, Span(start, start + len(words))) == limit
