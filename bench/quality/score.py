"""Every figure of the answers, the checks and the attributions, beside those of what one would pick instead.

    python -m bench.quality.score ../shared [--indexes DIR]

Indexes the two sets below SHARED/data with the real command, asks, checks and lists in batches, and has
SHARED/tools/score.py compare the output with what was made by hand. DIR keeps the indexes for the next time;
without it they are built anew. Times stand beside the bare embedding of the same questions, taken in turns around
the batch, as a busy machine changes speed by the minute.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.whole_process import run
from index import Embedder, open_question_embedder, read_model_files

SETS = ("politics", "business")
_FIGURE = re.compile(r"(?P<name>\S.*?)\s{2,}(?P<value>[\d.]+|nan)\s+\((?P<of>\d+/\d+)\)")
_GOLD = {"answers": "questions.jsonl", "checks": "quotes_check.jsonl", "quotations": "gold_quotations.jsonl"}
_ALTERNATIVES = ("dense", "bm25", "txtai", "nearest", "textacy")

Figures = dict[str, str]


def score(shared: Path, indexes: Path) -> None:
    found = {name: measure(shared, build(shared, indexes, name), name) for name in SETS}
    others = yardsticks(shared / "data" / "README-yardstick.md")
    for what in _GOLD:
        print_table(what, {name: figures[what] for name, figures in found.items()}, others)
    for name in SETS:
        print_times(shared, indexes / name, name)


def build(shared: Path, indexes: Path, name: str) -> Path:
    index = indexes / name
    sources = shared / "data" / name / "coverage"
    ran = run("-m", "bot", "index", "--sources", sources, "--index", index, "--json")
    report = json.loads(ran.out.splitlines()[-1])
    print(f"{name}: {report['documents']} documents, {report['added']} read anew, {ran.seconds:.0f} s")
    return index


def measure(shared: Path, index: Path, name: str) -> dict[str, Figures]:
    """By what is scored, figures by their name in the scorer."""
    data = shared / "data" / name
    out = {
        "answers": run("-m", "bot", "ask", "--batch", data / _GOLD["answers"], "--index", index).out,
        "checks": run("-m", "bot", "check", "--batch", data / _GOLD["checks"], "--index", index).out,
        "quotations": run("-m", "bot", "quotations", "--index", index, "--json").out,
    }
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for what, printed in out.items():
            path = Path(folder) / f"{what}.jsonl"
            path.write_text(printed, encoding="utf-8")
            figures[what] = read_figures(scorer(shared, what, data / _GOLD[what], path, data / "coverage"))
    return figures


def scorer(shared: Path, what: str, gold: Path, output: Path, coverage: Path) -> str:
    done = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", what, gold, output, coverage],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def read_figures(printed: str) -> Figures:
    found = (_FIGURE.match(line) for line in printed.splitlines())
    return {match["name"]: match["value"] for match in found if match}


def yardsticks(readme: Path) -> Mapping[tuple[str, str], Figures]:
    """By set and alternative, from the tables of the yardstick's page."""
    found: dict[tuple[str, str], Figures] = {}
    heads: list[tuple[str, str]] = []
    for line in readme.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) > 2 and ":" in line and cells[0] in _GOLD:
            heads, current = [], ""
            for cell in cells[1:]:
                current = cell.split(":")[0] if ":" in cell else current
                heads.append((current, cell.split(":")[-1].strip()))
        elif heads and len(cells) == len(heads) + 1 and not set(line) <= set("|- "):
            for head, value in zip(heads, cells[1:], strict=True):
                found.setdefault(head, {})[cells[0]] = value
    return found


def print_table(what: str, columns: Mapping[str, Figures], others: Mapping[tuple[str, str], Figures]) -> None:
    """Ours, and behind each set's the alternatives that do the same."""
    names = list(dict.fromkeys(figure for figures in columns.values() for figure in figures))
    shown = {
        (name, other): others[name, other]
        for name in columns
        for other in _ALTERNATIVES
        if not set(names).isdisjoint(others.get((name, other), {}))
    }
    beside = {name: [figures for (of, _), figures in shown.items() if of == name] for name in columns}
    heads = {name: [f"{other:>8}" for of, other in shown if of == name] for name in columns}
    print(f"\n{what:34}" + "".join(f"{name:>10}" + "".join(heads[name]) for name in columns))
    for figure in names:
        line = f"{figure:34}"
        for name, figures in columns.items():
            line += f"{figures.get(figure, '-'):>10}"
            line += "".join(f"{other.get(figure, '-'):>8}" for other in beside[name])
        print(line)


def print_times(shared: Path, index: Path, name: str) -> None:
    """Questions and their bare embedding, p50 and p95 in milliseconds."""
    path = shared / "data" / name / "questions.jsonl"
    questions = [json.loads(line)["question"] for line in path.open(encoding="utf-8")]
    bare = {"sentence-transformers": reference(), "the question embedder": open_question_embedder()}
    taken: dict[str, list[float]] = {who: embed_times(embedder, questions) for who, embedder in bare.items()}
    answers = run("-m", "bot", "ask", "--batch", path, "--index", index).out
    elapsed = [json.loads(line)["elapsed_ms"] for line in answers.splitlines()]
    for who, embedder in bare.items():
        taken[who] += embed_times(embedder, questions)
    half, most = middle(elapsed), late(elapsed)
    print(f"\n{name}: {half:.1f} / {most:.1f} ms a question (p50 / p95)")
    for who, times in taken.items():
        ratio, ratio_most = half / middle(times), most / late(times)
        print(
            f"  {middle(times):6.1f} / {late(times):.1f} ms to embed it by {who}:"
            f" {ratio:.1f} and {ratio_most:.1f} times that"
        )


def reference() -> Embedder:
    from index.embedding.reference import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(read_model_files(), questions=True)


def embed_times(embedder: Embedder, questions: Sequence[str]) -> list[float]:
    embedder.embed(questions[:1])  # the model is loaded by the first
    times = []
    for question in questions:
        started = time.perf_counter()
        embedder.embed([question])
        times.append((time.perf_counter() - started) * 1000)
    return times


def middle(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


def late(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality.score",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shared", type=Path, help="the folder of data that the project is measured on")
    parser.add_argument("--indexes", type=Path, help="where the indexes are kept")
    arguments = parser.parse_args()
    shared = arguments.shared.resolve()
    if not (shared / "tools" / "score.py").is_file():
        print(f"Skipped: the measuring data are not at {shared}.")
        return 0
    if arguments.indexes is not None:
        score(shared, arguments.indexes.resolve())
        return 0
    with tempfile.TemporaryDirectory() as folder:
        score(shared, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
