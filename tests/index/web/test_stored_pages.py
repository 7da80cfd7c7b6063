"""What is fetched stands whole in a file, with where it is from beside it, and is asked for again only where it may
have changed."""

import errno
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from yarl import URL

from index import Fetched, Fetcher, SourcesUnusable, StoredOrigin, list_sources, sha256_of, stored_origin
from index.ingest.folder.source_folder import SourceFolder
from index.ingest.source import SourceFile
from index.web.origin import origin_file
from index.web.storage import Shelf
from tests.command_line import ROOT, command_environment
from tests.index.web.conftest import LOOPBACK, QUICK
from tests.support.web.misbehaving_server import MisbehavingServer, page, redirect, response

RAIN, SUN = page("It rained."), page("It shone.")
ORIGIN = StoredOrigin(
    asked="https://paper.example/a",
    url="https://paper.example/b",
    fetched_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
    status=200,
    sha256=sha256_of(RAIN),
    content_type="text/html; charset=windows-1252",
    etag='W/"7"',
    last_modified="Sun, 01 Mar 2026 12:00:00 GMT",
)


async def fetch(fetcher: Fetcher, *urls: str) -> list[Fetched]:
    return [one async for one in fetcher.fetch(urls)]


async def fetch_one(fetcher: Fetcher, url: str) -> tuple[str | None, str]:
    (one,) = await fetch(fetcher, url)
    return one.stored, one.why


async def test_a_page_and_where_it_is_from(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    kind, date = "text/html; charset=windows-1252", "Sun, 01 Mar 2026 12:00:00 GMT"
    server.answers |= {
        "/a?b=c": redirect("/news/Tram%20vote%C3%A9.html"),
        "/news/Tram%20vote%C3%A9.html": response(RAIN, kind=kind, ETag='"7"', Last_Modified=date),
    }
    before = datetime.now(UTC).replace(microsecond=0)
    asked = server.url("/a?b=c")
    stored, why = await fetch_one(fetcher, f"{asked}#top")
    assert why == "new"
    assert stored is not None
    host, name = stored.removeprefix("web/").split("/")
    assert host == f"127.0.0.1-{server.port}"
    assert re.fullmatch(r"tram-votee-[0-9a-f]{8}\.html", name)
    path = sources / stored
    assert path.read_bytes() == RAIN
    origin = stored_origin(path)
    assert origin is not None
    assert before <= origin.fetched_at <= datetime.now(UTC)
    assert origin == StoredOrigin(
        asked=asked,
        url=server.url("/news/Tram%20vote%C3%A9.html"),
        fetched_at=origin.fetched_at,
        status=200,
        sha256=sha256_of(RAIN),
        content_type=kind,
        etag='"7"',
        last_modified=date,
    )
    assert json.loads(origin_file(path).read_bytes())["url"] == origin.url
    assert [found.relative_to(sources).as_posix() for found in list_sources(sources)] == [stored]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://paper.example/", "paper.example/page-5c316f51.html"),
        ("https://paper.example/2026/03/01/tram-vote.html", "paper.example/tram-vote"),
        ("https://paper.example/tram-vote/", "paper.example/tram-vote"),
        ("https://paper.example/Tr%C3%A1m_vote%20%E2%80%93%20it's.php", "paper.example/tram-vote-it-s"),
        ("https://paper.example/" + "a" * 99, "paper.example/" + "a" * 60),
        ("https://paper.example/%E6%96%B0%E8%81%9E", "paper.example/page"),
        ("https://paper.example/..%2F..%2Fetc%2Fpasswd", "paper.example/etc-passwd"),
        ("https://paper.example:8443/a", "paper.example-8443/a"),
        ("http://[2606:4700:4700::1111]/a", "2606-4700-4700--1111/a"),
    ],
)
def test_what_a_file_is_called(sources: Path, url: str, name: str) -> None:
    stored, _ = Shelf(sources).keep(URL(url), ".html", RAIN, replace(ORIGIN, asked=url, url=url))
    folder, _, file = stored.removeprefix("web/").partition("/")
    wanted_folder, _, wanted = name.removesuffix(".html").partition("/")
    assert folder == wanted_folder
    assert file.startswith(wanted if name.endswith(".html") else f"{wanted}-")
    assert (sources / stored).resolve().is_relative_to(sources.resolve() / "web")


async def test_what_has_not_changed_is_left_alone(server: MisbehavingServer, fetcher: Fetcher, sources: Path) -> None:
    date = "Sun, 01 Mar 2026 12:00:00 GMT"
    server.answers["/a"] = [
        response(RAIN, ETag='"7"', Last_Modified=date),
        response(status=304, ETag='"7"'),
        response(RAIN, ETag='"7"', Last_Modified=date),
        response(RAIN, ETag='"8"'),
        response(SUN, ETag='"9"'),
    ]
    stored, why = await fetch_one(fetcher, server.url("/a"))
    assert (stored is not None, why) == (True, "new")
    path = sources / str(stored)
    first = path.stat(), origin_file(path).stat()
    for _ in range(2):
        assert await fetch_one(fetcher, server.url("/a")) == (stored, "unchanged")
        assert (path.stat().st_mtime_ns, origin_file(path).stat().st_mtime_ns) == tuple(s.st_mtime_ns for s in first)
    assert await fetch_one(fetcher, server.url("/a")) == (stored, "unchanged")
    assert path.stat().st_mtime_ns == first[0].st_mtime_ns
    assert await fetch_one(fetcher, server.url("/a")) == (stored, "changed")
    assert path.read_bytes() == SUN
    conditions = [
        (request.headers.get("if-none-match"), request.headers.get("if-modified-since"))
        for request in server.requests
        if request.target == "/a"
    ]
    assert conditions == [(None, None), ('"7"', date), ('"7"', date), ('"7"', date), ('"8"', None)]


async def test_a_server_that_corrects_its_charset_is_believed(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    kinds = ["text/html; charset=shift_jis", "text/html; charset=euc-jp"]
    server.answers["/a"] = [response(RAIN, kind=kind) for kind in kinds]
    hashes = set()
    for kind in kinds:
        stored, _ = await fetch_one(fetcher, server.url("/a"))
        origin = stored_origin(sources / str(stored))
        assert origin is not None
        assert origin.content_type == kind
        read = SourceFolder(sources).read(sources / str(stored))
        assert isinstance(read, SourceFile)
        hashes.add(read.content_hash)
    assert len(hashes) == 2


@pytest.mark.parametrize("harm", ["edited", "removed", "unnoted"])
async def test_what_is_not_as_it_was_stored_is_asked_for_whole(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, harm: str
) -> None:
    server.answers["/a"] = response(RAIN, ETag='"7"')
    stored, _ = await fetch_one(fetcher, server.url("/a"))
    path = sources / str(stored)
    if harm == "edited":
        path.write_bytes(b"<p>mine")
    elif harm == "removed":
        path.unlink()
    else:
        origin_file(path).unlink()
        path.unlink()
    assert await fetch_one(fetcher, server.url("/a")) == (stored, "changed" if harm == "edited" else "new")
    assert path.read_bytes() == RAIN
    assert [request.headers.get("if-none-match") for request in server.requests if request.target == "/a"] == [None] * 2


async def test_conditions_are_for_the_address_they_came_from(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.answers |= {"/a": [redirect("/b"), redirect("/c")], "/b": response(RAIN, ETag='"b"'), "/c": response(SUN)}
    assert (await fetch_one(fetcher, server.url("/a")))[1] == "new"
    assert (await fetch_one(fetcher, server.url("/a")))[1] == "changed"
    asked = [(request.target, request.headers.get("if-none-match")) for request in server.requests]
    assert [one for one in asked if one[0] in "/a/b/c"] == [("/a", None), ("/b", None), ("/a", None), ("/c", None)]


async def test_what_is_of_another_kind_now_takes_the_place(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    server.answers["/a"] = [response(RAIN), response(b"%PDF-1.7\n...", kind="application/pdf")]
    await fetch_one(fetcher, server.url("/a"))
    stored, why = await fetch_one(fetcher, server.url("/a"))
    assert why == "changed"
    assert [path.relative_to(sources).as_posix() for path in list_sources(sources)] == [stored]
    assert sum(path.suffix == ".json" for path in (sources / "web").rglob("*") if path.parent.name != ".robots") == 1


@pytest.mark.parametrize("body", [b"%PDF-1.7 as before", b"%PDF-1.7 changed"])
def test_two_kinds_that_a_kill_left_become_one(sources: Path, body: bytes) -> None:
    """It came between the later one and the end of the earlier."""
    url, shelf = URL(ORIGIN.asked), Shelf(sources)
    earlier, _ = shelf.keep(url, ".html", RAIN, ORIGIN)
    left = [(sources / earlier, RAIN), (origin_file(sources / earlier), ORIGIN.line())]
    later = replace(ORIGIN, fetched_at=ORIGIN.fetched_at + timedelta(days=1))
    stored, _ = shelf.keep(url, ".pdf", b"%PDF-1.7 as before", later)
    for path, data in left:
        path.write_bytes(data)
    found = shelf.find(url)
    assert found is not None
    assert (found.name, found.origin) == (stored, later)
    assert [path.relative_to(sources).as_posix() for path in list_sources(sources)] == [stored]
    assert not left[1][0].exists()
    for path, data in left:
        path.write_bytes(data)
    assert shelf.keep(url, ".pdf", body, later) == (stored, "unchanged" if b"before" in body else "changed")
    assert (sources / stored).read_bytes() == body
    assert [path.relative_to(sources).as_posix() for path in list_sources(sources)] == [stored]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (response(status=410), "it is gone for good (410); {name} is kept until you remove it"),
        (response(status=404), "there is no such page (404); {name} is kept until you remove it"),
        (response(status=500), "its server failed (500): try again later"),
        (response(SUN, X_Robots_Tag="noindex"), "its publisher forbids an index (noindex)"),
        (response(b""), "there is nothing in it"),
        (response("It sh", Content_Length="100"), "its server sent only a part of it"),
    ],
)
async def test_what_was_stored_stays(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path, answer: bytes, why: str
) -> None:
    server.answers["/a"] = [response(RAIN), answer]
    stored, _ = await fetch_one(fetcher, server.url("/a"))
    assert await fetch_one(fetcher, server.url("/a")) == (None, why.format(name=stored))
    assert (sources / str(stored)).read_bytes() == RAIN


async def test_a_file_of_somebody_else_is_not_written_over(
    server: MisbehavingServer, fetcher: Fetcher, sources: Path
) -> None:
    server.answers["/a"] = response(RAIN)
    stored, _ = await fetch_one(fetcher, server.url("/a"))
    path = sources / str(stored)
    origin_file(path).unlink()
    path.write_bytes(b"mine")
    why = f"{stored} stands in its place and was not fetched: move it away"
    assert await fetch_one(fetcher, server.url("/a")) == (None, why)
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("failing", ["write", "fsync", "rename"])
def test_a_full_disk_leaves_the_old_one(sources: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    url, shelf = URL(ORIGIN.asked), Shelf(sources)
    stored, _ = shelf.keep(url, ".html", RAIN, ORIGIN)
    full = OSError(errno.ENOSPC, "No space left on device")

    def fail(*_: object, **__: object) -> None:
        raise full

    with monkeypatch.context() as patch:
        if failing == "fsync":
            patch.setattr(os, "fsync", fail)
        elif failing == "rename":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(os, "fdopen", fail)
        with pytest.raises(SourcesUnusable, match=r"No space left on device.*What is stored already stays\.$"):
            shelf.keep(url, ".html", SUN, replace(ORIGIN, sha256=sha256_of(SUN)))
    assert (sources / stored).read_bytes() == RAIN
    assert [path for path in sources.rglob("*") if path.suffix in (".part", ".new")] == []
    assert shelf.keep(url, ".html", SUN, replace(ORIGIN, sha256=sha256_of(SUN))) == (stored, "changed")


async def test_a_full_disk_ends_the_run(
    server: MisbehavingServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would be fetched after it could not be stored either."""
    server.answers |= {"/a": response(RAIN), "/b": response(SUN)}
    await fetch_one(fetcher, server.url("/b"))

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourcesUnusable, match=r"^The sources folder can't be written \(No space left on device\)"):
        await fetch(fetcher, server.url("/a"), server.url("/b"))
    assert server.asked() == ["/b", "/a"]


KILLED = """
import os, sys
from pathlib import Path
from yarl import URL
from index.web.origin import StoredOrigin, stored_origin
from index.web.storage import Shelf
left = int(sys.argv[2])
def count(real):
    def counted(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*arguments, **named)
    return counted
shelf, url = Shelf(Path(sys.argv[1])), URL("https://paper.example/a")
origin = stored_origin(Path(sys.argv[3]))
os.open, os.fsync, Path.replace, Path.unlink = map(count, (os.open, os.fsync, Path.replace, Path.unlink))
shelf.keep(url, ".html", b"second" * 9, origin)
"""


@pytest.mark.slow
def test_a_kill_leaves_a_whole_one(tmp_path: Path) -> None:
    """After each number of calls of the system; the next run mends whatever was left undone."""
    found = []
    for calls in range(0, 60, 3):
        sources = tmp_path / str(calls)
        sources.mkdir()
        url, shelf = URL(ORIGIN.asked), Shelf(sources)
        stored, _ = shelf.keep(url, ".html", RAIN, ORIGIN)
        arguments = [str(sources), str(calls), str(sources / stored)]
        command = [sys.executable, "-c", KILLED, *arguments]
        ended = subprocess.run(command, cwd=ROOT, env=command_environment(), check=False).returncode
        found.append((sources / stored).read_bytes())
        assert [path.relative_to(sources).as_posix() for path in list_sources(sources)] == [stored]
        assert shelf.keep(url, ".html", SUN, replace(ORIGIN, sha256=sha256_of(SUN))) == (stored, "changed")
        assert stored_origin(sources / stored) == replace(ORIGIN, sha256=sha256_of(SUN))
        if ended == 0:
            break
        assert ended == 9
    assert found == sorted(found, key=[RAIN, b"second" * 9].index)
    assert (found.count(RAIN) > 2, found.count(b"second" * 9) > 0) == (True, True)


async def test_no_folder_for_it(tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path / "none", LOOPBACK, QUICK)
    with pytest.raises(SourcesUnusable, match="does not exist or is not a folder"):
        await fetch(fetcher, "http://127.0.0.1:1025/")


def test_where_a_file_is_from(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    assert stored_origin(path) is None
    origin_file(path).write_bytes(ORIGIN.line())
    assert stored_origin(path) == ORIGIN
    bare = replace(ORIGIN, content_type=None, etag=None, last_modified=None)
    origin_file(path).write_bytes(bare.line())
    assert stored_origin(path) == bare


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"{", b"[]", b"7", b"null", b"\xff", b"[" * 60_000, b"{}"),
        ORIGIN.line().replace(b'"asked"', b'"Asked"'),
        ORIGIN.line().replace(b"200", b'"200"'),
        ORIGIN.line().replace(b"2026-03-01T12:00:00+00:00", b"2026-03-01T12:00:00"),
        ORIGIN.line().replace(b"2026-03-01T12:00:00+00:00", b"yesterday"),
        ORIGIN.line().replace(b'"https://paper.example/a"', b"[1]"),
        ORIGIN.line() + b" " * 100_000 + b"x",
    ],
)
def test_what_says_nothing_of_where_a_file_is_from(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "a.html"
    origin_file(path).write_bytes(text)
    if not text.endswith(b"x"):
        assert stored_origin(path) is None


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    os.mkfifo(origin_file(path))
    assert stored_origin(path) is None
    origin_file(path).unlink()
    origin_file(path).symlink_to(tmp_path / "b")
    (tmp_path / "b").write_bytes(ORIGIN.line())
    assert stored_origin(path) is None
