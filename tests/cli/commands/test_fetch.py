"""`fetch`: pages from the web as files, one line an address."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.commands.fetch.standing import Standing
from index import Fetched
from tests.command_line import Ran, RunCli, command_environment
from tests.support.web.misbehaving_server import MisbehavingServer, page, response, serving, silence

NOT_PUBLIC = "it is not at a public address: list it in PULLQUOTE_FETCH_ALLOW if it may be fetched all the same"
ALLOWED = {"PULLQUOTE_FETCH_ALLOW": "127.0.0.1"}


@pytest.fixture
async def server(slow: None) -> AsyncIterator[MisbehavingServer]:
    async with serving(MisbehavingServer()) as running:
        running.answers |= {"/a": response(page("It rained.")), "/b": response(page("It shone."))}
        yield running


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


async def fetch(run_cli: RunCli, *arguments: str | Path, stdin: str = "", env: dict[str, str] | None = None) -> Ran:
    """On a thread, so that the server can answer."""
    return await asyncio.to_thread(run_cli, "fetch", *arguments, stdin=stdin, env=ALLOWED | (env or {}))


async def test_pages_as_lines_of_json(server: MisbehavingServer, run_cli: RunCli, sources: Path) -> None:
    a, none = server.url("/a"), "http://paper.invalid:22/"
    ran = await fetch(run_cli, a, none, a, "--sources", sources, "--json")
    rows = {row["url"]: row for row in ran.rows}
    assert (ran.status, ran.err, len(ran.rows)) == (0, "", 2)
    assert rows[none] == {
        "url": none,
        "stored": None,
        "why": "at port 22 no pages are served: use 80, 443 or one from 1024 on",
    }
    assert rows[a] == {"url": a, "stored": rows[a]["stored"], "why": "new"}
    assert (sources / rows[a]["stored"]).read_bytes() == page("It rained.")
    again = await fetch(run_cli, a, "--sources", sources)
    assert (again.status, again.out) == (0, f"unchanged: {rows[a]['stored']} from {a}\n")
    assert again.err == "Done: 0 new, 0 changed, 1 unchanged, 0 not stored.\n"


async def test_nothing_stored(server: MisbehavingServer, run_cli: RunCli, sources: Path) -> None:
    ran = await fetch(run_cli, server.url("/none"), "--sources", sources)
    assert (ran.status, ran.out) == (1, f"not stored: {server.url('/none')}: there is no such page (404)\n")


async def test_nothing_private_without_the_setting(server: MisbehavingServer, run_cli: RunCli, sources: Path) -> None:
    ran = await fetch(run_cli, server.url("/a"), "--sources", sources, env={"PULLQUOTE_FETCH_ALLOW": ""})
    assert (ran.status, ran.out) == (1, f"not stored: {server.url('/a')}: {NOT_PUBLIC}\n")
    assert ran.err == "Done: 0 new, 0 changed, 0 unchanged, 1 not stored.\n"
    assert server.connections == 0


@pytest.mark.parametrize("piped", [False, True])
async def test_a_list(server: MisbehavingServer, run_cli: RunCli, sources: Path, tmp_path: Path, piped: bool) -> None:
    text = f"\ufeff# The council\n\n  {server.url('/a')}  \n{server.url('/a')}\nodd\n"
    file = tmp_path / "addresses.txt"
    file.write_text("" if piped else text, encoding="utf-8")
    ran = await fetch(run_cli, "--list", "-" if piped else file, "--sources", sources, "--json", stdin=text)
    assert sorted((row["url"], row["why"]) for row in ran.rows) == [
        (server.url("/a"), "new"),
        ("odd", "it is no address that starts with http:// or https://"),
    ]


@pytest.mark.parametrize("how", ["--feed", "--sitemap", "setting"])
async def test_what_a_list_names(server: MisbehavingServer, run_cli: RunCli, sources: Path, how: str) -> None:
    """The list is on a host of its own, so that its page need not wait for the pause between two requests."""
    items = "".join(f"<item><link>{server.url(page)}</link></item>" for page in ("/a", "/b"))
    server.answers["/feed"] = response(f"<rss>{items}</rss>", kind="application/rss+xml")
    url = server.url("/feed", "localhost")
    named = [] if how == "setting" else [how, url]
    env = {"PULLQUOTE_FETCH_ALLOW": "127.0.0.1,localhost", "PULLQUOTE_FEEDS": url if how == "setting" else ""}
    ran = await fetch(run_cli, *named, "--limit", "1", "--sources", sources, "--json", env=env)
    assert [(row["url"], row["why"]) for row in ran.rows] == [(server.url("/a"), "new")]
    assert ran.status == 0
    assert ran.err == "That is as many as --limit allows (1); the same again fetches what is left.\n"


@pytest.mark.parametrize("how", ["--feed", "--sitemap"])
async def test_a_list_that_names_nothing_new_is_done(
    server: MisbehavingServer, run_cli: RunCli, sources: Path, how: str
) -> None:
    """Also where its only other page was declined within the day; what is asked for and not stored is not done."""
    feed = server.url("/feed", "localhost")
    env = {"PULLQUOTE_FETCH_ALLOW": "127.0.0.1,localhost"}

    def names(*pages: str) -> None:
        items = "".join(f"<item><link>{server.url(page)}</link></item>" for page in pages)
        server.answers["/feed"] = response(f"<rss>{items}</rss>", kind="application/rss+xml")

    async def ran() -> tuple[int, str, str]:
        ran = await fetch(run_cli, how, feed, "--sources", sources, env=env)
        return ran.status, ran.out.partition(":")[0], ran.err

    names("/a")
    assert await ran() == (0, "new", "Done: 1 new, 0 changed, 0 unchanged, 0 not stored.\n")
    nothing = (0, "nothing new", "Done: 0 new, 0 changed, 0 unchanged, 0 not stored.\n")
    assert await ran() == nothing
    names("/a", "/none")
    one = "Done: 0 new, 0 changed, 0 unchanged, 1 not stored.\n"
    assert [await ran(), await ran()] == [(1, "not stored", one), (0, "not stored", one)]
    server.answers["/feed"] = response(status=404)
    assert await ran() == (1, "not stored", one)


async def test_who_asks(server: MisbehavingServer, run_cli: RunCli, sources: Path) -> None:
    env = {"PULLQUOTE_FETCH_CONTACT": "https://paper.example/bot"}
    await fetch(run_cli, server.url("/a"), "--sources", sources, env=env)
    assert {r.headers["user-agent"] for r in server.requests} == {"Pullquote/0.1 (+https://paper.example/bot)"}


@pytest.mark.parametrize(
    ("arguments", "env", "err"),
    [
        ([], {}, "pullquote: No address is given: name one, --list, --feed or --sitemap, or set PULLQUOTE_FEEDS."),
        (["--list", "none.txt"], {}, "pullquote: The list none.txt can't be read: No such file or directory."),
        (["--list", "-"], {}, "pullquote: The list - holds no address."),
        (["--feed", "a", "--limit", "0"], {}, "argument --limit: it is no number from 1 on"),
        (["--feed", "a", "--limit", "many"], {}, "argument --limit: it is no number from 1 on"),
        (["--feed", "a", "--sitemap", "b"], {}, "argument --sitemap: not allowed with argument --feed"),
        (["a", "--sources", "none"], {}, "pullquote: The sources folder does not exist or is not a folder"),
        (
            ["a"],
            {"PULLQUOTE_FETCH_ALLOW": "http://wiki"},
            "pullquote: PULLQUOTE_FETCH_ALLOW can't be used: it is no list of hosts and networks, "
            "for example intranet.example,10.20.0.0/16 (environment or .env).",
        ),
        (
            ["a"],
            {"PULLQUOTE_FEEDS": "paper.example/feed"},
            "pullquote: PULLQUOTE_FEEDS can't be used: it is no list of addresses with spaces between, each with "
            "http:// or https:// (environment or .env).",
        ),
        (
            ["a"],
            {"PULLQUOTE_FETCH_CONTACT": "me (really)"},
            "pullquote: PULLQUOTE_FETCH_CONTACT can't be used: it is neither a mail address nor the address of a page",
        ),
    ],
)
def test_what_can_not_be_done(run_cli: RunCli, arguments: list[str], env: dict[str, str], err: str) -> None:
    ran = run_cli("fetch", *arguments, env=env)
    assert (ran.status, ran.out) == (2, "")
    assert err in ran.err
    assert ran.err.count("\n") == 1


async def test_an_address_can_not_move_the_cursor(run_cli: RunCli, sources: Path) -> None:
    ran = await fetch(run_cli, "http://paper.example/\x1b[2J\nnew: web/a.html", "--sources", sources)
    assert ran.out == (
        "not stored: http://paper.example/[2J new: web/a.html: its address holds characters that none may hold\n"
    )


class Screen(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


NEW, MISSED = Fetched("https://paper.example/a", "web/a.html", "new"), Fetched("https://paper.example/b", None, "no")


def test_on_a_terminal_it_is_shown_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    standing = Standing(3)
    for one in (NEW, MISSED, NEW):
        standing.end()
        standing.count(one)
    blank = f"\r{'':<70}\r"
    lines = [f"\r{text:<70}" for text in ("1 of 3 looked at, 1 page is stored", "2 of 3 looked at, 1 page is stored")]
    assert screen.getvalue() == blank.join([*lines, ""])


def test_elsewhere_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=False)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", iter([0.0, 3.0, 11.0, 11.0, 12.0, 30.0, 30.0]).__next__)
    standing = Standing(None)
    for one in (MISSED, NEW, NEW, NEW):
        standing.end()
        standing.count(one)
    assert screen.getvalue() == "2 looked at, 1 page is stored.\n4 looked at, 3 pages are stored.\n"


async def test_stopped_in_the_middle(server: MisbehavingServer, sources: Path, tmp_path: Path) -> None:
    """What is stored stays, and a line says so."""
    server.answers["/b"] = silence
    command = [sys.executable, "-m", "bot", "fetch", server.url("/a"), server.url("/b"), "--sources", str(sources)]
    running = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path, env=command_environment(ALLOWED), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    first = await asyncio.wait_for(running.stdout.readline(), 30)
    os.kill(running.pid, signal.SIGINT)
    out, err = await asyncio.wait_for(running.communicate(), 30)
    assert (running.returncode, out) == (130, b"")
    assert err == b"Stopped. 1 page is stored and will stay; the same again goes on.\n"
    stored = first.decode().removeprefix("new: ").partition(" ")[0]
    assert (sources / stored).read_bytes() == page("It rained.")
