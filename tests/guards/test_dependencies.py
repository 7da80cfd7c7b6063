"""What is imported, named in pyproject.toml, pinned in constraints.txt and told in the docs: the same."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

from packaging.requirements import Requirement

from tests.command_line import ROOT

OWN = {"bot", "retrieval", "index"}
# Of set-up and preview (onnx, simcord), or parts of a dependency's own interface (aiohttp of discord.py's).
BROUGHT_ALONG = {
    "aiohttp",
    "huggingface-hub",
    "onnx",
    "onnxscript",
    "pydantic",
    "simcord",
    "transformers",
    "yarl",
}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> tuple[set[str], set[str]]:
    """Run-time and development dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run_time, development = project["dependencies"], project["optional-dependencies"]["dev"]
    return _names(run_time), _names(development)


def _names(requirements: list[str]) -> set[str]:
    return {canonical(Requirement(requirement).name) for requirement in requirements}


def pinned() -> dict[str, str]:
    """Version by name, as they are on this platform."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonical(row.name): str(row.specifier).removeprefix("==")
        for row in rows
        if row.marker is None or row.marker.evaluate()
    }


def test_every_dependency_is_pinned() -> None:
    run_time, development = declared()
    assert (run_time | development) - set(pinned()) == set()


def test_every_dependency_has_its_line_in_the_docs() -> None:
    run_time, development = declared()
    rows = re.findall(r"^\| (\w[\w.-]*) \|", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"), re.M)
    assert {canonical(row) for row in rows} - {"package"} == run_time | development


def test_what_is_installed_is_what_is_pinned() -> None:
    run_time, development = declared()
    pins = pinned()
    installed = {name: version(name) for name in run_time | development}
    assert installed == {name: pins[name] for name in installed}


def test_constraints_name_no_address_and_no_gpu() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not any(name.startswith(("nvidia", "triton", "cuda")) for name in pinned())
    assert 'torch==2.13.0+cpu ; sys_platform == "linux"' in text


def test_what_is_imported_is_declared() -> None:
    run_time, _ = declared()
    homes = packages_distributions()
    undeclared = {
        f"{name} in {path.relative_to(ROOT)}"
        for package in OWN
        for path in (ROOT / package).rglob("*.py")
        for name in imported(path)
        if not {canonical(home) for home in homes.get(name, ())} & (run_time | BROUGHT_ALONG)
    }
    assert undeclared == set()


def imported(path: Path) -> set[str]:
    tops = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            tops |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            tops.add(node.module.partition(".")[0])
    return tops - OWN - set(sys.stdlib_module_names) - {"__future__"}
