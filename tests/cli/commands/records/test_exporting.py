"""`export` as a process, over documents as they are: what is read back is what the other commands tell."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
import rispy
from pybtex.database import parse_string

from bot.exports.csv_cells import cell_text
from tests.command_line import Ran, RunCli
from tests.index.corrections.newsroom import SAID, Newsroom

HEAD = (
    "---\ntitle: {title}\noutlet: {outlet}\nauthor: Jane Doe\ndate: {date}\nurl: https://post.example/{title}\n---\n\n"
)
ASKED = "what did Solberg say about the ferry?"


@pytest.fixture
def newsroom(tmp_path: Path, slow: None) -> Newsroom:
    made = Newsroom(tmp_path)
    for name, outlet, date, said in (
        ("one", "The Post", "2016-02-01", SAID[:3]),
        ("two", "Herald", "2017-05-09", SAID[3:]),
    ):
        text = HEAD.format(title=name, outlet=outlet, date=date) + "\n\n".join(said) + "\n"
        (made.sources / f"{name}.md").write_text(text, encoding="utf-8")
    made.index()
    return made


def export(run_cli: RunCli, newsroom: Newsroom, *arguments: str, stdin: str = "") -> Ran:
    return run_cli("export", *arguments, "--index", newsroom.folder, stdin=stdin)


def rows(ran: Ran) -> list[dict[str, str]]:
    """By a reader of tables, as the texts were before they were made safe."""
    assert ran.status == 0, ran.err
    read = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline=""))
    return [{name: cell_text(cell) for name, cell in row.items()} for row in read]


@pytest.fixture
def quotations(run_cli: RunCli, newsroom: Newsroom) -> list[dict[str, Any]]:
    return run_cli("quotations", "--json", "--index", newsroom.folder).rows


def test_quotations_in_every_format(run_cli: RunCli, newsroom: Newsroom, quotations: list[dict[str, Any]]) -> None:
    def of(form: str) -> str:
        ran = export(run_cli, newsroom, "quotations", "--format", form)
        assert (ran.status, ran.err) == (0, "")
        return ran.out

    told = [
        (q["document"], str(q["start"]), str(q["end"]), q["text"], q["speaker"], q["certainty"]) for q in quotations
    ]
    assert len(told) == 5
    names = ("document", "start", "end", "text", "speaker", "certainty")
    cells = rows(export(run_cli, newsroom, "quotations"))
    assert [tuple(row[name] for name in names) for row in cells] == told
    assert [(row["outlet"], row["date"], row["url"], row["paragraph"]) for row in cells[2:4]] == [
        ("The Post", "2016-02-01", "https://post.example/one", "3"),
        ("Herald", "2017-05-09", "https://post.example/two", "1"),
    ]
    lines = list(map(json.loads, of("jsonl").splitlines()))
    assert [{k: v for k, v in line.items() if k != "citation"} for line in lines] == quotations
    assert lines[0]["citation"] == {
        "title": "one",
        "outlet": "The Post",
        "author": "Jane Doe",
        "date": "2016-02-01",
        "url": "https://post.example/one",
        "paragraph": 1,
    }
    fields = [entry.fields for entry in parse_string(of("bibtex"), "bibtex").entries.values()]
    names = ("document", "start", "end", "annote", "speaker", "certainty")
    assert [tuple(field[name] for name in names) for field in fields] == told
    records = rispy.loads(of("ris"))
    assert [
        (r["custom4"], *r["custom5"].split("-"), r["notes"][0], r["custom1"], r["custom3"]) for r in records
    ] == told
    items = feedparser.parse(of("rss").encode()).entries
    assert [(i.pq_document, i.pq_start, i.pq_end, i.description, i.pq_speaker, i.pq_certainty) for i in items] == told


@pytest.mark.parametrize(
    ("limits", "documents"),
    [
        (("--speaker", "Solberg"), ["one.md", "two.md"]),
        (("--speaker", "Solberg", "--outlet", "post"), ["one.md"]),
        (("--speaker", "Ingrid Solbreg"), ["one.md", "two.md"]),
        (("--from", "2017"), ["two.md", "two.md"]),
        (("--to", "2016-02"), ["one.md"] * 3),
        (("--from", "2016", "--to", "2017", "--speaker", "Omar Haddad"), ["two.md"]),
    ],
)
def test_quotations_within_limits(
    run_cli: RunCli, newsroom: Newsroom, limits: tuple[str, ...], documents: list[str]
) -> None:
    assert [row["document"] for row in rows(export(run_cli, newsroom, "quotations", *limits))] == documents


def test_a_limit_that_cannot_be_met_is_told_and_the_file_is_whole(run_cli: RunCli, newsroom: Newsroom) -> None:
    ran = export(run_cli, newsroom, "quotations", "--speaker", "Astrid Solberg", "--format", "rss")
    assert ran.status == 0
    assert ran.err == (
        "pullquote: Nobody called “Astrid Solberg” is quoted in the coverage. Did you mean Ingrid Solberg?\n"
    )
    assert ran.out.endswith("</description>\n</channel>\n</rss>\n")
    days = export(run_cli, newsroom, "sources", "--from", "2019", "--format", "jsonl")
    assert (days.out, days.err) == (
        "",
        "pullquote: Nothing in the coverage is from 1 January 2019 on: it ends on 9 May 2017.\n",
    )


def test_sources(run_cli: RunCli, newsroom: Newsroom) -> None:
    told = run_cli("sources", "--json", "--index", newsroom.folder)
    assert export(run_cli, newsroom, "sources", "--format", "jsonl").out == told.out
    (two,) = rows(export(run_cli, newsroom, "sources", "--outlet", "Herald"))
    assert two == {name: "" if value is None else str(value) for name, value in told.rows[1].items()}
    (record,) = rispy.loads(export(run_cli, newsroom, "sources", "--speaker", "Reyes", "--format", "ris").out)
    assert (record["title"], record["secondary_title"], record["date"]) == ("one", "The Post", "2016/02/01")
    assert record["authors"] == ["Doe, Jane"]


def test_answers_to_questions_and_to_a_batch(run_cli: RunCli, newsroom: Newsroom) -> None:
    indexed = run_cli("index", "--rebuild", "--sources", newsroom.sources, "--index", newsroom.folder)
    assert indexed.status == 0, indexed.err
    batch = '{"id": 1, "question": "what did Reyes say?"}\n{"id": 2, "question": "and about bees?", "previous": 1}\n'
    asked = ("answers", "--question", ASKED, "--question", "what did Zadok Quill say?", "--batch", "-")
    cells = rows(export(run_cli, newsroom, *asked, stdin=batch))
    assert [(row["id"], row["question"], row["answered"], row["reason"]) for row in cells] == [
        ("", ASKED, "true", ""),
        ("", "what did Zadok Quill say?", "false", "unknown_speaker"),
        ("1", "what did Reyes say?", "true", ""),
        ("2", "and about bees?", "false", "not_in_coverage"),
    ]
    assert (cells[0]["text"], cells[0]["receipt"][:5], cells[1]["receipt"]) == (SAID[0], "PQR1.", "")
    lines = export(run_cli, newsroom, *asked, "--format", "jsonl", stdin=batch).rows
    alone = run_cli("ask", ASKED, "--json", "--index", newsroom.folder).row
    assert {**lines[0], "elapsed_ms": 0} == {**alone, "elapsed_ms": 0}
    assert [line["id"] for line in lines] == [None, None, 1, 2]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("answers",), "Which questions? Give --question, as often as you like, or --batch FILE."),
        (("sources", "--from", "soon"), "“soon” is not a date that I can read"),
        (("sources", "--format", "xlsx"), "invalid choice: 'xlsx'"),
        (("notes",), "invalid choice: 'notes'"),
        ((), "the following arguments are required: WHAT"),
        (("answers", "--batch", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    run_cli: RunCli, newsroom: Newsroom, arguments: tuple[str, ...], complaint: str
) -> None:
    ran = run_cli("export", *arguments, *(("--index", newsroom.folder) if arguments else ()))
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert complaint in ran.err
    assert "Traceback" not in ran.err
