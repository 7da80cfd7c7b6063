"""The seed's questions, asked as a person or a script would."""

from pathlib import Path

from tests.command_line import RunCli

FIRST = (
    "Amazon Rekognition is primed for abuse in the hands of governments. This product poses a grave threat "
    "to communities, including people of color and immigrants, and to the trust and respect Amazon has "
    "worked to build"
)
SECOND = (
    "Amazon must act swiftly to stand up for civil rights and civil liberties, including those of its own "
    "customers, and take Rekognition off the table for governments."
)


def test_both_sentences_of_the_aclu_with_their_citation(run_cli: RunCli, seed_index: Path, root: Path) -> None:
    ran = run_cli("ask", "what did the ACLU say about Rekognition?", "--index", seed_index, "--json")
    assert (ran.status, ran.err) == (0, "")
    answer = ran.row
    best = answer["excerpts"][0]
    assert (answer["answered"], answer["reason"], answer["nearest"]) == (True, None, [])
    assert FIRST in best["text"]
    assert SECOND in best["text"]
    assert (best["kind"], best["speaker"]) == ("quotation", "American Civil Liberties Union")
    assert best["citation"] == {
        "title": "Mass Protests",
        "outlet": None,
        "author": None,
        "date": None,
        "url": None,
        "paragraph": 10,
    }
    text = (root / "seeds" / best["document"]).read_text(encoding="utf-8")
    assert text[best["start"] : best["end"]] == best["text"]


def test_the_same_answer_reads_well(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "what did the ACLU say about Rekognition?", "--index", seed_index)
    assert ran.status == 0
    assert ran.out.startswith("American Civil Liberties Union\n")
    assert FIRST in ran.out
    assert SECOND in ran.out
    assert "Mass Protests · paragraph 10" in ran.out


def test_nobody_is_made_to_say_what_another_said(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "What did Tim Cook say about Rekognition?", "--index", seed_index, "--json")
    assert ran.status == 1
    assert (ran.row["answered"], ran.row["reason"], ran.row["excerpts"]) == (False, "unknown_speaker", [])


def test_an_interrupted_speech(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "what did Vogels say when he was interrupted", "--index", seed_index, "--json")
    assert ran.status == 0
    best = ran.row["excerpts"][0]
    assert "maybe they should let me finish first" in best["text"]
    assert best["speaker"] == "Werner Vogels"


def test_a_question_without_quotes_is_one_question(run_cli: RunCli, seed_index: Path) -> None:
    words = "what did Vogels say when he was interrupted".split()
    answer = run_cli("ask", *words, "--index", seed_index, "--json").row
    assert (answer["question"], answer["excerpts"][0]["speaker"]) == (" ".join(words), "Werner Vogels")
    check = run_cli("check", "--index", seed_index, "--json", *"maybe they should let me finish first".split()).row
    assert (check["verdict"], check["speaker"]) == ("exact", "Werner Vogels")


def test_nothing_asked_is_answered_so(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "", "--index", seed_index, "--json")
    assert (ran.status, ran.row["reason"], ran.row["excerpts"]) == (1, "no_question", [])


def test_a_question_of_four_thousand_characters(run_cli: RunCli, seed_index: Path) -> None:
    question = ("what did the ACLU say about Rekognition? " * 98)[:4000]
    ran = run_cli("ask", question, "--index", seed_index, "--json")
    assert ran.status in (0, 1)
    assert ran.err == ""
    assert ran.row["question"] == question


def test_a_question_that_is_no_utf8(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("ask", "what did \udcff\udcfe say?", "--index", seed_index, "--json")
    assert ran.status == 1
    assert ran.row["question"] == "what did ?? say?"


def test_the_setting_limits_the_excerpts(run_cli: RunCli, seed_index: Path) -> None:
    asked = ("ask", "what did the protesters demand of Amazon?", "--index", seed_index, "--json")
    assert len(run_cli(*asked).row["excerpts"]) > 1
    assert len(run_cli(*asked, env={"PULLQUOTE_EXCERPTS": "1"}).row["excerpts"]) == 1


def test_who_has_not_the_role_does_not_answer_beside_who_has(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "waterfront.md").write_text(
        "# The waterfront is sold\n\n"
        "“The traders of the waterfront were never asked,” said Paul Quist, chairman of the traders' association.\n\n"
        "“We will build the houses,” said Ingrid Solberg, the mayor.\n\n"
        "“The girders are sound,” said engineer Tom Holm.\n\n"
        "“My client did nothing wrong,” said Anne Sorrell, Ray Cutter's lawyer.\n\n"
        "“The fire was out in an hour,” said fire chief Dan Roe.\n"
    )
    run_cli("index", "--sources", tmp_path / "sources", "--index", tmp_path / "index")
    answer = run_cli("ask", "What did the mayor say?", "--index", tmp_path / "index", "--json").row
    assert [excerpt["speaker"] for excerpt in answer["excerpts"]] == ["Ingrid Solberg"]


def test_a_citation_leads_to_the_reader_where_it_has_an_address(run_cli: RunCli, seed_index: Path) -> None:
    """On a screen; in JSON an address that the document has not stays null."""
    reader = {"PULLQUOTE_READER": "http://archive.example:8080/"}
    link = "    http://archive.example:8080/read/000_ee79137ff6cda428.txt?start=2069&end=2508#words\n"
    question = "what did the ACLU say about Rekognition?"
    assert link in run_cli("ask", question, "--index", seed_index, env=reader).out
    assert link in run_cli("chat", "--index", seed_index, stdin=question, env=reader).out
    checked = run_cli("check", "We'll all get our voices heard", "--index", seed_index, env=reader).out
    assert "    http://archive.example:8080/read/000_ee79137ff6cda428.txt?start=" in checked
    ran = run_cli("ask", question, "--index", seed_index, "--json", env=reader)
    assert ran.row["excerpts"][0]["citation"]["url"] is None
    assert "archive.example" not in ran.out
