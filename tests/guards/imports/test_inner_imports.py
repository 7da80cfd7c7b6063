"""Imports inside functions: only where start-up pays for them otherwise, each with its reason.

An import inside a function hides who needs whom. It stands there where what it loads is slow or seldom needed, and
`tests/guards/imports/test_start.py` holds that commands start in a blink for it.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.command_line import ROOT

PACKAGES = ("bot", "retrieval", "index")

# Slow to load, or of no use to most commands: any function may import them.
SLOW = frozenset(
    {
        "faiss",
        "huggingface_hub",
        "lxml",
        "nupunkt",
        "numpy",
        "onnxruntime",
        "py3langid",
        "pypdf",
        "pyromark",
        "rich",
        "sentence_transformers",
        "tokenizers",
        "torch",
        "trafilatura",
        "transformers",
    }
)

# A file, or a folder with all that is in it → what its functions import besides, and why.
ALLOWED: dict[str, tuple[frozenset[str], str]] = {
    "bot/cli": (
        frozenset(
            {"bot", "retrieval", "index", "asyncio", "dataclasses", "logging", "importlib", "sqlite3", "threading"}
        ),
        "a command loads what it needs when it runs, so that --help and a mistyped option load next to nothing",
    ),
    "bot/doctor.py": (frozenset({"dotenv"}), "settings read .env by themselves; doctor alone looks at its names"),
    "bot/failures.py": (frozenset({"secrets"}), "loads OpenSSL, which writes to the log itself where memory is short"),
    "bot/service/folder_collection.py": (frozenset({"index"}), "looking up sources loads no reading and no indexing"),
    "bot/terminal/chat.py": (frozenset({"bot"}), "the history of typed lines is for terminals alone"),
    "bot/terminal/history.py": (frozenset({"readline"}), "it is not everywhere, and takes over the terminal"),
    "bot/terminal/progress.py": (frozenset({"bot"}), "rich is for terminals alone"),
    "bot/terminal/plain.py": (frozenset({"bot"}), "rich is for terminals alone"),
    "index/embedding/__init__.py": (frozenset({"index"}), "one of two runtimes is needed, and the other is not loaded"),
    "index/ingest/preview.py": (frozenset({"index"}), "whoever shows a preview loads no analyser"),
    "index/ingest/source.py": (frozenset({"index"}), "YAML is for documents with front matter"),
    "index/ingest/readers": (
        frozenset({"index"}),
        "what reads a kind of file is loaded where a file of that kind is read",
    ),
    "index/publish/indexer.py": (frozenset({"index"}), "packing vectors loads numpy, for a run that embeds"),
    "index/read/queries.py": (frozenset({"index"}), "unpacking vectors loads numpy: looking sources up does without"),
    "bot/json_output.py": (
        frozenset({"bot", "index"}),
        "whoever lists or indexes waits for no wording and reads no corrections",
    ),
    "retrieval/question_embedder.py": (frozenset({"index"}), "what embeds loads numpy: looking up does without"),
    "retrieval/retriever.py": (
        frozenset({"retrieval"}),
        "searching loads numpy, explaining an attribution the attributor: looking up does without either",
    ),
}


def inner_imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and top-level name of each import inside a function of the file."""
    package = path.relative_to(ROOT).parts[0]
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").partition(".")[0] if node.level == 0 else package


@cache
def found() -> dict[str, set[tuple[int, str]]]:
    """By file, what no list of slow packages covers."""
    paths = [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
    imports = {path.relative_to(ROOT).as_posix(): set(inner_imports(path)) for path in paths}
    return {file: seldom for file, all_ in imports.items() if (seldom := {i for i in all_ if i[1] not in SLOW})}


def entry_of(file: str) -> str | None:
    return next((entry for entry in ALLOWED if file == entry or file.startswith(f"{entry}/")), None)


def test_an_import_inside_a_function_has_a_reason() -> None:
    unexplained = [
        f"{file}:{line} {name}"
        for file, imports in found().items()
        for line, name in sorted(imports)
        if (entry := entry_of(file)) is None or name not in ALLOWED[entry][0]
    ]
    assert unexplained == [], "import at the top of the file, or give the reason in ALLOWED"


@pytest.mark.parametrize("entry", ALLOWED)
def test_a_reason_stands_for_imports_that_are_there(entry: str) -> None:
    names, reason = ALLOWED[entry]
    there = {name for file, imports in found().items() if entry_of(file) == entry for _, name in imports}
    assert there == names
    assert len(reason.split()) > 4


def test_the_discord_side_imports_at_the_top_of_its_files() -> None:
    """The circle that once held this folder together was made of imports inside functions."""
    assert [file for file in found() if file.startswith("bot/discord/")] == []
