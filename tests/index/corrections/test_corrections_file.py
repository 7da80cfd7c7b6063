"""The file of corrections: whole whatever happens, by several writers, with damaged lines and later kinds."""

import datetime
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index import CorrectionRefused, Corrections, CorrectionsFile, CorrectionsUnusable, Renamed, SameSpeaker, line_of
from tests.command_line import ROOT, command_environment

ONE, TWO, THREE = (Renamed(name, f"{name}x") for name in ("One", "Two", "Three"))


@pytest.fixture
def file(tmp_path: Path) -> CorrectionsFile:
    return CorrectionsFile(tmp_path)


def kept(file: CorrectionsFile) -> list[object]:
    return [one.correction for one in file.read().kept]


def test_nothing_is_there_before_the_first(file: CorrectionsFile, tmp_path: Path) -> None:
    assert file.read() == Corrections()
    assert file.state() is None
    assert list(tmp_path.iterdir()) == []


def test_they_are_kept_in_their_order_for_this_user_alone(file: CorrectionsFile) -> None:
    for one in (ONE, TWO, THREE, ONE):
        file.add(one, "somebody")
    assert kept(file) == [TWO, THREE, ONE]
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
    assert file.path.parent.name.startswith(".")


def test_a_clock_that_was_set_back_changes_no_order(tmp_path: Path) -> None:
    days = iter(range(9, 0, -1))
    file = CorrectionsFile(tmp_path, now=lambda: datetime.datetime(2024, 1, next(days), tzinfo=datetime.UTC))
    for one in (ONE, TWO, THREE):
        file.add(one, "")
    assert kept(file) == [ONE, TWO, THREE]


def test_one_is_removed_by_the_beginning_of_its_id(file: CorrectionsFile) -> None:
    first, second = file.add(ONE, ""), file.add(TWO, "")
    for beginning in ("", first.id[:3], "0000000000"):
        with pytest.raises(CorrectionRefused, match="No correction has an id that begins"):
            file.remove(beginning)
    assert file.remove(f" {first.id[:6].upper()}") == first
    assert file.read().kept == (second,)


def test_a_beginning_of_several_is_refused(file: CorrectionsFile) -> None:
    seen: dict[str, Renamed] = {}
    for one in (Renamed(f"N{number}", "M") for number in range(2_000)):
        if other := seen.get(_id(one)[:4]):
            file.add(one, "")
            file.add(other, "")
            break
        seen[_id(one)[:4]] = one
    with pytest.raises(CorrectionRefused, match="2 corrections have an id that begins so"):
        file.remove(_id(one)[:4])
    assert len(file.read().kept) == 2


def _id(one: Renamed) -> str:
    from index.corrections.line import id_of

    return id_of(one)


def test_every_change_is_seen_in_its_state(file: CorrectionsFile) -> None:
    states = [file.state()]
    for _ in range(2):
        file.add(ONE, "")
        states.append(file.state())
    file.remove(_id(ONE))
    states.append(file.state())
    assert len(set(states)) == 4


def test_a_damaged_line_is_kept_aside_and_loses_no_other(file: CorrectionsFile) -> None:
    for one in (ONE, TWO, THREE):
        file.add(one, "")
    lines = file.path.read_bytes().splitlines(keepends=True)
    torn, half = lines[1].replace(b"Twox", b"Twoy"), lines[2][:30] + b"\xff\n"
    file.path.write_bytes(lines[0] + torn + half)
    found = file.read()
    assert [one.correction for one in found.kept] == [ONE]
    assert len(found.damaged) == 2
    file.add(TWO, "")
    assert kept(file) == [ONE, TWO]
    assert file.read().damaged == ()
    assert "Twoy" in file.aside.read_text()
    assert "\\xff" in file.aside.read_text()
    file.path.write_bytes(file.path.read_bytes() + b"{}x\n")
    file.remove(_id(ONE))
    assert len(file.aside.read_text().splitlines()) == 3


def test_a_kind_of_a_later_release_stays_in_the_file(file: CorrectionsFile) -> None:
    file.add(ONE, "")
    later = '{"correct": "date", "document": "a.md", "id": "1", "at": "x"}'
    file.path.write_text(later + "\n" + file.path.read_text())
    assert file.read().unknown == (later,)
    file.add(TWO, "")
    file.remove(_id(ONE))
    assert file.read() == Corrections(file.read().kept, (), (later,))
    assert kept(file) == [TWO]


def test_merging_is_all_at_once_and_nothing_the_second_time(file: CorrectionsFile, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = CorrectionsFile(tmp_path / "other")
    brought = [other.add(one, "elsewhere") for one in (ONE, TWO)]
    mine = file.add(ONE, "here")
    assert file.merge([*brought, brought[1]]) == 1
    before = file.state()
    assert file.merge(brought) == 0
    assert file.state() == before
    assert set(file.read().kept) == {mine, brought[1]}


def test_several_writers_lose_nothing(file: CorrectionsFile, tmp_path: Path) -> None:
    def write(number: int) -> None:
        for place in range(10):
            CorrectionsFile(tmp_path).add(Renamed(f"{number} {place}", "x"), "")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read().kept) == 60


def test_a_writer_that_never_ends_is_told(file: CorrectionsFile) -> None:
    from index.files.lock import in_turn

    file.add(ONE, "")
    lock = file.path.with_name("writing.lock")
    with in_turn(lock), pytest.raises(TimeoutError), in_turn(lock, seconds=0.05):
        raise AssertionError


def test_sources_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsUnusable, match="The sources folder does not exist"):
        CorrectionsFile(tmp_path / "none").add(ONE, "")
    assert CorrectionsFile(tmp_path / "none").read() == Corrections()


def test_a_folder_in_the_files_place_is_told(file: CorrectionsFile) -> None:
    file.path.mkdir(parents=True)
    with pytest.raises(CorrectionsUnusable, match="can't be read"):
        file.read()
    with pytest.raises(CorrectionsUnusable, match="can't be read"):
        file.add(ONE, "")


_FILL = """
import resource, sys
from pathlib import Path
from index import CorrectionsFile, CorrectionsUnusable, Renamed
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file = CorrectionsFile(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (file.path.stat().st_size + 10, resource.RLIM_INFINITY))
try:
    file.add(Renamed("Two", "Twox"), "")
except CorrectionsUnusable as error:
    print(error)
"""


@pytest.mark.slow
def test_a_full_disk_leaves_what_was_there(file: CorrectionsFile, tmp_path: Path) -> None:
    """A file that may not grow stands in for the disk."""
    file.add(ONE, "")
    done = subprocess.run(
        [sys.executable, "-c", _FILL, tmp_path], env=command_environment(), capture_output=True, text=True, check=True
    )
    assert "The corrections can't be written (File too large)" in done.stdout
    assert kept(file) == [ONE]
    assert [path.name for path in file.path.parent.glob("*.part")] == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from index import CorrectionsFile, Renamed
import index.files.whole_file as whole

left = [int(sys.argv[2])]
def counted(call):
    def step(*arguments, **named):
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return call(*arguments, **named)
    return step

whole.private_file, whole.os.fsync, Path.replace, whole.sync = (
    counted(call) for call in (whole.private_file, os.fsync, Path.replace, whole.sync)
)
CorrectionsFile(Path(sys.argv[1])).add(Renamed("Two", "Twox"), "")
"""


@pytest.mark.slow
def test_a_kill_between_any_two_steps_of_writing_loses_nothing(file: CorrectionsFile, tmp_path: Path) -> None:
    """For the damaged lines and for the file: a draft opened, on the disk, renamed, and the folder on the disk."""
    one = file.add(ONE, "")
    damaged = "{} no line\n"
    outcomes = []
    for step in range(40):
        file.path.write_text(line_of(one) + "\n" + damaged)
        file.aside.unlink(missing_ok=True)
        command = [sys.executable, "-c", _KILLED, str(tmp_path), str(step)]
        done = subprocess.run(command, env=command_environment({"PYTHONPATH": str(ROOT)}), check=False)
        found = file.read()
        assert one in found.kept
        assert damaged.strip() in (*found.damaged, *_aside(file))
        outcomes.append((done.returncode, len(found.kept)))
        if done.returncode == 0:
            break
    killed = [-signal.SIGKILL] * (len(outcomes) - 1)
    assert [status for status, _ in outcomes] == [*killed, 0]
    assert len(outcomes) >= 8
    assert {many for _, many in outcomes} == {1, 2}
    file.add(THREE, "")
    assert sorted(path.name for path in file.path.parent.iterdir()) == [
        "corrections.damaged.txt",
        "corrections.jsonl",
        "writing.lock",
    ]


def _aside(file: CorrectionsFile) -> list[str]:
    return file.aside.read_text().splitlines() if file.aside.is_file() else []


def test_nobody_reads_it_as_a_source(file: CorrectionsFile, tmp_path: Path) -> None:
    from bot.service.sources.source_files import find_document
    from index import list_sources

    (tmp_path / "a.md").write_text("a")
    file.add(SameSpeaker(("A", "B")), "")
    assert list_sources(tmp_path) == [tmp_path / "a.md"]
    assert find_document(tmp_path, ".pullquote/corrections.jsonl") is None
    assert find_document(tmp_path, "a.md") == tmp_path / "a.md"
    assert os.access(file.path, os.R_OK)
