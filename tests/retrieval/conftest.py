"""A small coverage of its own, indexed with the real model."""

# ruff: noqa: E501  (a newspaper's paragraphs)

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder
from retrieval import Retriever

HARBOUR = """---
title: Ferry strike enters a second week
outlet: The Harbour Post
date: 2021-03-04
---
Ferry strike enters a second week

The strike at Norholm Lines will not end before Easter, people close to the talks said on Thursday.

"We have offered everything that the company can afford," said Ingrid Solberg, the chief executive of Norholm Lines. "Nobody should be told to work fourteen hours without a break. But the money is simply not there, and the banks know it."

Her critics were not convinced. "Ms. Solberg earns more in a week than a deckhand earns in a year," Tomas Reyes, the leader of the seafarers' union, told reporters at the pier. "She can't look them in the eye."

"The talks," Reyes added, "are going nowhere, and the winter will be long."

Passengers took it calmly. "I've [already] lost my job... so I take the bus," one traveller said.
"""
COUNCIL = """---
title: Council backs the toll
outlet: The Island Gazette
date: 2021-03-09
---
Council backs the toll

The island's council voted for a bridge toll of $5 a crossing on Tuesday.

"A toll of $5 is the price of keeping this bridge open for another fifty years," Mayor Hanna Lindqvist told the council. "It's not popular — it is necessary. I would rather lose an election than a bridge."

Reyes, whose union opposes the toll, repeated a charge of last week. "She can't look them in the eye," he said of Solberg.
"""


@pytest.fixture(scope="session")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "council.md").write_text(COUNCIL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def coverage_index(coverage: Path, tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    """An index folder over it. Read only."""
    folder = tmp_path_factory.mktemp("checking")
    embedder = open_indexing_embedder()
    indexer = Indexer(coverage, IndexFolder(folder), DEFAULT_MODEL, lambda: embedder)
    assert indexer.run(fingerprint=embedder.fingerprint).documents == 2
    return folder


@pytest.fixture(scope="session")
def retriever(coverage_index: Path) -> Iterator[Retriever]:
    """Whoever asks it for an embedder fails: what it is used for here needs no model."""
    opened = Retriever.open(coverage_index, _no_embedder)
    yield opened
    opened.close()


def _no_embedder() -> NoReturn:
    raise AssertionError("no model is needed here")
