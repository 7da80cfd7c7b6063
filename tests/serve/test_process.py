"""`serve` as a process, with the real index and model: from the address that it prints to its end."""

import asyncio
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.command_line import RunCli, command_environment

TOKEN = "0123456789abcdef-token"
QUESTION = "what did the ACLU say about Rekognition?"
DOCUMENT = "000_ee79137ff6cda428.txt"


@dataclass
class Served:
    """A process that serves; `err` and `status` are there when it has ended."""

    process: asyncio.subprocess.Process
    base: str
    err: str = ""
    status: int | None = field(default=None)

    async def get(self, path: str, **more: Any) -> tuple[int, Any]:
        async with aiohttp.ClientSession() as session, session.get(f"{self.base}{path}", **more) as response:
            page = response.content_type == "text/html"
            return response.status, await (response.text() if page else response.json())

    async def end(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        _, err = await asyncio.wait_for(self.process.communicate(), 20)
        self.err, self.status = err.decode(), self.process.returncode


@asynccontextmanager
async def served(folder: Path, index: Path, *options: str, **settings: str) -> AsyncIterator[Served]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", "--port", "0", "--index", str(index), *options),
        cwd=folder,
        env=command_environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        found = re.fullmatch(r"Open (http://\S+)\n", line)
        assert found, (line, await process.stderr.read() if process.stderr else b"")
        yield Served(process, found[1])
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_it_answers_as_the_command_does(seed_index: Path, tmp_path: Path, run_cli: RunCli) -> None:
    asked = run_cli("ask", QUESTION, "--json", "--index", seed_index).row
    async with served(tmp_path, seed_index) as server:
        status, answer = await server.get("/ask", params={"question": QUESTION})
        assert status == 200
        assert {**answer, "elapsed_ms": 0} == {**asked, "elapsed_ms": 0}
        excerpt = answer["excerpts"][0]
        place = {"start": str(excerpt["start"]), "end": str(excerpt["end"])}
        status, page = await server.get(f"/read/{DOCUMENT}", params=place)
        assert (status, '<mark id="words"' in page) == (200, True)
        await server.end()
    assert server.status == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_what_is_being_answered_is_answered_before_it_ends(seed_index: Path, tmp_path: Path, number: int) -> None:
    async with served(tmp_path, seed_index) as server:
        asking = asyncio.create_task(server.get("/ask", params={"question": QUESTION}))  # opens the model first
        await asyncio.sleep(0.3)
        await server.end(number)
        status, answer = await asking
    assert (status, answer["answered"], server.status) == (200, True, 0)
    assert "Traceback" not in server.err


async def test_the_log_holds_no_question_no_token_and_no_path(seed_index: Path, tmp_path: Path) -> None:
    async with served(tmp_path, seed_index, PULLQUOTE_SERVE_TOKEN=TOKEN) as server:
        right = {"Authorization": f"Bearer {TOKEN}"}
        await server.get("/ask", params={"question": QUESTION}, headers=right)
        await server.get("/ask", params={"question": QUESTION}, headers={"Authorization": "Bearer wrong-secret"})
        await server.get(f"/read/{DOCUMENT}", headers=right)
        await server.get("/sources", params={"strange": QUESTION}, headers=right)
        await server.get("/no/such/place", headers=right)
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.base.rpartition(":")[2]))
        writer.write(b"no HTTP, but a secret\r\n\r\n")
        answered = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        await server.end()
    assert b"Traceback" not in answered
    calls = re.findall(r"called call=(\w+) status=(\d+)", server.err)
    assert calls == [("ask", "200"), ("ask", "401"), ("read", "200"), ("sources", "400"), ("nothing", "404")]
    for secret in (
        "Rekognition",
        "ACLU",
        TOKEN,
        "wrong-secret",
        DOCUMENT,
        "strange",
        "such/place",
        str(seed_index),
        "secret",
    ):
        assert secret not in server.err
    assert "Traceback" not in server.err


async def test_another_process_may_index_meanwhile(root: Path, tmp_path: Path, run_cli: RunCli) -> None:
    sources, index = tmp_path / "sources", tmp_path / "index"
    shutil.copytree(root / "seeds", sources)
    async with served(tmp_path, index, PULLQUOTE_SERVE_RATE="9999") as server:
        status, problem = await server.get("/status")
        nothing = "Nothing is indexed here yet: whoever runs this does it with `python -m bot index`."
        assert (status, problem) == (503, {"error": nothing})
        assert (await server.get("/health")) == (200, {"ok": True})

        async def indexed() -> None:
            done = await asyncio.to_thread(run_cli, "index", "--sources", sources, "--index", index)
            assert done.status == 0, done.err

        await indexed()
        assert (await server.get("/status"))[1]["generation"] == 1
        (sources / "new.md").write_text('"The lamp is lit," said Nora Newman.', encoding="utf-8")
        running = asyncio.create_task(indexed())
        statuses = set()
        while not running.done():
            statuses.add((await server.get("/ask", params={"question": QUESTION}))[0])
            await asyncio.sleep(0.1)
        await running
        assert statuses == {200}
        assert (await server.get("/quotations", params={"speaker": "Nora Newman"}))[1]["generation"] == 2
        await server.end()
    assert server.status == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "archive.example"])
def test_nobody_beyond_this_machine_without_a_token(run_cli: RunCli, host: str) -> None:
    ran = run_cli("serve", "--host", host, "--port", "0")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "pullquote: Whoever reaches this machine could ask: set PULLQUOTE_SERVE_TOKEN to serve beyond it, "
        "or leave --host out.\n"
    )


def test_an_address_that_is_taken(run_cli: RunCli) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run_cli("serve", "--port", str(port))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"pullquote: Nothing can be served at http://127.0.0.1:{port} (Address already in use): "
        "name another --host or --port.\n"
    )


def test_an_address_that_is_none(run_cli: RunCli) -> None:
    ran = run_cli("serve", "--host", "no such host", env={"PULLQUOTE_SERVE_TOKEN": TOKEN})
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("pullquote: Nothing can be served at http://no such host:8042 (")
    assert TOKEN not in ran.err


@pytest.mark.parametrize("port", ["65536", "-1", "x", "８"])
def test_a_port_that_is_none(run_cli: RunCli, port: str) -> None:
    ran = run_cli("serve", "--port", port)
    assert ran.status == 2
    assert "give a number from 0 to 65535" in ran.err or "expected one argument" in ran.err


async def test_beyond_this_machine_with_a_token(seed_index: Path, tmp_path: Path) -> None:
    async with served(tmp_path, seed_index, "--host", "0.0.0.0", PULLQUOTE_SERVE_TOKEN=TOKEN) as server:
        base = server.base.replace("0.0.0.0", "127.0.0.1")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{base}/sources", headers={"Host": "archive.example"}) as refused:
                assert refused.status == 401
            right = {"Host": "archive.example", "Authorization": f"Bearer {TOKEN}"}
            async with session.get(f"{base}/sources", headers=right) as listed:
                assert [entry["document"] for entry in (await listed.json())["sources"]] == [DOCUMENT]
        await server.end()
    assert server.status == 0
