"""Every figure of the answers, the checks and the attributions, beside those of what one would pick instead: about
20 minutes, 8 of them without the indexing.

    python -m bench.quality.score [SHARED] [--indexes DIR] [--sets NAME …] [--knock-out]

Indexes the sets below SHARED/data and SHARED/data/train with the real command, asks, checks and lists in batches, and
has SHARED/tools/score.py compare the output with what was made by hand for each. Times stand beside the bare embedding
of the same questions, taken in turns around the batch, as a busy machine changes speed by the minute. --knock-out also
asks every answerable question of its coverage without the documents that answer it, by SHARED/tools/knockout.py: a
reindex for each dozen of questions, about an hour more.
"""

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.arguments import add_indexes, add_sets, add_shared, create_parser
from bench.indexes import built_indexes, data_of, documents_of
from bench.quality.scorer import GOLD, Figures, knock_out, read_figures, score_lines
from bench.whole_process import run
from index import Embedder, open_question_embedder, read_model_files

_TIMES = ("elapsed_ms p50 / p95",)  # stand beside the bare embedding instead
_ALTERNATIVES = ("dense", "bm25", "txtai", "nearest", "textacy")


def score(shared: Path, indexes: Path, sets: Sequence[str], *, knocked_out: bool) -> None:
    found = {name: measure(shared, indexes, name) for name in sets}
    others = yardsticks(shared / "data" / "README-yardstick.md")
    for what in GOLD:
        print_table(what, {name: figures[what] for name, figures in found.items() if what in figures}, others)
    for name in sets:
        print_times(shared, indexes / name, name)
    if knocked_out:
        print()
        for name in sets:
            lost = read_figures(knock_out(shared, name, documents_of(shared, name, indexes)))
            for figure, value in lost.items():
                print(f"{name:10} {figure:34}{value:>10}", flush=True)


def measure(shared: Path, indexes: Path, name: str) -> dict[str, Figures]:
    """By what there is gold for, figures by their name in the scorer."""
    data, index, coverage = data_of(shared, name), indexes / name, documents_of(shared, name, indexes)
    asked: dict[str, tuple[str | Path, ...]] = {
        "answers": ("ask", "--batch", data / GOLD["answers"]),
        "checks": ("check", "--batch", data / GOLD["checks"]),
        "quotations": ("quotations", "--json"),
    }
    return {
        what: read_figures(score_lines(shared, what, name, run("-m", "bot", *command, "--index", index).out, coverage))
        for what, command in asked.items()
        if (data / GOLD[what]).exists()
    }


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
    names = [n for n in dict.fromkeys(name for figures in columns.values() for name in figures) if n not in _TIMES]
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
    path = data_of(shared, name) / GOLD["answers"]
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
    add_sets(parser)
    parser.add_argument("--knock-out", action="store_true", help="ask without the documents that answer, too")
    arguments = parser.parse_args()
    sets = list(dict.fromkeys(arguments.sets))
    with built_indexes(arguments.shared, arguments.indexes, sets) as indexes:
        score(arguments.shared, indexes, sets, knocked_out=arguments.knock_out)


if __name__ == "__main__":
    main()
