"""`index --watch` stays and indexes what changes; a chat does so beside the questions."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.command_line import RunCli, command_environment

pytestmark = pytest.mark.slow
WATCHING = "Watching {}: indexed now, and again when files among the sources change. Ctrl-C stops it."
_PATIENCE = 90.0  # seconds
ARTICLE = '---\ntitle: A budget\n---\n\n"We plan none this year," Ann Lee said on Monday after the vote.\n'


class Process:
    """A command that stays; its lines are read on threads, so that nothing waits for ever."""

    def __init__(self, folder: Path, *arguments: str | Path, **settings: str) -> None:
        self.out: list[str] = []
        self.err: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *map(str, arguments)],
            cwd=folder,
            env=command_environment(settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for stream, lines in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            threading.Thread(target=_read, args=(stream, lines), daemon=True).start()

    def until(self, said: Callable[[], bool]) -> None:
        waited = time.monotonic() + _PATIENCE
        while not said() and time.monotonic() < waited:
            time.sleep(0.1)
        assert said(), (self.out, self.err)


def _read(stream: IO[str], lines: list[str]) -> None:
    for line in stream:
        lines.append(line.rstrip("\n"))


@contextmanager
def staying(folder: Path, *arguments: str | Path, **settings: str) -> Iterator[Process]:
    process = Process(folder, *arguments, **settings)
    try:
        yield process
    finally:
        process.process.kill()
        process.process.wait()


def test_it_stays_and_indexes_what_changes(sources: Path, tmp_path: Path, run_cli: RunCli) -> None:
    index = tmp_path / "index"
    with staying(tmp_path, "index", "--watch", "--json", "--sources", sources, "--index", index) as watching:
        watching.until(lambda: len(watching.out) == 1)
        first = json.loads(watching.out[0])
        assert (first["added"], first["documents"]) == (1, 1)
        (sources / "budget.md").write_text(ARTICLE)
        watching.until(lambda: len(watching.out) == 2)
        second = json.loads(watching.out[1])
        assert (second["added"], second["documents"]) == (1, 2)
        watching.process.send_signal(signal.SIGINT)
        assert watching.process.wait(20) == 130
    assert watching.err[0] == WATCHING.format(sources)
    listed = run_cli("sources", "--index", index, "--json").rows
    assert [entry["document"] for entry in listed] == ["budget.md", "protests.txt"]


def test_its_reports_have_their_time(sources: Path, tmp_path: Path) -> None:
    with staying(tmp_path, "index", "--watch", "--sources", sources, "--index", tmp_path / "index") as watching:
        watching.until(lambda: any("Took" in line for line in watching.out))
        assert watching.err[0] == WATCHING.format(sources)
        first = len(watching.out)
        (sources / "budget.md").write_text(ARTICLE)
        watching.until(lambda: any("Took" in line for line in watching.out[first:]))
    assert re.fullmatch(r"\d\d:\d\d:\d\d .*Reindexed", watching.out[first + 1])
    assert (watching.out[0][-9:], watching.out[first]) == ("Reindexed", "")


def test_a_chat_is_kept_up_to_date(sources: Path, tmp_path: Path, run_cli: RunCli) -> None:
    index = tmp_path / "index"
    assert run_cli("index", "--sources", sources, "--index", index).status == 0
    arguments = ("chat", "--sources", sources, "--index", index)
    (sources / "budget.md").write_text(ARTICLE)
    with staying(tmp_path, *arguments, PULLQUOTE_REINDEX="changes") as chat:
        chat.until(lambda: "Reindexed: 1 added, 0 changed, 0 removed." in chat.err)
        assert chat.process.stdin is not None
        chat.process.stdin.write("/source list\n")
        chat.process.stdin.close()
        assert chat.process.wait(30) == 0
        chat.until(lambda: "2 documents" in "".join(chat.out))
