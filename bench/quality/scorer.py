"""The scorer that stands beside the measuring data, as a process: what was printed against what was made by hand."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

GOLD = {"answers": "questions.jsonl", "checks": "quotes_check.jsonl", "quotations": "gold_quotations.jsonl"}
_FIGURE = re.compile(r"(?P<name>\S.*?)\s{2,}(?P<value>[\d.]+|nan)\s+\((?P<of>\d+/\d+)\)")

Figures = dict[str, str]  # by their name in the scorer


def score_lines(shared: Path, what: str, name: str, printed: str) -> str:
    """The scorer's table for the set `name`; `printed` is what the command line or its like printed, a JSON object a
    line, and `what` a key of GOLD.
    """
    data = shared / "data" / name
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"{what}.jsonl"
        output.write_text(printed, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, shared / "tools" / "score.py", what, data / GOLD[what], output, data / "coverage"],
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout


def read_figures(table: str) -> Figures:
    found = (_FIGURE.match(line) for line in table.splitlines())
    return {match["name"]: match["value"] for match in found if match}
