"""Generations: what is served, gone back to, let go; and what an open retriever sees of it."""

import datetime
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from index import IndexBusy, Indexer, IndexFolder, NothingPublished, rollback
from index.files.lock import writing
from retrieval import Retriever
from tests.command_line import RunCli
from tests.index.indexes import RunPython, asked
from tests.support.ground import WordsEmbedder, answers, index, unsound, write_coverage

BY_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from tests.support.ground import index
print(index(Path(sys.argv[1]), Path(sys.argv[2])).generation)
"""


def test_nothing_changed_is_nothing_published(ground: Path) -> None:
    report = index(ground / "sources", ground / "index")
    assert (report.generation, report.unchanged, report.embedded, report.added) == (2, 6, 0, 0)


def test_an_open_desk_notices_what_another_process_publishes(ground: Path, run_python: RunPython) -> None:
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        before = answers(retriever)
        for version in (2, 3, 4):  # the third time, the retriever's own generation is let go
            write_coverage(ground / "sources", 5, version=version, changed=3)
            run_python(BY_ANOTHER_PROCESS, ground / "sources", ground / "index")
        assert retriever.ask("What did Ingrid Solberg say in port 1?").generation == 5
        assert answers(retriever) == asked(ground / "index") != before


def test_a_desk_goes_back_and_forth_with_what_is_published(ground: Path) -> None:
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        newest = answers(retriever)
        assert rollback(IndexFolder(ground / "index")) == 1
        assert retriever.published().generation == 1
        assert answers(retriever) == asked(ground / "index") != newest
        with pytest.raises(NothingPublished, match="no earlier generation to go back to"):
            rollback(IndexFolder(ground / "index"))
        assert index(ground / "sources", ground / "index").generation == 3
        assert answers(retriever) == newest


def test_clients_of_one_desk_meet_no_error_while_generations_change(ground: Path) -> None:
    errors: list[Exception] = []
    seen: set[int | None] = set()
    stop = threading.Event()

    def ask_on(retriever: Retriever) -> None:
        while not stop.is_set():
            try:
                seen.add(retriever.ask("What did Tomas Reyes say about the toll?").generation)
            except Exception as error:
                errors.append(error)

    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        clients = [threading.Thread(target=ask_on, args=(retriever,)) for _ in range(4)]
        for client in clients:
            client.start()
        for version in (2, 3, 4):
            write_coverage(ground / "sources", 5, version=version, changed=2)
            index(ground / "sources", ground / "index")
        rollback(IndexFolder(ground / "index"))
        while retriever.published().generation != 4:
            pass
        stop.set()
        for client in clients:
            client.join()
    assert errors == []
    assert seen <= {2, 3, 4, 5}


def test_only_two_generations_and_their_files_are_kept(ground: Path) -> None:
    for version in (2, 3, 4):
        write_coverage(ground / "sources", 5, version=version, changed=2)
        index(ground / "sources", ground / "index")
    with closing(sqlite3.connect(ground / "index" / "index.sqlite3")) as database:
        assert database.execute("SELECT id FROM generation").fetchall() == [(4,), (5,)]
        keys = database.execute("SELECT count(*) FROM document").fetchone()[0]
    assert keys == 6 + 2  # what both share, and two that changed between them
    assert len(list((ground / "index" / "vectors").iterdir())) == 4
    assert unsound(ground / "index") == []


def test_the_second_indexer_is_told_at_once(ground: Path, run_cli: RunCli) -> None:
    with writing(ground / "index" / "writing.lock"):
        with pytest.raises(IndexBusy):
            index(ground / "sources", ground / "index")
        with pytest.raises(IndexBusy):
            rollback(IndexFolder(ground / "index"))
        ran = run_cli("index", "--sources", ground / "sources", "--index", ground / "index")
    assert (ran.status, ran.out) == (2, "")
    assert "Another process is indexing into this folder: wait until it is done." in ran.err


def test_a_clock_that_jumps_changes_no_order(ground: Path) -> None:
    write_coverage(ground / "sources", 5, version=2, changed=2)
    long_ago = datetime.datetime(1999, 12, 31, tzinfo=datetime.UTC)
    embedder = WordsEmbedder()
    indexer = Indexer(
        ground / "sources", IndexFolder(ground / "index"), "words", lambda: embedder, now=lambda: long_ago
    )
    assert indexer.run(fingerprint=embedder.fingerprint).generation == 3
    with closing(Retriever.open(ground / "index", WordsEmbedder)) as retriever:
        assert (retriever.published().generation, retriever.published().published_at) == (3, long_ago)
    assert rollback(IndexFolder(ground / "index")) == 2
