"""The tests that the documentation names, and those that there are."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.command_line import ROOT

# `tests/index/test_removal.py::test_name`, `test_removal.py::test_name`, `::test_name` in the same file, `test_name`.
_NAMED = re.compile(r"`(?:(?P<file>[\w/]+\.py)?(?P<inside>::))?(?P<name>test_\w+)`")


@dataclass(frozen=True, slots=True)
class NamedTest:
    """`file` is the basename of the file that it is said to stand in, None where none is said."""

    file: str | None
    name: str

    def __str__(self) -> str:
        return self.name if self.file is None else f"{self.file}::{self.name}"


def named_tests(text: str) -> tuple[NamedTest, ...]:
    """In the order of the text, a Markdown document."""
    found: list[NamedTest] = []
    file: str | None = None
    for match in _NAMED.finditer(text):
        if match["file"]:
            file = Path(match["file"]).name
        found.append(NamedTest(file if match["inside"] else None, match["name"]))
    return tuple(found)


@cache
def made_tests() -> Mapping[str, frozenset[str]]:
    """The names of the test functions by the basename of their file, which no two files share."""
    return {path.name: _functions(path) for path in sorted((ROOT / "tests").rglob("test_*.py"))}


def _functions(path: Path) -> frozenset[str]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    functions = (node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


def missing_tests(named: Sequence[NamedTest]) -> list[str]:
    """Those of `named` that there are not."""
    made = made_tests()
    anywhere = frozenset().union(*made.values())
    return [
        str(test)
        for test in named
        if test.name not in (anywhere if test.file is None else made.get(test.file, frozenset()))
    ]
