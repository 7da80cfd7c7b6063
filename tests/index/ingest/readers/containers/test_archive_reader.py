"""Archives: their files in the order of their names, each read as what it is, and bombs that go off nowhere."""

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.article import Article, Unread
from index.ingest.reader import DocumentRefused, Member, RawFile
from index.ingest.readers.containers.archive import ArchiveReader
from index.text.document import Kind

FILES = {
    "b/bridge.html": b"<p>Shut",
    "a.txt": b"Rain",
    "b/bridge_files/ad.html": b"<p>Buy",
    "Seite-Dateien/ad.html": b"<p>Buy",
    "Seite.htm": b"<p>Zu",
    "b/map.PNG": b"PNG",
    "b/style.css": b"p {}",
    ".hidden.txt": b"x",
    "b/.git/note.txt": b"x",
    "__MACOSX/._a.txt": b"x",
    "../above.txt": b"x",
    "report.odd": b"Odd",
}
READ = [("Seite.htm", "<p>Zu"), ("a.txt", "Rain"), ("b/bridge.html", "<p>Shut"), ("report.odd", "not read: report.odd")]
TOO_LARGE = "it unpacks to far more than its size: unpack it and put only the documents there"
TOO_MANY = "it holds more than 10,000 files: unpack it or split it"
LARGER = "it unpacks to more than 64 MB: split it"
UNSOUND = "it is no sound tar: it was cut or damaged, so put a whole copy of it there"
SECONDS = 5.0  # at most, for any file


def read_member(file: RawFile) -> Iterator[Member]:
    if file.suffix == ".odd":
        yield Unread(f"not read: {file.name}", file.name)
    else:
        yield Kind.TEXT, Article(file.data.decode())


def read(name: str, data: bytes) -> list[tuple[str | None, str]]:
    reader = ArchiveReader()
    assert reader.claims(RawFile(name, data))
    started = time.perf_counter()
    members = list(reader.read(RawFile(name, data), read_member))
    assert time.perf_counter() - started < SECONDS
    return [(m.name, m.why) if isinstance(m, Unread) else (m[1].name, m[1].text) for m in members]


def sparse(length: int) -> bytes:
    """Packs to about a hundredth."""
    random = Random(0)
    return b"".join(random.randbytes(100) + bytes(9_900) for _ in range(length // 10_000))


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: dict[str, bytes], before: str = "") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in files.items():
            archive.addfile(_entry(f"{before}{name}", len(data)), io.BytesIO(data))
    return file.getvalue()


def _entry(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.type, entry.linkname = size, kind, "/etc/passwd"
    return entry


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar", lambda files: tarred(files, before="./")),
        ("a.tar.gz", lambda files: gzip.compress(tarred(files))),
        ("a.tgz", lambda files: gzip.compress(tarred(files))),
        ("a.tar.bz2", lambda files: bz2.compress(tarred(files))),
        ("a.tar.xz", lambda files: lzma.compress(tarred(files))),
        ("wrongly-named.txt", lambda files: gzip.compress(tarred(files))),
    ],
)
def test_files_that_may_be_documents_in_the_order_of_their_names(
    name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    assert read(name, pack(FILES)) == READ


@pytest.mark.parametrize(
    ("name", "data", "read_as"),
    [
        ("bridge.html.gz", gzip.compress(b"<p>Shut"), "bridge.html"),
        ("bridge.txt.bz2", bz2.compress(b"<p>Shut"), "bridge.txt"),
        ("bridge.md.xz", lzma.compress(b"<p>Shut"), "bridge.md"),
        ("two.txt.gz", gzip.compress(b"<p>S") + gzip.compress(b"hut") + b"\0" * 9, "two.txt"),
    ],
)
def test_a_file_packed_alone(name: str, data: bytes, read_as: str) -> None:
    assert read(name, data) == [(read_as, "<p>Shut")]


@pytest.mark.parametrize(
    ("file", "claimed"),
    [
        (RawFile("a.docx", zipped({"[Content_Types].xml": b"", "word/document.xml": b""})), False),
        (RawFile("a.zip", zipped({"[Content_Types].xml": b"", "word/document.xml": b""})), False),
        (RawFile("a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})), False),
        (RawFile("a.epub", zipped({"META-INF/container.xml": b""})), False),
        (RawFile("a.epub", zipped(FILES)[:100]), False),
        (RawFile("a.zip", zipped({"inner/mimetype": b"", "a.docx": b""})), True),
        (RawFile("a.zip", zipped({})), True),
        (RawFile("a.zip", zipped(FILES)[:100]), True),
        (RawFile("a.warc.gz", gzip.compress(b"WARC/1.0\r\n")), False),
        (RawFile("a.tar", b"ustar"), False),
        (RawFile("a.txt", b"PK and others"), False),
        (RawFile("a.txt", b"\x1f\x8b"), False),
        (RawFile("a.txt", b""), False),
    ],
)
def test_what_is_an_archive(file: RawFile, claimed: bool) -> None:
    assert ArchiveReader().claims(file) is claimed


def test_one_archive_may_lie_in_another_and_no_third_in_that() -> None:
    third = zipped({"deep.txt": b"x"})
    inner = zipped({"note.txt": b"Note", "third.zip": third})
    outer = zipped({"k.txt": b"K", "inner.zip": inner, "more.tgz": gzip.compress(tarred({"m.txt": b"M"}))})
    assert read("a.zip", outer) == [
        ("inner.zip/note.txt", "Note"),
        ("inner.zip/third.zip", "it lies in an archive within an archive: unpack the outer ones"),
        ("k.txt", "K"),
        ("more.tgz/m.txt", "M"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.zip", zipped({}), "no file in it can be a document: put articles into it or remove it"),
        ("a.zip", zipped({"a.png": b"x"}), "no file in it can be a document: put articles into it or remove it"),
        ("a.zip", zipped(FILES)[:100], "it is no sound zip: it was cut or damaged, so put a whole copy of it there"),
        ("a.gz", gzip.compress(b"words" * 99)[:-9], "it is cut or damaged: put a whole copy of it there"),
        ("a.gz", gzip.compress(sparse(70 << 20)), LARGER),
        ("a.gz", gzip.compress(bytes(70 << 20)), TOO_LARGE),
        ("a.gz", gzip.compress(gzip.compress(bytes(300 << 20))), TOO_LARGE),
        ("a.xz", lzma.compress(bytes(40 << 20)), TOO_LARGE),
        ("a.tgz", gzip.compress(tarred({"a.bin": bytes(100 << 20)})), TOO_LARGE),
        (
            "a.tar",
            tarred(dict.fromkeys(map(str, range(10_001)), b"")),
            "it holds more than 10,000 files: unpack it or split it",
        ),
        ("a.tar", _entry("a.txt", 1 << 30, tarfile.XHDTYPE).tobuf() + bytes(5_000), UNSOUND),
        ("a.tgz", gzip.compress(_entry("x", 9 << 20, tarfile.GNUTYPE_LONGNAME).tobuf() + bytes(9 << 20)), UNSOUND),
        ("a.tar", _entry("x", 0, tarfile.XHDTYPE).tobuf() * 20_000, UNSOUND),
    ],
)
def test_what_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read(name, data)
    assert str(refused.value) == why


def test_what_lies_before_the_damage_is_read() -> None:
    whole = tarred({"a.txt": b"A", "b.txt": b"B", "c.txt": b"C"})
    lost = (None, UNSOUND)
    assert read("a.tar", whole[:1_300]) == [("a.txt", "A"), lost]
    assert read("a.tar", whole[:1_536]) == [("a.txt", "A"), lost]
    packed = gzip.compress(tarred({"a.txt": b"A", "b.txt": sparse(99_999)}))
    assert read("a.tgz", packed[:-500]) == [("a.txt", "A"), lost]
    damaged = whole[:1_124] + b"\xff" + whole[1_125:]
    assert read("a.tar", damaged) == [("a.txt", "A"), lost]


def test_a_member_that_declares_a_gigabyte_costs_itself_alone() -> None:
    before = tarred({"a.txt": b"A"})[:1_024]
    data = before + _entry("b.txt", 1 << 30).tobuf() + bytes(5_000)
    assert read("a.tar", data) == [
        ("a.txt", "A"),
        ("b.txt", LARGER),
        (None, UNSOUND),
    ]


def test_links_devices_folders_and_absolute_names_are_no_files() -> None:
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE)
    odd = b"".join(_entry(f"{n}.txt", 0, kind).tobuf() for n, kind in enumerate(kinds))
    absolute = _entry("/etc/a.txt").tobuf() + _entry("C:/a.txt").tobuf()
    assert read("a.tar", odd + absolute + tarred({"b.txt": b"B"})) == [("b.txt", "B")]


def test_a_name_that_is_no_text_is_shown_as_one() -> None:
    entry = _entry("caf\udce9.txt")
    assert read("a.tar", entry.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape") + bytes(1_024)) == [
        ("caf\ufffd.txt", "")
    ]


def test_an_encrypted_member_costs_itself_alone() -> None:
    data = bytearray(zipped({"a.txt": b"A", "b.txt": b"B"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert read("a.zip", bytes(data)) == [("a.txt", "it is encrypted: take the password off"), ("b.txt", "B")]


def test_zips_within_a_zip_share_what_may_come_out() -> None:
    bombs = {f"{n}.zip": zipped({"a.txt": bytes(15 << 20)}) for n in range(20)}
    with pytest.raises(DocumentRefused, match="far more than its size"):
        read("a.zip", zipped(bombs))


@given(st.binary(max_size=80), st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b""]))
def test_any_bytes_are_read_or_refused(data: bytes, magic: bytes) -> None:
    file = RawFile("a.zip", magic + data)
    ArchiveReader().claims(file)
    with suppress(DocumentRefused):
        list(ArchiveReader().read(file, lambda inner: iter(())))


@given(st.integers(0, 4_000), st.integers(0, 255), st.booleans())
def test_a_damaged_tar_is_read_or_refused(place: int, value: int, packed: bool) -> None:
    data = bytearray(tarred({"a.txt": b"A" * 600, "b.txt": b"B"}))
    data = bytearray(gzip.compress(bytes(data))) if packed else data
    data[place % len(data)] = value
    with suppress(DocumentRefused):
        list(ArchiveReader().read(RawFile("a.tar", bytes(data)), lambda inner: iter(())))
