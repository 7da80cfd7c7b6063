"""Sources that stop, slow or fool their reading: front matter that swells, files that never answer, links out of the
folder, folders and texts that are lost for a while."""

import datetime
import fcntl
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index import Indexer, IndexFolder, Reader, Report, SourcesUnusable, SourceWarning, WarningKind
from index.ingest.stated.front_matter import FrontMatterRefused
from tests.index.indexes import RunPython
from tests.support.documents.front_matter import stated_in
from tests.support.ground import WordsEmbedder, unsound
from tests.support.named_tests import made_tests, named_tests

BODY = 'The ferry\n\n"It sails," said Ann Lee, the mayor.\n'
LONG = BODY + "\n".join(f"Fares in port {number} rise by {number} percent, the council said.\n" for number in range(20))


def index(
    sources: Path,
    folder: Path,
    *,
    rebuild: bool = False,
    follow_links: bool = False,
    read_seconds: float = 10.0,
) -> Report:
    embedder = WordsEmbedder()
    indexer = Indexer(
        sources,
        IndexFolder(folder),
        "words",
        lambda: embedder,
        follow_links=follow_links,
        read_seconds=read_seconds,
    )
    return indexer.run(fingerprint=embedder.fingerprint, rebuild=rebuild)


def texts(folder: Path) -> dict[str, str]:
    """The published documents' texts by key."""
    with closing(Reader(IndexFolder(folder))) as reader, reader.session():
        return {document.key: reader.text(id_) for id_, document in reader.documents.items()}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Two articles, one of them in a folder."""
    folder = tmp_path / "sources"
    (folder / "2019").mkdir(parents=True)
    (folder / "a.md").write_text(LONG)
    other = LONG.replace("ferry", "train").replace("Fares in port", "A ticket to pier").replace("by", "nearly")
    (folder / "2019" / "b.md").write_text(other)
    return folder


def why(report: Report) -> dict[str, str]:
    return {refusal.document: refusal.why for refusal in report.refused}


# Front matter

_NESTED = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
_MERGED = "a: &a {title: T}\n" + "\n".join(
    f"{name}: &{name} {{<<: [{','.join([f'*{before}'] * 9)}]}}"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
_SWELLING = {
    "aliases of aliases": f"{_NESTED}\ntitle: *j",
    "a list of aliases of a long text": f"a: &a {'x' * 1_900}\nauthor: [{','.join(['*a'] * 3_000)}]",
    "merged maps of merged maps": f"{_MERGED}\n<<: *j",
    "maps merged in a chain": "m0: &m0 {}\n" + "\n".join(f"m{n}: &m{n} {{<<: *m{n - 1}}}" for n in range(1, 900)),
    "itself in itself": "title: &a [*a]\nauthor: &b {<<: *b}",
    "brackets": f"a: {'[' * 60_000}",
    "brackets on lines": "a: " + "[\n" * 30_000,
    "braces": "a: " + "{a: " * 15_000,
    "lists in lists": "- " * 30_000,
    "maps in maps": "\n".join(f"{' ' * depth}a:" for depth in range(300)),
    "many values": "a: [" + "a," * 30_000 + "]",
    "many names": "".join(f"k{number}: v\n" for number in range(6_000)),
    "a number of 60,000 digits": f"title: {'9' * 60_000}",
    "a hexadecimal number of 60,000 digits": f"date: 0x{'f' * 60_000}",
    "a sexagesimal number": f"title: {':'.join(['59'] * 20_000)}",
    "a long name": f"? {'a' * 60_000}\n: b",
    "a text of escapes": 'title: "' + "\\x41" * 16_000 + '"',
    "empty lines in a text": 'title: "' + "\n" * 60_000 + '"',
}


def _longest_or_refusal(matter: str) -> str:
    try:
        stated = stated_in(f"---\n{matter}\n---\n")
    except FrontMatterRefused as refused:
        return str(refused)
    return max(stated.title or "", stated.author or "", key=len)


@pytest.mark.slow
@pytest.mark.parametrize("matter", _SWELLING.values(), ids=_SWELLING)
def test_front_matter_takes_no_more_than_it_holds(matter: str) -> None:
    started = time.process_time()
    tracemalloc.start()
    told = _longest_or_refusal(matter)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(told) <= 2_000
    assert time.process_time() - started < 5  # measured with tracing: 0.5
    assert peak < 20_000_000  # measured: 2.4 MB


def test_an_alias_bomb_costs_its_field_and_not_the_article(sources: Path, tmp_path: Path) -> None:
    (sources / "a.md").write_text(f"---\n{_NESTED}\ntitle: *j\noutlet: The Post\n---\n{BODY}")
    report = index(sources, tmp_path / "index")
    assert (report.documents, report.refused) == (2, ())
    assert [(w.document, w.kind) for w in report.warnings] == [("a.md", WarningKind.TITLE)]


@pytest.mark.parametrize(
    ("matter", "sentence"),
    [
        ("more:\n  title: a: b", " in line 3: put values with a colon in quotes"),
        ("title: *nobody", " in line 2 (found undefined alias 'nobody'): mend it, or put the value in quotes"),
        ('title: "abc', " in line 2 (a quote is opened and not closed): close it"),
        ("outlet: A\ntitle: 'abc\ndate: 2019-01-01", " in line 3 (a quote is opened and not closed): close it"),
        ('title: "abc\noutlet: "The Post"\nauthor: B', " in line 2 (a quote is opened and not closed): close it"),
        (
            "a: b\ntitle: 'It's a day'",
            " in line 3 (a quote is closed before its value ends): put the whole value in quotes of the other kind",
        ),
        (
            'title: "The mayor: "no""',
            " in line 2 (a quote is closed before its value ends): put the whole value in quotes of the other kind",
        ),
        (
            "title: [a, b\nauthor: c",
            " in line 2 (a bracket is opened and not closed, or a comma is missing): "
            "mend it, or put the value in quotes",
        ),
        (
            'author: c\ntitle: {"a": b',
            " in line 3 (a bracket is opened and not closed, or a comma is missing): "
            "mend it, or put the value in quotes",
        ),
        ("- a\nb: c", " in line 3 (expected <block end>, but found '?'): mend it, or put the value in quotes"),
        ("title: a\x07b", " (special characters are not allowed): mend it, or put the value in quotes"),
    ],
)
def test_yaml_that_cannot_be_parsed_is_refused_with_its_reason(matter: str, sentence: str) -> None:
    with pytest.raises(FrontMatterRefused) as refused:
        stated_in(f"---\n{matter}\n---\n")
    assert str(refused.value) == f"its front matter is not valid YAML{sentence}"


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("date: 2019-02-30", "date", "its date is not read: there is no such day or time as 2019-02-30"),
        ("date: 2019-13-01", "date", "its date is not read: there is no such day or time as 2019-13-01"),
        ("date: 9999-99-99", "date", "its date is not read: there is no such day or time as 9999-99-99"),
        (
            "date: 2019-02-03 25:00:00",
            "date",
            "its date is not read: there is no such day or time as 2019-02-03 25:00:00",
        ),
        (
            "date: 2019-02-03T10:61:00Z",
            "date",
            "its date is not read: there is no such day or time as 2019-02-03T10:61:00Z",
        ),
        ("date: soon", "date", "its date is not read: soon is no date like 2019-02-28"),
        ("published: {on: 2019-02-03}", "date", "its published is not read: it is a map where a text is expected"),
        ("date: [2019-02-03, 2019-02-04]", "date", "its date is not read: it is a list where a text is expected"),
        ("title: {a: b}", "title", "its title is not read: it is a map where a text is expected"),
        ("title: [a, b]", "title", "its title is not read: it is a list where a text is expected"),
        ("title: !!binary aGVsbG8=", "title", "its title is not read: it is of the kind !!binary, which is no text"),
        (
            "author: !!python/name:os.system x",
            "author",
            "its author is not read: it is of the kind !!python/name:os.system, which is no text",
        ),
        ("author: [Ann, {email: a@b.example}]", "author", "its author is not read: it is a map that names nobody"),
        ("author: https://a.example/ann", "author", "its author is not read: it is an address, and no author"),
        ("outlet: [[a]]", "outlet", "its outlet is not read: it is a list of lists where texts are expected"),
        (
            "outlet: yes",
            "outlet",
            "its outlet is not read: yes means yes or no in YAML: put it in quotes where it is a text",
        ),
        ("language: {}", "language", "its language is not read: it is a map where a text is expected"),
        (
            "url: www.example.org/a",
            "links",
            "its url is not read: www.example.org/a is no address that starts with http:// or https://",
        ),
        ('title: "\\ud83d"', "title", "its title is not read: it holds half a character (\\ud800 to \\udfff alone)"),
    ],
)
def test_a_value_that_is_not_understood_loses_its_field_alone(
    sources: Path, tmp_path: Path, line: str, kind: str, what: str
) -> None:
    (sources / "a.md").write_text(f"---\n{line}\n---\n{LONG}")
    report = index(sources, tmp_path / "index")
    assert report.documents == 2
    assert report.refused == ()
    assert report.warnings == (SourceWarning("a.md", WarningKind(kind), what),)
    assert index(sources, tmp_path / "index").warnings == report.warnings  # though nothing was read anew


def test_values_are_taken_as_they_are_written() -> None:
    matter = "title: 1984\noutlet: 12:30:45\nauthor: [Ann Lee, 0x7b]\nlanguage: no\nlink: http://a.org/b\n"
    stated = stated_in(f"---\n{matter}date: '2019-02-30'\npublished: 2019-03-01 10:00:00+02:00\n---\n")
    assert (stated.title, stated.outlet, stated.author) == ("1984", "12:30:45", "Ann Lee, 0x7b")
    assert (stated.language, stated.url, stated.date) == ("no", "http://a.org/b", datetime.date(2019, 3, 1))
    assert stated.faults == ()


# Files and folders that never answer

_HOLDER = """
import fcntl, os, signal, sys, time
signal.signal(signal.SIGIO, signal.SIG_IGN)
file = os.open(sys.argv[1], os.O_WRONLY)
try:
    fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
except OSError:
    print("impossible", flush=True)
else:
    print("held", flush=True)
time.sleep(60)
"""


@contextmanager
def never_opening(path: Path) -> Iterator[None]:
    """Whoever opens the file waits, as on a network drive that is gone: a lease that is never given back."""
    if not hasattr(fcntl, "F_SETLEASE"):
        pytest.skip("this system has no leases")
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, path], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        if holder.stdout.readline() != "held\n":
            pytest.skip("this file system has no leases")
        yield
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()


@pytest.mark.slow
def test_a_file_that_never_answers_is_given_up_and_the_others_go_on(sources: Path, tmp_path: Path) -> None:
    index(sources, tmp_path / "index")
    (sources / "c.md").write_text(BODY)
    with never_opening(sources / "a.md"):
        started = time.monotonic()
        report = index(sources, tmp_path / "index", read_seconds=0.5)
        assert time.monotonic() - started < 10
    assert why(report) == {
        "a.md": "it could not be read within 0.5 seconds: see whether its drive answers, "
        "or raise PULLQUOTE_READ_SECONDS"
    }
    assert report.warnings == (
        SourceWarning("a.md", WarningKind.KEPT, "it can't be read now: what was read of it before is kept"),
    )
    assert texts(tmp_path / "index").keys() == {"2019/b.md", "a.md", "c.md"}


def test_a_process_ends_though_a_file_never_answers(sources: Path, tmp_path: Path, run_python: RunPython) -> None:
    code = """
import sys
from pathlib import Path
from tests.support.ground import WordsEmbedder
from index import Indexer, IndexFolder
made = Indexer(Path(sys.argv[1]), IndexFolder(Path(sys.argv[2])), "words", WordsEmbedder, read_seconds=0.5)
print([r.document for r in made.run(fingerprint=WordsEmbedder.fingerprint).refused])
"""
    with never_opening(sources / "a.md"):
        started = time.monotonic()
        assert run_python(code, sources, tmp_path / "index") == "['a.md']\n"
        assert time.monotonic() - started < 30  # the lease is broken after 45


def test_what_the_system_makes_up_while_it_is_read_is_refused(sources: Path, tmp_path: Path) -> None:
    if not Path("/proc/version").is_file():
        pytest.skip("this system has no /proc")
    (sources / "a.md").unlink()
    (sources / "a.md").symlink_to("/proc/version")
    (sources / "zero.md").symlink_to("/dev/zero")
    report = index(sources, tmp_path / "index", follow_links=True)
    assert why(report) == {
        "a.md": "the system makes it up while it is read, as in /proc: put a copy of it here",
        "zero.md": "it is not a regular file: remove it",
    }


# Links


def test_a_link_out_of_the_folder_is_not_followed(sources: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("The secret\n\nNobody may read it.\n")
    (sources / "link.md").symlink_to(outside / "secret.md")
    (sources / "chain.md").symlink_to("link.md")
    (sources / "up.md").symlink_to("../outside/secret.md")
    (sources / "folder").symlink_to(outside)
    (sources / "through.md").symlink_to("folder/secret.md")
    (sources / "root.md").symlink_to(f"/proc/self/root{outside}/secret.md")
    (sources / "inside.md").symlink_to("2019/b.md")
    (sources / "twice.md").symlink_to("inside.md")
    (sources / "whole.md").symlink_to(sources.resolve() / "a.md")
    report = index(sources, tmp_path / "index")
    sentence = (
        "it is a link out of the sources folder, which is not followed: put the file itself here, "
        "or set PULLQUOTE_FOLLOW_LINKS=true"
    )
    out = ("chain.md", "link.md", "root.md", "through.md", "up.md")
    folder = "it is a link to a folder, which is not followed: put the folder itself here"
    assert why(report) == {**dict.fromkeys(out, sentence), "folder": folder}
    inside = {"2019/b.md", "a.md", "inside.md", "twice.md", "whole.md"}
    assert texts(tmp_path / "index").keys() == inside
    followed = index(sources, tmp_path / "index", follow_links=True)
    assert why(followed) == {"folder": folder}
    assert texts(tmp_path / "index").keys() == inside | set(out)
    again = index(sources, tmp_path / "index")
    assert again.removed == 5  # what may not be read any more is not kept
    assert texts(tmp_path / "index").keys() == inside


def test_the_sources_folder_may_be_a_link_itself(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(sources)
    (sources / "inside.md").symlink_to(sources / "a.md")
    assert index(tmp_path / "link", tmp_path / "index").documents == 3


def test_a_file_that_becomes_a_link_when_it_was_checked(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("The secret\n\nNobody may read it.\n")
    opened = os.open

    def swap_and_open(path: str | Path, *arguments: int, **named: int) -> int:
        if str(path) == "a.md":
            (sources / "a.md").unlink()
            (sources / "a.md").symlink_to(secret)
        if str(path) == "2019":
            (sources / "2019").rename(sources / "2020")
            (sources / "2019").symlink_to(tmp_path)
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "open", swap_and_open)  # what another program does meanwhile
    with pytest.raises(SourcesUnusable, match="None of the 2 documents"):
        index(sources, tmp_path / "index")


# What is lost for a while

_SOMEBODY = """
import os, sys, tempfile
from pathlib import Path
from tests.support.ground import index
folder = Path(tempfile.mkdtemp())
folder.chmod(0o777)
sources = folder / "sources"
(sources / "closed" / "deep").mkdir(parents=True)
for name in ("a.md", "closed/b.md", "closed/c.md", "closed/deep/d.md"):
    (sources / name).write_text(f'The ferry {name}\\n\\n"It sails," said Ann Lee, the mayor.\\n')
if not os.getuid():  # who may open everything; what is imported late, is now
    index(sources, folder / "warm")
    os.chown(sources / "closed", 65534, 65534)
    os.setuid(65534)
index(sources, folder / "index")
(sources / "closed").chmod(int(sys.argv[1], 8))
report = index(sources, folder / "index")
print(report.documents, report.removed, [(r.document, r.why) for r in report.refused])
print([(w.document, w.kind.value, w.what) for w in report.warnings])
print(index(sources, folder / "index", rebuild=True).documents)
(sources / "closed").chmod(0o755)
print(index(sources, folder / "index").documents)
"""


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("000", "this folder can't be opened: give this user the right to read it"),
        ("300", "this folder can't be opened: give this user the right to read it"),
        ("444", "this folder can't be opened, only listed: give this user the right to enter it"),
    ],
)
def test_a_folder_that_cannot_be_looked_into_keeps_its_documents(
    run_python: RunPython, mode: str, sentence: str
) -> None:
    told = run_python(_SOMEBODY, mode).splitlines()
    assert told[0] == f"4 0 {[('closed', sentence)]}"
    kept = "it can't be looked into now: what was read before of the documents in it, 3, is kept"
    assert told[1] == str([("closed", "kept", kept)])
    assert told[2:] == ["4", "4"]


_EMPTIED = (
    "it is empty now: what was read of it before is kept until the next run; "
    "put its text back, or index again to let it go"
)
_CUT = (
    "it breaks off before the half of what was read before: what was read of it before is kept until the next run; "
    "put its text back, or index again to let it go"
)


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        (b"", _EMPTIED),
        (b" \n\t\r\n", _EMPTIED),
        (b"\0" * 500, _EMPTIED),
        (LONG.encode()[:300], _CUT),
        (LONG.encode()[:300].rstrip() + b"\n", _CUT),
    ],
    ids=["no bytes", "blanks", "NULs", "a beginning", "a beginning and a line end"],
)
def test_a_text_that_is_lost_is_kept_once(sources: Path, tmp_path: Path, left: bytes, sentence: str) -> None:
    index(sources, tmp_path / "index")
    before = texts(tmp_path / "index")
    (sources / "a.md").write_bytes(left)
    report = index(sources, tmp_path / "index")
    assert why(report) == {"a.md": sentence}
    assert report.warnings == (
        SourceWarning("a.md", WarningKind.KEPT, "it lost its text: what was read of it before is kept"),
    )
    assert texts(tmp_path / "index") == before
    assert unsound(tmp_path / "index") == []
    second = index(sources, tmp_path / "index")
    assert second.warnings == ()
    assert _EMPTIED not in why(second).values()
    assert texts(tmp_path / "index").get("a.md") != before["a.md"]


def test_a_text_that_is_cut_within_a_letter_is_kept_once(sources: Path, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        (sources / f"{encoding}.md").write_bytes(LONG.replace("The ferry", "Das Fährboot").encode(encoding))
    index(sources, tmp_path / "index")
    before = texts(tmp_path / "index")
    cut = {"utf-8": 6, "utf-16": 2 + 12 + 1, "utf-32": 4 + 24 + 3}
    for encoding, length in cut.items():
        path = sources / f"{encoding}.md"
        path.write_bytes(path.read_bytes()[:length])
    report = index(sources, tmp_path / "index")
    assert why(report) == {f"{encoding}.md": _CUT for encoding in cut}
    assert texts(tmp_path / "index") == before


def test_a_text_that_comes_back_is_as_if_nothing_had_been(sources: Path, tmp_path: Path) -> None:
    index(sources, tmp_path / "index")
    (sources / "a.md").write_bytes(b"")
    index(sources, tmp_path / "index")
    (sources / "a.md").write_text(LONG)
    assert (index(sources, tmp_path / "index").refused, index(sources, tmp_path / "index").unchanged) == ((), 2)
    (sources / "a.md").write_bytes(b"")
    assert why(index(sources, tmp_path / "index")) == {"a.md": _EMPTIED}


@pytest.mark.parametrize(
    "left", [LONG[: len(LONG) * 2 // 3], LONG[len(LONG) // 2 + 100 :], "The ferry is cancelled.\n"]
)
def test_an_edit_is_no_loss(sources: Path, tmp_path: Path, left: str) -> None:
    index(sources, tmp_path / "index")
    (sources / "a.md").write_text(left)
    report = index(sources, tmp_path / "index")
    assert (report.changed, report.refused, report.warnings) == (1, (), ())


def test_what_is_kept_is_kept_by_a_rebuild_too(sources: Path, tmp_path: Path) -> None:
    index(sources, tmp_path / "index")
    before = texts(tmp_path / "index")
    (sources / "a.md").write_bytes(b"")
    report = index(sources, tmp_path / "index", rebuild=True)
    assert why(report) == {"a.md": _EMPTIED}
    assert texts(tmp_path / "index") == before


@pytest.mark.parametrize("file", ["test_source_input.py", "test_typed_input.py"])
def test_every_test_of_input_is_in_the_documentation(root: Path, file: str) -> None:
    named = named_tests((root / "docs" / "reliability.md").read_text(encoding="utf-8"))
    described = {test.name for test in named if test.file == file}
    assert described == made_tests()[file] - {"test_every_test_of_input_is_in_the_documentation"}
