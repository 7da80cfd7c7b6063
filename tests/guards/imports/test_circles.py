"""No circle of imports, those for types alone counted: a module can be read before whatever imports it."""

from pathlib import Path

import pytest

from tests.command_line import ROOT
from tests.support.import_graph import circles, import_graph


@pytest.mark.parametrize("package", ["index", "retrieval", "bot"])
def test_no_circle_of_imports(package: str) -> None:
    graph = import_graph(ROOT, [package])
    assert len(graph) > 20
    assert circles(graph) == []


def test_no_circle_among_what_tests_and_benches_share() -> None:
    assert circles(import_graph(ROOT, ["bench", "tests/support"])) == []


@pytest.mark.parametrize(
    ("arrows", "found"),
    [
        ("", []),
        ("a>b b>c a>c", []),
        ("a>a", []),
        ("a>b b>a", [("a", "b")]),
        ("a>b b>c c>a c>d", [("a", "b", "c")]),
        ("a>b b>a c>d d>c b>c", [("a", "b"), ("c", "d")]),
        ("a>b b>c c>b c>d d>a", [("a", "b", "c", "d")]),
    ],
)
def test_what_a_circle_is(arrows: str, found: list[tuple[str, ...]]) -> None:
    pairs = [arrow.split(">") for arrow in arrows.split()]
    names = {name for pair in pairs for name in pair}
    graph = {name: frozenset(end for start, end in pairs if start == name) for name in names}
    assert circles(graph) == found


def test_what_an_import_is(tmp_path: Path) -> None:
    sources = {
        "one/__init__.py": "from .inner import far\nimport json\n",
        "one/inner/__init__.py": "",
        "one/inner/far.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..near import Near\n",
        "one/near.py": "def late():\n    import one.inner.far\n    from one import inner\n",
        "two/__init__.py": "from one.near import late\n",
        "lazy/__init__.py": "",
        "lazy/__init__.pyi": "from .inside import Inside as Inside\n",
        "lazy/inside.py": "from lazy import Inside\n",
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    graph = import_graph(tmp_path, ["one", "two", "lazy"])
    assert graph == {
        "one": {"one.inner.far"},
        "one.inner": set(),
        "one.inner.far": {"one.near"},
        "one.near": {"one.inner.far", "one.inner"},
        "two": {"one.near"},
        "lazy": {"lazy.inside"},
        "lazy.inside": {"lazy"},
    }
    assert circles(graph) == [("lazy", "lazy.inside"), ("one.inner.far", "one.near")]
