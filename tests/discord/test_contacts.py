"""Nothing but Discord is contacted, and nothing is prepared to be: what each process asks of the kernel.

Traced with strace, in a home folder of its own and without the switches that this repository's Makefile sets.
`make contacts` holds every process for a minute.
"""

import asyncio
import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import aiohttp
import pytest

from tests.command_line import ROOT
from tests.support.discord.loopback import TOKEN, loopback

SECONDS = float(os.environ.get("CONTACT_SECONDS", "2"))  # that a process is watched after it has answered
QUESTION = "what did the ACLU say about Rekognition?"
SWITCHES = re.compile(r"PULLQUOTE_|DISCORD_|HF_|ORT_|TRANSFORMERS_|DO_NOT_TRACK$|CI$|XDG_|DISABLE_TELEMETRY$")

_INTERNET = re.compile(r"sa_family=AF_INET6?, .*?htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\"")
_OPENS_INTERNET = re.compile(r"\bsocket\(AF_INET6?,")
_LOOKS_UP = re.compile(r'"/etc/(?:resolv\.conf|hosts)"')
_WRITES = re.compile(r'"([^"]+)".*(?:O_WRONLY|O_RDWR|O_CREAT)')

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def traced(trace: Path) -> list[str]:
    calls = "trace=socket,connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir,mkdirat"
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", calls, "-e", "signal=none", "-s", "400"]
    return [*strace, "-o", str(trace), sys.executable]


def environment(home: Path, **extra: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not SWITCHES.match(k)}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **extra}


def run(home: Path, *arguments: str | Path, stdin: str = "", hold: float = 0.0) -> list[str]:
    """The calls of a command that answers `stdin` and whose input then stays open for `hold` seconds."""
    trace = home.parent / "trace"
    process = subprocess.Popen(
        [*traced(trace), *map(str, arguments)],
        cwd=home.parent,
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(stdin)
    process.stdin.flush()
    if hold:
        assert process.stdout is not None
        process.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(hold)
    _, err = process.communicate(timeout=200)
    assert process.returncode == 0, err
    return trace.read_text(errors="replace").splitlines()


def contacts(calls: Iterable[str]) -> set[tuple[str, int]]:
    return {(found[2], int(found[1])) for call in calls if (found := _INTERNET.search(call))}


def prepared(calls: Iterable[str]) -> list[str]:
    """Sockets of the internet, and look-ups of names."""
    return [call for call in calls if _OPENS_INTERNET.search(call) or _LOOKS_UP.search(call)]


def written_below(home: Path, calls: Iterable[str]) -> list[str]:
    found = (_WRITES.search(call) or re.search(r'mkdir(?:at)?\(.*?"([^"]+)"', call) for call in calls)
    return [match[1] for match in found if match and Path(match[1]).is_relative_to(home)]


def silent(home: Path, calls: list[str]) -> None:
    assert len(calls) > 100, "nothing was traced"
    assert contacts(calls) == set()
    assert prepared(calls) == []
    assert written_below(home, calls) == []
    assert list(home.rglob("*")) == []


@pytest.mark.parametrize("command", [["ask", QUESTION], ["check", "We will all get our voices heard"], ["doctor"]])
def test_a_command_contacts_nobody(command: list[str], seed_index: Path, home: Path) -> None:
    sources = ["--sources", str(ROOT / "seeds")] if command[0] == "doctor" else []
    silent(home, run(home, "-m", "bot", *command, *sources, "--index", seed_index))


def test_the_chat_contacts_nobody(seed_index: Path, home: Path) -> None:
    calls = run(home, "-m", "bot", "chat", "--index", seed_index, stdin=f"{QUESTION}\n", hold=SECONDS)
    silent(home, calls)


def test_indexing_contacts_nobody(home: Path, tmp_path: Path) -> None:
    silent(home, run(home, "-m", "bot", "index", "--sources", ROOT / "seeds", "--index", tmp_path / "index"))


def test_the_export_of_set_up_contacts_nobody(home: Path, tmp_path: Path) -> None:
    silent(home, run(home, "-m", "index.embedding", "--cache", tmp_path / "export"))


async def test_the_server_contacts_nobody(seed_index: Path, home: Path, tmp_path: Path) -> None:
    """It listens, and its end of each connection was begun by the other."""
    trace = tmp_path / "trace"
    process = await asyncio.create_subprocess_exec(
        *(*traced(trace), "-m", "bot", "serve", "--port", "0", "--index", str(seed_index)),
        cwd=tmp_path,
        env=environment(home),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        address = (await asyncio.wait_for(process.stdout.readline(), 120)).decode().removeprefix("Open ").strip()
        async with aiohttp.ClientSession() as session:
            for path in (f"/ask?question={QUESTION}", "/", "/read/000_ee79137ff6cda428.txt"):
                async with session.get(address + path) as got:
                    assert got.status == 200
        await asyncio.sleep(SECONDS)
    finally:
        traced_child(process.pid)
        await asyncio.wait_for(process.communicate(), 60)
    calls = trace.read_text(errors="replace").splitlines()
    assert len(calls) > 100, "nothing was traced"
    assert contacts(calls) == set()
    assert [call for call in calls if _LOOKS_UP.search(call)] == []
    assert written_below(home, calls) == []


async def test_the_bot_contacts_discord_alone(seed_index: Path, home: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    async with loopback() as discord:
        process = await asyncio.create_subprocess_exec(
            *(*traced(trace), "-m", "bot", "run", "--sources", str(ROOT / "seeds"), "--index", str(seed_index)),
            cwd=tmp_path,
            env=environment(home, DISCORD_TOKEN=TOKEN, DISCORD_API_URL=discord.api),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            await discord.until(lambda: discord.identified, 120)
            await discord.slash("ask", question=QUESTION)
            await discord.until(lambda: discord.made("PATCH", "/@original"), 120)
            await asyncio.sleep(SECONDS)
        finally:
            traced_child(process.pid)
            await asyncio.wait_for(process.communicate(), 60)
    calls = trace.read_text(errors="replace").splitlines()
    assert contacts(calls) == {("127.0.0.1", discord.port)}
    assert written_below(home, calls) == []


def traced_child(strace: int) -> None:
    """End the bot itself: strace ends with it."""
    children = Path(f"/proc/{strace}/task/{strace}/children").read_text().split()
    for child in children:
        os.kill(int(child), 15)
