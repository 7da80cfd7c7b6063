"""What the tests of an index say often."""

from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from bench.reliability_ground import WordsEmbedder, answers
from retrieval import Desk


def asked(folder: Path) -> list[object]:
    with closing(Desk.open(folder, WordsEmbedder)) as desk:
        return answers(desk)


class RunPython(Protocol):
    def __call__(self, code: str, *arguments: str | Path, user: int | None = None) -> str: ...


class RunCli(Protocol):
    """The command line as a process: `status`, `out`, `err`, `rows`, `row` of what it did."""

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Any: ...
