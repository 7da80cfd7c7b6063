"""What many tests stand on: the command line as a process, and an index over the seeds that it built."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

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
    def __call__(
        self, *arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None
    ) -> Ran: ...


def command_environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """This process's, without the settings of whoever runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PULLQUOTE_", "DISCORD_"))}
    return {**kept, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", **(extra or {})}


def run_command(folder: Path, *arguments: str | Path, stdin: str | bytes = "", env: Any = None) -> Ran:
    """`python -m bot ...` with `folder` as the working folder, so that no .env of a developer's is read."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        cwd=folder,
        env=command_environment(env),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=_LIMIT,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run_cli(tmp_path: Path) -> RunCli:
    def run(*arguments: str | Path, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Ran:
        return run_command(tmp_path, *arguments, stdin=stdin, env=env)

    return run


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index folder over seeds/. Read only: whoever writes makes one of their own."""
    folder = tmp_path_factory.mktemp("seed-index")
    ran = run_command(folder, "index", "--sources", ROOT / "seeds", "--index", folder / "index", "--json")
    assert ran.status == 0, ran.err
    return folder / "index"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data that the project is measured on but does not carry."""
    folder = Path(os.environ.get("PULLQUOTE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"the measuring data are not at {folder} (PULLQUOTE_SHARED names another folder)")
    return folder
