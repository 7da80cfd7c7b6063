"""What is lost by kill -9 at every named step and at random instants of indexing, rebuilding, mending and going back:
about 10 minutes.

    python -m bench.reliability.kill [--kills 300] [--real 6]

The rounds are those of tests/support/kill_rounds.py, which says what is held after each. Prints what was tried, how
often, what was lost.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.arguments import create_parser
from tests.support.damage.kill_rounds import BATCH, KillReport, kill_rounds
from tests.support.ground import ROOT, unsound, write_coverage

WHOLE = 300  # kills; with fewer, not every step has its turn


def told(report: KillReport) -> bool:
    """Prints the table; True where nothing was lost."""
    for what, times in sorted(report.tried.items()):
        print(f"{what:58} {times:4}")
    twice = f"embedded twice: {report.embedded_twice} texts, never more than the {BATCH} in flight"
    print(f"{report.killed} kills; {twice}")
    print(f"steps that were never met: {', '.join(report.never) or 'none'}")
    print(f"lost: {report.lost or 'nothing'}")
    return not report.lost and not (report.never and report.killed >= WHOLE)


def real(kills: int, seed: int) -> bool:
    """The command line with the real model, killed at random instants; True where nothing was lost."""
    chance, lost = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_coverage(folder / "sources", 3)
        run: list[str | Path] = [sys.executable, "-m", "bot", "index", "--sources", folder / "sources", "--index"]
        started = time.monotonic()
        subprocess.run([*run, folder / "whole"], cwd=ROOT, check=True, capture_output=True)
        whole = time.monotonic() - started
        ask: list[str | Path] = [sys.executable, "-m", "bot", "ask", "What did Werner Vogels say?", "--json", "--index"]
        expected = _excerpts(subprocess.run([*ask, folder / "whole"], cwd=ROOT, capture_output=True).stdout)
        for number in range(kills):
            process = subprocess.Popen([*run, folder / "trial"], cwd=ROOT, stdout=-3, stderr=-3)
            time.sleep(chance.uniform(0.3, 1.0) * whole)
            process.kill()
            process.wait()
            if number % 2:
                continue  # the next kill meets what this one left
            done = subprocess.run([*run, folder / "trial"], cwd=ROOT, capture_output=True)
            lost["a run that does not finish"] += done.returncode != 0
            lost["doctor finds something"] += bool(unsound(folder / "trial"))
            got = _excerpts(subprocess.run([*ask, folder / "trial"], cwd=ROOT, capture_output=True).stdout)
            lost["another answer"] += got != expected
            shutil.rmtree(folder / "trial")
    lost = +lost
    print(f"{kills} kills of the command line with the real model; lost: {dict(lost) or 'nothing'}")
    return not lost


def _excerpts(out: bytes) -> object:
    return json.loads(out)["excerpts"]


def main() -> int:
    parser = create_parser(__spec__, __doc__)
    parser.add_argument("--kills", type=int, default=WHOLE)
    parser.add_argument("--real", type=int, default=6, help="further kills, with the real model")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    sound = told(kill_rounds(arguments.kills, arguments.seed))
    if arguments.real:
        sound &= real(arguments.real, arguments.seed)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
