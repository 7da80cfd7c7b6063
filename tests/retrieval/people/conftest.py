"""Coverage in which one person is quoted on several subjects, by several papers, and words are cut and changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from index import CorrectionsFile
from retrieval import Retriever
from tests.support.ground import WordsEmbedder, index

Opened = Callable[[Mapping[str, str]], Retriever]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """A retriever over documents by their names, under the corrections beside them."""
    with ExitStack() as closing:

        def open_over(texts: Mapping[str, str]) -> Retriever:
            sources = tmp_path / "sources"
            sources.mkdir()
            for name, text in texts.items():
                (sources / name).write_text(text, encoding="utf-8")
            index(sources, tmp_path / "index")
            retriever = Retriever.open(tmp_path / "index", WordsEmbedder, corrections=CorrectionsFile(sources))
            closing.callback(retriever.close)
            return retriever

        yield open_over


def story(outlet: str, day: str, *paragraphs: str, title: str = "Harbour") -> str:
    dated = f"date: {day}\n" if day else ""
    return f"---\ntitle: {title}\noutlet: {outlet}\n{dated}---\n\n" + "\n\n".join(paragraphs) + "\n"
