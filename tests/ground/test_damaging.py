"""Damage is done as it is named, and counted as it ends."""

import random
from pathlib import Path

import pytest

from tests.support.damage.flip_rounds import Tally, damage

WHOLE = bytes(range(256))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(WHOLE)
    return path


@pytest.mark.parametrize("seed", range(20))
def test_one_byte_is_flipped(path: Path, seed: int) -> None:
    damage(path, "flipped", random.Random(seed))
    after = path.read_bytes()
    assert len(after) == len(WHOLE)
    assert sum(one != other for one, other in zip(WHOLE, after, strict=True)) == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_end_is_cut_off(path: Path, seed: int) -> None:
    damage(path, "cut short", random.Random(seed))
    after = path.read_bytes()
    assert len(after) < len(WHOLE)
    assert WHOLE.startswith(after)


def test_a_file_goes_missing(path: Path) -> None:
    damage(path, "missing", random.Random(0))
    assert not path.exists()


def test_outcomes_are_counted_by_row() -> None:
    tally = Tally()
    for row, outcome in (
        ("FAISS", "next run: whole"),
        ("FAISS", "next run: whole"),
        ("FAISS", "next run: NOT WHOLE"),
        ("SQLite", "next run: IndexDamaged"),
        ("SQLite", "after a restart: SERVED WRONG"),
        ("SQLite", "after a restart: answered as before"),
    ):
        tally.add(row, outcome)
    assert {row: dict(outcomes) for row, outcomes in tally.rows.items()} == {
        "FAISS": {"next run: whole": 2, "next run: NOT WHOLE": 1},
        "SQLite": {
            "next run: IndexDamaged": 1,
            "after a restart: SERVED WRONG": 1,
            "after a restart: answered as before": 1,
        },
    }
    assert (tally.served_wrong, tally.not_mended) == (1, 2)
