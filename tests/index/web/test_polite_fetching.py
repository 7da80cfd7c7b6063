"""Sites are asked as they wish: what they allow, how often, and what they reserve."""

import asyncio
import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from index import Allow, Fetched, Fetcher
from tests.index.web.conftest import IMPATIENT, LOOPBACK, QUICK
from tests.support.web.misbehaving_server import (
    Answer,
    MisbehavingServer,
    drip,
    flood,
    page,
    redirect,
    response,
    silence,
)

CLOSED = "its robots.txt can't be read, which says what may be: "
FORBIDDEN = "its robots.txt does not allow it"
RESERVED = "its publisher reserves text and data mining (tdm-reservation: 1)"
ROBOTS_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
TDM = "/.well-known/tdmrep.json"


async def fetch(fetcher: Fetcher, *urls: str) -> list[Fetched]:
    return [one async for one in fetcher.fetch(urls)]


def robots(text: str, status: int = 200) -> bytes:
    return response(text, status, kind="text/plain")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (robots("User-agent: *\nDisallow: /news"), FORBIDDEN),
        (robots("User-agent: *\nDisallow: /"), FORBIDDEN),
        (robots("User-agent: *\nDisallow: /other"), "new"),
        (robots("User-agent: *\nDisallow: /", 404), "new"),
        (robots("", 401), "new"),
        (robots("", 403), "new"),
        (robots("", 410), "new"),
        (robots("", 429), f"{CLOSED}its server answered 429"),
        (robots("", 500), f"{CLOSED}its server answered 500"),
        (robots("", 503), f"{CLOSED}its server answered 503"),
        (robots("", 204), f"{CLOSED}its server answered 204"),
        (silence, f"{CLOSED}it took longer than 0.3 seconds"),
        (drip(ROBOTS_HEAD, b"#", 0.05), f"{CLOSED}it took longer than 0.3 seconds"),
        (b"garbage", f"{CLOSED}what its server answers is not HTTP, or has headers beyond all measure"),
        (b"", f"{CLOSED}its server ended the connection without an answer"),
        (redirect("/robots.txt"), f"{CLOSED}it redirects in a circle"),
        ([redirect("/r"), redirect("/r")], "new"),
        (flood(ROBOTS_HEAD + b"User-agent: *\nDisallow: /news\n", b"# and so on\n" * 400), FORBIDDEN),
        (response("<html>" + "not here " * 99), "new"),
    ],
)
async def test_what_robots_txt_says(
    server: MisbehavingServer, sources: Path, fetcher: Fetcher, answer: Answer | list[Answer], why: str
) -> None:
    server.answers |= {"/robots.txt": answer, "/news": response(page()), "/r": robots("")}
    fetcher = Fetcher(sources, LOOPBACK, IMPATIENT) if why.endswith("0.3 seconds") else fetcher
    (one,) = await fetch(fetcher, server.url("/news"))
    assert one.why == why
    assert ("/news" in server.asked()) is (why == "new")


async def test_where_a_page_redirects_to_is_asked_about_too(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {
        "/robots.txt": robots("User-agent: Pullquote\nDisallow: /closed"),
        "/open": redirect("/closed"),
        "/closed": response(page()),
    }
    assert [one.why for one in await fetch(fetcher, server.url("/open"))] == [FORBIDDEN]
    assert server.asked() == ["/open"]


async def test_robots_txt_is_asked_for_once_and_kept_for_a_day(
    server: MisbehavingServer, sources: Path, fetcher: Fetcher
) -> None:
    server.answers |= {"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": response(page())}
    asked = [server.url("/a"), server.url("/b")]
    for run, why in ((fetcher, "new"), (Fetcher(sources, LOOPBACK, QUICK), "unchanged")):
        assert [one.why for one in await fetch(run, *asked)] == [why, FORBIDDEN]
    targets = [request.target for request in server.requests]
    assert targets == ["/robots.txt", TDM, "/a", "/a"]
    (kept,) = (sources / "web" / ".robots").iterdir()
    fields = json.loads(kept.read_bytes())
    for harm in (
        {"read_at": (datetime.now(UTC) - timedelta(hours=25)).isoformat()},
        {"read_at": (datetime.now(UTC) + timedelta(hours=1)).isoformat()},
        {"read_at": "yesterday"},
        {"robots": None},
    ):
        kept.write_text(json.dumps(fields | harm), encoding="utf-8")
        server.requests.clear()
        await fetch(Fetcher(sources, LOOPBACK, QUICK), *asked)
        assert [request.target for request in server.requests] == ["/robots.txt", TDM, "/a"]


async def test_one_that_gave_no_answer_is_asked_again_the_next_time(
    server: MisbehavingServer, sources: Path, fetcher: Fetcher
) -> None:
    server.answers |= {"/robots.txt": [robots("", 500), robots("")], "/a": response(page()), "/b": response(page())}
    why = f"{CLOSED}its server answered 500"
    assert [one.why for one in await fetch(fetcher, server.url("/a"), server.url("/b"))] == [why, why]
    assert [one.why for one in await fetch(fetcher, server.url("/a"))] == ["new"]


@pytest.mark.parametrize(
    ("headers", "head", "site", "why"),
    [
        ({}, "", "", "new"),
        ({"X_Robots_Tag": "noindex"}, "", "", "its publisher forbids an index (noindex)"),
        (
            {"X_Robots_Tag": ["googlebot: noindex", "noai"]},
            "",
            "",
            "its publisher forbids a use by language models (noai)",
        ),
        ({"X_Robots_Tag": "googlebot: noindex"}, "", "", "new"),
        ({}, '<meta name="robots" content="noarchive">', "", "its publisher forbids a stored copy (noarchive)"),
        ({"tdm_reservation": "1"}, "", "", RESERVED),
        ({}, '<meta name="tdm-reservation" content="1">', "", RESERVED),
        ({}, "", '[{"location": "/news", "tdm-reservation": 1}]', RESERVED),
        ({}, "", '[{"location": "/other", "tdm-reservation": 1}]', "new"),
        ({"tdm-reservation": "0"}, "", '[{"location": "/", "tdm-reservation": 1}]', "new"),
    ],
)
async def test_what_its_publisher_reserves(
    server: MisbehavingServer, fetcher: Fetcher, headers: dict[str, str | list[str]], head: str, site: str, why: str
) -> None:
    server.answers["/news"] = response(page(head=head), 200, "text/html", **headers)
    if site:
        server.answers[TDM] = response(site, kind="application/json")
    (one,) = await fetch(fetcher, server.url("/news"))
    assert one.why == why


@pytest.mark.parametrize("answer", [silence, b"garbage", robots("", 500), robots("[" * 9_999)])
async def test_a_reservation_that_can_not_be_had_reserves_nothing(
    server: MisbehavingServer, sources: Path, answer: Answer
) -> None:
    server.answers |= {TDM: answer, "/news": response(page())}
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, whole=0.5))
    assert [one.why for one in await fetch(fetcher, server.url("/news"))] == ["new"]


@pytest.mark.parametrize("first", [robots("", 500), robots("", 429), b"garbage", robots("", 204)])
async def test_a_reservation_that_could_not_be_had_is_asked_for_again_the_next_time(
    server: MisbehavingServer, sources: Path, first: bytes
) -> None:
    reserved = response('[{"location": "/", "tdm-reservation": 1}]', kind="application/json")
    server.answers |= {TDM: [first, reserved], "/a": response(page()), "/b": response(page())}
    found = [await fetch(Fetcher(sources, LOOPBACK, QUICK), server.url(target)) for target in ("/a", "/b")]
    assert [one.why for (one,) in found] == ["new", RESERVED]


async def test_fetchers_beside_each_other_take_turns(server: MisbehavingServer, tmp_path: Path, sources: Path) -> None:
    (tmp_path / "other").mkdir()
    server.answers |= {"/a": response(page()), "/b": response(page())}
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, pause=0.3))
    started = time.monotonic()
    await fetch(fetcher, server.url("/a"))
    await fetch(fetcher.beside(tmp_path / "other"), server.url("/b"))
    assert time.monotonic() - started >= 0.3


async def test_one_at_a_time_with_a_pause(server: MisbehavingServer, sources: Path) -> None:
    server.answers |= {f"/{n}": response(page()) for n in range(4)}
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, pause=0.15))
    started = time.monotonic()
    assert len(await fetch(fetcher, *(server.url(f"/{n}") for n in range(4)))) == 4
    assert 0.45 <= time.monotonic() - started < 2.0
    assert server.most_at_once == 1


async def test_hosts_do_not_wait_for_each_other(server: MisbehavingServer, sources: Path) -> None:
    async def look_up(host: str) -> list[str]:
        return ["127.0.0.1"]

    server.answers |= {f"/{n}": response(page()) for n in range(3)}
    hosts = [f"{name}.example" for name in "abcd"]
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, pause=0.2), look_up=look_up)
    started = time.monotonic()
    found = await fetch(fetcher, *(server.url(f"/{n}", host) for host in hosts for n in range(3)))
    assert [one.why for one in found] == ["new"] * 12
    assert 0.4 <= time.monotonic() - started < 1.6  # one after the other they take 2.4


async def test_a_pause_that_robots_txt_asks_for(server: MisbehavingServer, sources: Path) -> None:
    server.answers |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.3")}
    server.answers |= {f"/{n}": response(page()) for n in range(2)}
    started = time.monotonic()
    found = await fetch(Fetcher(sources, LOOPBACK, QUICK), server.url("/0"), server.url("/1"))
    assert [one.why for one in found] == ["new", "new"]
    assert time.monotonic() - started >= 0.3


async def test_a_pause_that_is_too_long_to_wait_for(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 3600")}
    server.answers |= {f"/{n}": response(page()) for n in range(2)}
    found = await fetch(fetcher, server.url("/0"), server.url("/1"))
    wait = "its server asks for a pause of 3,600 seconds: fetch it again after that"
    assert [one.why for one in found] == ["new", wait]
    assert server.asked() == ["/0"]


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_says_when(server: MisbehavingServer, fetcher: Fetcher, status: int) -> None:
    server.answers["/a"] = [response(status=status, Retry_After="0"), response(page())]
    assert [one.why for one in await fetch(fetcher, server.url("/a"))] == ["new"]
    assert server.asked() == ["/a", "/a"]


async def test_it_is_waited_for_as_long_as_it_says(server: MisbehavingServer, sources: Path) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    server.answers["/a"] = [response(status=429, Retry_After=soon), response(page())]
    started = time.monotonic()
    found = await fetch(Fetcher(sources, LOOPBACK, replace(QUICK, longest_wait=3.0)), server.url("/a"))
    assert [one.why for one in found] == ["new"]
    assert time.monotonic() - started >= 0.9  # a date has no fractions


@pytest.mark.parametrize("stated", ["3600", "date"])
async def test_a_server_that_says_much_later(server: MisbehavingServer, fetcher: Fetcher, stated: str) -> None:
    """Nothing else is asked of it either."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=3601), usegmt=True) if stated == "date" else stated
    server.answers |= {"/a": response(status=503, Retry_After=later), "/b": response(page())}
    first, second = await fetch(fetcher, server.url("/a"), server.url("/b"))
    assert first.why.startswith("its server can't answer now (503): fetch it again in 3,6")
    assert second.why.startswith("its server asks for a pause of 3,")
    assert server.asked() == ["/a"]


async def test_a_server_that_always_says_later(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers["/a"] = response(status=429, Retry_After="0")
    assert [one.why for one in await fetch(fetcher, server.url("/a"))] == ["its server asks for fewer requests (429)"]
    assert server.asked() == ["/a", "/a"]


async def test_each_address_once(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers["/a"] = response(page())
    url = server.url("/a")
    assert sorted(one.url for one in await fetch(fetcher, url, url, "odd", "odd", url)) == [url, "odd"]


async def test_an_end_in_the_middle(server: MisbehavingServer, sources: Path) -> None:
    """What is under way is given up at once, and what is stored stays."""
    server.answers |= {"/a": response(page()), "/b": silence}
    run = Fetcher(sources, LOOPBACK, replace(QUICK, whole=30.0)).fetch([server.url("/a"), server.url("/b")])
    first = await anext(run)
    waiting = asyncio.ensure_future(anext(run))
    await asyncio.sleep(0.1)
    waiting.cancel()
    started = time.monotonic()
    await asyncio.gather(waiting, return_exceptions=True)
    await run.aclose()
    assert time.monotonic() - started < 1.0
    assert (sources / str(first.stored)).is_file()


async def test_what_is_not_allowed_without_the_setting(server: MisbehavingServer, sources: Path) -> None:
    assert (await fetch(Fetcher(sources, Allow(), QUICK), server.url("/a")))[0].stored is None
    assert server.connections == 0


async def test_a_host_that_says_nothing_does_not_hold_up_the_others(server: MisbehavingServer, sources: Path) -> None:
    silent = [f"/silent/{n}" for n in range(9)]
    server.answers |= dict.fromkeys(silent, silence) | {"/news": response(page())}
    fetcher = Fetcher(sources, LOOPBACK, IMPATIENT)
    found = await fetch(fetcher, *map(server.url, silent))
    assert [one.why for one in found] == [
        *["it took longer than 0.3 seconds"] * 3,
        *["its server gave no answer 3 times in a row: fetch it again later"] * 6,
    ]
    assert server.asked() == silent[:3]


async def test_an_answer_between_makes_a_host_one_that_answers(server: MisbehavingServer, sources: Path) -> None:
    rows: list[Answer] = [silence, silence, response(page()), silence, silence, response(page("It snowed."))]
    server.answers |= {f"/{n}": row for n, row in enumerate(rows)}
    found = await fetch(Fetcher(sources, LOOPBACK, IMPATIENT), *(server.url(f"/{n}") for n in range(len(rows))))
    assert [one.stored is not None for one in found] == [False, False, True, False, False, True]


async def test_a_host_is_not_silent_that_was_left_no_time(server: MisbehavingServer, sources: Path) -> None:
    """What led to it took nearly all of it."""

    async def look_up(host: str) -> list[str]:
        return ["127.0.0.1"]

    def late(to: str) -> Answer:
        async def speak(writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.7)
            writer.write(redirect(to))

        return speak

    async def soon(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.5)
        writer.write(response(page()))

    numbers = range(3)
    server.answers |= {f"/short/{n}": late(server.url(f"/{n}", "paper.example")) for n in numbers}
    server.answers |= {f"/{n}": soon for n in numbers} | {"/news": response(page("It snowed."))}
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, whole=1.0), look_up=look_up)
    found = await fetch(fetcher, *(server.url(f"/short/{n}", "short.example") for n in numbers))
    assert [one.why for one in found] == ["it took longer than 1 seconds"] * 3
    assert [one.why for one in await fetch(fetcher, server.url("/news", "paper.example"))] == ["new"]
