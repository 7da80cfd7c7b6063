"""Somebody's words on a topic, oldest first: what is on it, what is not, and when it was first said."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import open_question_embedder
from retrieval import Retriever, Silence, Timeline
from tests.retrieval.people.conftest import story
from tests.support.ground import REAL, index

pytestmark = pytest.mark.slow

FIRST = '"A toll of five dollars is the price of keeping the bridge open," Mayor Hanna Lindqvist told the council.'
LATER = '"I was wrong about the bridge toll, and I will scrap it by Easter," Hanna Lindqvist said on Friday.'
BEES = '"The bees in the town garden have survived the winter," Hanna Lindqvist said.'
UNDATED = '"Nobody should pay a bridge toll to see a doctor," Hanna Lindqvist said.'
FISHERMAN = '"The bridge toll is the end of us," said Otto Lund, a fisherman.'
NAMESAKE = '"I never heard of a toll," said Per Lindqvist.'
COVERAGE = {
    "first.md": story("Gazette", "2021-03-09", FIRST, FISHERMAN, title="Council backs the toll"),
    "wire.md": story("Post", "2021-03-10", FIRST, title="Toll agreed"),
    "later.md": story("Post", "2021-04-02", LATER, title="A toll less"),
    "bees.md": story("Post", "2021-04-03", BEES, title="Spring"),
    "undated.md": story("Star", "", UNDATED, NAMESAKE, title="Doctors"),
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder: Path = tmp_path_factory.mktemp("timeline")
    (folder / "sources").mkdir()
    for name, text in COVERAGE.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    index(folder / "sources", folder / "index", model=REAL)
    with closing(Retriever.open(folder / "index", open_question_embedder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def toll(retriever: Retriever) -> Timeline:
    return retriever.timeline("Hanna Lindqvist", "the bridge toll")


def test_their_words_on_it_come_oldest_first_and_undated_last(toll: Timeline) -> None:
    assert [(entry.day, entry.excerpt.document, entry.excerpt.text) for entry in toll.entries] == [
        (datetime.date(2021, 3, 9), "first.md", FIRST),
        (datetime.date(2021, 4, 2), "later.md", LATER),
        (None, "undated.md", UNDATED),
    ]
    assert (toll.speaker, toll.topic, toll.silence) == ("Hanna Lindqvist", "the bridge toll", None)


def test_a_wire_story_is_one_entry_where_it_stood_first(toll: Timeline) -> None:
    assert [place.document for place in toll.entries[0].excerpt.also] == ["wire.md"]
    assert toll.entries[0].excerpt.citation.outlet == "Gazette"


def test_nobody_else_s_words_are_among_them(toll: Timeline) -> None:
    assert {entry.excerpt.speaker for entry in toll.entries} == {"Hanna Lindqvist"}


def test_each_is_as_sure_as_an_answer(toll: Timeline) -> None:
    assert all(0.2 <= entry.excerpt.score <= 1 for entry in toll.entries)


def test_of_several_of_a_name_one_speaks_and_the_others_are_named(retriever: Retriever) -> None:
    told = retriever.timeline("Lindqvist", "bridge toll")
    assert (told.speaker, told.others) == ("Hanna Lindqvist", ("Per Lindqvist",))
    assert {entry.excerpt.speaker for entry in told.entries} == {"Hanna Lindqvist"}


@pytest.mark.parametrize(
    ("speaker", "topic", "silence", "near"),
    [
        ("Tim Cook", "the bridge toll", Silence.UNKNOWN_SPEAKER, ()),
        ("Hanna Lindquister", "the bridge toll", Silence.UNKNOWN_SPEAKER, ("Hanna Lindqvist",)),
        ("Hanna Lindqvist", "penguins in Antarctica", Silence.SPEAKER_NOT_ON_TOPIC, ()),
        ("Hanna Lindqvist", "hello", Silence.NO_QUESTION, ()),
        ("Hanna Lindqvist", "", Silence.NO_QUESTION, ()),
        ("", "the bridge toll", Silence.UNKNOWN_SPEAKER, ()),
    ],
)
def test_silences(retriever: Retriever, speaker: str, topic: str, silence: Silence, near: tuple[str, ...]) -> None:
    told = retriever.timeline(speaker, topic)
    assert (told.entries, told.silence, told.near) == ((), silence, near)
