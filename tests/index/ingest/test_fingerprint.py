"""The identity of what analyses covers everything that reading and analysing a document imports."""

import ast
from pathlib import Path

import pytest

import index.ingest.fingerprint as covering
from index.ingest.fingerprint import analysis_fingerprint, fingerprinted_files

PACKAGE = Path(covering.__file__).parents[1]
# A document's bytes come by these, and what they are does not depend on them.
ONLY_ERRORS_AND_HASHES = {PACKAGE / "errors.py", PACKAGE / "hashing.py"}


def imported(path: Path) -> set[Path]:
    """Files of the package that a file imports, wherever in it."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            candidates = [base, *(base / alias.name for alias in node.names)]
            found |= {file for each in candidates for file in (each.with_suffix(".py"), each / "__init__.py")}
    return {file for file in found if file.is_file()} - {path}


def closure(*roots: str) -> set[Path]:
    ahead, seen = [PACKAGE / root for root in roots], set[Path]()
    while ahead:
        if (path := ahead.pop()) not in seen:
            seen.add(path)
            ahead += imported(path)
    return seen - {PACKAGE / "__init__.py"}


@pytest.mark.parametrize(
    "root",
    ["ingest/analysis.py", "ingest/source.py", "ingest/stated/front_matter.py", "ingest/embedded_texts.py"],
)
def test_everything_that_it_imports_is_covered(root: str) -> None:
    needed = closure(root)
    assert PACKAGE / "text" / "document.py" in needed
    assert needed - ONLY_ERRORS_AND_HASHES <= set(fingerprinted_files())


def test_the_closure_of_analysis_reaches_attribution_and_its_words() -> None:
    needed = closure("ingest/analysis.py")
    assert {PACKAGE / "quotation.py", PACKAGE / "text" / "structure.py", PACKAGE / "text" / "passages.py"} <= needed
    assert len([path for path in needed if path.is_relative_to(PACKAGE / "attribution")]) > 20


def test_weights_are_covered() -> None:
    weights = set((PACKAGE / "attribution").rglob("*.json"))
    assert weights
    assert weights <= set(fingerprinted_files())


def test_nothing_is_covered_twice_and_the_order_is_the_files_own() -> None:
    files = fingerprinted_files()
    assert len(files) == len(set(files))
    assert files == fingerprinted_files()


def test_another_line_is_another_identity() -> None:
    plain = analysis_fingerprint()
    assert plain.startswith("sha256:")
    assert len(plain) == len("sha256:") + 64
    assert (analysis_fingerprint(0.7), analysis_fingerprint(0.5)) == (f"{plain}@0.7", f"{plain}@0.5")
