"""What somebody removed comes back by no list and no link, and nothing tells what it was; who names it gets it."""

from pathlib import Path

import pytest

from index import Fetched, Fetcher, list_sources, remove_stored
from index.web.origin import origin_file
from tests.support.web.misbehaving_server import MisbehavingServer, page, redirect, response

REMOVED = "it was removed from the sources: whoever runs me can fetch it again by its address (python -m bot fetch)"
LISTS = {
    "feed": ("<rss><channel><item><link>/secret-story</link></item></channel></rss>", "application/rss+xml"),
    "sitemap": ("<urlset><url><loc>/secret-story</loc></url></urlset>", "text/xml"),
}


async def fetch(fetcher: Fetcher, url: str, *, named: bool = True) -> Fetched:
    (one,) = [one async for one in fetcher.fetch([url], named=named)]
    return one


def files_below(sources: Path) -> list[Path]:
    return [path for path in sources.rglob("*") if path.is_file() and path.parent.name != ".robots"]


async def removed(fetcher: Fetcher, sources: Path, url: str) -> None:
    stored = (await fetch(fetcher, url)).stored
    assert stored is not None
    remove_stored(sources, sources / stored)
    assert list_sources(sources) == []
    assert not origin_file(sources / stored).exists()


@pytest.mark.parametrize("kind", LISTS)
async def test_no_list_brings_it_back(server: MisbehavingServer, fetcher: Fetcher, sources: Path, kind: str) -> None:
    text, said = LISTS[kind]
    server.answers |= {"/list": response(text, kind=said), "/secret-story": response(page())}
    await removed(fetcher, sources, server.url("/secret-story"))
    found = [one.why async for one in fetcher.fetch_feed(server.url("/list"))]
    assert found == ["it names nothing that is not stored already"]
    assert server.asked() == ["/secret-story", "/list"]


async def test_a_link_that_somebody_posts_doesn_t_either(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    """By the address that was asked for, by the one that answered, and by one that leads there."""
    server.answers |= {"/short": redirect("/long"), "/other": redirect("/long"), "/long": response(page())}
    await removed(fetcher, sources, server.url("/short"))
    for target in ("/short", "/long", "/other"):
        one = await fetch(fetcher, server.url(target), named=False)
        assert (one.stored, one.why) == (None, REMOVED)
    assert server.asked() == ["/short", "/long", "/other"]
    assert list_sources(sources) == []


async def test_who_names_it_gets_it_for_good(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    server.answers |= {"/short": redirect("/long"), "/long": response(page())}
    await removed(fetcher, sources, server.url("/short"))
    assert (await fetch(fetcher, server.url("/short"))).why == "new"
    assert (await fetch(fetcher, server.url("/short"), named=False)).why == "unchanged"
    assert (await fetch(fetcher, server.url("/long"), named=False)).why == "unchanged"


async def test_nothing_tells_what_it_was(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    server.answers["/secret-story"] = response(page("A secret."))
    await removed(fetcher, sources, server.url("/secret-story"))
    left = files_below(sources)
    assert len(left) == 1
    assert b"secret" not in b"".join(str(path.relative_to(sources)).encode() + path.read_bytes() for path in left)
    assert [path.stat().st_mode & 0o777 for path in (*left, left[0].parent)] == [0o600, 0o700]


def test_what_was_not_fetched_leaves_nothing(sources: Path) -> None:
    (sources / "a.md").write_bytes(b"words")
    remove_stored(sources, sources / "a.md")
    assert list(sources.iterdir()) == []
