"""WARC files: their pages as they were sent, and what is damaged costs itself alone."""

import gzip
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article, Unread
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.containers.warc import WarcReader
from index.text.document import Kind

SECONDS = 5.0  # at most, for any file
EMPTY_LINES = b"\r\n" * 200_000
PAGE = "<p>“Café”"
CUT = "it is cut or its length is not the one that it states: fetch the page again"
DAMAGED = "it is damaged or cut: fetch the page again"
PACKED = "what it holds is packed, and damaged or cut: fetch the page again"
TOO_LARGE = "it unpacks to far more than its size: unpack it and put only the documents there"


def record(
    uri: str,
    body: bytes,
    *headers: str,
    status: str = "200 OK",
    kind: str = "response",
    length: int | None = None,
    media_type: str = "text/html",
) -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *headers, "", "")
    block = "\r\n".join(lines).encode() + body
    stated = len(block) if length is None else length
    head = ("WARC/1.1", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", "WARC-Date: 2015-07-07T22:00:00Z")
    return "\r\n".join((*head, f"Content-Length: {stated}", "", "")).encode() + block + b"\r\n\r\n"


def read_member(file: RawFile) -> Iterator[Member]:
    yield Kind.HTML, Article(f"{file.name} {file.url} {file.data.decode()}", name=file.name)


def read(data: bytes) -> list[tuple[str | None, str]]:
    reader = WarcReader()
    assert reader.claims(RawFile("a.warc", data))
    started = time.perf_counter()
    members = list(reader.read(RawFile("a.warc", data), read_member))
    assert time.perf_counter() - started < SECONDS
    return [(m.name, m.why) if isinstance(m, Unread) else (m[1].name, m[1].text) for m in members]


RECORDS = (
    record("https://x.example/", PAGE.encode("cp1252"), media_type="text/html; charset=windows-1252"),
    record("https://x.example/a.png", b"PNG", media_type="image/png"),
    record("https://x.example/app.js", b"x()", media_type="text/javascript"),
    record("https://x.example/robots.txt", b"User-agent: *", media_type="text/plain"),
    record("https://x.example/gone", b"<p>Gone", status="404 Not Found"),
    record("https://x.example/moved", b"", status="301 Moved"),
    record("https://x.example/", b"", kind="revisit"),
    record("https://x.example/", b"", kind="request"),
    record("https://x.example/packed", gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
    record("https://x.example/raw", PAGE.encode(), "Content-Encoding: gzip"),
    record("https://x.example/deflated", zlib.compress(PAGE.encode()), "Content-Encoding: deflate"),
    record("https://x.example/bare", zlib.compress(PAGE.encode())[2:-4], "Content-Encoding: deflate"),
    record("https://x.example/chunks", b"3\r\n<p>\r\n4;x=y\r\nShut\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    record("https://x.example/joined", b"<p>Shut", "Transfer-Encoding: chunked"),
    record("https://x.example/report", b"%PDF", media_type="application/pdf"),
    record("https://x.example/a/notes.md", b"# Notes", media_type="text/markdown"),
)
READ = [
    ("https://x.example/", f"index.html https://x.example/ \ufeff{PAGE}"),
    ("https://x.example/packed", f"packed.html https://x.example/packed {PAGE}"),
    ("https://x.example/raw", f"raw.html https://x.example/raw {PAGE}"),
    ("https://x.example/deflated", f"deflated.html https://x.example/deflated {PAGE}"),
    ("https://x.example/bare", f"bare.html https://x.example/bare {PAGE}"),
    ("https://x.example/chunks", "chunks.html https://x.example/chunks <p>Shut"),
    ("https://x.example/joined", "joined.html https://x.example/joined <p>Shut"),
    ("https://x.example/report", "report.pdf https://x.example/report %PDF"),
    ("https://x.example/a/notes.md", "notes.md https://x.example/a/notes.md # Notes"),
]


@pytest.mark.parametrize(
    "data",
    [
        b"".join(RECORDS),
        b"".join(map(gzip.compress, RECORDS)),
        gzip.compress(b"".join(RECORDS)),
        b"".join(RECORDS).replace(b"WARC/1.1", b"WARC/1.0"),
    ],
    ids=["plain", "each packed", "packed as one", "older"],
)
def test_pages_that_were_fetched(data: bytes) -> None:
    assert read(data) == READ


@pytest.mark.parametrize(
    ("body", "header", "why"),
    [
        (gzip.compress(b"words" * 999)[:-9], "Content-Encoding: gzip", PACKED),
        (zlib.compress(b"words" * 999)[:-9], "Content-Encoding: deflate", PACKED),
        (b"x", "Content-Encoding: br", "it is packed as br, which is not read: fetch the page again without it"),
        (b"9\r\n<p>", "Transfer-Encoding: chunked", "its chunks are cut or damaged: fetch the page again"),
        (b"3\r\n<p>\r\nzz\r\n", "Transfer-Encoding: chunked", "its chunks are cut or damaged: fetch the page again"),
    ],
)
def test_a_page_that_can_not_be_unpacked_costs_itself_alone(body: bytes, header: str, why: str) -> None:
    good = record("https://x.example/b", b"<p>B")
    assert read(record("https://x.example/a", body, header) + good) == [
        ("https://x.example/a", why),
        ("https://x.example/b", "b.html https://x.example/b <p>B"),
    ]


@pytest.mark.parametrize("stated", [3, 40, 300, 99_999])
@pytest.mark.parametrize("packed", [False, True])
def test_a_record_that_lies_about_its_length_costs_itself_alone(stated: int, packed: bool) -> None:
    records = [record("https://x.example/a", b"<p>A" * 9, length=stated), record("https://x.example/b", b"<p>B")]
    data = b"".join(map(gzip.compress, records) if packed else records)
    assert read(data) == [
        ("https://x.example/a", CUT),
        ("https://x.example/b", "b.html https://x.example/b <p>B"),
    ]


def test_a_damaged_member_costs_itself_alone() -> None:
    records = [gzip.compress(record(f"https://x.example/{name}", b"<p>" + name.encode())) for name in "abc"]
    damaged = bytearray(records[1])
    damaged[40] ^= 255
    assert read(records[0] + bytes(damaged) + records[2]) == [
        ("https://x.example/a", "a.html https://x.example/a <p>a"),
        (None, DAMAGED),
        ("https://x.example/c", "c.html https://x.example/c <p>c"),
    ]


def test_a_file_that_was_cut_has_what_lies_before() -> None:
    data = record("https://x.example/a", b"<p>A") + record("https://x.example/b", b"<p>B" * 99)[:-99]
    assert read(data) == [("https://x.example/a", "a.html https://x.example/a <p>A"), ("https://x.example/b", CUT)]


def test_a_record_without_length_is_told() -> None:
    assert read(b"WARC/1.0\r\nWARC-Target-URI: <https://x.example/a>\r\n\r\n") == [
        ("https://x.example/a", "it does not state its length: fetch the page again")
    ]


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (gzip.compress(record("https://x.example/", bytes(300 << 20))), TOO_LARGE),
        (
            gzip.compress(record("https://x.example/", gzip.compress(bytes(30 << 20)), "Content-Encoding: gzip")) * 30,
            TOO_LARGE,
        ),
        (
            record("https://x.example/", gzip.compress(bytes(70 << 20)), "Content-Encoding: gzip") + EMPTY_LINES,
            "it unpacks to more than 64 MB: fetch the page alone",
        ),
        (
            record("https://x.example/", zlib.compress(bytes(70 << 20)), "Content-Encoding: deflate")
            + b"\r\n" * 200_000,
            "it unpacks to more than 64 MB: fetch the page alone",
        ),
        (
            record("https://x.example/", b"x", length=60 << 20) * 50_000,
            TOO_LARGE,
        ),
        (
            gzip.compress(record("https://x.example/", b"x")) + b"\x1f\x8b\x08" * 1_000_000,
            "it is damaged in more than 100 places: put a whole copy of it there",
        ),
        (b"WARC/1.0\r\n" + b" x\r\n" * 500_000, "it does not state its length: fetch the page again"),
        (b"WARC/1.0\r\n" + b"x" * 9_000_000, "it does not state its length: fetch the page again"),
    ],
    ids=["gzip", "pages of gzip", "page of gzip", "page of deflate", "lengths", "magics", "folds", "line"],
)
def test_bombs_and_loops_have_an_end(data: bytes, last: str) -> None:
    assert read(data)[-1][1] == last


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (b"WARC/1.0", True),
        (gzip.compress(b"WARC/1.1\r\n"), True),
        (b"warc", False),
        (gzip.compress(b"x"), False),
        (b"", False),
    ],
)
def test_what_is_a_warc(data: bytes, claimed: bool) -> None:
    assert WarcReader().claims(RawFile("a.warc.gz", data)) is claimed


@given(st.integers(0, 3_000), st.binary(max_size=9), st.booleans())
def test_any_damage_is_read_or_refused(place: int, damage: bytes, packed: bool) -> None:
    data = b"".join(map(gzip.compress, RECORDS) if packed else RECORDS)
    place %= len(data)
    with suppress(DocumentRefused):
        list(WarcReader().read(RawFile("a", data[:place] + damage + data[place + 4 :]), lambda file: iter(())))
