"""A file that holds several documents: each has a name of its own, and all of them come, change and go together."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from index import Cancelled, Indexer, IndexFolder, Reader, Report
from index.store.readings import stored_document
from tests.command_line import RunCli
from tests.support.documents.every_kind import WRITERS
from tests.support.documents.packages import package_of
from tests.support.ground import WordsEmbedder, unsound

ROW = {"date": "2021-03-04", "publication": "The Post"}


def table(*texts: str) -> str:
    """Lines of JSON, one for each text; of an empty one there is only a headline."""
    rows = ({"title": f"Story {n}", "text": text, **ROW} for n, text in enumerate(texts, 1))
    return "".join(json.dumps(row) + "\n" for row in rows)


def said(what: str) -> str:
    return f'"{what}," said Ann Lee, the mayor of the town. Nobody else in the harbour spoke of it on that day.'


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


def index(sources: Path) -> Report:
    embedder = WordsEmbedder()
    indexer = Indexer(sources, IndexFolder(sources.parent / "index"), "words", lambda: embedder)
    return indexer.run(fingerprint=embedder.fingerprint)


def texts(sources: Path) -> Mapping[str, str]:
    with closing(Reader(IndexFolder(sources.parent / "index"))) as reader, reader.session():
        return {document.key: reader.text(id_) for id_, document in reader.documents.items()}


def test_each_row_is_a_document_and_what_is_none_is_told(sources: Path) -> None:
    (sources / "t.jsonl").write_text(table(said("It sails"), "", said("It sinks")))
    report = index(sources)
    assert texts(sources) == {"t.jsonl#1": said("It sails"), "t.jsonl#3": said("It sinks")}
    assert [refusal.document for refusal in report.refused] == ["t.jsonl#2"]
    again = index(sources)
    assert (again.unchanged, again.generation, again.refused) == (2, report.generation, report.refused)
    assert unsound(sources.parent / "index") == []


def test_a_row_that_is_gone_is_gone(sources: Path) -> None:
    (sources / "t.jsonl").write_text(table(said("It sails"), said("It floats"), said("It sinks")))
    index(sources)
    (sources / "t.jsonl").write_text(table(said("It sails"), said("It floats")))
    report = index(sources)
    assert (report.documents, report.removed) == (2, 1)
    assert texts(sources) == {"t.jsonl#1": said("It sails"), "t.jsonl#2": said("It floats")}
    assert report.embedded == 0  # its words are known


def test_a_file_that_goes_takes_all_of_its_documents(sources: Path) -> None:
    (sources / "a.txt").write_text(said("It stays"))
    (sources / "t.jsonl").write_text(table(said("It sails"), said("It sinks")))
    index(sources)
    (sources / "t.jsonl").unlink()
    assert index(sources).removed == 2
    assert set(texts(sources)) == {"a.txt"}


@pytest.mark.parametrize("left", ["", '{"title": "Story 1", "te'])
def test_a_file_that_broke_off_is_kept_once(sources: Path, left: str) -> None:
    (sources / "t.jsonl").write_text(table(said("It sails"), said("It sinks")))
    (sources / "a.txt").write_text(said("It stays"))
    index(sources)
    before = texts(sources)
    (sources / "t.jsonl").write_text(left)
    kept = index(sources)
    assert texts(sources) == before
    assert [w.document for w in kept.warnings if w.kind.value == "kept"] == ["t.jsonl"]
    assert index(sources).documents == 1


def test_a_file_that_can_t_be_read_now_keeps_its_documents(sources: Path) -> None:
    (sources / "t.jsonl").write_text(table(said("It sails"), "", said("It sinks")))
    index(sources)
    before = texts(sources)
    (sources / "t.jsonl").write_bytes(b" " * (17 * 1024 * 1024))
    for _ in range(2):
        report = index(sources)
        assert texts(sources) == before
        assert [refusal.document for refusal in report.refused] == ["t.jsonl", "t.jsonl#2"]


def test_a_name_with_a_number_is_no_part(sources: Path) -> None:
    (sources / "a.txt").write_text(said("It sails"))
    (sources / "a.txt#1.txt").write_text(said("It sinks"))
    index(sources)
    (sources / "a.txt").unlink()
    assert index(sources).removed == 1
    assert set(texts(sources)) == {"a.txt#1.txt"}


def test_the_command_line_names_each(sources: Path, tmp_path: Path, run_cli: RunCli) -> None:
    (sources / "t.jsonl").write_text(table(said("It sails"), "", said("It sinks")))
    ran = run_cli("index", "--sources", sources, "--index", tmp_path / "index", "--strict", "--json")
    assert (ran.status, json.loads(ran.out.splitlines()[-1])["documents"]) == (1, 2)
    listed = run_cli("sources", "--index", tmp_path / "index", "--json")
    rows = [json.loads(line) for line in listed.out.splitlines()]
    assert [(row["document"], row["kind"], row["date"], row["title"]) for row in rows] == [
        ("t.jsonl#1", "table", "2021-03-04", "Story 1"),
        ("t.jsonl#3", "table", "2021-03-04", "Story 3"),
    ]
    assert run_cli("text", "t.jsonl#3", "--index", tmp_path / "index").out == said("It sinks")
    original = run_cli("text", "t.jsonl#3", "--original", "--index", tmp_path / "index")
    assert Path(original.out.strip()) == sources / "t.jsonl"
    assert run_cli("text", "t.jsonl#2", "--index", tmp_path / "index").status == 1


def archive(**texts: str) -> bytes:
    return package_of({f"{name}.md": text for name, text in texts.items()})


TEXTLESS = "it has a headline but no text: "


def test_what_is_told_of_one_document_names_it(sources: Path) -> None:
    files = {"tables/export.jsonl": table(said("It sails"), "", said("It sinks")), "b.md": said("It floats")}
    untitled = f"---\ntitle: '---'\ndate: soon\n---\n\n{said('It lies')}"
    (sources / "a.zip").write_bytes(package_of({**files, "c.md": untitled, "d.txt": "", "e.txt": "\n"}))
    (sources / "t.jsonl").write_text(table(said("It stays"), ""))
    (sources / "one.zip").write_bytes(package_of({"c.md": untitled}))
    report = index(sources)
    refused = {refusal.document: refusal.why for refusal in report.refused}
    assert refused["a.zip#3"] == refused["a.zip#4"].replace("e.txt", "d.txt")
    assert refused["a.zip#3"].startswith("d.txt: it is empty: ")
    assert refused["a.zip#6"].startswith(f"tables/export.jsonl, row 2: {TEXTLESS}")
    assert refused["t.jsonl#2"].startswith(f"row 2: {TEXTLESS}")
    told = [(w.document, w.what) for w in report.warnings if w.kind.value in ("title", "date")]
    assert told == [
        ("a.zip#2", "c.md: its date is not read: soon is no date like 2019-02-28"),
        ("a.zip#2", "c.md: its title is no title: ---"),
        ("one.zip#1", "its date is not read: soon is no date like 2019-02-28"),
        ("one.zip#1", "its title is no title: ---"),
    ]


def test_the_day_in_a_tables_name_is_that_of_its_rows(sources: Path) -> None:
    rows = "title,text\nA,It sails at noon from the old pier.\nB,It sinks behind the new one.\n"
    (sources / "2019-07-11-export.csv").write_text(rows)
    index(sources)
    with closing(Reader(IndexFolder(sources.parent / "index"))) as reader, reader.session():
        assert {str(document.date) for document in reader.documents.values()} == {"2019-07-11"}


def test_an_archive_of_texts_may_change(sources: Path) -> None:
    (sources / "a.zip").write_bytes(archive(one=said("It sails"), two=said("It sinks")))
    index(sources)
    (sources / "a.zip").write_bytes(archive(one=said("It sails"), three=said("It floats"), two=said("It sinks")))
    assert index(sources).documents == 3


def test_an_archive_that_broke_off_is_kept_once(sources: Path) -> None:
    (sources / "b.txt").write_text(said("It stays"))
    (sources / "a.zip").write_bytes(data := archive(one=said("It sails"), two=said("It sinks")))
    index(sources)
    (sources / "a.zip").write_bytes(data[: len(data) // 2])
    assert index(sources).documents == 3
    assert index(sources).documents == 1


@pytest.mark.parametrize("name", ["a.csv", "a.mbox", "a.html", "a.md", "a.jsonl"])
def test_a_copy_that_lost_more_than_half_is_kept_once(sources: Path, name: str) -> None:
    """Of every kind: what is left is the beginning of what was there."""
    whole = [f"{said(f'It sails {number} times')} {'More of it. ' * 20}" for number in range(20)]
    (sources / "b.txt").write_text(said("It stays"))
    (sources / name).write_bytes(WRITERS[name](whole))
    index(sources)
    before = texts(sources)
    (sources / name).write_bytes(WRITERS[name](whole)[: len(WRITERS[name](whole)) // 4])
    report = index(sources)
    assert texts(sources) == before
    assert [w.document for w in report.warnings if w.kind.value == "kept"] == [name]
    index(sources)
    assert texts(sources) != before


def test_a_run_can_be_called_off_within_a_file(sources: Path) -> None:
    (sources / "t.jsonl").write_text(table(*(said(f"It sails {number} times") for number in range(50))))
    embedder, asked = WordsEmbedder(), [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > 10

    indexer = Indexer(sources, IndexFolder(sources.parent / "index"), "words", lambda: embedder)
    with pytest.raises(Cancelled):
        indexer.run(fingerprint=embedder.fingerprint, cancelled=cancelled)
    assert index(sources).documents == 50
    assert unsound(sources.parent / "index") == []


def test_a_doubt_goes_with_the_rules_that_had_it(sources: Path) -> None:
    """A document that is kept and analysed again has the doubts of that analysis alone."""
    (sources / "a.txt").write_text(f"---\ntitle: '---'\n---\n\n{said('It sails')}")
    (before,) = index(sources).warnings
    with closing(sqlite3.connect(sources.parent / "index" / "index.sqlite3")) as database, database:
        document = stored_document(database, 1)
    assert before.kind.value == "title"
    assert document.warnings == ()
