"""The scorers that stand beside the measuring data, as processes: what was printed against what was made by hand, and
what is answered without the documents that answer."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.indexes import data_of
from bench.whole_process import run

GOLD = {"answers": "questions.jsonl", "checks": "quotes_check.jsonl", "quotations": "gold_quotations.jsonl"}
_FIGURE = re.compile(r"(?P<name>\S.*?)\s{2,}(?P<value>[\d.]+(?: / [\d.]+)?|nan)(?:\s+\(\d+/\d+\))?$")

Figures = dict[str, str]  # by their name in the scorer


def score_lines(shared: Path, what: str, name: str, printed: str, coverage: Path | None = None) -> str:
    """The scorer's table for the set `name`; `printed` is what the command line or its like printed, a JSON object a
    line, and `what` a key of GOLD. `coverage` is where the set's documents lie, None where that is beside its gold.
    """
    data = data_of(shared, name)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"{what}.jsonl"
        output.write_text(printed, encoding="utf-8")
        gold, documents = data / GOLD[what], coverage or data / "coverage"
        done = subprocess.run(
            [sys.executable, shared / "tools" / "score.py", what, gold, output, documents],
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout


def knock_out(shared: Path, name: str, coverage: Path) -> str:
    """What comes of the set's answerable questions where the documents that answer them were never written."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / name
        one.mkdir()
        (one / "coverage").symlink_to(coverage.resolve(), target_is_directory=True)
        (one / GOLD["answers"]).symlink_to((data_of(shared, name) / GOLD["answers"]).resolve())
        tool = shared / "tools" / "knockout.py"
        return run(tool, one, Path(folder) / "work", sys.executable, "-m", "bot").out


def read_figures(table: str) -> Figures:
    """Those that are one a line; what stands behind them, as cases do, is none."""
    found = (_FIGURE.match(line) for line in table.partition("\n\n")[0].splitlines())
    return {match["name"]: match["value"] for match in found if match}
