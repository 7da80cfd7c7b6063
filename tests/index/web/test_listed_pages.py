"""What feeds and sitemaps name is fetched, as far as it is not stored yet and no further than asked."""

import gzip
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Fetched, Fetcher, list_sources
from index.web.fetched import NotFetched
from index.web.links import Links, read_links
from tests.index.web.conftest import LOOPBACK, QUICK
from tests.support.web.misbehaving_server import MisbehavingServer, page, response

PAPER = "https://paper.example"
_ATOM = "http://www.w3.org/2005/Atom"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            f"""<?xml version="1.0"?><rss version="2.0" xmlns:atom="{_ATOM}"><channel><link>/home</link>
            <atom:link rel="self" href="/feed"/><image><url>/logo.png</url><link>/home</link></image>
            <item><guid>{PAPER}/guid</guid><link> /a?b=1&amp;c=2 </link><atom:link rel="self" href="/x"/></item>
            <item><guid>{PAPER}/b</guid></item>
            <item><guid isPermaLink="false">{PAPER}/no</guid></item>
            <item><guid>tag:7</guid></item>
            <item><link><![CDATA[/c]]></link><source><link>/no</link></source></item>
            <item><title>None</title></item><item><link>/a?b=1&amp;c=2</link></item></channel></rss>""",
            Links(("/a?b=1&c=2", f"{PAPER}/b", "/c")),
        ),
        (
            f"""<feed xmlns="{_ATOM}"><id>{PAPER}/</id><link href="/home"/>
            <entry><id>{PAPER}/id</id><link rel="self" href="/self"/><link rel="alternate" href="/a"/></entry>
            <entry><link href="/b"/><link href="/second"/><content><link>/no</link></content></entry>
            <entry><id>{PAPER}/c</id></entry><entry><id>urn:uuid:7</id></entry></feed>""",
            Links(("/a", "/b", f"{PAPER}/c")),
        ),
        (
            """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel><link>/home</link></channel><item rdf:about="/x"><link>/a</link></item></rdf:RDF>""",
            Links(("/a",)),
        ),
        ("<rss><channel><item><link>/a</link><item><link>/b</link></item></channel></rss>", Links(("/a",))),
        ("<rss><channel><item><link>/a&nbsp;b & c</link></item><item><link>/d</link>", Links(("/ab  c",))),
        (
            f"""<urlset xmlns:news="{_NEWS}" xmlns:image="{_IMAGES}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url><xhtml:link rel="alternate" hreflang="de" href="/de"/><loc>/undated</loc></url>
            <url><loc>/old</loc><lastmod>2026-01-02</lastmod></url>
            <url><image:image><image:loc>/picture</image:loc></image:image><loc>/new</loc>
            <news:news><news:publication_date>2026-03-01T10:00:00+02:00</news:publication_date></news:news></url>
            <url><loc>/newest</loc><lastmod>2026-03-01T09:00Z</lastmod></url>
            <url><loc>/odd</loc><lastmod>yesterday</lastmod></url></urlset>""",
            Links(("/newest", "/new", "/old", "/undated", "/odd")),
        ),
        (
            "<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>/2.xml.gz</loc>"
            "<lastmod>2026-01-01</lastmod></sitemap></sitemapindex>",
            Links((), ("/2.xml.gz", "/1.xml")),
        ),
        (
            '{"items": [{"url": "/a", "id": 1}, {"external_url": "/c"}, {"url": 7}, {"url": "/b"}, 7, {"url": "/a"}]}',
            Links(("/a", "/b")),
        ),
        ('{"items": {"url": "/a"}}', Links(())),
        ("{}", Links(())),
        ("<rss><channel/></rss>", Links(())),
        (f"<rss><item><link>/{'a' * 3_000}</link></item></rss>", Links(())),
    ],
)
def test_what_it_names(text: str, links: Links) -> None:
    assert read_links(text.encode()) == links


@pytest.mark.parametrize("text", ["", "It rained.", "{", "[" * 9_999, "{" + '"a":[' * 99_999])
def test_what_is_no_list(text: str) -> None:
    with pytest.raises(NotFetched, match=r"^it can't be read as a feed"):
        read_links(text.encode())


_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE rss [<!ENTITY a0 "lol">{_ENTITIES}]><rss><item><link>/&a11;</link></item></rss>'.encode(),
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><link>/&a;</link></item></rss>',
        b"<rss>" + b"<item>" * 200_000,
        b"<rss>" + b"<item><link>/" + b"a" * 15_000_000,
        b"<rss>" + b"<item><link>/a</link></item>" * 500_000,
        b"<rss>" + b"<a/>" * 1_500_000,
        b"<rss>" + b"<item><a/>" * 600_000,
        b"<rss " + b"a='b' " * 200_000,
        b"<rss " + b"".join(b"a%d='b' " % n for n in range(200_000)),
        b"<rss>" + b"&a;" * 5_000_000,
        b"<rss>" + b"<" * 10_000_000,
        b'{"items": [' + b'{"url": "/a"},' * 500_000 + b"7]}",
    ],
    ids=range(12),
)
def test_a_hostile_list_is_read_soon(data: bytes) -> None:
    started = time.process_time()
    try:
        links = read_links(data)
    except NotFetched:
        links = Links(())
    assert time.process_time() - started < 5.0
    assert [link for link in links.pages if "root:" in link or "lol" in link] == []


@given(st.binary(max_size=200) | st.text("<>/&;!rsitemlnk{\"u:[]} ='", max_size=200).map(str.encode))
def test_any_bytes_are_links_or_refused(data: bytes) -> None:
    try:
        assert isinstance(read_links(b"<rss>" + data), Links)
        assert isinstance(read_links(data), Links)
    except NotFetched:
        return


def feed(*links: str) -> bytes:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return response(f"<rss><channel>{items}</channel></rss>", kind="application/rss+xml", X_Robots_Tag="noindex")


async def fetched(fetcher: Fetcher, url: str, limit: int = 100) -> list[tuple[str, str]]:
    return [(one.url.partition("127.0.0.1")[2], one.why) async for one in fetcher.fetch_feed(url, limit)]


async def test_a_feed_and_again(server: MisbehavingServer, fetcher: Fetcher) -> None:
    at = f":{server.port}"
    server.answers |= {"/feed": [feed("/a", "b#top", "/a#end", "/none"), feed("/a", "/b", "/c"), feed("/c")]}
    server.answers |= {f"/{name}": response(page(name)) for name in "abc"}
    assert await fetched(fetcher, server.url("/feed")) == [
        (f"{at}/a", "new"),
        (f"{at}/b", "new"),
        (f"{at}/none", "there is no such page (404)"),
    ]
    assert await fetched(fetcher, server.url("/feed")) == [(f"{at}/c", "new")]
    assert await fetched(fetcher, server.url("/feed")) == [
        (f"{at}/feed", "it names nothing that is not stored already")
    ]
    assert server.asked() == ["/feed", "/a", "/b", "/none", "/feed", "/c", "/feed"]


async def test_no_more_than_asked(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {"/feed": feed(*(f"/{n}" for n in range(9)))} | {f"/{n}": response(page()) for n in range(9)}
    assert len(await fetched(fetcher, server.url("/feed"), 2)) == 2
    assert len(await fetched(fetcher, server.url("/feed"), 3)) == 3
    assert server.asked() == ["/feed", "/0", "/1", "/feed", "/2", "/3", "/4"]


async def test_what_is_declined_holds_nothing_up_and_is_not_asked_for_again_that_day(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    names = [f"/{n}" for n in range(6)]
    server.answers |= {"/feed": feed(*names)} | {name: response(page(name)) for name in names}
    server.answers |= {name: response(status=403) for name in names[:3]}
    found = await fetched(fetcher, server.url("/feed"), 2)
    assert [why for _, why in found] == ["its server does not let Pullquote read it (403)"] * 3 + ["new"] * 2
    assert server.asked() == ["/feed", *names[:5]]
    kept = sources / "web" / ".declined.json"
    assert b"127.0.0.1" not in kept.read_bytes()
    server.requests.clear()
    found = await fetched(Fetcher(sources, LOOPBACK, QUICK), server.url("/feed"), 2)
    assert [why for _, why in found] == ["its server does not let Pullquote read it (403)"] * 3 + ["new"]
    assert server.asked() == ["/feed", "/5"]
    rows = {name: [at - 86_401, why] for name, (at, why) in json.loads(kept.read_bytes()).items()}
    kept.write_text(json.dumps(rows), encoding="utf-8")
    server.requests.clear()
    await fetched(fetcher, server.url("/feed"), 2)
    assert server.asked() == ["/feed", *names[:3]]


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (response(status=404), 1),
        (response(page(), X_Robots_Tag="noai"), 1),
        (response("GIF89a", kind="image/gif"), 1),
        (response(status=429), 2),
        (response(status=500), 2),
        (b"garbage", 2),
    ],
)
async def test_what_may_pass_is_asked_for_again(
    server: MisbehavingServer, fetcher: Fetcher, answer: bytes, times: int
) -> None:
    server.answers |= {"/feed": feed("/a"), "/a": answer}
    first = await fetched(fetcher, server.url("/feed"))
    assert await fetched(fetcher, server.url("/feed")) == first
    assert server.asked().count("/a") == times


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"a": 7}', b'{"a": ["x", "y"]}', b"\xff"])
async def test_a_damaged_note_of_what_was_declined_holds_nothing(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, text: bytes
) -> None:
    (sources / "web").mkdir()
    (sources / "web" / ".declined.json").write_bytes(text)
    server.answers |= {"/feed": feed("/a"), "/a": response(page())}
    assert [why for _, why in await fetched(fetcher, server.url("/feed"))] == ["new"]


async def test_a_list_of_what_can_t_be_asked_for_has_an_end(server: MisbehavingServer, sources: Path) -> None:
    server.answers["/feed"] = feed(*(f"http://10.0.{n // 200}.{n % 200}/" for n in range(2_500)))
    fetcher = Fetcher(sources, LOOPBACK, replace(QUICK, size=1024 * 1024))
    assert len(await fetched(fetcher, server.url("/feed"))) == 2_000


async def test_a_sitemap_of_sitemaps(server: MisbehavingServer, fetcher: Fetcher) -> None:
    latest = "<urlset><url><loc>/a</loc></url></urlset>"
    earlier = "<urlset><url><loc>/b</loc></url></urlset>"
    index = "".join(
        f"<sitemap><loc>/{name}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("1.xml", "2026-01-01"), ("none.xml", "2026-01-02"), ("2.xml.gz", "2026-01-03"))
    )
    server.answers |= {
        "/sitemap.xml": response(f"<sitemapindex>{index}</sitemapindex>", kind="text/xml"),
        "/1.xml": response(earlier, kind="application/xml"),
        "/2.xml.gz": response(gzip.compress(latest.encode()), kind="application/x-gzip"),
        "/a": response(page("a")),
        "/b": response(page("b")),
    }
    found = [one async for one in fetcher.fetch_feed(server.url("/sitemap.xml"))]
    assert [(one.url.removeprefix(server.url("")), one.why) for one in found] == [
        ("/none.xml", "there is no such page (404)"),
        (server.url("/a").removeprefix(server.url("")), "new"),
        ("/b", "new"),
    ]
    again = [one.why async for one in fetcher.fetch_feed(server.url("/sitemap.xml"), 1)]
    assert again == ["there is no such page (404)"]


async def test_the_latest_sitemap_is_enough(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {
        "/sitemap.xml": response(
            "<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>",
            kind="text/xml",
        ),
        "/1.xml": response("<urlset><url><loc>/a</loc></url></urlset>", kind="text/xml"),
        "/a": response(page()),
    }
    assert [one.why async for one in fetcher.fetch_feed(server.url("/sitemap.xml"), 1)] == ["new"]
    assert server.asked() == ["/sitemap.xml", "/1.xml", "/a"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (response(page()), "it is neither a feed nor a sitemap"),
        (response(status=404), "there is no such page (404)"),
        (response(gzip.compress(b"<urlset>" + bytes(200_000)), kind="application/gzip"), "it is larger than 64 kB"),
        (response(gzip.compress(b"<urlset>" * 99)[:-9], kind="application/gzip"), "its server sent only a part of it"),
        (response("<svg/>", kind="text/xml"), "it is of the type text/xml, which is not read"),
    ],
)
async def test_what_can_not_be_read_as_a_list(
    server: MisbehavingServer, fetcher: Fetcher, answer: bytes, why: str
) -> None:
    server.answers["/feed"] = answer
    url = server.url("/feed")
    assert [one async for one in fetcher.fetch_feed(url)] == [Fetched(url, None, why)]


async def test_sitemaps_without_end(server: MisbehavingServer, fetcher: Fetcher) -> None:
    """Each names the next: the protocol has one level."""
    for n in range(9):
        text = f"<sitemapindex><sitemap><loc>/{n + 1}</loc></sitemap></sitemapindex>"
        server.answers[f"/{n}"] = response(text, kind="text/xml")
    assert len([one async for one in fetcher.fetch_feed(server.url("/0"))]) == 1
    assert server.asked() == ["/0", "/1", "/2"]


async def test_more_sitemaps_than_anybody_reads(server: MisbehavingServer, fetcher: Fetcher) -> None:
    names = "".join(f"<sitemap><loc>/{n}</loc></sitemap>" for n in range(200))
    server.answers["/sitemap.xml"] = response(f"<sitemapindex>{names}</sitemapindex>", kind="text/xml")
    assert len([one async for one in fetcher.fetch_feed(server.url("/sitemap.xml"))]) == 49


@pytest.mark.parametrize(("name", "kind"), [("feed", "--feed"), ("sitemap", "--sitemap")])
async def test_a_list_in_an_article_s_place(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, name: str, kind: str
) -> None:
    server.answers |= {"/feed": feed("/a"), "/sitemap": response("<urlset/>", kind="text/xml")}
    (one,) = [one async for one in fetcher.fetch([server.url(f"/{name}")])]
    assert one.why == f"it is a {name} and no article: what it names is fetched with {kind}"
    assert list_sources(sources) == []


@pytest.mark.parametrize(
    ("feed", "entry", "page"),
    [
        ('xml:base="/a/"', "", "/a/11"),
        ('xml:base="https://x.example/a/"', 'xml:base="b/"', "https://x.example/a/b/11"),
        ("", "", "11"),
        ('xml:base="https://[x/"', "", "11"),
    ],
)
def test_addresses_are_told_from_their_base(feed: str, entry: str, page: str) -> None:
    first = f'<entry {entry}><link href="11"/></entry>'
    data = f'<feed xmlns="http://www.w3.org/2005/Atom" {feed}>{first}</feed>'
    assert read_links(data.encode()).pages == (page,)


LONG = "a" * 1_500 + "/"


@pytest.mark.parametrize(
    ("feed", "entry", "pages"),
    [
        (f'xml:base="https://x.example/{LONG}"', f'<link href="{LONG}11"/>', ()),
        (
            f'xml:base="https://x.example/{LONG}"',
            f'<link href="{LONG}11"/><id>https://y.example/1</id>',
            ("https://y.example/1",),
        ),
        (f'xml:base="https://x.example/{LONG}{LONG}"', '<link href="11"/>', ()),
        (f'xml:base="https://x.example/{LONG}"', f'<link xml:base="{LONG}" href="11"/>', ()),
        ("", f"<id>https://y.example/{LONG}{LONG}</id>", ()),
    ],
)
def test_an_address_that_is_too_long_is_no_other_one(feed: str, entry: str, pages: tuple[str, ...]) -> None:
    data = f'<feed xmlns="http://www.w3.org/2005/Atom" {feed}><entry>{entry}</entry></feed>'
    assert read_links(data.encode()).pages == pages
