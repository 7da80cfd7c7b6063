"""Files that are whole or absent."""

import os
import stat
from pathlib import Path

import pytest

from index.files.whole_file import rename_durably, sync, write_whole_file


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with write_whole_file(path) as file:
        file.write(b"whole")
        assert not path.exists()
        assert [p.name for p in tmp_path.iterdir()] == [f"a.{os.getpid()}.part"]
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"whole"


def test_it_is_this_users_alone_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"before")
    path.chmod(0o644)
    with write_whole_file(path) as file:
        file.write(b"after")
    assert (path.read_bytes(), mode(path)) == (b"after", 0o600)


def test_after_an_error_what_stood_there_stands_there_still(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"before")
    with pytest.raises(TypeError), write_whole_file(path) as file:
        file.writelines([b"half", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_draft_of_a_killed_process_is_written_over(tmp_path: Path) -> None:
    (tmp_path / f"a.{os.getpid()}.part").write_bytes(b"left behind, and longer than what comes")
    with write_whole_file(tmp_path / "a") as file:
        file.write(b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_folder_that_is_not_there_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_whole_file(tmp_path / "none" / "a"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_a_folder_has_is_an_error_and_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(IsADirectoryError), write_whole_file(tmp_path / "a") as file:
        file.write(b"whole")
    assert [(p.name, p.is_dir()) for p in tmp_path.iterdir()] == [("a", True)]


def test_a_rename_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"new")
    (tmp_path / "a").write_bytes(b"old")
    rename_durably(tmp_path / "made", tmp_path / "a")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"new")]


def test_sync_takes_files_and_folders_and_misses_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    sync(tmp_path / "a")
    sync(tmp_path)
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "none")
