"""The command line as a process: how tests run it, and what they read of it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.support.warm_process import run_warm

_OWN = ("PULLQUOTE_", "DISCORD_")  # settings, which a process reads when it has started
ROOT = Path(__file__).resolve().parents[1]
_LIMIT = 120  # seconds; on a busy machine a first index of the seeds takes about ten


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output, one JSON object a line and nothing else."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def row(self) -> dict[str, Any]:
        (only,) = self.rows
        return only


class RunCli(Protocol):
    def __call__(self, *arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Ran: ...


def command_environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """This process's, without the settings of whoever runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OWN)}
    return {**kept, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", **(extra or {})}


def run_command(folder: Path, *arguments: str | Path, stdin: str | bytes = "", env: Any = None) -> Ran:
    """`python -m bot ...` with `folder` as the working folder, so that no .env of a developer's is read."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    if all(name.startswith(_OWN) for name in env or ()):
        status, out, err = run_warm([*map(str, arguments)], folder, command_environment(env), given, _LIMIT)
        return Ran(status, out.decode(), err.decode())
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=folder,
        env=command_environment(env),
        input=given,
        capture_output=True,
        timeout=_LIMIT,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
