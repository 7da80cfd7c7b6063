"""How well saved pages are read, beside trafilatura alone: some ten seconds.

    python -m bench.coverage.pages [SHARED] [--misses]

SHARED/tools/score_pages.py compares what is read of SHARED/data/pages with what was made by hand for each: the text by
shingles of four words, quotations that survive word for word, and title, author and day. The times are for a thousand
pages, the same ones in turn, the two readers taking turns. --misses shows what was lost of each page and what was not
taken for what it is.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from bench.arguments import add_shared, create_parser
from bench.quality.scorer import Figures, read_figures
from index.ingest.reader import DocumentRefused, RawFile
from index.ingest.readers.html.reader import HtmlReader

Row: TypeAlias = Mapping[str, Any]
Read: TypeAlias = Callable[[RawFile], Row]

_THOUSAND = 1_000
_ROUNDS = 3  # of each reader; the quickest counts, as a busy machine only slows
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{10,400})[”\"]")  # as the scorer finds them
_SHOWN = 140  # characters of what was lost


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    parser.add_argument("--misses", action="store_true", help="show what was lost")
    arguments = parser.parse_args()
    files = read_files(arguments.shared)
    readers: dict[str, Read] = {"this reader": read, "trafilatura": read_alone}
    rows = {name: [reader(file) for file in files] for name, reader in readers.items()}
    print_figures({name: score(arguments.shared, found) for name, found in rows.items()})
    print_times(seconds(files, readers))
    for line in misses(arguments.shared, rows["this reader"]) if arguments.misses else ():
        print(line)


def read_files(shared: Path) -> list[RawFile]:
    return [RawFile(path.name, path.read_bytes()) for path in sorted((shared / "data" / "pages" / "us").glob("*.html"))]


def read(file: RawFile) -> Row:
    """Nothing but its name of a page that is refused."""
    try:
        (member,) = HtmlReader().read(file, lambda _: iter(()))
    except DocumentRefused:
        return {"file": file.name}
    assert isinstance(member, tuple)
    article = member[1]
    stated = article.metadata
    day = None if stated.date is None else stated.date.isoformat()
    return {
        "file": file.name,
        "title": stated.title,
        "author": stated.author,
        "date": day,
        "text": article.text,
    }


def read_alone(file: RawFile) -> Row:
    import trafilatura

    found = trafilatura.bare_extraction(file.data, with_metadata=True, include_comments=False)
    if found is None:
        return {"file": file.name}
    return {"file": file.name, **{name: getattr(found, name) for name in ("title", "author", "date", "text")}}


def score(shared: Path, rows: Sequence[Row]) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "read.jsonl"
        output.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        tool = shared / "tools" / "score_pages.py"
        done = subprocess.run(
            [sys.executable, tool, shared / "data" / "pages" / "us.truth.jsonl", output],
            capture_output=True,
            text=True,
            check=True,
        )
    return read_figures(re.sub(r" +\(\d+ pages.*", "", done.stdout))


def seconds(files: Sequence[RawFile], readers: Mapping[str, Read]) -> dict[str, float]:
    """For a thousand pages."""
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(_ROUNDS):
        for name, reader in readers.items():
            began = time.perf_counter()
            for file in files:
                reader(file)
            best[name] = min(best[name], (time.perf_counter() - began) * _THOUSAND / len(files))
    return best


def print_figures(figures: Mapping[str, Figures]) -> None:
    print(f"{'':34}" + "".join(f"{name:>14}" for name in figures))
    for what in next(iter(figures.values())):
        print(f"{what:34}" + "".join(f"{found.get(what, ''):>14}" for found in figures.values()))


def print_times(taken: Mapping[str, float]) -> None:
    print(f"{'seconds for 1,000 pages':34}" + "".join(f"{time:>14.1f}" for time in taken.values()))
    ours, alone = taken.values()
    print(f"{'times of trafilatura alone':34}{ours / alone:>14.2f}")


def misses(shared: Path, rows: Sequence[Row]) -> Iterator[str]:
    got = {row["file"]: row for row in rows}
    with (shared / "data" / "pages" / "us.truth.jsonl").open(encoding="utf-8") as lines:
        for truth in map(json.loads, lines):
            lost = list(_lost(truth, got.get(truth["file"], {})))
            yield from (f"\n{truth['file']}", *lost) if lost else ()


def _lost(truth: Row, row: Row) -> Iterator[str]:
    text = _folded(row.get("text"))
    for paragraph in truth["paragraphs"]:
        quoted = [words for words in _QUOTED.findall(paragraph) if _folded(words) not in text]
        yield from (f"  quotation lost: {words[:_SHOWN]}" for words in quoted)
        if not quoted and _folded(paragraph) not in text:
            yield f"  paragraph lost: {paragraph[:_SHOWN]}"
    wanted = _folded(" ".join(truth["paragraphs"]))
    for paragraph in (row.get("text") or "").split("\n\n"):
        if _folded(paragraph) not in wanted:
            yield f"  not in the article: {paragraph[:_SHOWN]!r}"
    for name, value in (("title", truth["title"]), ("date", truth["date"]), ("author", ", ".join(truth["authors"]))):
        if value and _folded(value) not in _folded(row.get(name)):
            yield f"  {name}: {row.get(name)!r} for {value!r}"


def _folded(text: str | None) -> str:
    """Letters and digits alone, in one case."""
    return "".join(character for character in (text or "").casefold() if character.isalnum())


if __name__ == "__main__":
    main()
