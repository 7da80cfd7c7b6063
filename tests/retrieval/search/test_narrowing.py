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
from retrieval.search.scope import beside_surest, documents_in
from tests.retrieval.fake_vocabulary import FakeVocabulary
from tests.retrieval.made import candidate, ranked

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
    ("scope", "kept"),
    [
        # Nothing to narrow leaves all; a speaker narrows nothing here.
        (Scope(), None),
        (Scope(speaker="Okafor"), None),
        # What is unknown is not known to be meant.
        (Scope(outlet="Harbour Post"), {2, 4}),
        (Scope(outlet="harbour post"), {2, 4}),
        (Scope(outlet="Le Monde"), set()),
        # Both ends are inside.
        (Scope(after=DAY(2022, 4, 1)), {2, 3}),
        (Scope(before=DAY(2022, 4, 1)), {1, 2}),
        (Scope(after=DAY(2022, 4, 1), before=DAY(2022, 4, 1)), {2}),
        (Scope(after=DAY(2022, 4, 2), before=DAY(2022, 4, 1)), set()),
        (Scope(outlet="Harbour Post", after=DAY(2022, 4, 2)), set()),
    ],
)
def test_documents_in(scope: Scope, kept: set[int] | None) -> None:
    assert documents_in(scope, SHELF) == kept


DAYS = st.none() | st.dates(DAY(2022, 1, 1), DAY(2022, 1, 9))


@given(DAYS, DAYS, st.lists(DAYS, max_size=6))
def test_nothing_passes_a_time_undated(after: DAY | None, before: DAY | None, days: list[DAY | None]) -> None:
    kept = documents_in(Scope(after=after, before=before), [document(n, None, day) for n, day in enumerate(days)])
    if kept is None:
        assert (after, before) == (None, None)
        return
    inside = [day is not None and (after or DAY.min) <= day <= (before or DAY.max) for day in days]
    assert kept == {n for n, fits in enumerate(inside) if fits}


@pytest.mark.parametrize(
    ("surest", "inside", "documents", "in_time"),
    [
        # What answers is of another time: nothing of the time asked for stands beside it.
        (1, {2, 3}, [1, 4], False),
        (1, set(), [1, 2, 3, 4], False),
        # The surest words are of that time after all, and so are the others then.
        (2, {2, 3}, [2, 3], True),
        (None, {2, 3}, [1, 4], False),
    ],
)
def test_what_answers_is_of_one_time(
    surest: int | None, inside: set[int], documents: list[int], *, in_time: bool
) -> None:
    found = [ranked(candidate(document=number)) for number in (1, 2, 3, 4)]
    kept, is_in_time = beside_surest(found, surest, inside)
    assert ([r.candidate.document_id for r in kept], is_in_time) == (documents, in_time)


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
