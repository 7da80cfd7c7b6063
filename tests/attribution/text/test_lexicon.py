"""The word classes hold together: what is one class's part is in it, and what must not be is not."""

import re

import pytest

from index.attribution.names.noun_phrases import DETERMINERS, NOUN_CUES
from index.attribution.reported import word_lists
from index.attribution.text import lexicon, proper_names


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (lexicon.CORE_SPEECH_VERBS, lexicon.SPEECH_VERBS),
        (lexicon.SPEECH_VERBS, lexicon.CUES),
        (lexicon.JUDGEMENT_VERBS, lexicon.CUES),
        (lexicon.TITLES, lexicon.ROLES),
        (lexicon.COURTESY_TITLES, lexicon.TITLES),
        (lexicon.ABBREVIATED_TITLES, lexicon.TITLES),
        (lexicon.SPOKESPEOPLE, lexicon.PERSON_NOUNS),
        (lexicon.MODALS, lexicon.AUXILIARY_VERBS),
        (proper_names.MALE, proper_names.GIVEN),
        (proper_names.FEMALE, proper_names.GIVEN),
        (proper_names.STATES_ABBREVIATED, proper_names.PLACES),
        (proper_names.WEEKDAYS, proper_names.CALENDAR),
        (proper_names.MONTHS_ABBREVIATED, proper_names.CALENDAR),
        (proper_names.DEMONYMS, proper_names.NO_SPEAKERS),
        (word_lists.POSSESSIVES, DETERMINERS | {"your"}),
        (word_lists.HYPOTHETICALS, word_lists.SUBORDINATORS),
        (word_lists.NOUN_OPENERS, word_lists.DETERMINERS),
        (word_lists.PREPOSITIONS & NOUN_CUES, frozenset[str]()),
    ],
)
def test_a_part_is_in_its_whole(part: frozenset[str], whole: frozenset[str]) -> None:
    assert part - whole == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lexicon.CUES, lexicon.AUXILIARY_VERBS - {"have", "has", "had", "having"}),
        (lexicon.SUBJECT_PRONOUNS, lexicon.POSSESSIVES),
        (lexicon.PREPOSITIONS, lexicon.SPEECH_VERBS),
        (lexicon.MALE_WORDS, lexicon.FEMALE_WORDS),
        (word_lists.CONJUNCTIONS, word_lists.SUBORDINATORS),
        (word_lists.TIMES, lexicon.MODALS),
    ],
)
def test_two_classes_share_no_word(one: frozenset[str], other: frozenset[str]) -> None:
    assert one & other == frozenset()


@pytest.mark.parametrize(
    "words",
    [lexicon.CUES, lexicon.PERSON_NOUNS, lexicon.ORGANISATION_NOUNS, lexicon.DOCUMENTS, word_lists.TIMES],
)
def test_words_that_are_compared_in_lower_case_stand_so(words: frozenset[str]) -> None:
    assert {w for w in words if w != w.lower()} == set()


@pytest.mark.parametrize(
    "words", [lexicon.TITLES, lexicon.ROLES, proper_names.GIVEN, proper_names.DEMONYMS, proper_names.PLACES]
)
def test_names_and_titles_stand_with_a_capital(words: frozenset[str]) -> None:
    assert {w for w in words if not w[0].isupper()} == set()


def test_a_title_is_a_mans_or_a_womans_never_both() -> None:
    assert set(lexicon.GENDERED_TITLES.values()) == {"m", "f"}
    assert (lexicon.GENDERED_TITLES["Mr"], lexicon.GENDERED_TITLES["Mrs"], lexicon.GENDERED_TITLES.get("Dr")) == (
        "m",
        "f",
        None,
    )


def test_a_pattern_of_words_finds_each_and_no_part_of_one() -> None:
    pattern = re.compile(rf"\b(?:{lexicon.any_of(['said', 'says', 'say'])})\b")
    assert pattern.findall("say says said saying essay") == ["say", "says", "said"]


def test_words_of_a_literal() -> None:
    assert lexicon.words(" one two\n two  three ") == {"one", "two", "three"}
