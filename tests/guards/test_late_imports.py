"""Where a function imports one of our own modules there is a reason: among imports without one a circle could hide."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import ROOT

OWN = ("bot", "retrieval", "index")
# Files and folders, each with what its late imports spare whoever does not need them.
LATE = {
    "bot/cli": "a command loads what it needs when it is run: --help starts in a blink",
    "bot/terminal": "plain lines load no colours, and what is piped in no history",
    "bot/service/folder_collection.py": "a question loads nothing that indexes, and a look-up no embedder",
    "index/embedding/__init__.py": "each way to embed loads a library of its own",
    "index/ingest/source.py": "a document without front matter loads no YAML",
    "retrieval/retriever.py": "answers load nothing that explains an attribution",
}


def late_imports(source: str) -> Iterator[str]:
    """What functions import of our own, relative imports with their dots; imports of types alone apart."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names if alias.name.partition(".")[0] in OWN)
                elif isinstance(node, ast.ImportFrom):
                    name = "." * node.level + (node.module or "")
                    if node.level or name.partition(".")[0] in OWN:
                        yield name


def with_late_imports() -> dict[str, set[str]]:
    """By file, what its functions import."""
    paths = (path for package in OWN for path in (ROOT / package).rglob("*.py"))
    found = {path.relative_to(ROOT): set(late_imports(path.read_text(encoding="utf-8"))) for path in paths}
    return {path.as_posix(): names for path, names in sorted(found.items()) if names}


def allowed(path: str) -> bool:
    return any(Path(path).is_relative_to(place) for place in LATE)


def test_own_modules_are_imported_late_for_a_reason() -> None:
    assert {path: names for path, names in with_late_imports().items() if not allowed(path)} == {}


@pytest.mark.parametrize("place", LATE)
def test_a_reason_is_for_something(place: str) -> None:
    assert any(Path(path).is_relative_to(place) for path in with_late_imports())


def test_what_a_late_import_is() -> None:
    source = """
import index
from .near import one

def work():
    import json, retrieval.answer
    from . import two
    from ..far import three
    def inner():
        from index import Reader
        from numpy import array
"""
    assert set(late_imports(source)) == {"retrieval.answer", ".", "..far", "index"}
