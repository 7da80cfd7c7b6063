"""What lies in an index's folder: ours, for this user alone; and other people's, which is named and left alone."""

import os
import shutil
import stat
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from index import IndexFolder, check_index, rollback
from index.store.connection import connect_reader
from retrieval import Retriever
from tests.command_line import RunCli
from tests.index.indexes import RunPython, asked
from tests.support.ground import WordsEmbedder, index, unsound, write_coverage


def modes(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): stat.S_IMODE(p.stat().st_mode) for p in [folder, *folder.rglob("*")]}


def private(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): 0o700 if p.is_dir() else 0o600 for p in [folder, *folder.rglob("*")]}


INDEX = """
import os, sys
from pathlib import Path
from tests.support.ground import index
os.umask(int(sys.argv[3], 8))
index(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("umask", ["000", "022", "077", "277"])
def test_files_that_hold_words_are_this_users_alone(
    sound: Path, tmp_path: Path, run_python: RunPython, umask: str
) -> None:
    run_python(INDEX, sound / "sources", tmp_path / "index", umask)
    assert modes(tmp_path / "index") == private(tmp_path / "index")


def test_what_is_written_beside_the_database_as_well(ground: Path) -> None:
    with closing(connect_reader(IndexFolder(ground / "index"))) as reader:
        reader.execute("SELECT count(*) FROM document").fetchone()
        write_coverage(ground / "sources", 5, version=2, changed=2)
        index(ground / "sources", ground / "index")
        found = modes(ground / "index")
        assert {"index.sqlite3-wal", "index.sqlite3-shm", "writing.lock"} <= set(found)
        assert found == private(ground / "index")


def test_an_index_that_others_could_read_is_closed_to_them_by_the_next_run(ground: Path) -> None:
    stray = ground / "index" / "notes.txt"
    stray.touch()
    for path in [ground / "index", *(ground / "index").rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o644)
    index(ground / "sources", ground / "index")
    assert stat.S_IMODE(stray.stat().st_mode) == 0o644
    stray.unlink()
    assert modes(ground / "index") == private(ground / "index")


def test_a_database_built_anew_is_private_too(ground: Path) -> None:
    (ground / "index" / "index.sqlite3").write_bytes(b"no database")
    index(ground / "sources", ground / "index")
    assert (ground / "index" / "index-2.sqlite3").is_file()
    assert modes(ground / "index") == private(ground / "index")


def test_a_folder_that_all_may_write_in_stays_so(tmp_path: Path, sound: Path) -> None:
    (tmp_path / "common").mkdir()
    (tmp_path / "common").chmod(0o1777)
    index(sound / "sources", tmp_path / "common")
    assert stat.S_IMODE((tmp_path / "common").stat().st_mode) == 0o1777


STRAY_FILES = (
    "index-7.sqlite3.bak",
    "index-1.sqlite3",
    "index-07.sqlite3",
    "index.sqlite3.backup-wal",
    "notes\nof \u202e mine.txt",
    "vectors/passage-0123456789abcdef.faiss.bak",
    "vectors/passage-xyz.faiss",
    "vectors/.hidden",
    "vectors/sub/quotation-0123456789abcdef.faiss",
)
STRAY_FOLDERS = (
    "index-3.sqlite3",
    "index-2.sqlite3",
    "index-2.sqlite3.fresh",
    "vectors/sub",
    "vectors/quotation-0123456789abcdef.faiss",
    "backup",
)


@pytest.fixture
def cluttered(ground: Path) -> Path:
    for name in STRAY_FOLDERS:
        (ground / "index" / name).mkdir()
    for name in STRAY_FILES:
        (ground / "index" / name).write_text("mine", encoding="utf-8")
    (ground / "index" / "dangling").symlink_to("nowhere")
    return ground


def test_strays_are_named_and_harmed_by_nothing(cluttered: Path, run_cli: RunCli) -> None:
    folder = cluttered / "index"
    assert asked(folder)
    for step in range(3):
        write_coverage(cluttered / "sources", 5, version=step + 2, changed=2)
        index(cluttered / "sources", folder, rebuild=step == 1)
    rollback(IndexFolder(folder))
    (folder / "index.sqlite3").write_bytes(b"no database")
    index(cluttered / "sources", folder)
    assert asked(folder)
    for name in STRAY_FOLDERS:
        assert (folder / name).is_dir()
    for name in STRAY_FILES:
        assert (folder / name).read_text(encoding="utf-8") == "mine"
    assert (folder / "dangling").is_symlink()
    strays = IndexFolder(folder).strays()
    assert set(strays) == {"dangling", *STRAY_FOLDERS, *STRAY_FILES} - {"vectors/sub/quotation-0123456789abcdef.faiss"}
    assert unsound(folder) == []
    (told,) = (f for f in check_index(IndexFolder(folder)) if f.name == "other files")
    assert told.ok
    assert told.detail.startswith("not the index's, and left alone: backup, dangling, index-07.sqlite3, ")
    assert told.detail.endswith(" and 5 more")
    ran = run_cli("doctor", "--index", folder, "--sources", cluttered / "sources")
    assert "ok   other files: not the index's, and left alone: backup, " in ran.out


def test_a_folder_named_like_the_database(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "index" / "index.sqlite3").mkdir(parents=True)
    assert index(sound / "sources", tmp_path / "index").generation == 1
    assert (tmp_path / "index" / "index-2.sqlite3").is_file()
    assert asked(tmp_path / "index") == asked(sound / "anew")
    assert unsound(tmp_path / "index") == []
    assert IndexFolder(tmp_path / "index").strays() == ("index.sqlite3",)


def test_a_file_named_like_the_folder_of_vectors(ground: Path) -> None:
    before = asked(ground / "index")
    shutil.rmtree(ground / "index" / "vectors")
    (ground / "index" / "vectors").write_text("mine", encoding="utf-8")
    assert asked(ground / "index") == before
    assert index(ground / "sources", ground / "index").embedded == 0
    assert asked(ground / "index") == before
    assert (ground / "index" / "vectors").read_text(encoding="utf-8") == "mine"
    assert unsound(ground / "index") == []


def test_a_folder_named_like_the_lock(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "index" / "writing.lock").mkdir(parents=True)
    index(sound / "sources", tmp_path / "index")
    assert asked(tmp_path / "index") == asked(sound / "anew")


@pytest.mark.parametrize("beside", ["index.sqlite3-wal", "index.sqlite3-shm", "index.sqlite3-journal"])
def test_a_folder_named_like_what_lies_beside_the_database(ground: Path, beside: str) -> None:
    before = asked(ground / "index")
    for name in ("index.sqlite3-wal", "index.sqlite3-shm"):
        (ground / "index" / name).unlink(missing_ok=True)
    (ground / "index" / beside).mkdir()
    assert asked(ground / "index") == before
    assert index(ground / "sources", ground / "index").embedded == 0
    assert asked(ground / "index") == asked(ground / "anew")
    assert (ground / "index" / beside).is_dir()
    assert unsound(ground / "index") == []


def test_the_database_of_another_index_is_said_to_be_one_and_nothing_is_mixed(ground: Path, tmp_path: Path) -> None:
    write_coverage(tmp_path / "others", 3, version=7, changed=3)
    index(tmp_path / "others", tmp_path / "other")
    expected = asked(tmp_path / "other")
    retriever = Retriever.open(ground / "index", WordsEmbedder)
    shutil.copy(tmp_path / "other" / "index.sqlite3", ground / "index" / "new")
    (ground / "index" / "new").replace(ground / "index" / "index.sqlite3")
    with closing(retriever):
        assert {entry.document for entry in retriever.sources()} == {p.name for p in (tmp_path / "others").iterdir()}
    assert asked(ground / "index") == expected
    (finding,) = unsound(ground / "index")
    assert finding.name == "vectors"
    assert "the database is another index's" in finding.detail
    assert index(tmp_path / "others", ground / "index").embedded == 0
    assert unsound(ground / "index") == []
    assert asked(ground / "index") == expected


def test_a_folder_that_is_closed_to_this_user_is_one_sentence(sound: Path, run_python: RunPython) -> None:
    if os.getuid():
        pytest.skip("only root can become somebody else")
    code = """
import os, sys
from pathlib import Path
from index import IndexFolder, check_index
os.setuid(65534)
print([(f.ok, f.detail) for f in check_index(IndexFolder(Path(sys.argv[1])))])
"""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        shutil.copytree(sound / "anew", Path(name) / "index")
        (Path(name) / "index").chmod(0o700)
        told = run_python(code, Path(name) / "index")
    assert told.startswith("[(False, \"The index folder can't be opened (Permission denied): give this user the right")
