"""The layers, held over the whole tree: who may import what, and when."""

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import ROOT

PACKAGES = ("bot", "retrieval", "index")
SLOW = {"torch", "sentence_transformers", "transformers", "onnxruntime", "faiss", "nupunkt", "onnx"}


def modules(*below: str) -> list[Path]:
    return sorted(path for name in below for path in (ROOT / name).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Absolute names that a module imports, and whether the import runs when the module is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_type_checking(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, id(node) not in lazy


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.fixture
def loggers_as_they_are() -> Iterator[None]:
    """import-linter silences every logger that there is by then, for the tests that come after as well."""
    before = [logger for logger in logging.root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    speaking = [logger for logger in before if not logger.disabled]
    yield
    for logger in speaking:
        logger.disabled = False


@pytest.mark.usefixtures("loggers_as_they_are")
def test_the_contract_of_the_layers() -> None:
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", modules(*PACKAGES), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports(path: Path) -> None:
    package, *rest = path.relative_to(ROOT).parts
    for name, at_import in imports(path):
        top = name.partition(".")[0]
        if top in PACKAGES and top != package:
            assert name == top, f"{name}: the package's __init__ says what it offers, nothing else is imported"
        if top == "discord":
            assert rest[0] == "discord" or rest == ["preview.py"], "Discord's types stay at Discord's edge"
        if top == "rich":
            assert package == "bot"
        if top in SLOW:
            assert not at_import, f"{name} takes long to load: import it where it is needed"
