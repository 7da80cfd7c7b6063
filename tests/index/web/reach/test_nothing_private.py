"""Nothing that is not public is asked for anything, by whatever way it is named: not one request arrives."""

import asyncio
import errno
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from index import Allow, Fetched, Fetcher
from index.web.fetched import AddressRefused, NotFetched
from index.web.reach.location import NOT_PUBLIC
from index.web.reach.resolver import look_up
from tests.index.web.conftest import QUICK
from tests.support.web.misbehaving_server import MisbehavingServer, page, redirect, response

ELSEWHERE = f"it redirects to where nothing is fetched from ({NOT_PUBLIC})"
NO_NAMES = "its host could not be looked up: see whether this machine is on the network"
ODD_HOST = "its host is neither a name nor an IP address in its usual form"


@dataclass
class Names:
    """Answers by host, one after the other, the last again and again; notes who was looked up."""

    answers: dict[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)

    async def look_up(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        answers = self.answers.get(host, [[]])
        return answers.pop(0) if len(answers) > 1 else answers[0]


async def fetch(sources: Path, names: Names, *urls: str, allow: str = "") -> list[Fetched]:
    fetcher = Fetcher(sources, Allow.parse(allow), QUICK, look_up=names.look_up)
    return [one async for one in fetcher.fetch(urls)]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.0.0.1.", "127.0.0.2", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]"),
        *("127.1", "0x7f.1", "2130706433", "0177.0.0.1", "１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1"),
        *("localhost", "localhost.", "LocalHost", "a.localhost", "user@127.0.0.1", "8.8.8.8@127.0.0.1"),
        *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "%31%32%37.0.0.1", "127.0.0.1%00.paper.example"),
    ],
)
async def test_a_literal(server: MisbehavingServer, sources: Path, host: str) -> None:
    names = Names({})
    ((_, stored, why),) = [(one.url, one.stored, one.why) for one in await fetch(sources, names, server.url("/", host))]
    assert stored is None
    assert why
    assert (server.connections, names.asked) == (0, [])


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "2606:4700:4700::1111"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["fe80::1%lo"],
        ["100.64.0.1"],
    ],
)
async def test_a_name(server: MisbehavingServer, sources: Path, addresses: list[str]) -> None:
    names = Names({"paper.example": [addresses]})
    url = server.url("/", "paper.example")
    assert await fetch(sources, names, url) == [Fetched(url, None, NOT_PUBLIC)]
    assert (server.connections, names.asked) == (0, ["paper.example"])


async def test_a_name_that_is_nobody_s(server: MisbehavingServer, sources: Path) -> None:
    url = server.url("/", "paper.example")
    why = "there is no such host: check how it is spelled"
    assert await fetch(sources, Names({}), url) == [Fetched(url, None, why)]


async def test_names_that_nobody_answers_for(sources: Path) -> None:
    async def look_up(host: str) -> Sequence[str]:
        await asyncio.sleep(30)
        return []

    fetcher = Fetcher(sources, Allow(), replace(QUICK, connect=0.3), look_up=look_up)
    (one,) = [one async for one in fetcher.fetch(["http://paper.example/"])]
    assert one.why.endswith("says what may be: its server took no connection within 0.3 seconds")


@pytest.mark.parametrize(
    ("error", "kind", "why"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), AddressRefused, "there is no such host: check how it is spelled"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), NotFetched, NO_NAMES),
        (OSError(errno.EMFILE, "x"), NotFetched, NO_NAMES),
        (UnicodeError("x"), NotFetched, NO_NAMES),
    ],
)
async def test_what_the_system_says_of_a_name(
    monkeypatch: pytest.MonkeyPatch, error: Exception, kind: type[Exception], why: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NotFetched) as told:
        await look_up("paper.example")
    assert (type(told.value), str(told.value)) == (kind, why)


@pytest.mark.slow
async def test_what_the_system_knows() -> None:
    found = await look_up("127.0.0.1")
    assert found == ["127.0.0.1"]


@pytest.mark.slow
def test_nobody_waits_for_a_name_that_is_looked_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop ends before the answer comes, and the answer is let go."""
    answer = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer.wait(30) and [])

    async def ask() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(look_up("paper.example"), 0.1)

    started = time.monotonic()
    asyncio.run(ask())
    assert time.monotonic() - started < 5.0
    before = {thread.name for thread in threading.enumerate()}
    answer.set()
    for thread in threading.enumerate():
        if thread.name == "look-up":
            thread.join(5)
    assert "look-up" in before


async def test_an_answer_that_changes(server: MisbehavingServer, sources: Path) -> None:
    """Each connection is made to what was looked up for it and checked; nothing looks the name up again."""
    server.answers["/page"] = response(page())
    names = Names({"paper.example": [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"]]})
    url = server.url("/page", "paper.example")
    assert await fetch(sources, names, url, allow="127.0.0.1") == [Fetched(url, None, NOT_PUBLIC)]
    assert [request.target for request in server.requests] == ["/robots.txt", "/.well-known/tdmrep.json"]
    assert (server.connections, len(names.asked)) == (2, 3)
    (one,) = await fetch(sources, names, url, allow="127.0.0.1")
    assert one.why == "new"
    assert (server.connections, len(names.asked)) == (3, 4)


@pytest.mark.parametrize(
    "target",
    [
        *("http://localhost:{port}/secret", "//[::1]:{port}/secret", "http://2130706433:{port}/secret"),
        *("http://127.0.0.1:{port}/secret", "http://paper.example:{port}@127.0.0.1:{port}/secret"),
        *("http://inside.example:{port}/secret", "http://[::ffff:127.0.0.1]:{port}/secret", "file:///etc/passwd"),
        *("http://169.254.169.254/latest/meta-data/", "http://127.0.0.1\\@paper.example:{port}/secret"),
        *("https://127.0.0.1:{port}/secret", "gopher://127.0.0.1:{port}/_secret"),
    ],
)
@pytest.mark.parametrize("status", [301, 307])
async def test_a_redirect(server: MisbehavingServer, sources: Path, target: str, status: int) -> None:
    """The paper is allowed by its name alone, so that what else is on this machine is not."""
    names = Names({"paper.example": [["127.0.0.1"]], "inside.example": [["127.0.0.1"]]})
    server.answers |= {"/page": redirect(target.format(port=server.port), status), "/secret": response(page())}
    (one,) = await fetch(sources, names, server.url("/page", "paper.example"), allow="paper.example")
    assert one.stored is None
    assert one.why.startswith("it redirects to where nothing is fetched from (")
    assert server.asked() == ["/page"]


async def test_what_robots_txt_redirects_to(server: MisbehavingServer, sources: Path) -> None:
    names = Names({"paper.example": [["127.0.0.1"]]})
    server.answers |= {"/robots.txt": redirect(f"http://127.0.0.1:{server.port}/secret"), "/page": response(page())}
    (one,) = await fetch(sources, names, server.url("/page", "paper.example"), allow="paper.example")
    assert one.why == f"its robots.txt can't be read, which says what may be: {ELSEWHERE}"
    assert [request.target for request in server.requests] == ["/robots.txt"]


async def test_what_a_feed_names(server: MisbehavingServer, sources: Path) -> None:
    names = Names({"paper.example": [["127.0.0.1"]], "inside.example": [["127.0.0.1"]]})
    links = [f"http://127.0.0.1:{server.port}/secret", f"http://inside.example:{server.port}/secret", "http://127.1/"]
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    server.answers |= {"/feed": response(f"<rss><channel>{items}</channel></rss>", kind="application/rss+xml")}
    fetcher = Fetcher(sources, Allow.parse("paper.example"), QUICK, look_up=names.look_up)
    found = [one async for one in fetcher.fetch_feed(server.url("/feed", "paper.example"))]
    assert sorted(found, key=lambda one: links.index(one.url)) == [
        Fetched(links[0], None, NOT_PUBLIC),
        Fetched(links[1], None, NOT_PUBLIC),
        Fetched(links[2], None, ODD_HOST),
    ]
    assert server.asked() == ["/feed"]


async def test_a_proxy_of_the_environment_is_not_asked(
    server: MisbehavingServer, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, server.url())
    names = Names({"paper.example": [["10.0.0.1"]]})
    (one,) = await fetch(sources, names, "http://paper.example/a")
    assert (one.why, server.connections) == (NOT_PUBLIC, 0)


async def test_a_password_of_the_environment_is_not_told(
    server: MisbehavingServer, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login a password b\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    server.answers["/page"] = response(page())
    (one,) = await fetch(sources, Names({}), server.url("/page"), allow="127.0.0.1")
    assert one.why == "new"
    assert [request for request in server.requests if "authorization" in request.headers] == []


@pytest.mark.parametrize("listed", ["127.0.0.1", "127.0.0.0/8", "paper.example"])
async def test_what_the_setting_opens(server: MisbehavingServer, sources: Path, listed: str) -> None:
    server.answers["/page"] = response(page())
    names = Names({"paper.example": [["127.0.0.1"]]})
    (one,) = await fetch(sources, names, server.url("/page", "paper.example"), allow=listed)
    assert one.why == "new"
    assert server.requests[-1].headers["host"] == f"paper.example:{server.port}"
