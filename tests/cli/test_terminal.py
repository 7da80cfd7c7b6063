"""On a real terminal: colours, wrapping, a prompt, history; off one: plain lines. By a pseudo-terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from tests.command_line import RunCli, command_environment

_LIMIT = 60.0  # seconds


def test_a_chat_at_a_terminal(seed_index: Path, tmp_path: Path) -> None:
    shown = _type(
        ["chat", "--index", str(seed_index)],
        tmp_path,
        [("> ", "/who vog\t\n"), ("> ", "/source list\n"), ("> ", "\x04")],
    )
    assert "1 document to answer from. /help lists the commands." in shown
    assert "Mass Protests" in shown
    assert "\x1b[1m" in shown


def test_a_document_s_text_ends_its_line(tmp_path: Path, run_cli: RunCli) -> None:
    """On a terminal; on a pipe it is the text and nothing else."""
    (tmp_path / "sources").mkdir()
    text = "Ferry talks\n\nThe ferry sails again in the spring."
    (tmp_path / "sources" / "a.txt").write_text(text)
    assert run_cli("index", "--sources", tmp_path / "sources", "--index", tmp_path / "index").status == 0
    arguments = ["text", "a.txt", "--index", str(tmp_path / "index")]
    assert run_cli(*arguments).out == text
    assert _type(arguments, tmp_path, []) == text.replace("\n", "\r\n") + "\r\n"


def _type(arguments: list[str], folder: Path, turns: list[tuple[str, str]]) -> str:
    """Wait for each prompt, type its line, and return all that was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=command_environment({"TERM": "xterm-256color"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown, seen = "", 0
    for prompt, line in turns:
        while prompt not in shown[seen:]:
            shown += _read(ours)
        seen = len(shown)
        os.write(ours, line.encode())
    while (more := _read(ours)) != "":
        shown += more
    os.close(ours)
    assert process.wait(_LIMIT) == 0
    return shown


def _read(terminal: int) -> str:
    """What is shown next; nothing once the process has left."""
    deadline = time.monotonic() + _LIMIT
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                return os.read(terminal, 65536).decode(errors="replace")
            except OSError:
                return ""
    raise TimeoutError
