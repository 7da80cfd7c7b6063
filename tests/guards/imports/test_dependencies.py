"""What is imported, named in pyproject.toml, pinned in constraints.txt and told in the docs: the same."""

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path

import yaml
from packaging.requirements import Requirement

from tests.command_line import ROOT

OWN = {"bot", "retrieval", "index"}
# Of set-up and preview (onnx, simcord), or parts of a dependency's own interface (multidict of aiohttp's).
BROUGHT_ALONG = {
    "huggingface-hub",
    "multidict",
    "onnx",
    "onnxscript",
    "packaging",
    "pydantic",
    "simcord",
    "transformers",
    "yarl",
}
# The rivals that attribution is measured beside: installed by hand, apart (the docstrings of the benches).
OWN_ENVIRONMENT = {"spacy", "textacy"}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for: to run, and by the name of each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"run": project["dependencies"], **project["optional-dependencies"]}
    return {name: [Requirement(row) for row in rows] for name, rows in groups.items()}


def names(*groups: str) -> set[str]:
    """Names in these groups, or in all."""
    found = declared()
    return {canonical(row.name) for group in groups or found for row in found[group]}


def requirements(file: str) -> list[Requirement]:
    """The rows of a file as pip reads them, for every platform."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def pinned() -> dict[str, str]:
    """Version by name, as they are on this platform."""
    rows = [row for row in requirements("constraints.txt") if row.marker is None or row.marker.evaluate()]
    return {canonical(row.name): str(row.specifier).removeprefix("==") for row in rows}


def asked_for() -> set[str]:
    """What pyproject.toml and constraints.in name, and what that brings along on this platform."""
    waiting = [(canonical(row.name), frozenset(row.extras)) for rows in declared().values() for row in rows]
    waiting += [(canonical(row.name), frozenset()) for row in requirements("constraints.in")]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            waiting += brought(*one)
    return {name for name, _ in seen}


def brought(name: str, extras: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """What an installed package asks for with these extras; nothing where it is not installed (uv)."""
    try:
        rows = [Requirement(row) for row in requires(name) or ()]
    except PackageNotFoundError:
        return []
    return [
        (canonical(row.name), frozenset(row.extras))
        for row in rows
        if row.marker is None or any(row.marker.evaluate({"extra": extra}) for extra in ("", *extras))
    ]


def test_what_is_asked_for_is_pinned_and_nothing_else() -> None:
    assert set(pinned()) == asked_for()


def test_every_package_has_one_pin_on_each_platform() -> None:
    rows = requirements("constraints.txt")
    assert [str(row) for row in rows if not re.fullmatch(r"==[^=,*]+", str(row.specifier))] == []
    kept = [canonical(row.name) for row in rows if row.marker is None or row.marker.evaluate()]
    assert len(kept) == len(set(kept))


def test_every_dependency_has_its_line_in_the_docs() -> None:
    rows = re.findall(r"^\| (\w[\w.-]*) \|", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"), re.M)
    assert {canonical(row) for row in rows} - {"package"} == names()


def test_what_is_installed_is_what_is_pinned() -> None:
    pins = pinned()
    assert {name: version(name) for name in names()} == {name: pins[name] for name in names()}


def test_constraints_name_no_address_and_no_gpu() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--|@", text)
    rows = requirements("constraints.txt")
    assert [row.name for row in rows if row.name.startswith(("nvidia", "triton", "cuda"))] == []
    torch = {str(row.marker): str(row.specifier) for row in rows if row.name == "torch"}
    assert torch == {'sys_platform == "linux"': "==2.13.0+cpu", 'sys_platform != "linux"': "==2.13.0"}


def test_hooks_fetch_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    assert {hook["language"] for hook in hooks} == {"unsupported"}
    assert {hook["entry"].split()[0].rpartition("/")[0] for hook in hooks} == {".venv/bin", ""}


def test_what_is_imported_is_declared() -> None:
    assert undeclared(OWN, names("run") | BROUGHT_ALONG) == set()


def test_what_benches_and_tests_import_is_declared() -> None:
    assert undeclared({"bench", "tests"}, names() | BROUGHT_ALONG | OWN_ENVIRONMENT) == set()


def undeclared(folders: set[str], declared: set[str]) -> set[str]:
    homes = distributions()
    besides = ("bench", "tests")
    ours = OWN.union(besides, (path.stem for folder in besides for path in (ROOT / folder).rglob("*.py")))
    return {
        f"{name} in {path.relative_to(ROOT)}"
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        for name in imported(path) - ours
        if not {canonical(home) for home in homes.get(name, [name])} & declared
    }


@cache
def distributions() -> Mapping[str, list[str]]:
    """Names of packages by the name that one imports them by: all that is installed is looked through."""
    return packages_distributions()


def imported(path: Path) -> set[str]:
    tops = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            tops |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            tops.add(node.module.partition(".")[0])
    return tops - set(sys.stdlib_module_names) - {"__future__"}
