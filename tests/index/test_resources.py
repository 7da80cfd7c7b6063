"""A full disk, a read-only one, no permission, no file handles, no memory: a sentence, and what is served unchanged.

Done for real: small file systems where this user may mount one, limits of the process otherwise.
"""

import logging
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index import Indexer, IndexFolder, IndexUnwritable, OutOfResources, check_index
from retrieval import Retriever
from tests.index.indexes import RunPython, asked
from tests.support.ground import WordsEmbedder, answers, index, unsound, write_coverage

# Prints the kind and the sentence of the error, or nothing; `before` is run when all is imported.
LIMITED = """
import resource, sys
from pathlib import Path
import faiss
from tests.support.ground import index, WordsEmbedder
from index import PullquoteError
import tempfile
with tempfile.TemporaryDirectory() as warm:
    index(Path("seeds"), Path(warm))
{before}
try:
    index(Path(sys.argv[1]), Path(sys.argv[2]))
except PullquoteError as error:
    print(type(error).__name__, error)
"""
NOBODY = 65534


@pytest.fixture
def mounted(tmp_path: Path, slow: None) -> Iterator[Path]:
    """A file system of 1 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this user may not mount a file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder: Path, spare: int) -> None:
    room = os.statvfs(folder)
    (folder / "filler").write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - spare))


@pytest.mark.parametrize("spare", [0, 20_000, 60_000, 120_000])
def test_a_full_disk(mounted: Path, tmp_path: Path, run_python: RunPython, spare: int) -> None:
    sources, place = tmp_path / "sources", mounted / "index"
    write_coverage(sources, 2)
    index(sources, place)
    before = asked(place)
    write_coverage(sources, 30, version=1, changed=2)
    fill(mounted, spare)
    told = run_python(LIMITED.format(before=""), sources, place)
    assert told.startswith("IndexUnwritable The index can't be written or opened (")
    assert "free space" in told
    assert asked(place) == before
    assert unsound(place) == []
    (mounted / "filler").unlink()
    write_coverage(sources, 4, version=1, changed=2)
    for number in range(4, 30):
        (sources / f"port-{number:04d}.md").unlink()
    assert index(sources, place).documents == 5


def test_a_disk_that_is_full_when_the_vectors_are_written(ground: Path, run_python: RunPython) -> None:
    write_coverage(ground / "sources", 5, version=2, changed=3)
    vectors = ground / "index" / "vectors"
    shutil.copytree(vectors, ground / "kept")
    mount: list[str | Path] = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", vectors]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a file system")
    try:
        shutil.copytree(ground / "kept", vectors, dirs_exist_ok=True)
        fill(vectors, 0)
        told = run_python(LIMITED.format(before=""), ground / "sources", ground / "index")
    finally:
        subprocess.run(["umount", vectors], check=True)
    assert told.startswith("IndexUnwritable The index file ")
    assert "(No space left on device)" in told
    assert unsound(ground / "index") == []
    assert index(ground / "sources", ground / "index").embedded == 0


def test_a_disk_that_is_read_only(mounted: Path, tmp_path: Path, run_python: RunPython) -> None:
    sources, place = tmp_path / "sources", mounted / "index"
    write_coverage(sources, 2)
    index(sources, place)
    before = asked(place)
    write_coverage(sources, 2, version=1, changed=2)
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    assert asked(place) == before
    told = run_python(LIMITED.format(before=""), sources, place)
    assert told.startswith("IndexUnwritable The index folder can't be written (Read-only file system): ")


def test_a_folder_of_somebody_else(sound: Path, run_python: RunPython) -> None:
    if os.getuid():
        pytest.skip("only root can become somebody else")
    # Somewhere that somebody else can get to at all.
    code = """
import os, shutil, sys, tempfile
from pathlib import Path
import faiss
from tests.support.ground import index, answers, WordsEmbedder
from index import PullquoteError
from retrieval import Retriever
folder = Path(tempfile.mkdtemp())
shutil.copytree(sys.argv[1], folder / "ground")
for path in [folder, *folder.rglob("*")]:
    path.chmod(0o755 if path.is_dir() else 0o644)
answers(Retriever.open(folder / "ground" / "index", WordsEmbedder))  # what is imported late, is now
os.setuid(int(sys.argv[2]))
try:
    index(folder / "ground" / "sources", folder / "ground" / "index")
except PullquoteError as error:
    print(type(error).__name__, error)
print(len(answers(Retriever.open(folder / "ground" / "index", WordsEmbedder))))
"""
    told = run_python(code, sound, str(NOBODY)).splitlines()
    assert told[0].startswith("IndexUnwritable The index folder can't be written (Permission denied): ")
    assert told[1] == "6"


LIMITS = {
    "file handles": (
        "taken = [open('/dev/null') for _ in range(3)]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (max(f.fileno() for f in taken) + {n}, 4096))",
        (1, 2, 3, 4, 5),
        "OutOfResources There are too many open files on this machine",
    ),
    "size of files": (
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, ({n}, {n}))",
        (4096, 40_000, 100_000),
        "IndexUnwritable The index ",
    ),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_limits_of_the_process(ground: Path, run_python: RunPython, limit: str) -> None:
    before = asked(ground / "index")
    write_coverage(ground / "sources", 9, version=2, changed=9)
    setting, values, sentence = LIMITS[limit]
    told = [
        run_python(LIMITED.format(before=setting.format(n=n)), ground / "sources", ground / "index") for n in values
    ]
    assert told[0].startswith(sentence)
    assert all(not words or words.startswith((sentence, "IndexUnwritable")) for words in told), told
    if all(told):
        assert asked(ground / "index") == before
    assert unsound(ground / "index") == []
    assert index(ground / "sources", ground / "index").documents == 10
    assert unsound(ground / "index") == []


class Narrow(WordsEmbedder):
    """Has memory for so many texts at a time."""

    def __init__(self, room: int, error: Exception) -> None:
        super().__init__()
        self._room = room
        self._error = error

    def embed(self, texts: Sequence[str], progress: object = None) -> object:  # type: ignore[override]
        if len(texts) > self._room:
            raise self._error
        return super().embed(texts)


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory")])
def test_memory_for_half_a_batch_is_enough(ground: Path, error: Exception) -> None:
    write_coverage(ground / "sources", 5, version=2, changed=5)
    narrow = Narrow(3, error)
    indexer = Indexer(ground / "sources", IndexFolder(ground / "index"), "words", lambda: narrow, batch=8)  # type: ignore[arg-type,return-value]
    assert indexer.run(fingerprint=narrow.fingerprint).generation == 3
    assert unsound(ground / "index") == []


def test_no_memory_at_all(ground: Path) -> None:
    before = asked(ground / "index")
    write_coverage(ground / "sources", 5, version=2, changed=5)
    narrow = Narrow(0, MemoryError())
    indexer = Indexer(ground / "sources", IndexFolder(ground / "index"), "words", lambda: narrow)  # type: ignore[arg-type,return-value]
    with pytest.raises(OutOfResources, match="not enough memory for indexing: close other programs"):
        indexer.run(fingerprint=narrow.fingerprint)
    assert asked(ground / "index") == before
    assert unsound(ground / "index") == []


def test_little_memory_for_the_whole_process(ground: Path, run_python: RunPython) -> None:
    """Whatever fails, it is told in a sentence, and nothing is lost."""
    write_coverage(ground / "sources", 9, version=2, changed=9)
    big = '"The ferry sails," said Ann Lee. ' * 100_000
    (ground / "sources" / "big.txt").write_text(big, encoding="utf-8")
    room = (
        "pages = int(open('/proc/self/statm').read().split()[0])\n"
        "resource.setrlimit(resource.RLIMIT_AS, (pages * 4096 + 20_000_000,) * 2)"
    )
    told = run_python(LIMITED.format(before=room), ground / "sources", ground / "index")
    assert told.startswith("OutOfResources There is not enough memory for indexing: ")
    (ground / "sources" / "big.txt").unlink()
    assert index(ground / "sources", ground / "index").documents == 10
    assert unsound(ground / "index") == []


def without_shared_memory(place: Path) -> None:
    for path in place.glob("*-shm"):
        path.unlink()


@pytest.fixture
def with_log(mounted: Path, tmp_path: Path) -> tuple[Path, list[object]]:
    """An index on the small file system whose last generation stands in the log alone, as after a kill."""
    sources, place = tmp_path / "sources", tmp_path / "made"
    write_coverage(sources, 2)
    index(sources, place)
    with closing(sqlite3.connect(place / "index.sqlite3")) as held:
        held.execute("SELECT count(*) FROM document").fetchone()
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM document").fetchone()  # so that the log is not written back
        write_coverage(sources, 2, version=1, changed=2)
        index(sources, place)
        expected = asked(place)
        shutil.copytree(place, mounted / "index")
    without_shared_memory(mounted / "index")
    assert (mounted / "index" / "index.sqlite3-wal").stat().st_size
    return mounted / "index", expected


def test_a_full_disk_without_room_for_shared_memory(mounted: Path, tmp_path: Path) -> None:
    sources, place = tmp_path / "sources", mounted / "index"
    write_coverage(sources, 2)
    index(sources, place)
    expected = asked(place)
    without_shared_memory(place)
    fill(mounted, 0)
    with closing(Retriever.open(place, WordsEmbedder)) as retriever:
        assert answers(retriever) == expected
        assert unsound(place) == []
        (mounted / "filler").unlink()
        write_coverage(sources, 3, version=1, changed=2)
        index(sources, place)  # there is room again
        assert retriever.published().generation == 2
        assert answers(retriever) == asked(place) != expected


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_log_without_shared_memory(with_log: tuple[Path, list[object]], mounted: Path, how: str) -> None:
    place, expected = with_log
    if how == "full":
        fill(mounted, 0)
    else:
        subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    before = set(Path(tempfile.gettempdir()).glob("pullquote-*"))
    with closing(Retriever.open(place, WordsEmbedder)) as retriever:
        assert set(Path(tempfile.gettempdir()).glob("pullquote-*")) == before  # the copy has no name any more
        assert answers(retriever) == expected
        assert answers(retriever) == expected
    assert unsound(place) == []


def test_a_log_whose_copy_finds_no_room_among_temporary_files(
    with_log: tuple[Path, list[object]], mounted: Path
) -> None:
    place, expected = with_log
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    before, tempfile.tempdir = tempfile.tempdir, str(place)
    try:
        assert asked(place) == expected
    finally:
        tempfile.tempdir = before


NO_FILE = """
import resource, signal, sys
from pathlib import Path
from tests.support.ground import WordsEmbedder
from index import PullquoteError
from retrieval import Retriever
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    Retriever.open(Path(sys.argv[1]), WordsEmbedder)
except PullquoteError as error:
    print(type(error).__name__, error)
"""


def test_a_log_without_room_for_a_copy_is_told(
    with_log: tuple[Path, list[object]], mounted: Path, run_python: RunPython
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", mounted], check=True)
    told = run_python(NO_FILE, with_log[0])
    assert told.startswith("IndexUnwritable The index can't be read without room for its log (File too large): free")


def test_a_disk_too_full_to_overwrite_what_was_removed(
    mounted: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sources, place = tmp_path / "sources", mounted / "index"
    write_coverage(sources, 4)
    (sources / "removed.md").write_text("The ferry\n\nIt is zephyrine.\n", encoding="utf-8")
    index(sources, place)
    (sources / "removed.md").unlink()
    index(sources, place)
    fill(mounted, 230_000)
    with caplog.at_level(logging.WARNING, "index"):
        index(sources, place)  # lets go, and has no room for the database a second time
    assert "removed_words_left" in caplog.text
    assert [f.detail for f in check_index(IndexFolder(place)) if f.name == "removed"]
    embedder = WordsEmbedder()
    indexer = Indexer(sources, IndexFolder(place), "words", lambda: embedder)
    with pytest.raises(IndexUnwritable, match="free space"):
        indexer.run(fingerprint=embedder.fingerprint, purge=True)
    assert asked(place)
    (mounted / "filler").unlink()
    index(sources, place)
    assert not any(b"zephyrin" in path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert unsound(place) == []
