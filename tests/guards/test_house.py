"""How the house is laid out: a dozen rooms a folder, and nearly as much test as code."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import ROOT

CODE = ("bot", "retrieval", "index")
FOLDERS = (*CODE, "bench", "tests")
MOST_FILES = 12  # a folder, beside its __init__.py: more are no longer seen at a glance
# One more where a reason is given here.
THIRTEEN = {
    "index/attribution/reported": "one step of reading a report a file, and the model and words that all of them share",
}
LEAST_TESTS = 0.8  # lines of test to a line of code


def folders() -> Iterator[Path]:
    for name in FOLDERS:
        yield ROOT / name
        yield from (path for path in (ROOT / name).rglob("*") if path.is_dir() and path.name != "__pycache__")


def modules(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.py") if path.name != "__init__.py")


@pytest.mark.parametrize("folder", sorted(folders()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_folder_is_seen_at_a_glance(folder: Path) -> None:
    most = MOST_FILES + (folder.relative_to(ROOT).as_posix() in THIRTEEN)
    assert len(modules(folder)) <= most, modules(folder)


def test_a_thirteenth_file_has_a_folder_and_a_reason() -> None:
    for name, reason in THIRTEEN.items():
        assert len(modules(ROOT / name)) == MOST_FILES + 1
        assert len(reason.split()) > 3


def lines(*folders: str) -> int:
    """Lines of Python that are not empty."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sum(bool(line.strip()) for path in paths for line in path.read_text(encoding="utf-8").splitlines())


def test_nearly_as_much_test_as_code() -> None:
    code, tests = lines(*CODE), lines("tests")
    assert tests / code >= LEAST_TESTS, f"{tests:,} lines of test to {code:,} of code"
