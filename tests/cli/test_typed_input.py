"""What is typed, named or set so that it would stop, fool or recolour the command line: one sentence, and JSON that
every parser takes."""

import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bot.json_output import json_line
from bot.logs import EventFormatter
from bot.settings import SettingsWrong, load_settings
from tests.command_line import Ran, RunCli, command_environment

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STRANGE = os.fsdecode(b"caf\xe9")
ESCAPE = "a\x1b[31m\x9b31m\x07\u202eb"


def _refuse(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is no JSON")


def strict(ran: Ran) -> list[Any]:
    return [json.loads(line, parse_constant=_refuse) for line in ran.out.splitlines()]


def assert_one_sentence(ran: Ran) -> None:
    assert (ran.status, ran.err.count("\n")) == (2, 1), ran.err
    assert not CONTROLS.search(ran.err)
    assert "Traceback" not in ran.err
    assert "a bug" not in ran.err


# Batches


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("NaN", "is not JSON: NaN is no number there."),
        ("Infinity", "is not JSON: Infinity is no number there."),
        ("-Infinity", "is not JSON: -Infinity is no number there."),
        ("1e999", "holds a number out of range, 1e999."),
        ("9" * 5_000, "holds a number of 5,000 digits, which is more than 1,000."),
        ('"\\ud800"', 'has an "id" with half a character (\\ud800 to \\udfff).'),
        ("true", 'has an "id" that is neither a string nor a number.'),
        ("[1]", 'has an "id" that is neither a string nor a number.'),
        ("{}", 'has an "id" that is neither a string nor a number.'),
    ],
)
def test_an_id_that_can_not_be_given_back(run_cli: RunCli, seed_index: Path, id_: str, sentence: str) -> None:
    line = f'{{"id": {id_}, "text": "who?"}}\n'
    ran = run_cli("check", "--batch", "-", "--index", seed_index, stdin=line)
    assert_one_sentence(ran)
    assert (ran.out, ran.err) == ("", f"pullquote: Line 1 of standard input {sentence}\n")


def test_an_id_is_given_back_as_it_came(run_cli: RunCli, seed_index: Path) -> None:
    ids = [None, 7, -1.5, 0, "", "q1", "\U0001f600", "a\x1bb", 10**300]
    lines = "".join(json.dumps({"id": id_, "text": "who?"}) + "\n" for id_ in ids)
    ran = run_cli("check", "--batch", "-", "--index", seed_index, stdin=lines)
    assert [row["id"] for row in strict(ran)] == ids


@pytest.mark.parametrize(
    ("previous", "sentence"),
    [
        ("true", 'has a "previous" that is neither a string nor a number.'),
        ("[1]", 'has a "previous" that is neither a string nor a number.'),
        ('{"id": 1}', 'has a "previous" that is neither a string nor a number.'),
        ('"\\ud800"', 'has a "previous" with half a character (\\ud800 to \\udfff).'),
        ("NaN", "is not JSON: NaN is no number there."),
        ('"\\u001b[31mq"', 'has a "previous" that is the "id" of no earlier line: [31mq.'),
        (f'"{"q" * 5_000}"', f'has a "previous" that is the "id" of no earlier line: {"q" * 80}….'),
    ],
)
def test_a_previous_of_an_odd_kind(run_cli: RunCli, seed_index: Path, previous: str, sentence: str) -> None:
    line = f'{{"id": 1, "question": "who?", "previous": {previous}}}\n'
    ran = run_cli("ask", "--batch", "-", "--index", seed_index, stdin=line)
    assert_one_sentence(ran)
    assert ran.err == f"pullquote: Line 1 of standard input {sentence}\n"


# Names and arguments


def test_folders_whose_names_are_not_utf8(run_cli: RunCli, root: Path, tmp_path: Path) -> None:
    sources, index = tmp_path / f"sources-{STRANGE}", tmp_path / f"index-{STRANGE}"
    sources.mkdir()
    (sources / "seed.txt").write_bytes(next((root / "seeds").iterdir()).read_bytes())
    assert strict(run_cli("index", "--sources", sources, "--index", index, "--json"))[-1]["documents"] == 1
    settings = {"PULLQUOTE_SOURCES": str(sources), "PULLQUOTE_INDEX": str(index)}
    assert strict(run_cli("index", "--json", env=settings))[-1]["unchanged"] == 1
    asked = run_cli("ask", "what did the ACLU say about Rekognition?", "--json", env=settings)
    assert [row["answered"] for row in strict(asked)] == [True]
    doctor = run_cli("doctor", "--json", env=settings)
    assert [finding["check"] for finding in strict(doctor) if not finding["ok"]] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["sources", "--index", STRANGE],
        ["index", "--sources", STRANGE],
        ["ask", "--batch", STRANGE],
        ["sources", "--index", ESCAPE],
        ["rollback", "--index", ESCAPE],
        ["index", "--sources", ESCAPE],
        ["ask", "--batch", ESCAPE],
        ["ask", "x", ESCAPE],
        [ESCAPE],
        ["quotations", "--confidence", ESCAPE],
        ["quotations", "--confidence", "nan"],
    ],
)
def test_names_and_arguments_do_not_reach_the_terminal_as_they_are(run_cli: RunCli, arguments: list[str]) -> None:
    ran = run_cli(*arguments)
    assert_one_sentence(ran)
    assert ran.out == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PULLQUOTE_INDEX", STRANGE),
        ("PULLQUOTE_INDEX", ESCAPE),
        ("PULLQUOTE_MODEL", ESCAPE),
        ("PULLQUOTE_LOG_FILE", f"{STRANGE}/{ESCAPE}"),
        ("PULLQUOTE_LOG_LEVEL", STRANGE),
        ("PULLQUOTE_LOG_LEVEL", ESCAPE),
        ("PULLQUOTE_EXCERPTS", ESCAPE),
        ("PULLQUOTE_ANSWER_LINE", "nan"),
        ("PULLQUOTE_EXCERPTS", "9" * 5_000),
    ],
)
def test_settings_that_are_no_such_thing(run_cli: RunCli, name: str, value: str) -> None:
    ran = run_cli("index", "--json", env={"PULLQUOTE_SOURCES": "nowhere", name: value})
    assert_one_sentence(ran)
    assert ran.out == ""


@pytest.mark.parametrize("name", ["ANSWER_LINE", "SPEAKER_LINE", "READ_SECONDS", "EXCERPTS"])
@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999", "9" * 5_000])
def test_numbers_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(f"PULLQUOTE_{name}", number)
    with pytest.raises(SettingsWrong, match=rf"PULLQUOTE_{name} can't be used: .* \(environment or \.env\)\.$"):
        load_settings()


@pytest.mark.parametrize("name", ["INDEX", "LOG_FILE"])
def test_a_nul_in_the_env_file(run_cli: RunCli, tmp_path: Path, name: str) -> None:
    (tmp_path / ".env").write_text(f'PULLQUOTE_{name}="a\0b"\n')
    ran = run_cli("index")
    assert_one_sentence(ran)
    assert f"PULLQUOTE_{name} can't be used: it holds a NUL character" in ran.err


def test_file_names_do_not_reach_the_terminal_as_they_are(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / f"{ESCAPE}.txt").write_text('The ferry\n\n"It sails," said Ann Lee.\n')
    (tmp_path / "sources" / f"{ESCAPE}.pdf").write_text("no")
    (tmp_path / "sources" / f"{ESCAPE}.md").write_text('---\ndate: "\\e[31m\\x9b"\n---\nThe ferry\n')
    told = run_cli("index", "--sources", "sources", "--index", "index")
    assert told.status == 0
    for ran in (told, run_cli("status", "--index", "index"), run_cli("sources", "--index", "index")):
        assert not CONTROLS.search(ran.out + ran.err)
    assert "1 document refused:\n" in told.out
    assert "1 warning about date:\n" in told.out
    assert not CONTROLS.search(run_cli("doctor", "--index", "index", env={f"PULLQUOTE_{ESCAPE}": "1"}).out)
    place = f"{ESCAPE}.txt:11"
    assert not CONTROLS.search(run_cli("quotations", "--index", "index", "--explain", place).out)


@pytest.mark.parametrize("as_json", [False, True])
def test_file_names_do_not_reach_the_terminal_by_the_log(as_json: bool) -> None:
    record = logging.makeLogRecord({"msg": f"refused {ESCAPE}", "document": f"{ESCAPE}\u2028", "levelname": "INFO"})
    assert EventFormatter(as_json=as_json, tracebacks=False).format(record).isprintable()


@pytest.mark.parametrize("start", ["", "-1", "\u00b2", "9" * 10_000, "99999999999"])
def test_a_start_that_is_no_number(run_cli: RunCli, seed_index: Path, start: str) -> None:
    ran = run_cli("quotations", "--index", seed_index, "--json", "--explain", f"article.txt:{start}")
    assert_one_sentence(ran)
    assert ran.out == ""
    assert len(ran.err) < 250


def test_a_place_without_a_quotation_is_told_beside_the_json(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("quotations", "--index", seed_index, "--json", "--explain", f"{ESCAPE}:1")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("pullquote: No quotation begins at a[31m31mb:1: ")


def test_json_has_no_number_that_is_none() -> None:
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="not JSON compliant"):
            json_line({"score": number})


# Memory

_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from bot.cli import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.mark.parametrize("megabytes", [32, 48, 100, 800])
@pytest.mark.parametrize("command", ["ask", "check", "sources", "index"])
def test_too_little_memory(seed_index: Path, tmp_path: Path, root: Path, command: str, megabytes: int) -> None:
    arguments = {
        "ask": ["ask", "what did the ACLU say?"],
        "check": ["check", "it sails"],
        "sources": ["sources"],
        "index": ["index", "--sources", str(root / "seeds")],
    }[command]
    place = tmp_path / "index" if command == "index" else seed_index
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(megabytes * 1024**2), *arguments, "--json", "--index", str(place)],
        cwd=tmp_path,
        env=command_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout, done.stderr)
    if command in ("ask", "index") or ran.status == 2:
        assert_one_sentence(ran)
        assert "memory" in ran.err
        assert ran.out == ""
    else:
        assert (ran.status, ran.err) == (1 if command == "check" else 0, "")
        assert len(strict(ran)) == 1
