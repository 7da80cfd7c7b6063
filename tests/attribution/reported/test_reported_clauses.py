"""The clauses of a sentence, and whose a verb without a subject of its own is."""

import pytest

from index.attribution.reported.clauses import clauses_of, shared_subjects
from tests.attribution.reported.reading_words import at, tokens, words_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The mayor opened the hall .", [("The mayor", "opened", True)]),
        ("The mayor left, and the crowd stayed .", [("The mayor", "left", True), ("the crowd", "stayed", True)]),
        ("When the mayor left, the crowd stayed .", [("the mayor", "left", False), ("the crowd", "stayed", True)]),
        ("He knew that the crowd stayed .", [("He", "knew", True), ("the crowd", "stayed", False)]),
        ("He wanted to stay .", [("He", "wanted", True)]),
        ("“He left,” they said .", [("they", "said", True)]),
        ("No verb here .", []),
    ],
)
def test_clauses(text: str, clauses: list[tuple[str, str, bool]]) -> None:
    words = words_of(text)
    assert [
        (tokens(words, c.subject.first, c.subject.last), words.raw[c.verb], c.main) for c in clauses_of(words)
    ] == clauses


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("The mayor opened the hall, saying so .", "saying", {"main": "The mayor"}),
        ("When the crowd left, the mayor stayed, saying so .", "saying", {"main": "the mayor", "first": "the crowd"}),
        ("The mayor knew that the crowd left, saying so .", "saying", {"main": "The mayor", "nearest": "the crowd"}),
        ("Saying so, the mayor left .", "Saying", {}),
    ],
)
def test_whose_a_verb_without_a_subject_may_be(text: str, verb: str, subjects: dict[str, str]) -> None:
    words = words_of(text)
    found = shared_subjects(clauses_of(words), at(words, verb))
    assert {role: tokens(words, s.first, s.last) for role, s in found.items()} == subjects
