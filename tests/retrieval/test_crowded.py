"""Coverage in which one story stands dozens of times, and strangers speak where somebody is silent: the front door."""

import datetime
from collections.abc import Iterator

import pytest

from bot.replies.wording import answer_notes
from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder, open_question_embedder
from retrieval import Retriever

COPIES = 40
WIRE = 'The old bridge at Arvik collapsed on Monday night.\n\n"Nobody was on it," said Tom Berg, the engineer.'
ARTICLES = {
    "moss.md": ("The Arvik Post", "2019-05-04", '"The library stays open," said Ida Moss, the mayor.'),
    "berg.md": ("The Arvik Echo", "2022-06-02", '"We paint the harbour cranes blue," said Tom Berg, the engineer.'),
    **{f"wire{n:02}.md": (f"Paper {n}", "2020-01-07", WIRE) for n in range(COPIES)},
}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Iterator[Retriever]:
    sources = tmp_path_factory.mktemp("sources")
    for name, (outlet, date, text) in ARTICLES.items():
        (sources / name).write_text(f"---\noutlet: {outlet}\ndate: {date}\n---\nNews\n\n{text}\n", encoding="utf-8")
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    embedder = open_indexing_embedder()
    Indexer(sources, folder, DEFAULT_MODEL, lambda: embedder).run(fingerprint=embedder.fingerprint)
    opened = Retriever(folder, open_question_embedder, today=lambda: datetime.date(2022, 6, 8))
    yield opened
    opened.close()


def test_a_story_that_many_papers_carry_is_one_sure_answer(retriever: Retriever) -> None:
    answer = retriever.ask("when did the old bridge collapse?")
    first, *_ = answer.excerpts
    assert "collapsed on Monday night" in first.text
    assert first.score > 0.3
    assert len(first.also) > 1


@pytest.mark.parametrize("limit", ["in 2022", "since June 2022", "in the Echo"])
def test_strangers_words_are_not_somebody_s(retriever: Retriever, limit: str) -> None:
    answer = retriever.ask(f"what did Ida Moss say {limit}?")
    assert {excerpt.speaker for excerpt in answer.excerpts} <= {"Ida Moss"}
    assert not any("not quoted" in note for note in answer_notes(answer))
