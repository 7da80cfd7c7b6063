"""An index over small coverage, with an embedder that costs nothing; and a process of its own where one is needed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import command_environment
from tests.index.indexes import RunPython
from tests.support.ground import ROOT, index, write_coverage

LIMIT = 120  # seconds


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, slow: None) -> Path:
    """`sources`, of which `index` holds two generations and `anew` the second alone. Read only."""
    folder = tmp_path_factory.mktemp("sound")
    write_coverage(folder / "sources", 4)
    index(folder / "sources", folder / "index")
    write_coverage(folder / "sources", 5, version=1, changed=2)
    index(folder / "sources", folder / "index")
    index(folder / "sources", folder / "anew")
    return folder


@pytest.fixture
def ground(sound: Path, tmp_path: Path) -> Path:
    """The same, to be written to."""
    shutil.copytree(sound, tmp_path / "ground")
    return tmp_path / "ground"


@pytest.fixture
def run_python(slow: None) -> RunPython:
    """Code in a process of its own; what it prints. Its own errors are the test's."""

    def run(code: str, *arguments: str | Path, user: int | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            cwd=ROOT,
            env=command_environment(),
            user=user,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
