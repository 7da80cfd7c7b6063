"""A folder with a hostile file of every kind: each is refused with its reason or read, in bounded time and memory, and
the article beside them answers."""

import gzip
import io
import json
import resource
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from index.ingest.article import Unread
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.choosing import read_file
from tests.command_line import RunCli
from tests.support.documents.every_kind import WRITERS
from tests.support.documents.packages import docx, epub, odt, package_of
from tests.support.documents.pdf import column, pdf

MEGABYTE = 1024 * 1024
GOOD = '"The ferry sails again," said Ann Lee, the mayor of the town. Nobody else in the harbour spoke of it that day.'
SECONDS = 20.0  # for one file, on a machine that does other work; measured: 6 at most
MEMORY = 500  # MB over what the process had; measured: 280 at most


def _zeros(megabytes: int) -> bytes:
    return b"\0" * (megabytes * MEGABYTE)


def _zip(name: str, data: bytes) -> bytes:
    return package_of({name: data})


def _declared(size: int) -> bytes:
    """A tar whose one member says that it is so long, and is not."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"text"))
    data = bytearray(out.getvalue())
    data[124:136] = f"{size:011o} ".encode()
    data[148:156] = b" " * 8
    data[148:156] = f"{sum(data[:512]):06o}\0 ".encode()
    return bytes(data)


def _within_itself(depth: int) -> bytes:
    data = b"text"
    for level in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{level}.zip" if level else "a.txt", data)
        data = out.getvalue()
    return data


def _lying_zip() -> bytes:
    """Its directory says that its member unpacks to 4 GB."""
    data = bytearray(_zip("a.txt", b"text" * 100))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


_ENTITIES = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
_LOOP = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
)
HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "zip bomb.zip": lambda: _zip("a.txt", _zeros(300)),
    "zip in zip.zip": lambda: _within_itself(60),
    "declared 4 GB.zip": _lying_zip,
    "gzip bomb.gz": lambda: gzip.compress(_zeros(300), 1),
    "declared 8 GB.tar": lambda: _declared(8 * 1024**3 - 1),
    "cut.tar.gz": lambda: WRITERS["a.tar.gz"]([GOOD])[:-20],
    "bomb.docx": lambda: docx("", more={"word/document.xml": b"<w:document>" + _zeros(200)}),
    "entities.docx": lambda: docx("", more={"word/document.xml": _ENTITIES + b"]><w:document>&i;</w:document>"}),
    "bomb.odt": lambda: odt("", more={"content.xml": _zeros(200)}),
    "bomb.epub": lambda: epub({"a.xhtml": "<p>" + "x" * (120 * MEGABYTE) + "</p>"}),
    "cut.docx": lambda: WRITERS["a.docx"]([GOOD])[:400],
    "loop.pdf": lambda: _LOOP,
    "cut.pdf": lambda: WRITERS["a.pdf"]([GOOD])[:200],
    "no text.pdf": lambda: pdf([], []),
    "many pages.pdf": lambda: pdf(*(column([GOOD]) for _ in range(1_500))),
    "deep.html": lambda: b"<!doctype html>" + b"<div>" * 200_000 + GOOD.encode(),
    "attributes.html": lambda: b"<!doctype html><p " + b"a=1 " * 500_000 + b">" + GOOD.encode(),
    "script.html": lambda: b"<!doctype html><body><script>" + b"x" * (15 * MEGABYTE),
    "open.html": lambda: b"<!doctype html><p>" + b"<b" * 400_000,
    "deep.rtf": lambda: b"{\\rtf1 " + b"{" * 1_000_000,
    "deep.eml": lambda: (
        b"From: a@b.example\nSubject: x\nDate: Tue, 2 Mar 2021 10:00:00 +0000\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(20_000))
    ),
    "many.mbox": lambda: b"From a@b.example Tue Mar  2 10:00:00 2021\n\n" * 100_000,
    "entities.rss": lambda: _ENTITIES + b"]><rss><channel><item><title>&i;</title></item></channel></rss>",
    "deep.atom": lambda: b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + b"<a>" * 300_000,
    "bomb.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nContent-Length: 300000000\r\n\r\n" + _zeros(300), 1),
    "one field.csv": lambda: b'title,text\n"x","' + b"y" * (15 * MEGABYTE),
    "many columns.csv": lambda: b"text," * 300_000 + b"\n" + b"x," * 300_000,
    "deep.json": lambda: b"[" * 1_000_000,
    "number.jsonl": lambda: b'{"title": "x", "text": ' + b"9" * 1_000_000 + b"}\n",
    "tags.vtt": lambda: b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + b"<" * 1_000_000,
    "brackets.md": lambda: b"[" * 1_000_000,
    "stars.md": lambda: b"*a" * 500_000,
    "quotes.md": lambda: b"> " * 500_000,
    "templates.md": lambda: b"{{ " * 300_000,
    "picture.pdf": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "program.txt": lambda: b"\x7fELF" + bytes(range(256)) * 400,
    "picture.html": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 400,
    "picture.docx": lambda: _zip("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_and_bounded(name: str) -> None:
    data = HOSTILE[name]()
    before, started = _peak(), time.process_time()
    try:
        members: list[Member] = read_file(RawFile(name, data))[1]
    except DocumentRefused as refused:
        members = [Unread(str(refused))]
    assert time.process_time() - started < SECONDS
    assert _peak() - before < MEMORY
    for member in members:
        if isinstance(member, Unread):
            assert member.why[0].islower() or member.why[0].isdigit()
            assert "/" not in member.why.replace("docs/", "").replace("and/or", "")
        else:
            assert not name.startswith("picture")
            assert len(member[1].text) <= 20 * MEGABYTE


@pytest.mark.slow
def test_the_others_go_on(tmp_path: Path, run_cli: RunCli) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    small = [
        name for name in HOSTILE if not name.startswith(("zip bomb", "gzip", "bomb.", "many", "script", "one field"))
    ]
    for name in small:
        (sources / name).write_bytes(HOSTILE[name]()[:50_000])
    (sources / "good.txt").write_text(GOOD)
    ran = run_cli("index", "--sources", sources, "--index", tmp_path / "index", "--json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out.splitlines()[-1])
    refused = {refusal["document"].partition("#")[0] for refusal in told["refused"]}
    listed = run_cli("sources", "--index", tmp_path / "index", "--json").out.splitlines()
    kept = {json.loads(line)["document"].partition("#")[0] for line in listed}
    assert "good.txt" in kept
    assert refused | kept == {*small, "good.txt"}
    asked = run_cli("ask", "what did Ann Lee say about the ferry?", "--index", tmp_path / "index", "--json")
    assert json.loads(asked.out)["excerpts"][0]["document"] == "good.txt"


def _peak() -> float:
    """Megabytes that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
