"""What a docstring names is there: a parameter that got another name takes its docstring along."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.command_line import ROOT

PACKAGES = ("bot", "retrieval", "index")
_NAMED = re.compile(r"`([a-z_]\w*)`")
_Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def modules() -> dict[str, ast.Module]:
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def known(tree: ast.AST) -> Iterator[str]:
    """Every name that the code has, and the texts of one word: keys of what is written and read."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.ImportFrom(module=str(path)):
                yield from path.split(".")
            case ast.Constant(value=str(text)) if text.isidentifier():
                yield text


@cache
def known_anywhere() -> frozenset[str]:
    return frozenset(name for tree in modules().values() for name in known(tree))


def strangers(tree: ast.AST) -> list[tuple[str, str]]:
    """A function or class, and what its docstring names that nothing is called."""
    documented = [node for node in ast.walk(tree) if isinstance(node, _Documented)]
    return [
        (node.name, name)
        for node in documented
        for name in _NAMED.findall(ast.get_docstring(node) or "")
        if name not in known_anywhere()
    ]


@pytest.mark.parametrize("path", modules())
def test_a_docstring_names_what_is_there(path: str) -> None:
    assert strangers(modules()[path]) == []


def test_a_name_that_is_nowhere_is_found() -> None:
    renamed = ast.parse('def open(path):\n    """Reads `path`, with `wouched` the sound one."""\n')
    assert strangers(renamed) == [("open", "wouched")]
