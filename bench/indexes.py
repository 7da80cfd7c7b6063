"""The sets of the measuring data: where each one's questions and documents lie, and indexes over them, made by the
real command."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.arguments import SETS
from bench.whole_process import run


def data_of(shared: Path, name: str) -> Path:
    """The folder with questions.jsonl, and what else was made by hand for the set."""
    learnt_from = shared / "data" / "train" / name
    return learnt_from if learnt_from.is_dir() else shared / "data" / name


def documents_of(shared: Path, name: str, folder: Path) -> Path:
    """The set's coverage; of `us`, whose articles are rows of SHARED/data/attributions.jsonl, files laid out below
    `folder`."""
    given = data_of(shared, name) / "coverage"
    return given if given.is_dir() else _laid_out(shared, folder / f"{name}-coverage")


def _laid_out(shared: Path, folder: Path) -> Path:
    """A file an article, by month, with title, outlet and date above its text."""
    with (shared / "data" / "attributions.jsonl").open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            named = {name: article[name] for name in ("title", "outlet") if article[name]}
            head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in named.items()]
            matter = "\n".join(["---", *head, f"date: {article['date']}", "---"])
            path = folder / article["date"][:7] / f"{article['document_id']}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{matter}\n\n{article['text']}\n", encoding="utf-8")
    return folder


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
        sources = documents_of(shared, name, folder)
        ran = run("-m", "bot", "index", "--sources", sources, "--index", folder / name, "--json")
        report = json.loads(ran.out.splitlines()[-1])
        print(f"{name}: {report['documents']} documents, {report['added']} read anew, {ran.seconds:.0f} s")
    return folder
