"""The coverage of the folder above, as the rooms of a check see it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NoReturn

import pytest

from index import DEFAULT_MODEL, Indexer, IndexFolder, open_indexing_embedder
from retrieval import Retriever
from retrieval.snapshot import Snapshot


@pytest.fixture
def snapshot(coverage_index: Path) -> Iterator[Snapshot]:
    """In session, so that texts can be read."""
    opened = Snapshot(IndexFolder(coverage_index))
    with opened.session():
        yield opened
    opened.close()


@pytest.fixture
def retriever_over(tmp_path: Path, slow: None) -> Iterator[Callable[[str], Retriever]]:
    """A retriever over a coverage of one document, its text given. It has no model."""
    sources, folder = tmp_path / "sources", tmp_path / "index"
    sources.mkdir()
    with ExitStack() as opened:

        def index(text: str) -> Retriever:
            (sources / "a.txt").write_text(text, encoding="utf-8")
            embedder = open_indexing_embedder()
            Indexer(sources, IndexFolder(folder), DEFAULT_MODEL, lambda: embedder).run(fingerprint=embedder.fingerprint)
            return opened.enter_context(closing(Retriever.open(folder, _no_embedder)))

        yield index


def _no_embedder() -> NoReturn:
    raise AssertionError("no model is needed here")
