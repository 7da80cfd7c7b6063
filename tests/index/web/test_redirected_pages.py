"""A page has one file, whichever address leads to it, and each of them goes on leading there."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from yarl import URL

from index import Fetcher, list_sources, remove_stored, sha256_of, stored_origin
from index.hashing import address_hash
from index.web.fetched import NotFetched
from index.web.origin import origin_file
from index.web.storage import Shelf
from tests.index.web.test_stored_pages import ORIGIN, RAIN, SUN
from tests.support.web.misbehaving_server import MisbehavingServer, redirect, response

FEED = "<rss><channel><item><link>/old</link></item><item><link>/new</link></item></channel></rss>"


async def fetch(fetcher: Fetcher, url: str, *, named: bool = True) -> tuple[str | None, str]:
    (one,) = [one async for one in fetcher.fetch([url], named=named)]
    return one.stored, one.why


def files(sources: Path) -> dict[str, bytes]:
    return {path.relative_to(sources).as_posix(): path.read_bytes() for path in list_sources(sources)}


def leads(sources: Path) -> list[Path]:
    return sorted((sources / "web" / ".leads").glob("*"))


def earlier_layout(sources: Path, asked: str, url: str, body: bytes, etag: str | None = None) -> str:
    """As it was stored when a file was called by what was asked for."""
    stored, _ = Shelf(sources).keep(URL(asked), ".html", body, replace(ORIGIN, asked=asked, url=asked, etag=None))
    path = sources / stored
    origin = stored_origin(path)
    assert origin is not None
    origin_file(path).write_bytes(replace(origin, url=url, etag=etag, last_modified=None).line())
    return stored


@pytest.mark.parametrize("first", ["/old", "/new"])
async def test_one_file_whichever_is_asked_first(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, first: str
) -> None:
    server.answers |= {"/old": redirect("/new"), "/new": response(RAIN, ETag='"1"')}
    second = "/new" if first == "/old" else "/old"
    stored, why = await fetch(fetcher, server.url(first))
    assert (why, stored and stored.rpartition("/")[2][:4]) == ("new", "new-")
    assert await fetch(fetcher, server.url(second)) == (stored, "unchanged")
    server.answers["/new"] = response(SUN, ETag='"2"')
    assert await fetch(fetcher, server.url(second)) == (stored, "changed")
    assert await fetch(fetcher, server.url(first)) == (stored, "unchanged")
    assert files(sources) == {stored: SUN}


async def test_both_are_stored_for_a_feed(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    server.answers |= {
        "/old": redirect("/new"),
        "/new": response(RAIN),
        "/feed": response(FEED, kind="application/rss+xml"),
    }
    await fetch(fetcher, server.url("/old"))
    found = [one.stored async for one in fetcher.fetch_feed(server.url("/feed"))]
    assert (found, server.asked()) == ([None], ["/old", "/new", "/feed"])


async def test_it_is_asked_for_with_what_its_address_said(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {"/old": redirect("/new"), "/new": [response(RAIN, ETag='"1"'), response(status=304)]}
    stored, _ = await fetch(fetcher, server.url("/new"))
    assert await fetch(fetcher, server.url("/old")) == (stored, "unchanged")
    asked = [(request.target, request.headers.get("if-none-match")) for request in server.requests]
    assert [one for one in asked if "robots" not in one[0] and "tdm" not in one[0]] == [
        ("/new", None),
        ("/old", None),
        ("/new", '"1"'),
    ]


@pytest.mark.parametrize("removed_after", ["/old", "/new", "/old and unchanged since"])
async def test_what_was_removed_comes_back_by_neither(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, removed_after: str
) -> None:
    """Also where the one that was asked for leads elsewhere by now; and nothing tells what it was."""
    answer = response(RAIN, ETag='"1"')
    again = response(status=304) if "unchanged" in removed_after else answer
    server.answers |= {"/old": redirect("/new"), "/new": [answer, again]}
    await fetch(fetcher, server.url("/new" if "unchanged" in removed_after else removed_after))
    stored, _ = await fetch(fetcher, server.url("/new" if removed_after == "/old" else "/old"))
    assert stored is not None
    remove_stored(sources, sources / stored)
    assert (list_sources(sources), leads(sources)) == ([], [])
    server.answers |= {"/old": redirect("/other"), "/new": response(RAIN), "/other": response(RAIN)}
    for target in ("/old", "/new"):
        none, why = await fetch(fetcher, server.url(target), named=False)
        assert (none, why[:35]) == (None, "it was removed from the sources: wh")
    assert list_sources(sources) == []


async def test_an_address_that_leads_elsewhere_each_time_has_one_file(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    server.answers["/a"] = [redirect(f"/b?session={number}") for number in range(4)]
    server.answers |= {f"/b?session={number}": response(RAIN) for number in range(4)}
    await fetch(fetcher, server.url("/a"))
    stored, _ = await fetch(fetcher, server.url("/a"))
    for _ in range(2):
        assert await fetch(fetcher, server.url("/a")) == (stored, "unchanged")
        assert files(sources) == {stored: RAIN}
    assert len(leads(sources)) == 1
    assert stored is not None
    origin = stored_origin(sources / stored)
    assert origin is not None
    assert (origin.asked, origin.url) == (server.url("/a"), server.url("/b?session=3"))


async def test_what_others_lead_to_stays(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    """ "The latest" leads to another story by now; the story that it led to was asked for by itself."""
    server.answers |= {
        "/latest": [redirect("/one"), redirect("/two"), redirect("/one")],
        "/one": response(RAIN),
        "/two": response(SUN),
    }
    one, _ = await fetch(fetcher, server.url("/latest"))
    await fetch(fetcher, server.url("/one"))
    two, why = await fetch(fetcher, server.url("/latest"))
    assert (why, files(sources)) == ("new", {one: RAIN, two: SUN})
    assert await fetch(fetcher, server.url("/latest")) == (one, "unchanged")
    assert files(sources) == {one: RAIN, two: SUN}
    assert await fetch(fetcher, server.url("/two")) == (two, "unchanged")


@pytest.mark.parametrize("again", [response(SUN), response(status=304)])
async def test_an_article_stays_whose_address_shows_the_home_page_by_now(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, again: bytes
) -> None:
    """Its site took it down without a word. Where it is there again, it has its file as before."""
    server.answers |= {
        "/story": [response(RAIN), redirect("/"), redirect("/"), response(RAIN)],
        "/": [response(SUN, ETag='"1"'), again],
    }
    story, _ = await fetch(fetcher, server.url("/story"))
    front, _ = await fetch(fetcher, server.url("/"))
    for _ in range(2):
        assert await fetch(fetcher, server.url("/story")) == (front, "unchanged")
        assert files(sources) == {story: RAIN, front: SUN}
    assert await fetch(fetcher, server.url("/story")) == (story, "unchanged")
    assert files(sources) == {story: RAIN, front: SUN}


async def test_an_article_that_stayed_and_was_removed_does_not_come_back(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    server.answers |= {"/story": [response(RAIN), redirect("/"), response(RAIN)], "/": response(SUN)}
    story, _ = await fetch(fetcher, server.url("/story"))
    front, _ = await fetch(fetcher, server.url("/"))
    await fetch(fetcher, server.url("/story"))
    remove_stored(sources, sources / str(story))
    none, why = await fetch(fetcher, server.url("/story"), named=False)
    assert (none, why[:35], files(sources)) == (None, "it was removed from the sources: wh", {front: SUN})


async def test_a_page_that_moves_keeps_its_file(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    server.answers |= {"/a": [response(RAIN), redirect("/b")], "/b": response(RAIN)}
    stored, _ = await fetch(fetcher, server.url("/a"))
    for target in ("/a", "/b"):
        assert await fetch(fetcher, server.url(target)) == (stored, "unchanged")
    assert files(sources) == {stored: RAIN}
    assert stored is not None
    remove_stored(sources, sources / stored)
    for target in ("/a", "/b"):
        assert (await fetch(fetcher, server.url(target), named=False))[0] is None


@pytest.mark.parametrize("etag", [None, '"1"'])
async def test_two_of_the_earlier_layout_become_one(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, etag: str | None
) -> None:
    """Also where its server says that nothing changed."""
    old, new = server.url("/old"), server.url("/new")
    server.answers |= {"/old": redirect("/new"), "/new": response(RAIN) if etag is None else response(status=304)}
    stale, kept = (earlier_layout(sources, asked, new, RAIN, etag) for asked in (old, new))
    assert set(files(sources)) == {stale, kept}
    assert await fetch(fetcher, old) == (kept, "unchanged")
    assert files(sources) == {kept: RAIN}
    assert await fetch(fetcher, old) == (kept, "unchanged")


@pytest.mark.parametrize("etag", [None, '"1"'])
async def test_one_of_the_earlier_layout_goes_on(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, etag: str | None
) -> None:
    old, new = server.url("/old"), server.url("/new")
    server.answers |= {"/old": redirect("/new"), "/new": response(RAIN) if etag is None else response(status=304)}
    stored = earlier_layout(sources, old, new, RAIN, etag)
    for target in (old, new):
        assert await fetch(fetcher, target) == (stored, "unchanged")
    assert files(sources) == {stored: RAIN}


@pytest.mark.parametrize("text", [b"", b"\xff", b"http://[", b"no address", b"http://paper.example:port/"])
async def test_a_damaged_lead_leads_nowhere(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, text: bytes
) -> None:
    server.answers |= {"/old": redirect("/new"), "/new": response(RAIN)}
    stored, _ = await fetch(fetcher, server.url("/old"))
    (lead,) = leads(sources)
    lead.write_bytes(text)
    assert await fetch(fetcher, server.url("/old")) == (stored, "unchanged")
    assert lead.read_text() == server.url("/new")


def test_what_led_to_a_page_meanwhile_is_not_forgotten(sources: Path) -> None:
    """Each of them read the page before any of the others wrote."""
    shelf, url = Shelf(sources), ORIGIN.url
    asked = [f"https://paper.example/{name}" for name in ("one", "two")]
    stored, _ = shelf.keep(URL(url), ".html", RAIN, replace(ORIGIN, asked=url))
    page = shelf.find(URL(url))
    assert page is not None
    assert [shelf.lead(URL(one), page) for one in asked] == [stored, stored]
    later = replace(ORIGIN, asked=url, sha256=sha256_of(SUN), etag='W/"8"')
    assert shelf.keep(URL(url), ".html", SUN, later) == (stored, "changed")
    assert shelf.lead(URL("https://paper.example/three"), page) == stored
    origin = stored_origin(sources / stored)
    assert origin is not None
    assert (origin.sha256, origin.etag) == (later.sha256, later.etag)
    assert origin.asked_hashes == tuple(map(address_hash, [url, *asked, "https://paper.example/three"]))


def test_what_was_removed_meanwhile_is_led_to_by_nothing(sources: Path) -> None:
    shelf = Shelf(sources)
    stored, _ = shelf.keep(URL(ORIGIN.url), ".html", RAIN, replace(ORIGIN, asked=ORIGIN.url))
    page = shelf.find(URL(ORIGIN.url))
    assert page is not None
    remove_stored(sources, sources / stored)
    with pytest.raises(NotFetched, match=r"^what was stored of it was removed meanwhile: fetch it again$"):
        shelf.lead(URL("https://paper.example/one"), page)
    assert (list((sources / "web").rglob("*.json")), leads(sources)) == ([], [])


async def test_the_files_are_read_beside_the_requests(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow drive holds up no other host."""
    server.answers["/a"] = [response(RAIN, ETag='"1"'), response(status=304)]
    stored, _ = await fetch(fetcher, server.url("/a"))
    read, readers = Path.read_bytes, list[int]()

    def noted(path: Path) -> bytes:
        readers.append(threading.get_ident())
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    assert await fetch(fetcher, server.url("/a")) == (stored, "unchanged")
    assert readers
    assert threading.get_ident() not in readers


def test_many_at_once_that_lead_to_one(sources: Path) -> None:
    shelf, asked = Shelf(sources), [f"https://paper.example/{number}" for number in range(24)]

    def keep(url: str) -> str:
        return shelf.keep(URL(url), ".html", RAIN, replace(ORIGIN, asked=url))[0]

    with ThreadPoolExecutor(8) as pool:
        (stored,) = set(pool.map(keep, asked))
    origin = stored_origin(sources / stored)
    assert origin is not None
    assert len(origin.asked_hashes) == 24
    assert [page and page.name for page in map(shelf.find, map(URL, asked))] == [stored] * 24
