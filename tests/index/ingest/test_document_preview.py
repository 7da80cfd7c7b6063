"""What the index would make of a document, and what it would refuse, without writing anything."""

import datetime
from pathlib import Path

import pytest

from index import DocumentPreview, Refusal, SourcesUnusable, list_sources, preview_document, refused_documents
from tests.command_line import RunCli

FERRY = b"""---
title: Ferry talks
outlet: The Harbour Post
date: 2021-03-04
---
Ferry talks

"We sail at noon," said Ingrid Solberg, the mayor. "And we stay," she said.

"We pay no toll," said Tomas Reyes.
"""


def test_a_sound_document() -> None:
    assert preview_document("ferry.md", FERRY) == DocumentPreview(
        document="ferry.md",
        title="Ferry talks",
        outlet="The Harbour Post",
        date=datetime.date(2021, 3, 4),
        paragraphs=2,
        quotations=3,
        speakers=("Ingrid Solberg", "Tomas Reyes"),
    )


@pytest.mark.parametrize(
    ("data", "warnings"),
    [
        (
            b"Ferry talks\n\nNobody sails.",
            ("It names no outlet and no date, so its citations can't.", "Nobody is quoted in it."),
        ),
        (
            b"Nobody sails.",
            ("It names no title and no outlet and no date, so its citations can't.", "Nobody is quoted in it."),
        ),
        (
            FERRY.replace(b"2021-03-04", b"soon"),
            ("Its date is not read: soon is no date like 2019-02-28.", "It names no date, so its citations can't."),
        ),
        (FERRY, ()),
    ],
)
def test_what_its_readers_will_miss(data: bytes, warnings: tuple[str, ...]) -> None:
    preview = preview_document("ferry.md", data)
    assert isinstance(preview, DocumentPreview)
    assert preview.warnings == warnings


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty: put the article's text into it or remove it"),
        (b"a\x00b", "it holds NUL bytes, so it is binary or UTF-16 without a mark: save it as UTF-8 text"),
    ],
)
def test_a_refusal_is_the_one_that_a_run_would_give(data: bytes, why: str, tmp_path: Path) -> None:
    assert preview_document("a.md", data) == Refusal("a.md", why)
    (tmp_path / "a.md").write_bytes(data)
    assert refused_documents(tmp_path) == (Refusal("a.md", why),)


def test_a_higher_line_leaves_more_speakers_open() -> None:
    preview = preview_document("ferry.md", FERRY, speaker_line=1.0)
    assert isinstance(preview, DocumentPreview)
    assert (preview.quotations, preview.speakers) == (3, ())


def test_every_file_that_cannot_be_read_is_named_in_order(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "sound.md").write_bytes(FERRY)
    (tmp_path / "b.md").write_bytes(b"")
    (tmp_path / "below" / "a.txt").write_bytes(b" ")
    (tmp_path / ".hidden.md").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    empty = "it is empty: put the article's text into it or remove it"
    found = refused_documents(tmp_path)
    assert [r.document for r in found] == ["b.md", "below/a.txt", "picture.png"]
    assert [r.why for r in found][:2] == [empty, empty]
    assert [p.relative_to(tmp_path).as_posix() for p in list_sources(tmp_path)] == [
        "b.md",
        "below/a.txt",
        "picture.png",
        "sound.md",
    ]


def test_what_a_run_refuses_within_a_file_is_named_too(tmp_path: Path, run_cli: RunCli) -> None:
    """`doctor` counts what `index` counts."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "rows.csv").write_text('title,text\nA,"The ferry sails again in the spring."\nB,\nC,\n')
    (sources / "empty.md").write_bytes(b"")
    found = refused_documents(sources)
    assert [refusal.document for refusal in found] == ["empty.md", "rows.csv#2", "rows.csv#3"]
    at = ("--sources", sources, "--index", tmp_path / "index")
    told = run_cli("index", *at, "--json").rows[-1]["refused"]
    assert [(refusal.document, refusal.why) for refusal in found] == [(row["document"], row["why"]) for row in told]
    assert "sources: 2 files, 3 documents refused (the first, empty.md: " in run_cli("doctor", *at).out
    assert "3 documents refused:" in run_cli("index", *at).out


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourcesUnusable, match=r"^The sources folder does not exist or is not a folder: "):
        refused_documents(tmp_path / "none")
    with pytest.raises(SourcesUnusable, match=r"^The sources folder does not exist or is not a folder: "):
        list_sources(tmp_path / "none")
