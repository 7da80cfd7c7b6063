"""Benches stand on the tests' ground and never the other way; each is in bench/README.md, and what the documentation
tells people to type is there."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.command_line import ROOT

README = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md"])
_ROW = re.compile(r"^\|.+\| `(?P<command>.+)` \| `make (?P<target>[\w-]+)` \| \d+ \|.+\| (?P<figures>[^|]+) \|$", re.M)
_RUNS = "if __name__ == "
_MODULE = re.compile(r"\bbench\.\w+\.\w+")
GROUPS = ("bench-quality", "bench-speed", "bench-reliability", "learn")
_TARGET = re.compile(r"^([\w-]+):", re.M)


def benches() -> set[str]:
    """The modules of bench/ that run."""
    paths = (path for path in (ROOT / "bench").rglob("*.py") if _RUNS in path.read_text(encoding="utf-8"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths}


def rows() -> dict[str, re.Match[str]]:
    """Of the table in bench/README.md, by make target."""
    return {match["target"]: match for match in _ROW.finditer(README)}


def recipes() -> dict[str, str]:
    """Of the Makefile, by target: what stands behind its colon and below it."""
    parts = _TARGET.split((ROOT / "Makefile").read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def in_group(target: str) -> set[str]:
    """The targets that this one is made of."""
    return set(recipes()[target].partition("##")[0].split())


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: path.name)
def test_tests_import_and_run_no_bench(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(name.partition(".")[0] == "bench" for name in imported)
    if path != Path(__file__):
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) if isinstance(node.value, str)]
        assert [text for text in texts if re.search(r"(?:from|import) bench\b|\Abench\.", text)] == []


def test_every_bench_that_runs_is_in_the_table() -> None:
    named = [match["command"].split()[2] for match in rows().values() if match["command"].startswith("python -m ")]
    assert len(named) == len(set(named))
    assert set(named) == benches()


@pytest.mark.parametrize("target", sorted(rows()))
def test_a_row_s_target_runs_its_command(target: str) -> None:
    command, recipe = rows()[target]["command"], recipes()[target]
    program, _, named = command.rpartition(" ")
    ways = [named, f"call bench,{named.removeprefix('bench.')})"] if program == "python -m" else [command]
    assert any(way in recipe.replace("$(PY) -m pytest", "pytest") for way in ways)


@pytest.mark.parametrize("target", sorted(rows()))
def test_where_the_figures_stand_the_command_is_told(target: str) -> None:
    figures, command = rows()[target]["figures"], rows()[target]["command"]
    (place,) = re.findall(r"\(\.\./(docs/\w+\.md)\)|`([\w/]+\.py)`", figures)
    text = (ROOT / "".join(place)).read_text(encoding="utf-8")
    assert f"`make {target}" in text or command in text or place[1].startswith("tests/guards/")


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_runs_what_is_in_the_table(group: str) -> None:
    assert len(in_group(group)) > 3
    assert in_group(group) <= set(rows())


def test_every_target_of_the_table_is_in_a_group_but_those_that_need_more_than_make_setup_brings() -> None:
    assert set(rows()) - set().union(*map(in_group, GROUPS)) == {"attribution-parser", "citron", "phone", "screenshots"}


@pytest.mark.parametrize("module", sorted(benches()))
def test_a_bench_says_how_it_is_called_and_how_long_it_takes(module: str) -> None:
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert f"    python -m {module}" in doc
    measured = doc.partition("\n\n")[0]
    assert re.search(r"\b(?:minutes?|seconds)\b", measured), measured


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_tells_to_type_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:`|^ *)make ([a-z][\w-]*)(?=`|$| [A-Z]+=)", text, re.M))
    assert targets <= set(recipes())
    assert set(_MODULE.findall(text)) <= benches()


@pytest.mark.slow
def test_make_help_lists_every_target_once() -> None:
    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^ +([\w-]+) {2,}\S", told, re.M)
    assert sorted(listed) == sorted(set(recipes()))


@pytest.mark.parametrize("package", ["index", "retrieval", "bot"])
def test_where_a_number_comes_from_is_a_bench_that_there_is(package: str) -> None:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / package).rglob("*.py"))
    assert {name for text in texts for name in _MODULE.findall(text)} <= benches()
