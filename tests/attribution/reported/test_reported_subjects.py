"""Who does a verb: the phrase left of it, whole, with what kind it is."""

import pytest

from index.attribution.reported.phrases import noun_phrase
from index.attribution.reported.subjects import antecedent_of, loose_subjects, phrase_after, subject_before
from index.attribution.reported.verb_groups import verb_group
from tests.attribution.reported.reading_words import at, tokens, words_of


def subject(text: str, verb: str) -> tuple[str, str] | None:
    words = words_of(text)
    found = subject_before(words, verb_group(words, at(words, verb)).before)
    return None if found is None else (tokens(words, found.first, found.last), found.kind)


@pytest.mark.parametrize(
    ("text", "verb", "phrase", "kind"),
    [
        ("He said so .", "said", "He", "pronoun:he"),
        ("They've said so .", "said", "They've", "pronoun:they"),
        ("Jonas Weber said so .", "said", "Jonas Weber", "name"),
        ("Mr. Osei said so .", "said", "Mr. Osei", "name"),
        ("Ms. Rao (Labour) said so .", "said", "Ms. Rao (Labour)", "name"),
        ("The mayor said so .", "said", "The mayor", "described"),
        ("Her lawyer said so .", "said", "Her lawyer", "possessed"),
        ("Some critics said so .", "said", "Some critics", "indefinite"),
        ("Doctors said so .", "said", "Doctors", "name"),
        ("On Monday, doctors said so .", "said", "doctors", "plural"),
        ("The harbour master has said so .", "said", "The harbour master", "described"),
        ("A spokesman for the airline said so .", "said", "A spokesman for the airline", "described"),
        ("The head of the board said so .", "said", "The head of the board", "described"),
        ("Rubio and Cruz said so .", "said", "Rubio and Cruz", "name"),
        ("Carson, Rubio and Cruz said so .", "said", "Carson, Rubio and Cruz", "name"),
        ("A man briefed on the talks said so .", "said", "A man briefed on the talks", "described"),
        ("Perez, a senator from Texas, said so .", "said", "Perez", "name"),
        ("Dr. Hale, speaking at a rally in Leeds, said so .", "said", "Dr. Hale", "name"),
        ("The trust’s director, Mina Cole, said so .", "said", "The trust’s director, Mina Cole", "name"),
        ("The police, however, said so .", "said", "The police", "described"),
        ("The union on Tuesday said so .", "said", "The union", "described"),
        ("But the mayor said so .", "said", "the mayor", "described"),
        ("He knows that the mayor said so .", "said", "the mayor", "described"),
    ],
)
def test_subjects(text: str, verb: str, phrase: str, kind: str) -> None:
    assert subject(text, verb) == (phrase, kind)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Said so .", "Said"),
        ("; said so .", "said"),
        ("And said so .", "said"),
        ("It was raining and said so .", "said"),
    ],
)
def test_where_no_subject_stands(text: str, verb: str) -> None:
    assert subject(text, verb) is None


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("The mayor said so .", "^"),
        ("If the mayor said so .", "if"),
        ("He left, and the mayor said so .", "and"),
        ("He left; the mayor said so .", ";"),
        ("He thinks that the mayor said so .", "that"),
    ],
)
def test_what_opens_the_clause(text: str, opener: str) -> None:
    words = words_of(text)
    found = subject_before(words, at(words, "said") - 1)
    assert found is not None
    assert found.opener == opener


@pytest.mark.parametrize(
    ("text", "last", "phrase"),
    [
        ("They saw the old harbour master there .", "master", "the old harbour master"),
        ("They met a friend of the mayor there .", "mayor", "a friend of the mayor"),
        ("They came with the mayor there .", "mayor", "the mayor"),
        ("They met on Monday there .", "Monday", None),
        ("They met and .", "and", None),
    ],
)
def test_noun_phrases_by_their_end(text: str, last: str, phrase: str | None) -> None:
    words = words_of(text)
    end = at(words, last)
    first = noun_phrase(words, end)
    assert (None if first is None else tokens(words, first, end)) == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("said Jonas Weber .", "Jonas Weber", "name"),
        ("said Jonas Weber on Monday .", "Jonas Weber", "name"),
        ("said Jonas Weber, a lawyer .", "Jonas Weber", "name"),
        ("said Ms. Rao (Labour) today .", "Ms. Rao (Labour)", "name"),
        ("said the mayor of Leeds, who left .", "the mayor of Leeds", "name"),
        ("said the harbour master .", "the harbour master", "described"),
        ("said critics of the plan .", "critics of the plan", "bare"),
        ("said he .", "he", "pronoun:he"),
        ("said Rubio and Cruz .", "Rubio and Cruz", "name"),
    ],
)
def test_the_phrase_after_a_verb(text: str, phrase: str, kind: str) -> None:
    words = words_of(text)
    found = phrase_after(words, 1)
    assert found is not None
    assert (tokens(words, found.first, found.last), found.kind) == (phrase, kind)


@pytest.mark.parametrize("text", ["said .", "said, and left .", "said on Monday .", "said to us ."])
def test_where_no_phrase_follows(text: str) -> None:
    assert phrase_after(words_of(text), 1) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Jonas Weber, who denies it .", "Jonas Weber"),
        ("Jonas Weber who denies it .", "Jonas Weber"),
        ("They met the mayor, who denies it .", "the mayor"),
        ("They met Jonas van Weber, who denies it .", "Jonas van Weber"),
        ("Who denies it .", None),
    ],
)
def test_whom_a_relative_stands_for(text: str, phrase: str | None) -> None:
    words = words_of(text)
    relative = next(i for i, low in enumerate(words.low) if low == "who")
    found = antecedent_of(words, relative)
    assert (None if found is None else tokens(words, found.first, found.last)) == phrase


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms. Rao of the port here warned", [("Ms. Rao", "loose-name")]),
        ("At the port she once warned", [("she", "loose-bare")]),
        ("the rain on the port warned", [("the rain", "loose-first-described")]),
        ("of the port warned", []),
    ],
)
def test_whom_a_verb_may_belong_to_where_nothing_before_it_is_its_subject(
    text: str, found: list[tuple[str, str]]
) -> None:
    words = words_of(text)
    loose = loose_subjects(words, len(words) - 2)
    assert [(tokens(words, one.first, one.last), one.kind) for one in loose] == found
