"""`ask --explain`: every step of an answer, on one screen and whole in JSON."""

from pathlib import Path

import pytest

from tests.command_line import RunCli

QUESTION = "what did the ACLU say about Rekognition?"
WAYS = {"passage_match", "passage_meaning", "words"}


def test_every_step_in_json(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", QUESTION, "--explain", "--json", "--index", seed_index)
    assert (ran.status, ran.err) == (0, "")
    told = ran.row
    (speaker,) = told["reading"]["speakers"]
    assert (told["reading"]["intent"], speaker["words"], speaker["sure"]) == ("speech", "the ACLU", True)
    assert speaker["known"][0]["name"] == "American Civil Liberties Union"
    assert set(told["reading"]["terms"]) == {"rekognit"}
    assert told["gathered"] >= len(told["candidates"]) > 0
    best = told["candidates"][0]
    assert set(best["ways"]) == WAYS
    assert best["score"] == pytest.approx(sum(f["adds"] for f in best["features"].values()), abs=0.02)
    assert [c["score"] for c in told["candidates"]] == sorted((c["score"] for c in told["candidates"]), reverse=True)
    assert (told["answered"], told["reason"]) == (True, None)
    assert told["probability"] >= told["line"]


def test_the_explained_answer_is_the_one_that_is_given(run_cli: RunCli, seed_index: Path) -> None:
    told = run_cli("ask", QUESTION, "--explain", "--json", "--index", seed_index).row
    given = run_cli("ask", QUESTION, "--json", "--index", seed_index).row
    assert given["excerpts"][0]["document"] == told["candidates"][0]["document"]
    assert given["excerpts"][0]["score"] == told["probability"]


def test_it_fits_on_one_screen(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", QUESTION, "--explain", "--index", seed_index)
    lines = ran.out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    for told in ("asks for", "American Civil Liberties Union", "feature adds", "evidence", "probability"):
        assert told in ran.out


def test_what_a_follow_up_keeps(run_cli: RunCli, seed_index: Path) -> None:
    arguments = ("ask", "and about immigrants?", "--after", QUESTION, "--explain", "--json", "--index", seed_index)
    reading = run_cli(*arguments).row["reading"]
    assert reading["follows"]
    assert "speaker" in reading["inherited"]
    assert reading["speakers"][0]["words"] == "the ACLU"


@pytest.mark.parametrize("form", [("--json",), ()])
def test_a_limit_that_was_not_understood_is_told(run_cli: RunCli, seed_index: Path, form: tuple[str, ...]) -> None:
    asked = "what did the ACLU say about Rekognition last spring?"
    ran = run_cli("ask", asked, "--explain", *form, "--index", seed_index)
    assert "“last spring” was not understood as a limit" in ran.out


def test_why_there_is_no_answer(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "what did Tim Cook say about Rekognition?", "--explain", "--json", "--index", seed_index)
    assert (ran.status, ran.row["reason"]) == (1, "unknown_speaker")
    assert ran.row["reading"]["speakers"][0]["known"] == []


def test_a_checked_quotation_has_no_candidates(run_cli: RunCli, seed_index: Path) -> None:
    question = 'is this real: "Amazon must act swiftly to stand up for civil rights"'
    told = run_cli("ask", question, "--explain", "--json", "--index", seed_index).row
    assert (told["reading"]["intent"], told["candidates"], told["gathered"]) == ("check", [], 0)
    assert told["notes"] == ["These words stand in the coverage."]
