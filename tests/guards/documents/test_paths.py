"""Files and folders that the documentation names are there."""

import re
from pathlib import Path

import pytest

from tests.command_line import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
_PATH = re.compile(r"`((?:bot|retrieval|index|bench|tests|docs|seeds)/[\w./-]*)")


def named_paths(text: str) -> list[str]:
    return [path.rstrip(".") for path in _PATH.findall(text)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_paths_are_there(document: Path) -> None:
    named = named_paths(document.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_counts_as_a_path() -> None:
    text = "`bot/cli/entry.py`, `seeds/`, `tests/index/test_a.py::test_b` and/or index/none.py `data/x` `./bench/y`"
    assert named_paths(text) == ["bot/cli/entry.py", "seeds/", "tests/index/test_a.py"]
