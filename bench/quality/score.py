"""Every figure of the answers, the checks and the attributions, beside those of what one would pick instead: about
5 minutes, 3 of them without the indexing.

    python -m bench.quality.score [SHARED] [--indexes DIR]

Indexes the two sets below SHARED/data with the real command, asks, checks and lists in batches, and has
SHARED/tools/score.py compare the output with what was made by hand. Times stand beside the bare embedding of the
same questions, taken in turns around the batch, as a busy machine changes speed by the minute.
"""

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.arguments import SETS, add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from bench.quality.scorer import GOLD, Figures, read_figures, score_lines
from bench.whole_process import run
from index import Embedder, open_question_embedder, read_model_files

_ALTERNATIVES = ("dense", "bm25", "txtai", "nearest", "textacy")


def score(shared: Path, indexes: Path) -> None:
    found = {name: measure(shared, indexes / name, name) for name in SETS}
    others = yardsticks(shared / "data" / "README-yardstick.md")
    for what in GOLD:
        print_table(what, {name: figures[what] for name, figures in found.items()}, others)
    for name in SETS:
        print_times(shared, indexes / name, name)


def measure(shared: Path, index: Path, name: str) -> dict[str, Figures]:
    """By what is scored, figures by their name in the scorer."""
    data = shared / "data" / name
    out = {
        "answers": run("-m", "bot", "ask", "--batch", data / GOLD["answers"], "--index", index).out,
        "checks": run("-m", "bot", "check", "--batch", data / GOLD["checks"], "--index", index).out,
        "quotations": run("-m", "bot", "quotations", "--index", index, "--json").out,
    }
    return {what: read_figures(score_lines(shared, what, name, printed)) for what, printed in out.items()}


def yardsticks(readme: Path) -> Mapping[tuple[str, str], Figures]:
    """By set and alternative, from the tables of the yardstick's page."""
    found: dict[tuple[str, str], Figures] = {}
    heads: list[tuple[str, str]] = []
    for line in readme.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) > 2 and ":" in line and cells[0] in GOLD:
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


def main() -> None:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    arguments = parser.parse_args()
    with built_indexes(arguments.shared, arguments.indexes) as indexes:
        score(arguments.shared, indexes)


if __name__ == "__main__":
    main()
