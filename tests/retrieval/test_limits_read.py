"""Limits that a question names, and follow-ups, through the front door: kept to, or told that they are not."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.replies.wording import answer_notes
from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder, open_question_embedder
from retrieval import Retriever, Silence

# One woman on one bus, in two papers, in two years, and once without a date.
ARTICLES = {
    "post.md": ("The Arvik Post", "2019-12-31", "The bus to the harbour is late again"),
    "echo.md": ("The Arvik Echo", "2022-06-02", "A new bus will come to the harbour in time"),
    "undated.md": ("The Arvik Echo", None, "Nobody takes the bus to the harbour any more"),
}


def article(outlet: str, date: str | None, words: str) -> str:
    dated = f"date: {date}\n" if date else ""
    return f'---\ntitle: The bus\noutlet: {outlet}\n{dated}---\nThe bus\n\n"{words}," said Ida Moss, the mayor.\n'


TODAY = datetime.date(2022, 6, 8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, slow: None) -> IndexFolder:
    sources = tmp_path_factory.mktemp("sources")
    for name, fields in ARTICLES.items():
        (sources / name).write_text(article(*fields), encoding="utf-8")
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    embedder = open_indexing_embedder()
    Indexer(sources, folder, DEFAULT_MODEL, lambda: embedder).run(fingerprint=embedder.fingerprint)
    return folder


@pytest.fixture(scope="module")
def retriever(folder: IndexFolder) -> Iterator[Retriever]:
    opened = Retriever(folder, open_question_embedder, 0.0, today=lambda: TODAY)
    yield opened
    opened.close()


def found(retriever: Retriever, *questions: str) -> tuple[set[str], tuple[str, ...]]:
    """The documents that answer the last question, and what is said beside them."""
    answer = retriever.ask(questions[-1], questions[:-1])
    places = (place for e in answer.excerpts for place in (e.document, *(also.document for also in e.also)))
    return {Path(place).name for place in places}, answer_notes(answer)


def beyond(words: str) -> tuple[str]:
    return (f"Nothing that answers this is known to be from “{words}”: every time was searched.",)


@pytest.mark.parametrize(
    ("limit", "documents"),
    [
        ("", {"post.md", "echo.md", "undated.md"}),
        ("on 31 December 2019", {"post.md"}),
        ("on 2019-12-31", {"post.md"}),
        ("since 1 June 2022", {"echo.md"}),
        ("between 2021 and 2023", {"echo.md"}),
        ("last week", {"echo.md"}),
        ("in the Post", {"post.md"}),
        ("in the Echo", {"echo.md", "undated.md"}),
        ("in the Echo in 2022", {"echo.md"}),
    ],
)
@pytest.mark.parametrize("form", ["what did Ida Moss say about the bus {}?", "what did Ida Moss say {} about the bus?"])
def test_a_limit_is_kept_to_wherever_it_stands(
    retriever: Retriever, form: str, limit: str, documents: set[str]
) -> None:
    assert found(retriever, form.format(limit)) == (documents, ())


@pytest.mark.parametrize("limit", ["in 2030", "in the 1990s", "yesterday"])
def test_what_is_of_another_time_or_undated_is_told_to_be(retriever: Retriever, limit: str) -> None:
    documents, notes = found(retriever, f"what did Ida Moss say about the bus {limit}?")
    assert documents
    assert notes == beyond(limit)


def test_what_answers_at_any_time_may_be_of_that_time(retriever: Retriever, folder: IndexFolder) -> None:
    """Less sure among the few words of its time, and told to be of no other for that."""
    asked = "what did Ida Moss say about the late bus{}?"
    too_sure = retriever.explain(asked.format(" in 2019")).probability + 0.001
    strict = Retriever(folder, open_question_embedder, too_sure, today=lambda: TODAY)
    assert found(strict, asked.format("")) == ({"post.md"}, ())
    assert found(strict, asked.format(" in 2019")) == ({"post.md"}, ())
    assert found(strict, asked.format(" in 2022")) == ({"post.md"}, beyond("in 2022"))
    strict.close()


@pytest.mark.parametrize("limit", ["last spring", "on monday", "in the New York Times"])
def test_what_is_not_understood_is_named(retriever: Retriever, limit: str) -> None:
    documents, notes = found(retriever, f"what did Ida Moss say {limit} about the bus?")
    assert documents
    assert notes == (f"“{limit}” was not understood as a limit: it narrows nothing.",)


def test_a_follow_up_keeps_a_limit_until_it_names_another(retriever: Retriever) -> None:
    first = "what did Ida Moss say about the bus in 2019?"
    assert found(retriever, first, "what did she say about the harbour?")[0] == {"post.md"}
    assert found(retriever, first, "and in 2022?")[0] == {"echo.md"}


@pytest.mark.parametrize("asked_on", [("anything else?",), ("what else did she say?", "anything else?")])
def test_what_asks_for_more_is_not_given_the_same(retriever: Retriever, asked_on: Sequence[str]) -> None:
    """All that she said was given; nothing is left, and she is not said to be silent on it."""
    answer = retriever.ask(asked_on[-1], ("what did Ida Moss say about the bus?", *asked_on[:-1]))
    assert not {"Ida Moss"}.intersection(excerpt.speaker for excerpt in answer.excerpts)
    assert answer.silence is not Silence.SPEAKER_NOT_ON_TOPIC


def test_a_whole_question_for_more_is_not_given_the_same(retriever: Retriever) -> None:
    """It keeps its own limits, and is answered with what was not given."""
    first, more = "what did Ida Moss say about the bus in 2019?", "what else did Ida Moss say about the bus?"
    assert found(retriever, first) == ({"post.md"}, ())
    assert found(retriever, first, more) == ({"echo.md", "undated.md"}, ())
    assert found(retriever, more) == (set(ARTICLES), ())


def test_nobodys_own_words_are_their_lawyer_s(retriever: Retriever) -> None:
    answer = retriever.ask("what did her lawyer say?", ("what did Ida Moss say about the bus?",))
    assert not {"Ida Moss"}.intersection(excerpt.speaker for excerpt in answer.excerpts)
