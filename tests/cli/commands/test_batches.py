"""Batches of questions: in order, one a line, and the wrong line named."""

import json
from pathlib import Path

import pytest

from tests.command_line import RunCli

ACLU = {"id": "q1", "question": "what did the ACLU say about Rekognition?", "previous": None}


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_one_answer_a_line_in_order(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    follow_up = {"id": 2, "question": "and Vogels when he was interrupted?", "previous": "q1"}
    nobody = {"id": "q3", "question": "What did Tim Cook say about Rekognition?"}
    file = tmp_path / "questions.jsonl"
    file.write_text("\ufeff" + lines(ACLU) + "\n" + lines(follow_up, nobody), encoding="utf-8")
    ran = run_cli("ask", "--batch", file, "--index", seed_index)
    assert (ran.status, ran.err) == (0, "")
    assert [row["id"] for row in ran.rows] == ["q1", 2, "q3"]
    assert [row["answered"] for row in ran.rows] == [True, True, False]
    assert ran.rows[1]["excerpts"][0]["speaker"] == "Werner Vogels"


def test_an_empty_batch(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "--batch", "-", "--index", seed_index)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("{oops}", "Line 2 of standard input is not JSON: "),
        ("[1]", "Line 2 of standard input is not a JSON object."),
        ("[" * 100_000, "Line 2 of standard input is not JSON: nested too deeply."),
        ('{"id": 2}', 'Line 2 of standard input has no "question" that is a string.'),
        ('{"id": 2, "question": 7}', 'Line 2 of standard input has no "question" that is a string.'),
        (
            '{"id": [2], "question": "x"}',
            'Line 2 of standard input has an "id" that is neither a string nor a number.',
        ),
        ('{"id": "q1", "question": "x"}', 'Line 2 of standard input has the "id" of an earlier line: q1.'),
        (
            '{"id": 2, "question": "x", "previous": "q9"}',
            'Line 2 of standard input has a "previous" that is the "id" of no earlier line: q9.',
        ),
    ],
)
def test_a_wrong_line_ends_the_batch(run_cli: RunCli, seed_index: Path, second: str, sentence: str) -> None:
    ran = run_cli("ask", "--batch", "-", "--index", seed_index, stdin=lines(ACLU) + second + "\n")
    assert ran.status == 2
    assert [row["id"] for row in ran.rows] == ["q1"]
    assert ran.err.startswith(f"pullquote: {sentence}")
    assert ran.err.count("\n") == 1


def test_a_line_that_is_no_utf8(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "--batch", "-", "--index", seed_index, stdin=b'{"question": "caf\xe9"}\n')
    assert (ran.status, ran.err) == (2, "pullquote: Line 1 of standard input is not UTF-8.\n")


def test_a_batch_file_that_is_not_there(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    ran = run_cli("ask", "--batch", tmp_path / "none.jsonl", "--index", seed_index)
    assert ran.status == 2
    expected = f"pullquote: The batch file {tmp_path / 'none.jsonl'} can't be read: No such file or directory.\n"
    assert ran.err == expected
