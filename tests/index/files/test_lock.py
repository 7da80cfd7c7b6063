"""One process writes at a time: the lock is the process's, and goes with it."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexBusy, IndexUnwritable
from index.files.lock import writing
from tests.support.ground import ROOT

HOLDS = """
import sys, time
from pathlib import Path
from index.files.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
BUSY = "^Another process is indexing into this folder: wait until it is done.$"


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    with writing(tmp_path / "lock"), pytest.raises(IndexBusy, match=BUSY), writing(tmp_path / "lock"):
        pytest.fail("both write")
    with writing(tmp_path / "lock"):
        pass


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "lock"):
        _ = 1 // 0
    with writing(tmp_path / "lock"):
        pass


@pytest.mark.slow
def test_kill_9_lets_go(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, tmp_path / "lock"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(IndexBusy, match=BUSY), writing(tmp_path / "lock"):
        pytest.fail("both write")
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with writing(tmp_path / "lock"):
        pass


def test_the_file_is_this_users_alone_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "made" / "lock"
    with writing(path):
        pass
    path.chmod(0o644)
    with writing(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (path.read_bytes(), stat.S_IMODE(path.parent.stat().st_mode)) == (b"", 0o700)


def test_another_lock_is_another_index(tmp_path: Path) -> None:
    with writing(tmp_path / "a"), writing(tmp_path / "b"):
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_place_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(IndexUnwritable, match="The index folder can't be written"), writing(tmp_path / "file" / "lock"):
        pass
