"""A limit that can't be met is named as the cause, with the names that are near; one that is named otherwise is met."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.replies import unmet_reply
from retrieval import Retriever, Scope, ScopeLimit, Touched
from tests.retrieval.newsroom import open_newsroom
from tests.support.ground import WordsEmbedder, index

DAY = datetime.date


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Iterator[Retriever]:
    retriever = open_newsroom(tmp_path_factory.mktemp("newsroom"))
    yield retriever
    retriever.close()


@pytest.mark.parametrize(
    ("scope", "limit", "told"),
    [
        (
            Scope(outlet="Coastal Tribunal"),
            ScopeLimit.OUTLET,
            ["No outlet called “Coastal Tribunal” is in the coverage.", "Did you mean Coastal Tribune?"],
        ),
        (
            Scope(outlet="Weakly"),
            ScopeLimit.OUTLET,
            ["No outlet called “Weakly” is in the coverage.", "Did you mean Harbour Weekly?"],
        ),
        (Scope(outlet="Le Monde"), ScopeLimit.OUTLET, ["No outlet called “Le Monde” is in the coverage."]),
        (Scope(outlet=" "), ScopeLimit.OUTLET, ["No outlet called “ ” is in the coverage."]),
        (
            Scope(speaker="Amaro Okofar"),
            ScopeLimit.SPEAKER,
            ["Nobody called “Amaro Okofar” is quoted in the coverage.", "Did you mean Amara Okafor?"],
        ),
        (Scope(speaker="Tim Cook"), ScopeLimit.SPEAKER, ["Nobody called “Tim Cook” is quoted in the coverage."]),
        (
            Scope(after=DAY(2023, 1, 1)),
            ScopeLimit.AFTER,
            ["Nothing in the coverage is from 1 January 2023 on: it ends on 9 May 2022."],
        ),
        (
            Scope(before=DAY(2021, 12, 31)),
            ScopeLimit.BEFORE,
            ["Nothing in the coverage is from 31 December 2021 or before: it begins on 11 February 2022."],
        ),
        (
            Scope(after=DAY(2022, 5, 1), before=DAY(2022, 4, 1)),
            ScopeLimit.ORDER,
            ["No day is both after 1 May 2022 and before 1 April 2022."],
        ),
        (
            Scope(speaker="Rosa Delgado", outlet="coastal tribune", after=DAY(2022, 3, 1)),
            ScopeLimit.TOGETHER,
            [
                "No document of the coverage fits speaker “Rosa Delgado”, outlet “coastal tribune” "
                "and after “1 March 2022” together."
            ],
        ),
        (
            Scope(outlet="Harbour Weekly", before=DAY(2022, 4, 1)),
            ScopeLimit.TOGETHER,
            ["No document of the coverage fits outlet “Harbour Weekly” and before “1 April 2022” together."],
        ),
    ],
)
def test_limit_that_cannot_be_met_is_named(
    newsroom: Retriever, scope: Scope, limit: ScopeLimit, told: list[str]
) -> None:
    unmet = newsroom.unmet(scope)
    assert unmet is not None
    assert unmet.limit is limit
    reply = unmet_reply(unmet)
    assert [reply.headline, *reply.notes] == told


@pytest.mark.parametrize(
    ("scope", "documents"),
    [
        (
            Scope(),
            [
                "bees.md",
                "chess.md",
                "comet-wire.md",
                "comet.md",
                "ferry.txt",
                "library.md",
                "marathon.md",
                "volcano.md",
            ],
        ),
        (Scope(outlet="northern star"), ["bees.md", "comet.md", "volcano.md"]),
        (Scope(outlet="The Northern Star", speaker="okafor"), ["bees.md", "comet.md"]),
        (Scope(speaker="Amara Okafro"), ["bees.md", "comet-wire.md", "comet.md"]),
        (Scope(after=DAY(2022, 5, 9), before=DAY(2022, 5, 9)), ["library.md"]),
    ],
)
def test_limit_that_can_be_met_is_none(newsroom: Retriever, scope: Scope, documents: list[str]) -> None:
    assert newsroom.unmet(scope) is None
    listed = newsroom.sources(scope.outlet, scope.speaker, scope.after, scope.before)
    assert [entry.document for entry in listed] == documents


def test_outlet_named_otherwise_narrows_as_its_full_name_does(newsroom: Retriever) -> None:
    short = newsroom.sources(outlet="northern star")
    assert short == newsroom.sources(outlet="The Northern Star")
    assert {entry.citation.outlet for entry in short} == {"The Northern Star"}


def test_coverage_without_dates_says_so(seed_index: Path) -> None:
    retriever = Retriever.open(seed_index, lambda: pytest.fail("no model is needed"))
    unmet = retriever.unmet(Scope(after=DAY(2016, 1, 1)))
    assert unmet is not None
    assert unmet_reply(unmet).headline == "No document of the coverage has a date, so none can be chosen by one."
    retriever.close()


def test_example_is_answered_by_the_coverage_and_always_the_same(newsroom: Retriever) -> None:
    for _ in range(2):
        assert newsroom.example() == "what did the European Sky Survey Organisation say about comet?"
    answer = newsroom.ask("what did the European Sky Survey Organisation say about comet?")
    assert [excerpt.speaker for excerpt in answer.excerpts[:1]] == ["European Sky Survey Organisation"]


def test_example_of_the_seed_is_the_seed_s_own(seed_index: Path) -> None:
    from index import open_question_embedder

    retriever = Retriever.open(seed_index, open_question_embedder)
    assert retriever.example() == "what did the American Civil Liberties Union say about Rekognition?"
    retriever.close()


@pytest.mark.parametrize(
    ("first", "second", "called"),
    [
        ("the Harbour Workers Union", "The Harbour\nWorkers Union", "the Harbour Workers Union"),
        ("the Harbour Workers Union", "Harbour Workers Union", "Harbour Workers Union"),
        ("Norholm Ferries Ltd.", "Norholm Ferries Ltd.", "Norholm Ferries Ltd."),
        ("the mayor, Ann Lee,", "Ann Lee", "Ann Lee"),
    ],
)
def test_example_names_an_organisation_as_the_coverage_does(
    tmp_path: Path, first: str, second: str, called: str
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(
        f'Pensions\n\n"Our pensions are promised," {first} said on Monday.\n\n'
        f'{second} said in a statement: "We want our pensions paid."\n'
    )
    index(tmp_path / "sources", tmp_path / "index")
    with closing(Retriever.open(tmp_path / "index", WordsEmbedder, threshold=0.0)) as retriever:
        assert retriever.example() == f"what did {called} say about pensions?"


@pytest.mark.slow
def test_nobody_quoted_gives_no_example(tmp_path: Path) -> None:
    from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder

    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text("Rain\n\nIt rained on Monday, and again on Tuesday.\n")
    embedder = open_indexing_embedder()
    Indexer(tmp_path / "sources", IndexFolder(tmp_path / "index"), DEFAULT_MODEL, lambda: embedder).run(
        fingerprint=embedder.fingerprint
    )
    retriever = Retriever.open(tmp_path / "index", lambda: pytest.fail("no model is needed"))
    assert retriever.example() is None
    retriever.close()


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("what did okafor say about telescopes?", Touched(("Amara Okafor",), known=("telescopes",))),
        ("hey all, anyone know what delgado said about pizza", Touched(("Rosa Delgado",), strange=("pizza",))),
        (
            "what did the coastal tribune report on chess?",
            Touched(outlet="Coastal Tribune", known=("chess",), strange=("coastal", "tribune")),
        ),
        (
            "who won the chess game, according to the coastal tribune?",
            Touched(outlet="Coastal Tribune", known=("chess", "game"), strange=("coastal", "tribune")),
        ),
        ("lol", Touched(strange=("lol",))),
        ("", Touched()),
    ],
)
def test_what_of_the_coverage_a_question_names(newsroom: Retriever, text: str, touched: Touched) -> None:
    assert newsroom.ask(text, unprompted=True).touched == touched


@pytest.mark.slow
def test_names_are_of_the_generation_that_is_published(tmp_path: Path) -> None:
    """Read beside the retriever, they change with the index, and what was removed is offered no more."""
    from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder

    sources, index = tmp_path / "sources", tmp_path / "index"
    sources.mkdir()
    embedder = open_indexing_embedder()

    def publish(name: str, text: str) -> None:
        (sources / name).write_text(text)
        Indexer(sources, IndexFolder(index), DEFAULT_MODEL, lambda: embedder).run(fingerprint=embedder.fingerprint)

    publish("a.txt", 'Toll\n\n"A bridge needs a toll to stand," Hanna Lindqvist said on Tuesday in the town hall.\n')
    retriever = Retriever.open(index, lambda: pytest.fail("no model is needed"))
    assert [one.name for one in retriever.speakers("")] == ["Hanna Lindqvist"]
    publish("a.txt", 'Bees\n\n"The hives are full of honey again," Piet Jansen said on Tuesday in the town hall.\n')
    with retriever._session():  # a question is being answered
        assert [one.name for one in retriever.speakers("")] == ["Piet Jansen"]
        assert [entry.document for entry in retriever.sources()] == ["a.txt"]
    retriever.close()
