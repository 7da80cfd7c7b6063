"""Every test that the documentation names is there."""

import ast
import re

import pytest

from tests.command_line import ROOT

_NAMED = re.compile(r"`(tests/[\w/]+\.py)?::(\w+)`")


def named() -> list[tuple[str, str]]:
    found, file = [], ""
    for match in _NAMED.finditer((ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")):
        file = match[1] or file
        found.append((file, match[2]))
    return found


@pytest.mark.parametrize("file", sorted({file for file, _ in named()}))
def test_named_tests_are_there(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert {name for at, name in named() if at == file} <= there
