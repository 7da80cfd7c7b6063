"""`doctor`: one line a check, and what mends a bad one."""

import shutil
from pathlib import Path

import pytest

from bot.doctor import LEARNT
from tests.command_line import RunCli

TOKEN = "MTAxMDEwMTAxMDEwMTAxMDEw.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB"
CHECKS = [
    "packages",
    "names of settings",
    "settings",
    "token",
    "sources",
    "learnt weights",
    "model",
    "exported model",
    "database",
    "index",
    "seals",
    "texts",
    "spans",
    "embeddings",
    "vectors",
    "words",
    "earlier generation",
]


def test_all_is_well(run_cli: RunCli, seed_index: Path, root: Path) -> None:
    ran = run_cli("doctor", "--index", seed_index, "--sources", root / "seeds", "--json")
    assert [(row["check"], row["ok"], row["mend"]) for row in ran.rows] == [(c, True, None) for c in CHECKS]
    assert (ran.status, ran.err) == (0, "")
    lines = run_cli("doctor", "--index", seed_index, "--sources", root / "seeds").out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"ok   {check}" for check in CHECKS]


def test_every_file_of_weights_is_read(root: Path) -> None:
    files = {path for package in ("index", "retrieval", "bot") for path in (root / package).rglob("*.json")}
    assert {root.joinpath(*package.split("."), file) for package, file in LEARNT} == files


@pytest.mark.parametrize("file", ["index/embedding/token_axes.npy", "index/attribution/rules.json"])
def test_a_learnt_file_that_is_cut_short_is_told(
    run_cli: RunCli, seed_index: Path, root: Path, tmp_path: Path, file: str
) -> None:
    for package in ("index", "retrieval", "bot"):
        shutil.copytree(root / package, tmp_path / "copy" / package, ignore=shutil.ignore_patterns("__pycache__"))
    copied = tmp_path / "copy" / file
    copied.write_bytes(copied.read_bytes()[:100])
    ran = run_cli("doctor", "--index", seed_index, "--json", env={"PYTHONPATH": str(tmp_path / "copy")})
    (told,) = [row["detail"] for row in ran.rows if row["check"] == "learnt weights" and not row["ok"]]
    folder, _, name = file.rpartition("/")
    assert told.startswith(f"Pullquote's own file {name} of {folder.replace('/', '.')} is missing or damaged: ")


def test_the_token_is_judged_by_its_form_and_never_shown(run_cli: RunCli, seed_index: Path) -> None:
    good = run_cli("doctor", "--index", seed_index, env={"DISCORD_TOKEN": TOKEN})
    assert "ok   token: has the form of a bot's token\n" in good.out
    bad = run_cli("doctor", "--index", seed_index, env={"DISCORD_TOKEN": f"Bot {TOKEN}"})
    assert "FAIL token: has not the form of a bot's token -> copy it again" in bad.out
    assert bad.status == 1
    for ran in (good, bad):
        assert TOKEN not in ran.out + ran.err


def test_a_slip_in_a_settings_name(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("doctor", "--index", seed_index, env={"PULLQUOTE_INDX": "x"})
    assert "FAIL names of settings: unknown: PULLQUOTE_INDX -> did you mean PULLQUOTE_INDEX?\n" in ran.out
    assert ran.status == 1


def test_a_setting_that_cannot_be_used(run_cli: RunCli) -> None:
    ran = run_cli("doctor", env={"PULLQUOTE_EXCERPTS": "many"})
    assert ran.status == 1
    assert ran.err == ""
    assert ran.out.splitlines()[-1].startswith("FAIL settings: PULLQUOTE_EXCERPTS can't be used: ")


def test_no_index_and_no_sources(run_cli: RunCli) -> None:
    ran = run_cli("doctor", "--json")
    failed = [row["check"] for row in ran.rows if not row["ok"]]
    assert (ran.status, failed) == (1, ["sources", "index"])
    assert all(row["mend"] for row in ran.rows if not row["ok"])


def test_a_byte_that_was_flipped(run_cli: RunCli, seed_index: Path, root: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    shutil.copytree(seed_index, index)
    vectors = next((index / "vectors").iterdir())
    data = bytearray(vectors.read_bytes())
    data[len(data) // 2] ^= 1
    vectors.write_bytes(data)
    ran = run_cli("doctor", "--index", index, "--sources", root / "seeds", "--json")
    assert [row["check"] for row in ran.rows if not row["ok"]] == ["vectors"]
    assert ran.status == 1
