"""Whatever a server does, there is one sentence about it, soon, and no file that holds half of it."""

import asyncio
import gc
import gzip
import logging
import random
import shutil
import socket
import ssl
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from index import Fetched, Fetcher
from tests.index.web.conftest import IMPATIENT, LOOPBACK, QUICK
from tests.support.web.misbehaving_server import (
    Answer,
    MisbehavingServer,
    bomb,
    drip,
    flood,
    page,
    redirect,
    response,
    serving,
    silence,
)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
SLOW = "it took longer than 0.3 seconds"
LARGE = "it is larger than 64 kB"
UNREAD = "its robots.txt can't be read, which says what may be: "
CUT = "its server sent only a part of it"
NO_HTTP = "what its server answers is not HTTP, or has headers beyond all measure"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


async def fetch(fetcher: Fetcher, *urls: str) -> list[Fetched]:
    return [one async for one in fetcher.fetch(urls)]


def files(sources: Path) -> list[str]:
    return sorted(path.name for path in sources.rglob("*") if path.is_file() and path.parent.name != ".robots")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (silence, SLOW),
        (drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05), SLOW),
        (drip(HEAD + b"\r\n", b"a", 0.05), SLOW),
        (drip(CHUNKED, b"1\r\na\r\n", 0.05), SLOW),
        (flood(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 20), SLOW),
        (flood(HEAD + b"\r\n", b"a" * 4096), LARGE),
        (flood(CHUNKED, b"1000\r\n" + b"a" * 4096 + b"\r\n"), LARGE),
        (response(b"", Content_Length=str(10**9)), LARGE),
        (bomb(10_000_000), LARGE),
        (flood(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 100), LARGE),
        (flood(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), NO_HTTP),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", NO_HTTP),
        (b"HTTP/1.1 200 " + b"y" * 100_000 + b"\r\n\r\n", NO_HTTP),
        (b"SSH-2.0-OpenSSH_9.6\r\n", NO_HTTP),
        (bytes(range(256)) * 8, NO_HTTP),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", NO_HTTP),
        (HEAD + b"Content-Length: -5\r\n\r\nhello!", NO_HTTP),
        (CHUNKED + b"zz\r\nhello\r\n", NO_HTTP),
        (b"", "its server ended the connection without an answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Ty", "its server ended the connection without an answer"),
        (response("It rai", Content_Length="100"), CUT),
        (CHUNKED + b"5\r\nhel", CUT),
        (CHUNKED + b"5\r\nhello\r\n", CUT),
        (response(gzip.compress(page() * 99)[:-20], Content_Encoding="gzip"), CUT),
        (response(b"\x1f", Content_Encoding="gzip"), CUT),
        (
            response(page(), Content_Encoding="gzip"),
            "what its server sent is damaged: its compression can't be undone",
        ),
        (response(page(), Content_Encoding="br"), "its server sent it encoded as br, which was not asked for"),
        (
            response(page(), Content_Encoding="gzip, gzip"),
            "its server sent it encoded as gzip, gzip, which was not asked for",
        ),
        (redirect("/page"), "it redirects in a circle"),
        (response(status=302), "its server answered 302 and does not say where it is now"),
        (response(status=304), "its server answered 304, which brings no page"),
        (response(page(), 206), "its server answered 206, which brings no page"),
        (response(page(), 202), "its server answered 202, which brings no page"),
        (response(page(), 401), "it is for those who log in (401)"),
        (response(page(), 402), "it is for those who pay (402)"),
        (response(page(), 403), "its server does not let Pullquote read it (403)"),
        (response(page(), 404), "there is no such page (404)"),
        (response(page(), 410), "it is gone for good (410)"),
        (response(page(), 418), "its server answered 418, which brings no page"),
        (response(page(), 451), "it is withheld for legal reasons (451)"),
        (response(page(), 500), "its server failed (500): try again later"),
        (response(page(), 599), "its server failed (599): try again later"),
        (response(page(), 503), "its server can't answer now (503)"),
        (response(page(), 429), "its server asks for fewer requests (429)"),
        (response(b""), "there is nothing in it"),
        (response(b"GIF89a", kind="image/gif"), "it is of the type image/gif, which is not read"),
    ],
)
async def test_one_sentence(
    server: MisbehavingServer,
    fetcher: Fetcher,
    sources: Path,
    answer: Answer,
    why: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.answers["/page"] = answer
    if why == SLOW:
        await fetch(fetcher, server.url("/robots.txt"))  # is known then, however busy this machine is
        fetcher = Fetcher(sources, LOOPBACK, IMPATIENT)
    (one,) = await fetch(fetcher, server.url("/page"))
    assert (one.url, one.stored, one.why) == (server.url("/page"), None, why)
    assert files(sources) == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (response(page()), page()),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(), page()),
        (CHUNKED + b"3\r\n<p>\r\n4\r\nrain\r\n0\r\n\r\n", b"<p>rain"),
        (response(gzip.compress(page()), Content_Encoding="gzip"), page()),
        (response(gzip.compress(page()), Content_Encoding="X-GZip"), page()),
        (response(gzip.compress(b"<p>one") + gzip.compress(b"two"), Content_Encoding="gzip"), b"<p>onetwo"),
        (response(zlib.compress(page()), Content_Encoding="deflate"), page()),
        (response(zlib.compress(page(), wbits=-15), Content_Encoding="deflate"), page()),
        (response(page(), Content_Encoding="identity"), page()),
        (HEAD + b"X-Policy: " + b"y" * 20_000 + b"\r\n\r\n" + page(), page()),
        (
            response("“Né à Köln,” — 😀".encode() + b"\xff\r\n"),
            "“Né à Köln,” — 😀".encode() + b"\xff\r\n",
        ),
    ],
)
async def test_the_bytes_as_they_came(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, answer: Answer, body: bytes
) -> None:
    server.answers["/page"] = answer
    (one,) = await fetch(fetcher, server.url("/page"))
    assert one.stored is not None
    assert one.why == "new"
    assert (sources / one.stored).read_bytes() == body


async def test_redirects_are_followed_a_few_times(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}", status) for n, status in enumerate((301, 302, 303, 307, 308))}
    server.answers["/5"] = [response(page())]
    (one,) = await fetch(fetcher, server.url("/0"))
    assert one.why == "new"
    server.answers |= {"/5": redirect("/6"), "/6": response(page())}
    (one,) = await fetch(fetcher, server.url("/0"))
    assert (one.stored, one.why) == (None, "it redirects more than 5 times")


async def test_all_of_a_visit_is_within_the_time(server: MisbehavingServer, sources: Path) -> None:
    """Each of these is quick enough by itself."""

    def late(n: int) -> Answer:
        async def speak(writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.2)
            writer.write(redirect(f"/{n + 1}"))

        return speak

    server.answers |= {f"/{n}": late(n) for n in range(5)}
    server.answers["/5"] = response(page())
    (one,) = await fetch(Fetcher(sources, LOOPBACK, replace(QUICK, whole=0.7)), server.url("/0"))
    assert (one.stored, one.why) == (None, "it took longer than 0.7 seconds")


async def test_a_cookie_is_never_sent_back(
    server: MisbehavingServer, fetcher: Fetcher, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers |= {
        "/b": response(page(), Set_Cookie=["id=7; Path=/", "a;b=\x01,;;=", "=" * 3000]),
        "/c": response(page(), Set_Cookie="x=y"),
    }
    server.answers["/a"] = (
        b"HTTP/1.1 302 Found\r\nSet-Cookie: id=7; Path=/\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
    )
    await fetch(fetcher, server.url("/a"), server.url("/c"), server.url("/a"))
    assert server.asked() == ["/a", "/b", "/c"]
    assert [request for request in server.requests if "cookie" in request.headers] == []
    assert caplog.records == []


async def test_what_is_told_to_a_server(server: MisbehavingServer, sources: Path) -> None:
    server.answers["/page"] = response(page())
    await fetch(Fetcher(sources, LOOPBACK, QUICK, "desk@paper.example"), server.url("/page#top"))
    assert [request.target for request in server.requests] == ["/robots.txt", "/.well-known/tdmrep.json", "/page"]
    told = [
        {
            "host": f"127.0.0.1:{server.port}",
            "user-agent": "Pullquote/0.1 (+desk@paper.example)",
            "accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,application/pdf,*/*;q=0.5",
            "accept-encoding": "gzip, deflate",
            "connection": "close",
        }
    ]
    assert [request.headers for request in server.requests] == told * 3


@pytest.mark.slow
async def test_nobody_listens(fetcher: Fetcher) -> None:
    (one,) = await fetch(fetcher, f"http://127.0.0.1:{free_port()}/")
    assert one.why == f"{UNREAD}its server can't be reached (Connection refused)"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def test_a_server_that_speaks_no_tls(server: MisbehavingServer, fetcher: Fetcher) -> None:
    (one,) = await fetch(fetcher, server.url("/page").replace("http:", "https:"))
    assert one.why == f"{UNREAD}no secure connection to its server can be made"
    assert server.requests == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing here makes certificates")
async def test_a_certificate_that_nobody_vouches_for(sources: Path, fetcher: Fetcher, tmp_path: Path) -> None:
    files = ["-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "certificate")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"]
    made = await asyncio.create_subprocess_exec("openssl", "req", "-x509", *kind, *files, stderr=subprocess.DEVNULL)
    assert await made.wait() == 0
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    async with serving(MisbehavingServer({"/page": response(page())}), tls) as server:
        (one,) = await fetch(fetcher, server.url("/page").replace("http:", "https:"))
        assert one.why == f"{UNREAD}its server's certificate is not valid, so that it may be somebody else's"
        assert server.requests == []


async def test_any_answer_is_read_or_refused(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Sound ones with bytes of them lost, doubled or altered."""
    chance = random.Random(7)
    sound = [
        response(gzip.compress(page()), ETag='"7"', Content_Encoding="gzip"),
        CHUNKED + b"5\r\n<p>It\r\n5;a=b\r\n rain\r\n0\r\nX: y\r\n\r\n",
        redirect("/0"),
        response(status=304, Set_Cookie="a=b"),
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + response(page()),
    ]
    for number in range(300):
        data = bytearray(chance.choice(sound))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\r", b"\n", b"\0", b":", b"\xff", data[at : at + 9]]
            )
        server.answers[f"/{number}"] = bytes(data)
    found = await fetch(fetcher, *(server.url(f"/{number}") for number in range(300)))
    assert len(found) == 300
    assert {one.why for one in found if one.stored} <= {"new", "changed", "unchanged"}
    assert all((sources / one.stored).is_file() for one in found if one.stored)
    gc.collect()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_many_that_misbehave_end_with_each_other(server: MisbehavingServer, fetcher: Fetcher) -> None:
    """Whoever stops reading leaves nothing behind that runs on."""
    server.answers |= {"/slow": silence, "/page": response(page())}
    run = fetcher.fetch([server.url("/page"), server.url("/slow")])
    assert (await anext(run)).why == "new"
    await run.aclose()
    assert server.asked()[:1] == ["/page"]
