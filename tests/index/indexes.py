"""What the tests of an index say often."""

from contextlib import closing
from pathlib import Path
from typing import Protocol

from retrieval import Retriever
from tests.support.ground import WordsEmbedder, answers


def asked(folder: Path) -> list[object]:
    with closing(Retriever.open(folder, WordsEmbedder)) as retriever:
        return answers(retriever)


class RunPython(Protocol):
    def __call__(self, code: str, *arguments: str | Path, user: int | None = None) -> str: ...
