"""Whatever is wrong is one line on standard error, and never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import RunCli, command_environment


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nope"],
        ["ask"],
        ["ask", "a question", "--batch", "file"],
        ["check"],
        ["index", "--nope"],
        ["run"],
        ["sources"],
        ["quotations"],
        ["chat"],
        ["ask", "anything"],
        ["check", "anything"],
        ["rollback"],
        ["index", "--sources", "nowhere"],
    ],
)
def test_one_line_and_two(run_cli: RunCli, arguments: list[str]) -> None:
    ran = run_cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "a", "--speaker", "Ann", "Lee"], "unrecognized arguments: Lee: put what belongs together in quotes"),
        (["ask", "a", "--json", "b", "c"], "unrecognized arguments: b c: put what belongs together in quotes"),
        (["ask", "a", "--nope", "b"], "unrecognized arguments: --nope b"),
    ],
)
def test_words_that_lack_their_quotes(run_cli: RunCli, arguments: list[str], sentence: str) -> None:
    assert run_cli(*arguments).err == f"python -m bot: {sentence} (see python -m bot --help)\n"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "PULLQUOTE_EXCERPTS",
            "99",
            "PULLQUOTE_EXCERPTS can't be used: input should be less than or equal to 20",
        ),
        ("PULLQUOTE_LOG_LEVEL", "loud", "PULLQUOTE_LOG_LEVEL can't be used: input should be 'debug', "),
        ("PULLQUOTE_LOG_JSON", "perhaps", "PULLQUOTE_LOG_JSON can't be used: "),
        (
            "DISCORD_API_URL",
            "ftp://x",
            "DISCORD_API_URL can't be used: it is no address that starts with http",
        ),
        (
            "PULLQUOTE_LOG_FILE",
            "/nowhere/log",
            "PULLQUOTE_LOG_FILE can't be written: No such file or directory.",
        ),
    ],
)
def test_a_setting_that_cannot_be_used(run_cli: RunCli, name: str, value: str, sentence: str) -> None:
    ran = run_cli("sources", env={name: value})
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith(f"pullquote: {sentence}")


def test_no_token_says_where_to_put_it(run_cli: RunCli) -> None:
    ran = run_cli("run")
    assert ran.err.startswith("pullquote: DISCORD_TOKEN is not set: put the bot's token into .env")


def test_settings_are_read_from_the_env_file(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PULLQUOTE_INDEX=elsewhere\nDISCORD_TOKEN=\n", encoding="utf-8")
    assert "Nothing is indexed at elsewhere yet" in run_cli("sources").err
    assert "Nothing is indexed at nearby yet" in run_cli("sources", env={"PULLQUOTE_INDEX": "nearby"}).err
    assert "Nothing is indexed at given yet" in run_cli("sources", "--index", "given").err


def test_an_env_file_that_is_no_text(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe\n")
    ran = run_cli("sources")
    assert ran.status == 2
    assert ran.err == "pullquote: .env can't be read: save it as UTF-8 text that this user may read.\n"


def test_a_folder_that_is_no_model(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    ran = run_cli("ask", "anything", "--index", seed_index, env={"PULLQUOTE_MODEL": str(tmp_path)})
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert f"{tmp_path} is not a sentence-transformers model" in ran.err


def test_an_index_that_is_none(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "index.sqlite3").write_bytes(b"this is no database at all, " * 200)
    for command in (["sources"], ["status"], ["ask", "anything"], ["quotations"]):
        ran = run_cli(*command, "--index", tmp_path / "index")
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "damaged" in ran.err


def test_an_index_of_another_version(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(seed_index / "index.sqlite3") as here:
        (tmp_path / "later").mkdir()
        later = sqlite3.connect(tmp_path / "later" / "index.sqlite3")
        here.backup(later)
    later.execute("PRAGMA user_version = 999")
    later.close()
    ran = run_cli("sources", "--index", tmp_path / "later")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "another release (schema 999" in ran.err


QUESTION = "what did the ACLU say about Rekognition?"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["ask", "--help"],
        ["ask", QUESTION],
        ["ask", QUESTION, "--json"],
        ["ask", QUESTION, "--explain"],
        ["check", "anything"],
        ["quotations", "--json"],
        ["chat"],
        ["doctor"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_went_away_is_no_error_and_no_silence(
    seed_index: Path, tmp_path: Path, arguments: list[str], unbuffered: str
) -> None:
    done = run_into_broken_pipe(tmp_path, arguments, seed_index, "stdout", unbuffered)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["nope"], 2), (["rollback"], 2), (["ask"], 2), (["quotations", "--explain", "a.md:1"], 1)],
)
def test_a_complaint_that_nobody_reads_keeps_its_status(
    seed_index: Path, tmp_path: Path, arguments: list[str], status: int
) -> None:
    done = run_into_broken_pipe(tmp_path, arguments, seed_index, "stderr")
    assert (done.returncode, done.stdout) == (status, b"")


def run_into_broken_pipe(
    folder: Path, arguments: list[str], index: Path, stream: str, unbuffered: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """The command with a pipe that nobody reads from as its `stream`."""
    reading, writing = os.pipe()
    os.close(reading)
    over = [] if "--help" in arguments or "nope" in arguments else ["--index", str(index)]
    try:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments, *over],
            cwd=folder,
            env=command_environment({"PYTHONUNBUFFERED": unbuffered}),
            input=QUESTION.encode(),
            timeout=60,
            check=False,
            stdout=writing if stream == "stdout" else subprocess.PIPE,
            stderr=writing if stream == "stderr" else subprocess.PIPE,
        )
    finally:
        os.close(writing)


@pytest.mark.parametrize("command", ["sources --json", "status", "check anything"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_takes_nothing_is_told(seed_index: Path, tmp_path: Path, command: str, unbuffered: str) -> None:
    """/dev/full is a disk without room."""
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m bot {command} --index "{seed_index}" >/dev/full'],
        cwd=tmp_path,
        env=command_environment({"PYTHONUNBUFFERED": unbuffered}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.decode() == (
        "pullquote: What this prints can't be written (No space left on device): free space, or send it elsewhere.\n"
    )
    assert done.returncode == 2


@pytest.mark.parametrize("command", ["sources >&-", "status 2>&-", "check --batch - <&-", "status <&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_bug(seed_index: Path, tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m bot {command} --index "{seed_index}"'],
        cwd=tmp_path,
        env=command_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to them, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_chat_leaves_quietly(seed_index: Path, tmp_path: Path) -> None:
    chat = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--index", str(seed_index)],
        cwd=tmp_path,
        env=command_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_hear_interrupts,
    )
    assert chat.stdin is not None
    assert chat.stdout is not None
    chat.stdin.write(b"/help\n")
    chat.stdin.flush()
    chat.stdout.readline()
    os.kill(chat.pid, signal.SIGINT)
    _, err = chat.communicate(timeout=60)
    assert (chat.returncode, err) == (130, b"")
