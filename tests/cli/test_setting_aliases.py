"""Settings whose term changed: the older name counts as before, the newer one means the same."""

from pathlib import Path

import pytest

from tests.command_line import RunCli

QUESTION = "what did the ACLU say about Rekognition?"
SOURCE = 'The ferry\n\n"It sails at nine," said Ann Lee.\n'


@pytest.mark.parametrize("name", ["PULLQUOTE_ANSWER_LINE", "PULLQUOTE_ANSWER_THRESHOLD"])
def test_an_answer_needs_what_either_name_says(run_cli: RunCli, seed_index: Path, name: str) -> None:
    ran = run_cli("ask", QUESTION, "--explain", "--json", "--index", seed_index, env={name: "1"})
    assert (ran.status, ran.row["line"], ran.row["answered"]) == (1, 1.0, False)


@pytest.mark.parametrize("name", ["PULLQUOTE_SPEAKER_LINE", "PULLQUOTE_SPEAKER_THRESHOLD"])
def test_a_speaker_needs_what_either_name_says(run_cli: RunCli, tmp_path: Path, name: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ferry.txt").write_text(SOURCE, encoding="utf-8")
    told = []
    for least in ("0", "1"):
        run_cli("index", "--sources", "sources", "--index", "index", env={name: least})
        told.append([row["speaker"] for row in run_cli("quotations", "--json", "--index", "index").rows])
    assert told == [["Ann Lee"], [None]]


@pytest.mark.parametrize("setting", ["ANSWER", "SPEAKER"])
@pytest.mark.parametrize("name", ["LINE", "THRESHOLD"])
def test_a_value_out_of_range_is_told_by_the_name_that_was_typed(run_cli: RunCli, setting: str, name: str) -> None:
    ran = run_cli("status", env={f"PULLQUOTE_{setting}_{name}": "1.5"})
    sentence = "can't be used: input should be less than or equal to 1 (environment or .env)."
    assert (ran.status, ran.out, ran.err) == (2, "", f"pullquote: PULLQUOTE_{setting}_{name} {sentence}\n")


def test_the_newer_name_in_the_file(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PULLQUOTE_ANSWER_LINE=\nPULLQUOTE_ANSWER_THRESHOLD=-1\n", encoding="utf-8")
    ran = run_cli("status")
    sentence = "can't be used: input should be greater than or equal to 0 (environment or .env)."
    assert (ran.status, ran.out, ran.err) == (2, "", f"pullquote: PULLQUOTE_ANSWER_THRESHOLD {sentence}\n")


def test_doctor_knows_both_names(run_cli: RunCli) -> None:
    names = [f"PULLQUOTE_{setting}_{name}" for setting in ("ANSWER", "SPEAKER") for name in ("LINE", "THRESHOLD")]
    known = run_cli("doctor", "--json", env=dict.fromkeys(names, "0.5")).rows[1]
    assert known == {"check": "names of settings", "ok": True, "detail": "all are known", "mend": None}
    slip = run_cli("doctor", "--json", env={"PULLQUOTE_ANSWER_TRESHOLD": "0.5"}).rows[1]
    assert slip == {
        "check": "names of settings",
        "ok": False,
        "detail": "unknown: PULLQUOTE_ANSWER_TRESHOLD",
        "mend": "did you mean PULLQUOTE_ANSWER_THRESHOLD?",
    }
