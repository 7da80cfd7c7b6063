"""Every test that the documentation names is there."""

from pathlib import Path

import pytest

from tests.command_line import ROOT
from tests.support.named_tests import NamedTest, made_tests, missing_tests, named_tests

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
# How many tests each of these names at least: fewer, and they are no longer read as they are written.
NAMED_AT_LEAST = {"reliability.md": 90, "discord.md": 40}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_tests_are_there(document: Path) -> None:
    named = named_tests(document.read_text(encoding="utf-8"))
    assert missing_tests(named) == []
    assert len(named) >= NAMED_AT_LEAST.get(document.name, 0)


def test_the_documents_that_name_tests_are_read() -> None:
    assert {path.name for path in DOCUMENTS} >= set(NAMED_AT_LEAST)


def test_what_counts_as_a_name() -> None:
    text = (
        "`tests/index/test_a.py::test_one`, `::test_two`, `test_b.py::test_three`, `test_four`, `make test`, test_five"
    )
    assert named_tests(text) == (
        NamedTest("test_a.py", "test_one"),
        NamedTest("test_a.py", "test_two"),
        NamedTest("test_b.py", "test_three"),
        NamedTest(None, "test_four"),
    )


def test_what_is_missing_is_told_with_its_file() -> None:
    here = Path(__file__).name
    there, not_there = NamedTest(here, "test_named_tests_are_there"), NamedTest(here, "test_of_nothing")
    elsewhere = NamedTest("test_help.py", "test_named_tests_are_there")
    nowhere = NamedTest(None, "test_of_nothing")
    assert missing_tests([there, not_there, elsewhere, nowhere, NamedTest(None, there.name)]) == [
        "test_named_tests.py::test_of_nothing",
        "test_help.py::test_named_tests_are_there",
        "test_of_nothing",
    ]


def test_files_are_told_apart_by_their_basename() -> None:
    paths = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(made_tests()) == len(paths)
