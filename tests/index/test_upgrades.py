"""Databases of earlier versions: `data/version-N.sqlite3` is what release N wrote (`store_database` in
tests.support.ground), brought up to date by the steps that later releases add."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from index import Cancelled, IndexDamaged, Indexer, IndexFolder, OtherVersion, Progress
from index.embedding.token_axes import axes_fingerprint
from index.read.reader import Reader
from index.store.connection import connect_reader
from index.store.schema import STEPS, VERSION, expected_shape, migrate, shape, version
from index.store.vectors import token_model
from retrieval import Retriever
from tests.command_line import RunCli
from tests.support.ground import QUESTIONS, WordsEmbedder, article, index, unsound, write_coverage

DATA = Path(__file__).parent / "data"
NEXT = "ALTER TABLE document ADD COLUMN section TEXT; UPDATE document SET section = 'front';"


@pytest.fixture(params=range(1, VERSION + 1))
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An index folder with the database of an earlier version, and the sources it was made of."""
    folder = tmp_path / "index"
    folder.mkdir()
    shutil.copy(DATA / f"version-{request.param}.sqlite3", folder / "index.sqlite3")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "port-0001.md").write_text(article(1, 0), encoding="utf-8")
    return folder


@pytest.fixture
def database(stored: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(stored / "index.sqlite3", isolation_level=None)) as opened:
        yield opened


def lacks_word_vectors(database: sqlite3.Connection) -> bool:
    """Before version 3, and where they lie on axes that were learnt anew since."""
    if version(database) < 3:
        return True
    held = {model for (model,) in database.execute("SELECT model FROM token_vector")}
    return token_model(WordsEmbedder.fingerprint, axes_fingerprint()) not in held


def quotations_since(database: sqlite3.Connection) -> int:
    """Of the article's, those that a later release than the one that wrote the database reads, and embeds."""
    wrapped = 2 if version(database) < 5 else 0  # a sentence over two lines was two, and is one quotation now
    return wrapped + (version(database) < 4)


def logged(log: Path) -> int:
    """How many texts the embedder was given, a line a batch."""
    return sum(len(json.loads(line)) for line in log.read_text().splitlines()) if log.exists() else 0


def vectors(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    return database.execute("SELECT model, text_hash, data FROM vector ORDER BY 1, 2").fetchall()


def test_every_released_version_is_brought_up_to_date_and_nothing_that_is_there_is_embedded_again(
    stored: Path, database: sqlite3.Connection
) -> None:
    """But for the article's one passage, for its word pieces, once, and what of it is read otherwise now."""
    embedded, before = lacks_word_vectors(database) + quotations_since(database), vectors(database)
    log = stored.parent / "embedded.jsonl"
    report = index(stored.parent / "sources", stored, log=log)
    assert (report.documents, report.embedded) == (1, embedded)
    assert logged(log) == report.embedded
    assert index(stored.parent / "sources", stored, log=log).embedded == 0
    assert set(vectors(database)) >= set(before)
    with closing(connect_reader(IndexFolder(stored))) as opened:
        assert version(opened) == VERSION
        assert shape(opened) == expected_shape()
    assert unsound(stored) == []
    with closing(Retriever.open(stored, WordsEmbedder)) as retriever:
        assert retriever.ask("What did Ingrid Solberg say about port 1?").excerpts[0].document == "port-0001.md"


@pytest.mark.parametrize(
    ("altered", "vectors_too"),
    [
        ("UPDATE vector SET data = zeroblob(4)", True),
        ("UPDATE vector SET checksum = checksum + 1", True),
        ("UPDATE vector SET model = CAST(x'ff61' AS TEXT)", True),
        ("UPDATE passage_words_content SET c0 = 'x'", False),
        ("UPDATE passage_words_content SET c0 = CAST(x'ff61' AS TEXT)", False),
        ("UPDATE tally SET sum = sum + 1 WHERE name = 'passage_words_data'", False),
    ],
)
def test_what_was_altered_before_is_found_when_it_is_brought_up_to_date_and_made_anew(
    stored: Path, database: sqlite3.Connection, altered: str, vectors_too: bool
) -> None:
    index(stored.parent / "sources", fresh := stored.parent / "fresh")
    with closing(sqlite3.connect(fresh / "index.sqlite3")) as read_anew:
        wanted = set(vectors(read_anew))
    kept = wanted & set(vectors(database))
    # A database that names a model in bytes that are no text is made anew, with what is wanted alone.
    everything = len(wanted) if "model" in altered else len(wanted | set(vectors(database)))
    embedded = everything if vectors_too else len(wanted) - len(kept) + lacks_word_vectors(database)
    database.execute(altered)
    report = index(stored.parent / "sources", stored)
    assert (report.documents, report.embedded) == (1, embedded)
    with closing(connect_reader(IndexFolder(stored))) as opened:
        assert set(vectors(opened)) >= wanted
    assert unsound(stored) == []


def test_what_is_migrated_and_not_embedded_yet_is_told_as_another_release_s(
    stored: Path, database: sqlite3.Connection
) -> None:
    lacking = lacks_word_vectors(database)
    migrate(database)
    with closing(Reader(IndexFolder(stored))) as reader, reader.session():
        ids = reader.passage_ids_in(reader.documents).tolist()
        told = pytest.raises(OtherVersion, match="lacks the vectors of single words") if lacking else nullcontext()
        with told:
            assert len(reader.passage_tokens(ids).bounds) == len(ids) + 1
    assert [f.name for f in unsound(stored)] == (["embeddings"] if lacking else []) + ["vectors"]  # made by `index`


def test_what_can_t_be_read_now_is_kept_as_it_was_read_before(stored: Path, database: sqlite3.Connection) -> None:
    """Its front matter is nobody's words, whatever release stored it."""
    (stored.parent / "sources" / "port-0001.md").write_bytes(b" " * (17 * 1024 * 1024))
    report = index(stored.parent / "sources", stored)
    assert (report.documents, len(report.refused)) == (1, 1)
    with closing(Reader(IndexFolder(stored))) as reader, reader.session():
        ((id_, document),) = reader.documents.items()
        assert document.title == "Ferry talks in port 1, edition 0"
        assert not [p for p in reader.structure(id_).body if "outlet:" in p.span.of(reader.text(id_))]


def write_as_before_word_vectors(sources: Path, folder: Path) -> None:
    """What a release before schema 3 made, migrated."""
    write_coverage(sources, 6)
    index(sources, folder)
    with closing(sqlite3.connect(folder / "index.sqlite3")) as database, database:
        database.execute("DELETE FROM token_vector")
        database.execute("DELETE FROM tally WHERE name LIKE 'all of token_vector%'")


def index_until(batches: int, sources: Path, folder: Path) -> None:
    """Stopped when so many batches are embedded, or, where it is 0, before."""
    reported: list[Progress] = []
    run = Indexer(sources, IndexFolder(folder), "words", WordsEmbedder, batch=2)
    with pytest.raises(Cancelled):
        run.run(
            fingerprint=WordsEmbedder.fingerprint,
            progress=reported.append,
            cancelled=lambda: sum(told.stage == "embedding" for told in reported) >= batches,
        )


def told_by(retriever: Retriever) -> list[str]:
    """What each question is told, whatever else it gets."""
    told = []
    for question in QUESTIONS:
        with pytest.raises(OtherVersion) as refused:
            retriever.ask(question)
        told.append(str(refused.value))
    return told


@pytest.mark.parametrize("batches", [0, 1, 4])
def test_an_upgrade_that_was_stopped_is_no_damage_and_goes_on(tmp_path: Path, batches: int) -> None:
    sources, folder = tmp_path / "sources", tmp_path / "index"
    write_as_before_word_vectors(sources, folder)
    with closing(Retriever.open(folder, WordsEmbedder)) as opened_before:
        index_until(batches, sources, folder)
        with closing(sqlite3.connect(folder / "index.sqlite3")) as database:
            (made,) = database.execute("SELECT count(*) FROM token_vector").fetchone()
        assert made == 2 * batches
        assert len(set(told_by(opened_before))) == 1
        with closing(Retriever.open(folder, WordsEmbedder)) as opened_since:
            assert told_by(opened_since) == told_by(opened_before)
        assert [f.name for f in unsound(folder)] == ["embeddings"]
        report = index(sources, folder)
        assert report.generation == 1
        assert opened_before.ask(QUESTIONS[2]).excerpts[0].document == "port-0003.md"
        assert unsound(folder) == []


def test_what_is_missing_after_an_upgrade_is_damage(tmp_path: Path) -> None:
    sources, folder = tmp_path / "sources", tmp_path / "index"
    write_as_before_word_vectors(sources, folder)
    index(sources, folder)
    with closing(sqlite3.connect(folder / "index.sqlite3")) as database, database:
        database.execute("DELETE FROM token_vector")
    with closing(Retriever.open(folder, WordsEmbedder)) as retriever, pytest.raises(IndexDamaged, match="missing"):
        retriever.ask(QUESTIONS[2])


def test_a_migrated_database_gives_the_room_of_its_old_tables_back(stored: Path, database: sqlite3.Connection) -> None:
    (before,) = database.execute("PRAGMA page_count").fetchone()
    released = version(database)
    migrate(database)
    owed = released < 3
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (int(owed),)
    (grown,) = database.execute("PRAGMA page_count").fetchone()
    index(stored.parent / "sources", stored)
    (left,) = database.execute("SELECT count(*) FROM remains").fetchone()
    assert (left, database.execute("PRAGMA freelist_count").fetchone()) == (0, (0,))
    assert (grown > before) is owed


def test_a_next_step_keeps_what_is_there(database: sqlite3.Connection) -> None:
    before = database.execute("SELECT key, text, seal FROM document").fetchall()
    migrate(database, (*STEPS, NEXT))
    assert version(database) == VERSION + 1
    assert database.execute("SELECT key, text, seal FROM document").fetchall() == before
    assert database.execute("SELECT section FROM document").fetchall() == [("front",)]


def test_a_step_that_fails_half_way_leaves_nothing_of_itself(database: sqlite3.Connection) -> None:
    migrate(database)
    before = list(database.iterdump())
    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        migrate(database, (*STEPS, f"{NEXT} UPDATE nowhere SET x = 1;"))
    assert (version(database), list(database.iterdump())) == (VERSION, before)
    migrate(database, (*STEPS, NEXT))
    assert version(database) == VERSION + 1


def test_a_later_version_is_left_alone_unless_it_is_to_be_rebuilt(
    stored: Path, database: sqlite3.Connection, run_cli: RunCli
) -> None:
    embedded = lacks_word_vectors(database) + quotations_since(database)
    migrate(database, (*STEPS, NEXT))
    database.close()
    with pytest.raises(OtherVersion, match=f"schema {VERSION + 1}, this one reads {VERSION}"):
        index(stored.parent / "sources", stored)
    ran = run_cli("status", "--index", stored)
    assert (ran.status, ran.out) == (2, "")
    assert "written by another release" in ran.err
    assert index(stored.parent / "sources", stored, rebuild=True).embedded == embedded
    assert unsound(stored) == []
