"""Every kind of document that is no article: refused with this sentence, or read so. The table is the one in
docs/reliability.md."""

import codecs
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.ingest.folder.source_file import SIZE_LIMIT
from index.ingest.folder.source_folder import SourceFolder, Unreadable
from tests.index.indexes import asked
from tests.support.ground import ROOT, index, unsound

pytestmark = pytest.mark.slow

TEXT = 'The ferry\n\n"It sails," said Ann Lee, the mayor of Côte.\n'
READ = "read"

Make = Callable[[Path], object]


def _bytes(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


# What it is, the name of its file, how it is made, what becomes of it.
DOCUMENTS: tuple[tuple[str, str, Make, str], ...] = (
    ("UTF-8", "utf8.txt", _bytes(TEXT.encode()), READ),
    ("UTF-8 with a mark", "mark.txt", _bytes(codecs.BOM_UTF8 + TEXT.encode()), READ),
    ("UTF-16 with a mark", "utf16.txt", _bytes(TEXT.encode("utf-16")), READ),
    ("UTF-32 with a mark", "utf32.txt", _bytes(TEXT.encode("utf-32")), READ),
    ("Windows-1252", "cp1252.txt", _bytes(TEXT.encode("cp1252")), READ),
    ("lines that end in CR LF", "crlf.txt", _bytes(TEXT.replace("\n", "\r\n").encode()), READ),
    ("one line of 1 MB without a sentence", "line.txt", _bytes(b"word " * 200_000), READ),
    ("a name with blanks, quotes, line breaks", "a 'b' \"c\"\n;$(d) \x7f.txt", _bytes(TEXT.encode()), READ),
    ("a name in another script", "\u062e\u0628\u0631 \u65b0\u805e \U0001f4f0.md", _bytes(TEXT.encode()), READ),
    (
        "a date that is no day (the date alone is lost)",
        "day.md",
        _bytes(b"---\ndate: 2019-02-30\n---\nIt sails\n"),
        READ,
    ),
    (
        "a title of aliases of aliases (the title alone is lost)",
        "alias.md",
        _bytes(b"---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\nIt sails\n"),
        READ,
    ),
    ("a link to a file", "link.txt", lambda path: path.symlink_to(path.with_name("utf8.txt")), READ),
    ("empty", "empty.txt", _bytes(b""), "it is empty: put the article's text into it or remove it"),
    ("white space alone", "blank.txt", _bytes(b" \n\t\n"), "it is empty: put the article's text into it or remove it"),
    (
        "UTF-16 without a mark",
        "utf16-bare.txt",
        _bytes(TEXT.encode("utf-16-le")),
        "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text",
    ),
    (
        "NUL bytes",
        "nul.txt",
        _bytes(b"The fer\x00ry\n"),
        "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text",
    ),
    (
        "UTF-16 that is cut short",
        "utf16-cut.txt",
        _bytes(TEXT.encode("utf-16")[:-1]),
        "it starts as UTF-16 but breaks at byte 112: save it as UTF-8",
    ),
    (
        "binary data",
        "binary.txt",
        _bytes(bytes(range(1, 128)) * 20),
        "it is binary data, not text: only articles as text belong into the sources folder",
    ),
    (
        "mixed encodings",
        "mixed.txt",
        _bytes("Côte ".encode() + "Côte".encode("cp1252")),
        "it mixes encodings (UTF-8 breaks at byte 7): save it as UTF-8",
    ),
    (
        "neither UTF-8 nor Windows-1252",
        "neither.txt",
        _bytes(b"The ferry \x81 sails"),
        "it is neither UTF-8 nor Windows-1252 (byte 10): save it as UTF-8",
    ),
    (
        "front matter that is not YAML",
        "yaml.md",
        _bytes(b"---\n title: a: b\n---\nThe ferry\n"),
        "its front matter is not valid YAML in line 2: put values with a colon in quotes",
    ),
    (
        "front matter that is nested without end",
        "nested.md",
        _bytes(b"---\na: " + b"[" * 20_000 + b"\n---\nThe ferry\n"),
        "its front matter has more than 16 lists or maps within each other: write it flat",
    ),
    (
        "front matter of thousands of values",
        "values.md",
        _bytes(b"---\na: [" + b"a," * 20_000 + b"]\n---\nThe ferry\n"),
        "its front matter has more than 4,000 values: leave only what describes the article",
    ),
    (
        "front matter of 100 kB",
        "matter.md",
        _bytes(b"---\na: " + b"a" * 100_000 + b"\n---\nThe ferry\n"),
        "its front matter is longer than 64 kB: shorten it",
    ),
    ("a single line of 50 MB", "big.txt", _bytes(b"word " * 10_000_000), "it is larger than 16 MB: split it"),
    (
        "a zip archive that was cut",
        "bomb.zip",
        _bytes(b"PK\x03\x04"),
        "it is no sound zip: it was cut or damaged, so put a whole copy of it there",
    ),
    (
        "a file without a suffix",
        "README",
        _bytes(TEXT.encode()),
        "files of the kind README are not read: docs/coverage.md lists those that are",
    ),
    (
        "a link to itself",
        "self.txt",
        lambda path: path.symlink_to(path),
        "it can't be read (Too many levels of symbolic links): check that it exists and its permissions",
    ),
    (
        "a link to nowhere",
        "nowhere.txt",
        lambda path: path.symlink_to("not there"),
        "it can't be read (No such file or directory): check that it exists and its permissions",
    ),
    (
        "a link to a folder (it may loop)",
        "loop",
        lambda path: path.symlink_to(path.parent),
        "it is a link to a folder, which is not followed: put the folder itself here",
    ),
    (
        "a link out of the folder",
        "out.txt",
        lambda path: path.symlink_to(Path(__file__)),
        "it is a link out of the sources folder, which is not followed: put the file itself here, "
        "or set PULLQUOTE_FOLLOW_LINKS=true",
    ),
    ("a named pipe", "pipe.txt", lambda path: os.mkfifo(path), "it is not a regular file: remove it"),
)
NOT_UTF8 = (
    "a name that is not UTF-8",
    "its name is not valid UTF-8: rename the file",
)
CHANGING = ("a file that changes while it is read", "it changed while it was read: index again when it is written")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for _, name, make, _ in DOCUMENTS:
        make(folder / name)
    return folder


def test_each_is_read_or_refused_with_its_sentence(sources: Path, tmp_path: Path) -> None:
    report = index(sources, tmp_path / "index")
    refused = {refusal.document: refusal.why for refusal in report.refused}
    assert refused == {name: why for _, name, _, why in DOCUMENTS if why != READ}
    assert report.documents == sum(why == READ for *_, why in DOCUMENTS)
    assert unsound(tmp_path / "index") == []
    asked(tmp_path / "index")


def test_names_with_every_byte(tmp_path: Path) -> None:
    for byte in range(1, 256):
        if byte not in b"./":
            (tmp_path / os.fsdecode(b"a" + bytes([byte]) + b".txt")).write_text(TEXT)
    folder = SourceFolder(tmp_path)
    found = [folder.read(path) for path in folder.paths()]
    refused = [source.why for source in found if hasattr(source, "why")]
    assert refused == [NOT_UTF8[1]] * 128
    assert len(found) - len(refused) == 125


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.txt"
    path.write_text(TEXT)
    read = os.read

    def read_and_grow(file: int, length: int) -> bytes:
        with path.open("ab") as other:
            other.write(b"More.")
        return read(file, length)

    monkeypatch.setattr(os, "read", read_and_grow)  # what another program does meanwhile
    told = SourceFolder(tmp_path).read(path)
    assert isinstance(told, Unreadable)
    assert told.refusal.why == CHANGING[1]


def test_a_folder_that_can_not_be_opened_is_told(tmp_path: Path) -> None:
    if not os.getuid():
        pytest.skip("root may open every folder")
    (tmp_path / "closed").mkdir(mode=0)
    folder = SourceFolder(tmp_path)
    (told,) = [folder.read(path) for path in folder.paths()]
    assert isinstance(told, Unreadable)
    assert told.refusal.why == "this folder can't be opened: give this user the right to read it"


def test_many_tiny_files(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    for number in range(1_000):
        (tmp_path / "sources" / f"{number}.txt").write_text(f"Ferry {number} sails.\n")
    assert index(tmp_path / "sources", tmp_path / "index").documents == 1_000
    assert index(tmp_path / "sources", tmp_path / "index").unchanged == 1_000


@pytest.mark.parametrize(
    "unit",
    ["Fares rise.\n\n", '"We pay," said Ann Lee. ', '"We pay," said Ann Lee.\n\n', "word ", '"', "x"],
    ids=["paragraphs", "one line of quotations", "quotations", "words", "marks", "letters"],
)
def test_time_grows_with_the_length_and_not_with_its_square(tmp_path: Path, unit: str) -> None:
    def seconds(length: int, turn: int = 0) -> float:
        folder = tmp_path / f"{length}-{turn}"
        folder.mkdir()
        (folder / "long.txt").write_text(unit * (length // len(unit)))
        started = time.process_time()
        index(folder, tmp_path / f"index-{length}-{turn}")
        return time.process_time() - started

    seconds(100)  # what is loaded once
    short = min(seconds(8_000, turn) for turn in range(2))
    long = min(seconds(64_000, turn) for turn in range(2))
    assert long < 20 * max(short, 0.05)  # 8 times is linear, 64 times would be its square


def test_the_table_in_the_documentation_says_the_same() -> None:
    rows = [(what, why) for what, _, _, why in DOCUMENTS] + [NOT_UTF8, CHANGING]
    documented = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    table = "\n".join(f"| {what} | {why if why == READ else f'refused: {why}'} |" for what, why in rows)
    assert table in documented
    assert f"{SIZE_LIMIT // 1024**2} MB" in documented
