"""A command as its user waits for it, from the start of the process to its end, and the memory it peaked at."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
_UNITS_A_KILOBYTE = 1024 if sys.platform == "darwin" else 1  # macOS counts ru_maxrss in bytes


@dataclass(frozen=True, slots=True)
class Ran:
    seconds: float
    peak_mb: float
    status: int
    out: str


class CommandFailed(Exception):
    """A command ended in another way than it should: its time says nothing."""


def run(*arguments: str | Path, stdin: str = "", expected: tuple[int, ...] = (0,)) -> Ran:
    """This interpreter with `arguments`, from the repository, without the settings of whoever measures.

    Raises CommandFailed where it ends with a status that is not `expected`.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PULLQUOTE_", "DISCORD_"))}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**kept, "HF_HUB_OFFLINE": "1"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(stdin)
    process.stdin.close()
    out = process.stdout.read()
    # Not subprocess's own wait: the kernel hands out a process's peak memory only once, to whoever reaps it.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expected:
        raise CommandFailed(f"{' '.join(map(str, arguments))[:200]} ended with {process.returncode}")
    return Ran(seconds, usage.ru_maxrss / _UNITS_A_KILOBYTE / 1024, process.returncode, out)


def middle(runs: Sequence[Ran]) -> Ran:
    """The run with the median time."""
    half = median(ran.seconds for ran in runs)
    return min(runs, key=lambda ran: abs(ran.seconds - half))
