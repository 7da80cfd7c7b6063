"""A whole draft held against the coverage: each quotation, where it stands in the draft, and what is wrong with it."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.command_line import RunCli

DRAFT = """# What we learned about Rekognition

The American Civil Liberties Union did not hold back. "Amazon Rekognition is primed for abuse in the hands of
governments," the ACLU said.

"Amazon must not act swiftly to stand up for civil rights," the group said.

Werner Vogels was interrupted. "Maybe they should let me finish first," said Jane Roe, a spokeswoman.

"The moon is made of a rather mild cheese," said Werner Vogels.
"""
VERDICTS = [("exact", None), ("near", "negation"), ("misattributed", None), ("not_found", None)]


def checked(run_cli: RunCli, index: Path, draft: Path) -> list[dict[str, Any]]:
    ran = run_cli("check", "--draft", draft, "--index", index, "--json")
    assert (ran.status, ran.err) == (0, "")
    return ran.rows


def test_every_quotation_has_a_line(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT)
    rows = checked(run_cli, seed_index, tmp_path / "draft.md")
    assert [(row["verdict"], row["kind"]) for row in rows] == VERDICTS
    said = ["American Civil Liberties Union"] * 2 + ["Jane Roe", "Werner Vogels"]
    assert [row["speaker_claimed"] for row in rows] == said
    (differs,) = rows[1]["differences"]
    assert (differs["claimed"], differs["found"], differs["omits"]) == ("not", "", None)
    assert [row["document"] is None for row in rows] == [False, False, False, True]
    assert rows[2]["speaker"] == "Werner Vogels"


def test_a_quotation_is_where_it_stands(run_cli: RunCli, seed_index: Path, tmp_path: Path, root: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    for row in checked(run_cli, seed_index, tmp_path / "draft.txt"):
        assert DRAFT[row["start"] : row["end"]].strip('"').split() == row["text"].split()
        if row["found"] is not None:
            text = (root / "seeds" / row["document"]).read_text(encoding="utf-8")
            assert text[row["found"]["start"] : row["found"]["end"]] == row["found"]["text"]


def test_what_differs_can_be_marked_in_the_draft_and_in_the_document(
    run_cli: RunCli, tmp_path: Path, slow: None
) -> None:
    printed = """The bridge

"The bridge is safe for nine of ten lorries, unless it has rained for a week," said Anna Roe.

"We could have known that it would not hold for a whole year," said Carl Lund.
"""
    draft = """The bridge

"The bridge is safe," said Anna Roe, "for eight of ten lorries."

"We have known that it would hold for a whole year," said Carl Lund.
"""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "bridge.txt").write_text(printed)
    (tmp_path / "draft.txt").write_text(draft)
    assert run_cli("index", "--sources", tmp_path / "sources", "--index", tmp_path / "index").status == 0
    rows = checked(run_cli, tmp_path / "index", tmp_path / "draft.txt")
    told = [(d["claimed"], d["found"], d["omits"]) for row in rows for d in row["differences"]]
    assert told == [("eight", "nine", None), ("", "could", "hedge"), ("", "not", "negation")]
    for difference in (d for row in rows for d in row["differences"]):
        assert draft[difference["claimed_start"] : difference["claimed_end"]] == difference["claimed"]
        assert printed[difference["found_start"] : difference["found_end"]] == difference["found"]
    where = [draft[: d["claimed_start"]] for d in rows[1]["differences"]]
    assert [text.split()[-1] for text in where] == ['"We', "would"]


def test_other_kinds_of_files(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    html = "".join(f"<p>{part}</p>" for part in DRAFT.split("\n\n")[1:])
    (tmp_path / "draft.html").write_text(f"<html><body><article><h1>Rekognition</h1>{html}</article></body></html>")
    document = Document()
    for part in DRAFT.split("\n\n"):
        document.add_paragraph(part.replace("\n", " ").strip())
    document.save(str(tmp_path / "draft.docx"))
    for name in ("draft.html", "draft.docx"):
        rows = checked(run_cli, seed_index, tmp_path / name)
        assert [(row["verdict"], row["kind"]) for row in rows] == VERDICTS


def test_for_people(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT)
    ran = run_cli("check", "--draft", tmp_path / "draft.md", "--index", seed_index)
    first = "✗ 4 quotations: 1 stand word for word, 1 altered, 1 said by somebody else, 1 not in the coverage"
    assert ran.out.splitlines()[0] == first
    assert "A negation is changed." in ran.out
    lines = ran.out.splitlines()
    said = lines.index("  ✗ “Maybe they should let me finish first,”")
    assert lines[said + 1] == "  Said by Werner Vogels, not by Jane Roe."


def test_a_speaker_in_doubt_and_what_is_left_out_are_told(run_cli: RunCli, tmp_path: Path, slow: None) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "bridge.txt").write_text(
        'The bridge\n\nAnna Roe spoke to the council. "We close it in May, unless the council pays," she said.\n\n'
        '"It will hold for a whole year," she said.\n'
    )
    (tmp_path / "draft.txt").write_text(
        'The bridge\n\n"We close it in May," said Anna Roe.\n\n"It will hold for a whole year," said Carl Lund.\n'
    )
    assert run_cli("index", "--sources", tmp_path / "sources", "--index", tmp_path / "index").status == 0
    ran = run_cli("check", "--draft", tmp_path / "draft.txt", "--index", tmp_path / "index")
    assert ran.out.splitlines() == [
        "≈ 2 quotations: 1 altered, 1 by a speaker in doubt",
        "  ≈ “We close it in May,”",
        "  Words are left out that make another sense of it.",
        "  left out: unless the council pays (a condition)",
        "  Said by Anna Roe, as we read it, called “she” there.",
        "  The bridge · paragraph 1",
        "  ? “It will hold for a whole year,”",
        "  Said by Anna Roe, as we read it, called “she” there.",
        "  It is not confirmed that Carl Lund said this.",
        "  The bridge · paragraph 2",
    ]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none.md", None, "none.md can't be read (No such file or directory): name a file that is there."),
        ("draft.xyz", b"\x00\x01" * 40, "draft.xyz can't be read as a draft: "),
        ("two.csv", b"text,title\nIt rains and rains.,A\nIt snows and snows.,B\n", "two.csv holds several documents"),
        ("long.txt", b"a " * 1_100_000, "long.txt is larger than 2 MB"),
    ],
)
def test_what_is_no_draft_gets_a_sentence(
    run_cli: RunCli, seed_index: Path, tmp_path: Path, name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = run_cli("check", "--draft", tmp_path / name, "--index", seed_index, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_nothing_quoted(run_cli: RunCli, seed_index: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("# A walk\n\nIt rained for the whole of the day and nobody came.\n")
    ran = run_cli("check", "--draft", tmp_path / "draft.md", "--index", seed_index)
    assert (ran.status, ran.out) == (0, "∅ There is no quotation in this draft.\n")
