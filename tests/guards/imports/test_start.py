"""Commands that embed nothing start in a blink: what they load, and how long they take."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command_line import command_environment

pytestmark = pytest.mark.slow

NEVER = {
    "torch",
    "sentence_transformers",
    "transformers",
    "onnxruntime",
    "faiss",
    "tokenizers",
    "discord",
    "rich",
}
_RUNS = 5
_TIMES_AS_LONG = 4.0  # as an interpreter that imports pydantic_settings


def _loaded(arguments: list[str], folder: Path) -> set[str]:
    code = (
        "import sys\nfrom bot.cli import run\n"
        f"try:\n    run({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print('loaded', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=command_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.rpartition("loaded")[2].split())


def test_help_loads_nothing(tmp_path: Path) -> None:
    loaded = _loaded(["--help"], tmp_path)
    assert loaded & (NEVER | {"numpy", "pydantic", "sqlite3", "index.read.reader"}) == set()


@pytest.mark.parametrize(
    "command", ["sources", "status", "quotations", "export sources", "export quotations --format rss"]
)
def test_looking_up_loads_no_model(command: str, seed_index: Path, tmp_path: Path) -> None:
    never = NEVER | {"numpy", "index.attribution", "index.publish"}
    assert _loaded([*command.split(), "--index", str(seed_index)], tmp_path) & never == set()


def test_a_question_loads_no_torch(seed_index: Path, tmp_path: Path) -> None:
    loaded = _loaded(["ask", "what did the ACLU say?", "--json", "--index", str(seed_index)], tmp_path)
    assert loaded & {"torch", "sentence_transformers", "transformers", "discord", "rich"} == set()


@pytest.mark.parametrize("command", ["--help", "sources", "status"])
def test_in_a_blink(command: str, seed_index: Path, tmp_path: Path) -> None:
    """The best of several runs of each, in turns, so that a busy machine slows both alike."""
    arguments = [command] if command.startswith("-") else [command, "--index", str(seed_index)]
    times = [
        (
            _seconds(["-c", "import pydantic_settings"], tmp_path),
            _seconds(["-m", "bot", *arguments], tmp_path),
        )
        for _ in range(_RUNS)
    ]
    bare, ours = (min(column) for column in zip(*times, strict=True))
    assert ours <= _TIMES_AS_LONG * bare


def _seconds(arguments: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, env=command_environment(), capture_output=True, check=True)
    return time.perf_counter() - started
