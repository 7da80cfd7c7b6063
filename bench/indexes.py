"""Indexes over the coverage of the measuring data, made by the real command."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.arguments import SETS
from bench.whole_process import run


@contextmanager
def built_indexes(shared: Path, kept: Path | None, sets: Sequence[str] = SETS) -> Iterator[Path]:
    """A folder with an index folder of each set's name; that is `kept`, brought up to date, or one that is deleted
    in the end. Prints a line an index to standard output.
    """
    if kept is not None:
        yield _built(shared, kept, sets)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield _built(shared, Path(folder), sets)


def _built(shared: Path, folder: Path, sets: Sequence[str]) -> Path:
    for name in sets:
        sources = shared / "data" / name / "coverage"
        ran = run("-m", "bot", "index", "--sources", sources, "--index", folder / name, "--json")
        report = json.loads(ran.out.splitlines()[-1])
        print(f"{name}: {report['documents']} documents, {report['added']} read anew, {ran.seconds:.0f} s")
    return folder
