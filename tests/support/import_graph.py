"""Which modules import which, read from their source, and where that goes round in a circle."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Graph = Mapping[str, frozenset[str]]


def import_graph(root: Path, packages: Sequence[str]) -> Graph:
    """For each module of `packages` below `root` the others of them that it imports anywhere in its source: inside
    functions and for types alone as well. A package stands for its `__init__`, and for the stub beside it, which
    names what is loaded from where when it is first used."""
    paths = {_module(path.relative_to(root)): path for name in packages for path in (root / name).rglob("*.py")}
    return {name: frozenset(_imported(path, root, paths)) - {name} for name, path in paths.items()}


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, root: Path, known: Mapping[str, Path]) -> Iterator[str]:
    texts = [file.read_text(encoding="utf-8") for file in (path, path.with_suffix(".pyi")) if file.exists()]
    for node in (node for text in texts for node in ast.walk(ast.parse(text))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            package = _package(path.relative_to(root), node.level)
            source = ".".join(filter(None, (package, node.module)))
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                if (name := inner if inner in known else source) in known:
                    yield name


def _package(path: Path, level: int) -> str:
    """What the dots of a relative import mean; empty for an absolute one."""
    return ".".join(path.parts[:-level]) if level else ""


def circles(graph: Graph) -> list[tuple[str, ...]]:
    """The groups of modules from each of which one comes to every other of the group and back, sorted (Tarjan 1972).
    A module that imports itself is none."""
    return sorted(tuple(sorted(group)) for group in _Walk(graph).groups if len(group) > 1)


class _Walk:
    """Depth first; `_low` is the earliest module on the stack that one comes back to."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._number: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._stack: list[str] = []
        self.groups: list[list[str]] = []
        for name in graph:
            if name not in self._number:
                self._visit(name)

    def _visit(self, name: str) -> None:
        self._number[name] = self._low[name] = len(self._number)
        self._stack.append(name)
        for other in sorted(self._graph[name]):
            if other not in self._number:
                self._visit(other)
                self._low[name] = min(self._low[name], self._low[other])
            elif other in self._stack:
                self._low[name] = min(self._low[name], self._number[other])
        if self._low[name] == self._number[name]:
            at = self._stack.index(name)
            self.groups.append(self._stack[at:])
            del self._stack[at:]
