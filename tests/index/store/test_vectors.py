"""Stored vectors: by model and text, whole or embedded anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexDamaged, OtherVersion
from index.ingest.analysis import analyse
from index.ingest.source import read_text
from index.store.documents import MissingText, insert_document, missing_texts
from index.store.schema import migrate
from index.store.seals import checksum, offer_checksum
from index.store.vectors import (
    count_altered,
    declare_complete,
    drop_altered,
    drop_unused,
    insert_vectors,
    load_token_vectors,
    load_vectors,
    salvage_vectors,
    token_model,
)
from index.text.stems import Stemmer

TEXT = 'Ferry talks\n\n"We sail at noon," said Ingrid Solberg.\n\nNobody knows more.'
PASSAGE = '"We sail at noon," said Ingrid Solberg.\n\nNobody knows more.'
AXES = "axes"
TABLES = ("vector", "token_vector")


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
    """The passage's text first; what stands for its word pieces is its hash."""
    missing = missing_texts(database, document_id, model, AXES)
    hashes = sorted(missing, key=lambda hashed: missing[hashed].words_at is None)
    vectors = np.arange(4 * len(hashes), dtype=np.float32).reshape(-1, 4)
    packed = {hashed: hashed.encode() for hashed in hashes if missing[hashed].words_at is not None}
    insert_vectors(database, model, hashes, vectors, packed, AXES)
    return dict(zip(hashes, vectors.tolist(), strict=True))


def stored(database: sqlite3.Connection) -> dict[str, set[str]]:
    return {table: {h for (h,) in database.execute(f"SELECT text_hash FROM {table}")} for table in TABLES}


def token_vectors(database: sqlite3.Connection, model: str = "model") -> dict[int, tuple[int, bytes]]:
    return load_token_vectors(database, token_model(model, AXES), [1])


def test_missing_are_what_is_embedded_and_where_a_passage_s_own_words_begin(
    database: sqlite3.Connection, document_id: int
) -> None:
    missing = missing_texts(database, document_id, "model", AXES)
    assert set(missing.values()) == {
        MissingText(f"Ferry talks\n{PASSAGE}", len("Ferry talks\n")),
        MissingText('Ingrid Solberg: "We sail at noon," said Ingrid Solberg.', None),
    }
    passage, quotation = embed(database, document_id)
    assert missing_texts(database, document_id, "model", AXES) == {}
    assert missing_texts(database, document_id, "model", "other axes") == {passage: missing[passage]}
    assert missing_texts(database, document_id, "other", AXES) == missing
    database.execute("DELETE FROM vector WHERE text_hash = ?", (quotation,))
    assert missing_texts(database, document_id, "model", AXES) == {quotation: missing[quotation]}


def test_a_passage_has_its_word_pieces_and_where_it_ends(database: sqlite3.Connection, document_id: int) -> None:
    passage, _ = embed(database, document_id)
    assert token_vectors(database) == {1: (len(TEXT), passage.encode())}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE token_vector SET data = zeroblob(8)",
        "UPDATE token_vector SET checksum = checksum + 1",
        "UPDATE token_vector SET text_hash = 'sha256:1'",
        "UPDATE passage SET embedded = 'sha256:1'",
    ],
)
def test_word_pieces_that_are_missing_or_altered_are_damage(
    database: sqlite3.Connection, document_id: int, statement: str
) -> None:
    embed(database, document_id)
    declare_complete(database, "model", AXES)
    database.execute(statement)
    with pytest.raises(IndexDamaged, match=r"^the vectors of a passage's words are missing or altered$"):
        token_vectors(database)


NOT_YET = pytest.raises(OtherVersion, match=r"lacks the vectors of single words .*: run `python -m bot index`")


@pytest.mark.parametrize("others", [0, 1])
def test_word_pieces_that_were_never_all_there_are_told_as_another_release_s(
    database: sqlite3.Connection, document_id: int, others: int
) -> None:
    """Whether or not those of other passages are there already."""
    embed(database, document_id, "another")
    declare_complete(database, "another", AXES)
    packed = {f"sha256:{number}": b"of another passage" for number in range(others)}
    insert_vectors(database, "model", [], np.empty((0, 4), np.float32), packed, AXES)
    with NOT_YET:
        token_vectors(database)
    assert load_token_vectors(database, token_model("model", AXES), []) == {}


def test_altered_word_pieces_are_damage_though_others_are_not_there_yet(
    database: sqlite3.Connection, document_id: int
) -> None:
    embed(database, document_id)
    database.execute("UPDATE token_vector SET data = zeroblob(8)")
    with pytest.raises(IndexDamaged, match=r"^the vectors of a passage's words are missing or altered$"):
        token_vectors(database)


def test_what_was_dropped_as_altered_is_not_there_yet_until_it_is_made_anew(
    database: sqlite3.Connection, document_id: int
) -> None:
    embed(database, document_id)
    declare_complete(database, "model", AXES)
    database.execute("UPDATE token_vector SET data = zeroblob(8)")
    assert drop_altered(database) == 1
    with NOT_YET:
        token_vectors(database)


def test_on_axes_that_were_left_and_come_back_all_are_not_there_yet(
    database: sqlite3.Connection, document_id: int
) -> None:
    embed(database, document_id)
    declare_complete(database, "model", AXES)
    assert drop_unused(database, AXES) == 0
    assert len(token_vectors(database)) == 1
    assert drop_unused(database, "other axes") == 1
    with NOT_YET:
        token_vectors(database)


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


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", ["data = zeroblob(16)", "checksum = checksum + 1", "model = 'other'"])
def test_altered_ones_are_counted_and_dropped_and_no_other(
    database: sqlite3.Connection, document_id: int, change: str, table: str
) -> None:
    altered, _ = embed(database, document_id)
    before = stored(database)
    assert (count_altered(database), drop_altered(database)) == (0, 0)
    database.execute(f"UPDATE {table} SET {change} WHERE text_hash = ?", (altered,))
    assert (count_altered(database), drop_altered(database), count_altered(database)) == (1, 1, 0)
    assert stored(database) == {**before, table: before[table] - {altered}}
    assert set(missing_texts(database, document_id, "model", AXES)) == {altered}


def test_unused_ones_are_dropped_and_owe_a_sweep(database: sqlite3.Connection, document_id: int) -> None:
    passage, quotation = embed(database, document_id)
    assert drop_unused(database, AXES) == 0
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (0,)
    gone = {"sha256:gone": b"pieces"}
    insert_vectors(database, "model", list(gone), np.ones((1, 4), np.float32), gone, AXES)
    assert drop_unused(database, AXES) == 2
    assert stored(database) == {"vector": {passage, quotation}, "token_vector": {passage}}
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (1,)


def test_word_pieces_on_other_axes_are_let_go(database: sqlite3.Connection, document_id: int) -> None:
    passage, quotation = embed(database, document_id)
    assert drop_unused(database, "other axes") == 1
    assert stored(database) == {"vector": {passage, quotation}, "token_vector": set()}
    assert database.execute("SELECT count(*) FROM remains").fetchone() == (1,)


def test_what_is_embedded_twice_is_stored_once(database: sqlite3.Connection) -> None:
    for number in range(2):
        vectors, packed = np.full((1, 4), number, np.float32), {"sha256:1": bytes([number])}
        insert_vectors(database, "model", ["sha256:1"], vectors, packed, AXES)
    (row,) = database.execute("SELECT data FROM vector").fetchall()
    assert np.frombuffer(row[0], np.float32).tolist() == [0, 0, 0, 0]
    assert database.execute("SELECT data FROM token_vector").fetchall() == [(b"\x00",)]


def test_sound_vectors_are_salvaged_from_a_damaged_database(database: sqlite3.Connection, document_id: int) -> None:
    passage, quotation = embed(database, document_id)
    database.execute("UPDATE vector SET data = zeroblob(16) WHERE text_hash = ?", (passage,))
    with closing(opened()) as fresh:
        assert salvage_vectors(database, fresh) == 2
        assert stored(fresh) == {"vector": {quotation}, "token_vector": {passage}}
        assert token_vectors(database)[1] == (len(TEXT), passage.encode())
        assert count_altered(fresh) == 0
    database.execute("UPDATE token_vector SET data = zeroblob(16)")
    with closing(opened()) as fresh:
        assert salvage_vectors(database, fresh) == 1
        assert stored(fresh) == {"vector": {quotation}, "token_vector": set()}


def test_what_an_earlier_release_stored_is_salvaged(database: sqlite3.Connection, document_id: int) -> None:
    both = set(embed(database, document_id))
    database.execute("DROP TABLE token_vector")
    database.execute("UPDATE vector SET checksum = checksum_by_repr(model, text_hash, data)")
    with closing(opened()) as fresh:
        assert salvage_vectors(database, fresh) == 2
        assert (stored(fresh), count_altered(fresh)) == ({"vector": both, "token_vector": set()}, 0)


def test_nothing_is_salvaged_from_what_has_no_vectors(database: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as damaged:
        assert salvage_vectors(damaged, database) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "a"), (1, "b")),
        ((b"\x00",), (b"\x01",)),
        (("1",), (1,)),
        ((None,), ("None",)),
        (("a",), (b"a",)),
        (("ab", "c"), ("a", "bc")),
        (("a",), ("a", "")),
        (("\ud800",), ("\\ud800",)),
        ((1.5,), (1.25,)),
    ],
)
def test_a_checksum_tells_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert checksum(*one) == checksum(*one)
    assert checksum(*one) != checksum(*other)


@given(st.binary(min_size=1, max_size=200), st.data())
def test_a_bit_makes_another_checksum(data: bytes, chosen: st.DataObject) -> None:
    at, bit = chosen.draw(st.integers(0, len(data) - 1)), chosen.draw(st.integers(0, 7))
    flipped = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
    assert checksum("model", flipped) != checksum("model", data)
