"""How long a command takes from nothing to its last line, beside what it is compared with: about 2
minutes.

    python -m bench.speed.startup [SHARED] [--indexes DIR]

Targets: a command that embeds nothing at most 4 times a bare interpreter that imports pydantic_settings, and no
torch in it; a one-shot question at most a third of one embedded by sentence-transformers. The median of five runs
each, taken in turns, over the political articles of SHARED/data.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.arguments import add_indexes, add_shared, create_parser
from bench.indexes import built_indexes
from bench.whole_process import Ran, middle, run

RUNS = 5
MOST = 4.0  # times the bare interpreter
MOST_OF_REFERENCE = 1 / 3  # of the question through sentence-transformers
QUESTION = "what did Trump say about trade?"

_TORCH = 99  # how a watched command ends that imported torch

# The same command with its exports elsewhere, where there are none: the reference embeds the question.
_BY_REFERENCE = """
import sys
from index.embedding import exported
exported.default_export_folder = lambda: __import__("pathlib").Path("/nonexistent")
from bot.cli import run
sys.exit(run(sys.argv[1:]))
"""
# A command as it is, that tells at its end whether torch came in.
_WATCHED = """
import sys
from bot.cli import run
try:
    status = run(sys.argv[1:])
except SystemExit as ended:  # how --help ends
    status = ended.code
sys.exit(99 if "torch" in sys.modules else status)
"""


def measure(commands: dict[str, Sequence[str | Path]]) -> dict[str, Ran]:
    runs: dict[str, list[Ran]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            # A question may well be left unanswered; that takes as long.
            runs[name].append(run(*command, expected=(0, 1) if name.startswith("ask") else (0,)))
    return {name: middle(taken) for name, taken in runs.items()}


def compare(index: Path) -> int:
    """Prints the figures; 0 where all targets hold."""
    blink: dict[str, list[str | Path]] = {
        "--help": ["--help"],
        "sources": ["sources", "--index", index],
        "status": ["status", "--index", index],
    }
    ask: list[str | Path] = ["ask", QUESTION, "--index", index, "--json"]
    taken = measure(
        {
            "bare": ["-c", "import pydantic_settings"],
            **{name: ["-m", "bot", *command] for name, command in blink.items()},
            "ask": ["-m", "bot", *ask],
            "ask by reference": ["-c", _BY_REFERENCE, *ask],
        }
    )
    bare, reference = taken["bare"].seconds, taken["ask by reference"].seconds
    print(f"import pydantic_settings alone: {bare:.2f} s")
    good = True
    for name, command in blink.items():
        with_torch = run("-c", _WATCHED, *command, expected=(0, _TORCH)).status == _TORCH
        ratio = taken[name].seconds / bare
        good &= ratio <= MOST and not with_torch
        print(
            f"{name:8} {taken[name].seconds:.2f} s, {ratio:.1f} times that (at most {MOST:.0f})"
            f"{', IMPORTS TORCH' if with_torch else ''}"
        )
    share = taken["ask"].seconds / reference
    good &= share <= MOST_OF_REFERENCE
    print(f"ask by sentence-transformers: {reference:.2f} s, {taken['ask by reference'].peak_mb:.0f} MB")
    print(
        f"ask      {taken['ask'].seconds:.2f} s, {taken['ask'].peak_mb:.0f} MB, {share:.2f} of that"
        f" (at most {MOST_OF_REFERENCE:.2f})"
    )
    return 0 if good else 1


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    add_shared(parser)
    add_indexes(parser)
    arguments = parser.parse_args()
    with built_indexes(arguments.shared, arguments.indexes, ["politics"]) as indexes:
        return compare(indexes / "politics")


if __name__ == "__main__":
    sys.exit(main())
