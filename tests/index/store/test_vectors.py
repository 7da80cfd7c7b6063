"""Stored vectors: by model and text, whole or embedded anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.ingest.analysis import analyse
from index.ingest.source import read_text
from index.store.documents import insert_document, missing_texts
from index.store.schema import migrate
from index.store.seals import checksum, offer_checksum
from index.store.vectors import count_altered, drop_altered, drop_unused, insert_vectors, load_vectors, salvage_vectors
from index.text.stems import Stemmer

TEXT = 'Ferry talks\n\n"We sail at noon," said Ingrid Solberg.\n\nNobody knows more.'


def opened() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    offer_checksum(database)
    migrate(database)
    return database


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(opened()) as fresh:
        yield fresh


@pytest.fixture
def document_id(database: sqlite3.Connection) -> int:
    """A document with one passage and one quotation, of texts that differ."""
    return insert_document(database, analyse(read_text("ferry.md", "sha256:1", TEXT)), "rules", Stemmer())


def embed(database: sqlite3.Connection, document_id: int, model: str = "model") -> dict[str, list[float]]:
    hashes = sorted(missing_texts(database, document_id, model))
    vectors = np.arange(4 * len(hashes), dtype=np.float32).reshape(-1, 4)
    insert_vectors(database, model, hashes, vectors)
    return dict(zip(hashes, vectors.tolist(), strict=True))


@pytest.mark.parametrize("table", ["passage", "quotation"])
def test_every_row_has_the_vector_of_its_text(database: sqlite3.Connection, document_id: int, table: str) -> None:
    expected = embed(database, document_id)
    rows = database.execute(f"SELECT id, embedded FROM {table}").fetchall()
    ids, vectors = load_vectors(database, table, "model", [document_id])
    assert (ids.dtype.name, vectors.dtype.name) == ("int64", "float32")
    assert dict(zip(ids.tolist(), vectors.tolist(), strict=True)) == {id_: expected[hashed] for id_, hashed in rows}
    assert len(rows) == 1


def test_of_no_documents_there_are_none(database: sqlite3.Connection) -> None:
    ids, vectors = load_vectors(database, "passage", "model", [])
    assert (ids.shape, vectors.shape) == ((0,), (0, 0))


@pytest.mark.parametrize("statement", ["DELETE FROM vector", "UPDATE vector SET data = zeroblob(16)"])
def test_one_that_is_missing_or_altered_is_damage(
    database: sqlite3.Connection, document_id: int, statement: str
) -> None:
    embed(database, document_id)
    database.execute(statement)
    with pytest.raises(IndexDamaged, match=r"^the embedding of a passage is missing or altered$"):
        load_vectors(database, "passage", "model", [document_id])


def test_another_models_vectors_are_none_of_this(database: sqlite3.Connection, document_id: int) -> None:
    embed(database, document_id, "another")
    with pytest.raises(IndexDamaged):
        load_vectors(database, "passage", "model", [document_id])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE vector SET data = zeroblob(16) WHERE text_hash = ?",
        "UPDATE vector SET checksum = checksum + 1 WHERE text_hash = ?",
        "UPDATE vector SET model = 'other' WHERE text_hash = ?",
    ],
)
def test_altered_ones_are_counted_and_dropped_and_no_other(
    database: sqlite3.Connection, document_id: int, statement: str
) -> None:
    altered, kept = embed(database, document_id)
    assert (count_altered(database), drop_altered(database)) == (0, 0)
    database.execute(statement, (altered,))
    assert (count_altered(database), drop_altered(database), count_altered(database)) == (1, 1, 0)
    assert database.execute("SELECT text_hash FROM vector").fetchall() == [(kept,)]
    assert set(missing_texts(database, document_id, "model")) == {altered}


def test_unused_ones_are_dropped_and_owe_a_sweep(database: sqlite3.Connection, document_id: int) -> None:
    used = embed(database, document_id)
    assert drop_unused(database) == 0
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (0,)
    insert_vectors(database, "model", ["sha256:gone"], np.ones((1, 4), np.float32))
    assert drop_unused(database) == 1
    assert {h for (h,) in database.execute("SELECT text_hash FROM vector")} == set(used)
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (1,)


def test_what_is_embedded_twice_is_stored_once(database: sqlite3.Connection) -> None:
    for number in range(2):
        insert_vectors(database, "model", ["sha256:1"], np.full((1, 4), number, np.float32))
    (row,) = database.execute("SELECT data FROM vector").fetchall()
    assert np.frombuffer(row[0], np.float32).tolist() == [0, 0, 0, 0]


def test_sound_vectors_are_salvaged_from_a_damaged_database(database: sqlite3.Connection, document_id: int) -> None:
    altered, kept = embed(database, document_id)
    database.execute("UPDATE vector SET data = zeroblob(16) WHERE text_hash = ?", (altered,))
    with closing(opened()) as fresh:
        assert salvage_vectors(database, fresh) == 1
        assert fresh.execute("SELECT text_hash FROM vector").fetchall() == [(kept,)]
        assert count_altered(fresh) == 0


def test_nothing_is_salvaged_from_what_has_no_vectors(database: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as damaged:
        assert salvage_vectors(damaged, database) == 0


@pytest.mark.parametrize(
    ("one", "other"), [((1, "a"), (1, "b")), ((b"\x00",), (b"\x01",)), (("1",), (1,)), ((None,), ("None",))]
)
def test_a_checksum_tells_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert checksum(*one) == checksum(*one)
    assert checksum(*one) != checksum(*other)
