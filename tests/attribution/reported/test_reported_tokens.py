"""The words of a sentence and what each is, by its form alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.attribution.reported.tokens import class_of, is_final, pronoun_of, read_words
from index.text.document import Span
from tests.attribution.reported.reading_words import at, words_of


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("He said so.", ["He", "said", "so", "."]),
        ("Mr. Osei and Sen. Rao met.", ["Mr.", "Osei", "and", "Sen.", "Rao", "met", "."]),
        ("The U.S. said so.", ["The", "U.S.", "said", "so", "."]),
        ("A U.S.-led force came.", ["A", "U.S.-led", "force", "came", "."]),
        ("It isn't the city’s plan.", ["It", "isn't", "the", "city’s", "plan", "."]),
        ("A well-known AT&T man.", ["A", "well-known", "AT&T", "man", "."]),
        ("“So,” he said — or not -- so.", ["“", "So", ",", "”", "he", "said", "—", "or", "not", "--", "so", "."]),
        ("''So'' he said.", ["''", "So", "''", "he", "said", "."]),
        ("", []),
    ],
)
def test_tokens(text: str, raw: list[str]) -> None:
    assert words_of(text).raw == raw


def test_offsets_are_the_documents() -> None:
    text = "First. He said so."
    words = read_words(text, Span(7, len(text)), [])
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == ["He", "said", "so", "."]
    assert words.span(0, 2).of(text) == "He said so"
    assert len(words) == 4


def test_quoted_tokens_are_those_between_the_marks_and_the_marks() -> None:
    words = words_of("He called it “a farce” then.")
    assert [w for w, q in zip(words.raw, words.quoted, strict=True) if q] == ["“", "a", "farce", "”"]


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [
        ("he", "he"), ("they", "they"), ("you", "you"), ("he's", "he"), ("he’d", "he"), ("they've", "they"),
        ("i’m", "i"), ("it'll", "it"), ("him", None), ("his", None), ("the", None), ("mayor's", None), ("he'x", None),
    ],
)  # fmt: skip
def test_personal_pronouns(word: str, pronoun: str | None) -> None:
    assert pronoun_of(word) == pronoun


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("He came on Monday .", "on", "on"),
        ("He came on Monday .", "Monday", "time"),
        ("He came on Monday .", "He", "he"),
        ("He came on Monday .", ".", "."),
        ("The plan has worked .", "The", "determiner"),
        ("The plan has worked .", "has", "auxiliary"),
        ("The plan has worked .", "worked", "verb"),
        ("The plan has worked .", "plan", "word"),
        ("It was told to Osei slowly .", "told", "verb"),
        ("It was told to Osei slowly .", "Osei", "name"),
        ("It was told to Osei slowly .", "slowly", "adverb"),
        ("It isn't 12 .", "isn't", "auxiliary"),
        ("It isn't 12 .", "12", "number"),
        ("He left, saying who and if .", "saying", "ing"),
        ("He left, saying who and if .", "who", "who"),
        ("He left, saying who and if .", "and", "and"),
        ("He left, saying who and if .", "if", "if"),
        ("He left — again .", "—", "mark"),
        ("He left — again .", "again", "adverb"),
        ("The United plan .", "United", "name"),
        ("The breed plan .", "breed", "word"),
        ("He called it “a farce” then .", "farce", "quote"),
        ("He called it “a farce” then .", "a", "determiner"),
    ],
)
def test_the_class_of_a_word(text: str, word: str, kind: str) -> None:
    words = words_of(text)
    assert class_of(words, at(words, word)) == kind


def test_past_the_end_there_is_a_class_too() -> None:
    assert class_of(words_of("So ."), 2) == "$"


@pytest.mark.parametrize(
    ("text", "word", "negation"),
    [
        ("He did not go .", "not", True),
        ("He didn’t go .", "didn’t", True),
        ("He cannot go .", "cannot", True),
        ("He never went .", "never", True),
        ("He did go .", "did", False),
    ],
)
def test_negations(text: str, word: str, negation: bool) -> None:
    words = words_of(text)
    assert words.is_negation(at(words, word)) is negation


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("He came, speaking at a rally .", True),
        ("He came, speaking to us .", True),
        ("He came, speaking .", False),
        ("The feeling of loss .", False),
        ("He came to sing at a rally .", False),
    ],
)
def test_participles_with_something_hanging_on_them(text: str, participle: bool) -> None:
    words = words_of(text)
    assert any(words.is_participle(i) for i in range(len(words))) is participle


@pytest.mark.parametrize(
    ("raw", "final"),
    [(".", True), (",", True), ("?", True), ("—", True), ("--", True), ("(", True), (")", False), ("so", False)],
)
def test_marks_that_are_no_part_of_what_was_said(raw: str, final: bool) -> None:
    assert is_final(raw) is final


@given(st.text(max_size=200))
def test_any_text_is_tokens_in_order_without_the_blanks(text: str) -> None:
    words = words_of(text)
    assert "".join(words.raw) == "".join(text.split())
    assert all(a <= b for a, b in zip(words.ends, words.starts[1:], strict=False))
    assert all(words.text[s:e] == w for s, e, w in zip(words.starts, words.ends, words.raw, strict=True))
