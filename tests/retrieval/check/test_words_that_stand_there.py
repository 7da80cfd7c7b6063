"""A check never says "not there" of words that stand in a document, wherever in it they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from bot.replies.wording import reason_notes
from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder, open_question_embedder
from retrieval import ExcerptKind, Retriever, Verdict

BRIDGE = """---
title: Sorvik counts the cost of its crossing
outlet: The Arvik Post
date: 2022-05-06
---

The Sorvik bridge will cost 40 million kronor in all

## What the county is going to pay

The county pays for the piers and the town for the rest.

Photo: The old ferry quay at dawn

Sorvik 3, Arvik 1

The ferry sails for the last time in the autumn of next year (Arvik Post)

Nobody has asked the fishermen what they think of it.[^1]

READ MORE: Seven bridges that were never finished

The governor, Kenji Mori, said: 「The train will not stop here.」

A SMALL TOWN WAITS

[^1]: Interview, 3 March
"""
LOUD = """Harbour master calls the plan "a bridge to nowhere"

"It is a bridge to nowhere," said Olga Brandt, the harbour master.

"We have asked for a tunnel since 1999, and nobody answers our letters," she said.
"""
COVERAGE = {"bridge.md": BRIDGE, "loud.txt": LOUD}


@pytest.fixture(scope="module")
def index_folder(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    sources, folder = tmp_path_factory.mktemp("stands"), tmp_path_factory.mktemp("index")
    for name, text in COVERAGE.items():
        (sources / name).write_text(text, encoding="utf-8")
    embedder = open_indexing_embedder()
    report = Indexer(sources, IndexFolder(folder), DEFAULT_MODEL, lambda: embedder).run(
        fingerprint=embedder.fingerprint
    )
    assert report.documents == len(COVERAGE)
    return folder


@pytest.fixture(scope="module")
def retriever(index_folder: Path) -> Iterator[Retriever]:
    opened = Retriever.open(index_folder, _no_embedder)
    yield opened
    opened.close()


def _no_embedder() -> NoReturn:
    raise AssertionError("no model is needed here")


STANDING = [
    "The Sorvik bridge will cost 40 million kronor in all",
    "the bridge will cost 40 million kronor in all".replace("the bridge", "sorvik bridge"),
    "What the county is going to pay",
    "The old ferry quay at dawn",
    "Sorvik 3, Arvik 1",
    "The ferry sails for the last time in the autumn of next year (Arvik Post)",
    "the autumn of next year",
    "Nobody has asked the fishermen what they think of it",
    "Seven bridges that were never finished",
    "The train will not stop here.",
    "Kenji Mori, said: 「The train will not stop here.」",
    "A small town waits",
    "Sorvik counts the cost of its crossing",
    "Interview, 3 March",
    "What the county is going to pay\n\nThe county pays for the piers",
    'Harbour master calls the plan "a bridge to nowhere"',
]


@pytest.mark.parametrize("words", STANDING)
def test_words_that_stand_anywhere_are_exact(retriever: Retriever, words: str) -> None:
    check = retriever.check(words)
    assert (check.verdict, check.differences) == (Verdict.EXACT, ())
    assert check.excerpt is not None
    document = retriever.text(check.excerpt.document)
    assert document is not None
    assert check.excerpt.text == check.excerpt.span.of(document.text)


@pytest.mark.parametrize("words", STANDING)
def test_words_that_stand_anywhere_are_found(retriever: Retriever, words: str) -> None:
    assert retriever.find(words)


@pytest.mark.parametrize("words", STANDING)
def test_a_question_about_words_that_stand_anywhere(retriever: Retriever, words: str) -> None:
    if '"' not in words:
        assert reason_notes(retriever.ask(f'is this real: "{words}"').reason) == ("These words stand in the coverage.",)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("What the county is never going to pay", "What the county is going to pay"),
        ("Sorvik counts the gain of its crossing", "Sorvik counts the cost of its crossing"),
        ("Sorvik 3, Arvik 2", "Sorvik 3, Arvik 1"),
    ],
)
def test_words_that_differ_in_a_headline_are_not_exact(retriever: Retriever, words: str, printed: str) -> None:
    check = retriever.check(words)
    assert check.verdict in (Verdict.NEAR, Verdict.NOT_FOUND)
    assert check.excerpt is not None
    assert printed in check.excerpt.text


def test_a_headline_is_nobodys_words(retriever: Retriever) -> None:
    check = retriever.check('Harbour master calls the plan "a bridge to nowhere"', "Olga Brandt")
    assert (check.verdict, check.speaker) == (Verdict.EXACT, None)
    assert check.excerpt is not None
    assert (check.excerpt.kind, check.excerpt.speaker) == (ExcerptKind.PASSAGE, None)
    said = retriever.check("a bridge to nowhere")
    assert (said.verdict, said.speaker) == (Verdict.EXACT, "Olga Brandt")


def test_a_sentence_without_its_stop_answers_a_question(index_folder: Path) -> None:
    retriever = Retriever.open(index_folder, open_question_embedder)
    try:
        answer = retriever.ask("how much will the Sorvik bridge cost?")
        assert answer.answered
        assert "40 million" in answer.excerpts[0].text
        headings = ("What the county is going to pay", "Photo:", "READ MORE", "A SMALL TOWN")
        for question in ("what is the county going to pay?", "what about the old ferry quay at dawn?"):
            asked = retriever.ask(question)
            for excerpt in (*asked.excerpts, *asked.nearest):
                assert not excerpt.text.startswith(headings)
    finally:
        retriever.close()


def test_the_front_matters_markup_is_not_searched(retriever: Retriever) -> None:
    assert retriever.check("outlet: The Arvik Post date").verdict is not Verdict.EXACT
