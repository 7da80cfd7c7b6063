"""The chat in the terminal: a line in, a reply out, with the commands of Discord."""

import json
import re
import shutil
from pathlib import Path

from bot.dates import NoDate
from tests.command_line import ROOT, RunCli


def test_a_question_and_its_follow_up(run_cli: RunCli, seed_index: Path) -> None:
    typed = "what did the ACLU say about Rekognition?\nand Vogels when he was interrupted?\n"
    ran = run_cli("chat", "--index", seed_index, stdin=typed)
    assert (ran.status, ran.err) == (0, "")
    assert "take Rekognition off the table for governments." in ran.out
    assert "maybe they should let me finish first" in ran.out


def test_each_line_of_a_pipe_stands_before_its_reply(run_cli: RunCli, seed_index: Path) -> None:
    ran = run_cli("chat", "--index", seed_index, stdin="/new\n\n/no\x1bpe  x\n/quit\n")
    assert ran.out.splitlines() == [
        "> /new",
        "What you ask next is no follow-up.",
        "",
        "> /nope x",
        "! There is no command /nope: /help lists them.",
        "",
    ]


def test_as_json(run_cli: RunCli, seed_index: Path) -> None:
    typed = "what did the ACLU say about Rekognition?\n\n/source list\n/admin status\n/nope\n/quit\nnever read\n"
    answer, listed, status, nope = run_cli("chat", "--json", "--index", seed_index, stdin=typed).rows
    assert answer["excerpts"][0]["speaker"] == "American Civil Liberties Union"
    assert (listed["headline"], status["documents"]) == ("1 document", 1)
    assert (nope["tone"], nope["headline"]) == ("problem", "There is no command /nope: /help lists them.")


def test_every_command(run_cli: RunCli, seed_index: Path) -> None:
    typed = {
        "/ask what did the ACLU say about Rekognition? speaker: ACLU": "American Civil Liberties Union",
        "/context 1": "Mass Protests",
        "/context 99": "There is no such excerpt: /context 1 is the first of the last answer.",
        "/check We'll all get our voices heard speaker: Werner Vogels": "These words stand in the coverage.",
        "/who vogels": "Werner Vogels",
        "/who Tim Cook": "Nobody of that name is quoted in the coverage.",
        "/source list outlet: Nowhere Times": "No outlet called “Nowhere Times” is in the coverage.",
        "/source show mass protests page: 2": "Mass Protests",
        "/source find voices heard": "Found in 1 place",
        "/source find no such words": "These words stand nowhere in the coverage.",
        "/source": "Type /source list, /source show DOCUMENT or /source find WORDS.",
        "/ask what? after: someday": str(NoDate("someday")),
        "/new": "What you ask next is no follow-up.",
        "/admin rollback": "There is no earlier generation to go back to: only the one that is served is kept.",
        "/admin": "Type /admin status, /admin reindex [rebuild] or /admin rollback.",
        "/help": "Type a question, or one of these:",
    }
    ran = run_cli("chat", "--json", "--index", seed_index, stdin="\n".join(typed))
    assert ran.status == 0
    for row, (line, headline) in zip(ran.rows, typed.items(), strict=True):
        if "headline" in row:
            assert row["headline"].removeprefix("✓ ") == headline, line
        elif "excerpts" in row:
            assert row["excerpts"][0]["speaker"] == headline, line
        else:
            assert row["verdict"] == "exact", line


def test_reindexing_from_the_chat(run_cli: RunCli, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_bytes(next((ROOT / "seeds").iterdir()).read_bytes())
    arguments = ("--sources", sources, "--index", tmp_path / "index")
    assert run_cli("index", *arguments).status == 0
    (sources / "b.txt").write_text('Budget\n\n"We have no plan at all," Ann Lee said.\n', encoding="utf-8")
    report, listed = run_cli("chat", "--json", *arguments, stdin="/admin reindex\n/source list\n").rows
    assert (report["documents"], report["added"], listed["headline"]) == (2, 1, "2 documents")


def test_start_indexes_where_nothing_is_and_answers(run_cli: RunCli, tmp_path: Path, root: Path) -> None:
    arguments = ("start", "--sources", root / "seeds", "--index", tmp_path / "index")
    first = run_cli(*arguments, stdin="what did the ACLU say about Rekognition?\n")
    assert (first.status, first.err.count("\n")) == (0, 1)
    assert re.fullmatch(r"Indexed in \d+\.\d s: 1 document, 11 quotations\.\n", first.err)
    assert first.out.startswith("> what did the ACLU say about Rekognition?\nAmerican Civil Liberties Union\n")
    again = run_cli(*arguments)
    assert (again.out, again.err) == ("", "")


def test_start_tells_what_it_refused(run_cli: RunCli, tmp_path: Path, root: Path) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(root / "seeds", sources)
    (sources / "broken.md").write_text('---\ntitle: "Unclosed\n---\nThe ferry\n', encoding="utf-8")
    (sources / "picture.png").write_bytes(b"\x89PNG")
    ran = run_cli("start", "--sources", sources, "--index", tmp_path / "index")
    told = (
        "2 documents refused (the first, broken.md: its front matter is not valid YAML in line 2 "
        "(a quote is opened and not closed): close it)"
    )
    indexed, refused = ran.err.splitlines()
    assert indexed.endswith(": 1 document, 11 quotations.")
    assert refused == f"Not indexed: {told}. `python -m bot status` lists what was refused."
    assert (ran.status, ran.out) == (0, "")
    doctor = run_cli("doctor", "--sources", sources, "--index", tmp_path / "index")
    assert (doctor.status, doctor.out.splitlines()[4]) == (0, f"ok   sources: 3 files, {told}")


def test_nothing_in_a_document_reaches_the_terminal_as_a_command(run_cli: RunCli, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(
        'Budget\n\n"We have \x1b[31mno plan\x1b[0m \u202eat all," Ann Lee said about the budget.\n',
        encoding="utf-8",
    )
    arguments = ("--sources", sources, "--index", tmp_path / "index")
    ran = run_cli("index", *arguments)
    assert ran.status == 0, ran.err
    shown = run_cli("chat", *arguments, stdin="what did Ann Lee say about the budget?\n/source show a.txt\n").out
    assert "no plan" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_json_keeps_every_character(run_cli: RunCli, tmp_path: Path) -> None:
    words = 'Budget\n\n"We have \u202eno plan at all \U0001f600," Ann Lee said about the budget.\n'
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(words, encoding="utf-8")
    arguments = ("--sources", tmp_path / "sources", "--index", tmp_path / "index")
    assert run_cli("index", *arguments).status == 0
    out = run_cli("quotations", "--json", "--index", tmp_path / "index").out
    assert json.loads(out)["text"] in words
