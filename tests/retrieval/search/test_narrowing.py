"""What a search is narrowed to, and which roles a word can stand for."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import StoredDocument
from retrieval.question.question import Scope
from retrieval.question.roles import ROLE_WORDS, role_share, synonyms
from retrieval.question.speaker_directory import SpeakerDirectory
from retrieval.search.limits import meet
from retrieval.search.scope import documents_in
from tests.retrieval.fake_vocabulary import FakeVocabulary

DAY = datetime.date


def document(number: int, outlet: str | None, day: DAY | None) -> StoredDocument:
    return StoredDocument(number, f"{number}.txt", None, outlet, None, day, None, 9)


STAR, POST, NOWHERE, UNDATED = (
    document(1, "The Northern Star", DAY(2022, 3, 1)),
    document(2, "Harbour Post", DAY(2022, 4, 1)),
    document(3, None, DAY(2022, 5, 1)),
    document(4, "Harbour Post", None),
)
SHELF = (STAR, POST, NOWHERE, UNDATED)


@pytest.mark.parametrize(
    ("scope", "kept", "in_a_list"),
    [
        # Nothing to narrow leaves all; a speaker narrows nothing here.
        (Scope(), None, None),
        (Scope(speaker="Okafor"), None, None),
        # What is unknown may be meant, but belongs into no list.
        (Scope(outlet="Harbour Post"), {2, 3, 4}, {2, 4}),
        (Scope(outlet="harbour post"), {2, 3, 4}, {2, 4}),
        (Scope(outlet="Le Monde"), {3}, set()),
        # Both ends are inside.
        (Scope(after=DAY(2022, 4, 1)), {2, 3, 4}, {2, 3}),
        (Scope(before=DAY(2022, 4, 1)), {1, 2, 4}, {1, 2}),
        (Scope(after=DAY(2022, 4, 1), before=DAY(2022, 4, 1)), {2, 4}, {2}),
        (Scope(after=DAY(2022, 4, 2), before=DAY(2022, 4, 1)), {4}, set()),
        (Scope(outlet="Harbour Post", after=DAY(2022, 4, 2)), {3, 4}, set()),
    ],
)
def test_documents_in(scope: Scope, kept: set[int] | None, in_a_list: set[int] | None) -> None:
    assert documents_in(scope, SHELF) == kept
    assert documents_in(scope, SHELF, keep_unknown=False) == in_a_list


DAYS = st.none() | st.dates(DAY(2022, 1, 1), DAY(2022, 1, 9))


@given(DAYS, DAYS, st.lists(DAYS, max_size=6))
def test_a_list_is_never_wider_than_a_search(after: DAY | None, before: DAY | None, days: list[DAY | None]) -> None:
    shelf = [document(n, None, day) for n, day in enumerate(days)]
    scope = Scope(after=after, before=before)
    searched, listed = documents_in(scope, shelf), documents_in(scope, shelf, keep_unknown=False)
    if searched is None or listed is None:
        assert (searched, listed, after, before) == (None, None, None, None)
        return
    assert searched - listed == {n for n, day in enumerate(days) if day is None}
    assert all((after or DAY.min) <= (days[n] or DAY.min) <= (before or DAY.max) for n in listed)


NAMED = FakeVocabulary(SpeakerDirectory(()), {"northern star": "The Northern Star", "nyt": "The New York Times"})


@pytest.mark.parametrize(
    ("typed", "met"),
    [
        ("northern star", "The Northern Star"),
        ("The  Northern\nStar", "The Northern Star"),
        ("NYT", "The New York Times"),
        ("the nyt", "The New York Times"),
        ("Le Monde", "Le Monde"),  # stays as it was given: nothing fits it
        (None, None),
    ],
)
def test_an_outlet_is_met_as_the_coverage_writes_it(typed: str | None, met: str | None) -> None:
    assert meet(Scope("Okafor", typed), NAMED) == Scope("Okafor", met)


ITSELF = {word: word for word in ROLE_WORDS}


@pytest.mark.parametrize(
    ("word", "stands_for", "other"),
    [
        ("boss", "ceo", "mayor"),
        ("boss", "leader", "senator"),
        ("spokesman", "aide", "boss"),
        ("potus", "president", "governor"),
        ("senator", "lawmaker", "governor"),
        ("mayor", "mayor", "governor"),
    ],
)
def test_words_for_one_office_stand_for_each_other(word: str, stands_for: str, other: str) -> None:
    alike = synonyms(ITSELF)
    assert stands_for in alike[word]
    assert word in alike[stands_for]
    assert other not in alike[word]


def test_every_role_word_stands_for_itself() -> None:
    assert all(word in others for word, others in synonyms(ITSELF).items())


@pytest.mark.parametrize(
    ("wanted", "stated", "share"),
    [
        (["boss", "qantas"], {"boss", "qantas", "chief"}, 1.0),
        (["boss", "qantas"], {"ceo", "qantas"}, 1.0),  # another word for the office
        (["boss", "qantas"], {"qantas"}, 0.75),  # the rarer word is worth more
        (["boss", "qantas"], {"ceo"}, 0.25),
        (["boss", "tram"], {"ceo"}, 0.5),  # a word without a weight counts 1
        (["boss"], set(), 0.0),
        ([], {"boss"}, 0.0),
    ],
)
def test_role_share(wanted: list[str], stated: set[str], share: float) -> None:
    weights = {"boss": 1.0, "qantas": 3.0}
    assert role_share(wanted, weights, frozenset(stated), synonyms(ITSELF)) == share
