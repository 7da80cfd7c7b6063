"""The command line in a process that is forked of one which has imported what commands import: four seconds less for
each that embeds, half a second for others, and else the program as anybody starts it. What a start imports, and how
long it takes, is tested on processes that are started (`tests/guards/imports/test_start.py`)."""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.embedding.offline import OFFLINE

_STREAMS = ("in", "out", "err")
_IMPORTED = ["sentence_transformers", "bot.cli.entry", "bot.service.folder_collection", "retrieval.retriever"]
_PROCESSES = multiprocessing.get_context("forkserver")


def run_warm(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], stdin: bytes, seconds: float
) -> tuple[int, bytes, bytes]:
    """`python -m bot ARGUMENTS` in `folder`: its exit status, standard output and standard error. Raises
    TimeoutExpired."""
    _start_server()
    with TemporaryDirectory() as streams:
        at = [Path(streams, name) for name in _STREAMS]
        at[0].write_bytes(stdin)
        process = _PROCESSES.Process(target=_become, args=(arguments, folder, dict(environment), at))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, seconds)
        return process.exitcode, at[1].read_bytes(), at[2].read_bytes()


def _start_server() -> None:
    """Once a test process; offline, as the program is before it imports what reads that."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in OFFLINE.items():
            patch.setenv(name, value)
        _PROCESSES.set_forkserver_preload(_IMPORTED)
        ensure_running()


def _become(arguments: Sequence[str], folder: Path, environment: dict[str, str], streams: Sequence[Path]) -> None:
    """In the forked process: everything that a command can see of its start is as a shell would have it."""
    for number, path in enumerate(streams):
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode) for number, mode in enumerate("rww"))  # noqa: PTH123, SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["bot", *arguments]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
