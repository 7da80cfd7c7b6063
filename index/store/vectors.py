"""Embeddings by (model, hash of the embedded text), of whole texts and of passages' word pieces: a text is embedded
once for as long as it is stored."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..errors import ALTERED_ROW, IndexDamaged, OtherVersion
from ..files.sweeping import owe_sweep
from .connection import transaction
from .seals import checksum, checksum_by_repr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TABLES = ("vector", "token_vector")
_ROW = "(model, text_hash, data, checksum) VALUES (?, ?, ?, ?)"


def insert_vectors(
    database: sqlite3.Connection,
    model: str,
    hashes: Sequence[str],
    vectors: "NDArray[np.float32]",
    packed: Mapping[str, bytes] = MappingProxyType({}),
    axes: str = "",
) -> None:
    """`vectors` is (len(hashes), d); `packed` are word pieces' vectors, on these `axes`, by the hash of the text, for
    those of the texts that are passages; `starts` in them are counted back from the end of the text. One
    transaction."""
    with transaction(database):
        _insert_token_vectors(database, token_model(model, axes), packed)
        database.executemany(
            f"INSERT OR IGNORE INTO vector {_ROW}",
            [
                (model, hashed, data, checksum(model, hashed, data))
                for hashed, vector in zip(hashes, vectors, strict=True)
                for data in (vector.tobytes(),)
            ],
        )


def _insert_token_vectors(database: sqlite3.Connection, model: str, packed: Mapping[str, bytes]) -> None:
    database.executemany(
        f"INSERT OR IGNORE INTO token_vector {_ROW}",
        [(model, hashed, data, checksum(model, hashed, data)) for hashed, data in packed.items()],
    )


def token_model(model: str, axes: str) -> str:
    """What word pieces' vectors are stored under: the model that made them and the axes they were reduced to."""
    return f"{model} {axes}"


_ALTERED = "WHERE checksum IS NOT checksum(model, text_hash, data)"


def count_altered(database: sqlite3.Connection) -> int:
    """How many vectors, of whole texts and of word pieces, are not as they were stored."""
    return sum(int(database.execute(f"SELECT count(*) FROM {table} {_ALTERED}").fetchone()[0]) for table in _TABLES)


def drop_altered(database: sqlite3.Connection) -> int:
    """Delete the vectors that are not as they were stored, so that their texts are embedded anew. How many. Until they
    are, what is missing is not damage any more."""
    altered = count_altered(database)
    if altered:
        with transaction(database):
            for table in _TABLES:
                database.execute(f"DELETE FROM {table} {_ALTERED}")
            database.execute("DELETE FROM tally WHERE name LIKE ?", (_complete("%"),))
    return altered


def declare_complete(database: sqlite3.Connection, model: str, axes: str) -> None:
    """Note that all passages of the generations of this `model` that are served or kept have the vectors of their word
    pieces on these `axes`: from now on one that is missing is damage. Inside the caller's transaction."""
    database.execute("INSERT OR IGNORE INTO tally VALUES (?, 0, 0)", (_complete(token_model(model, axes)),))


def _complete(tokens: str) -> str:
    return f"all of token_vector {tokens}"


def _is_complete(database: sqlite3.Connection, tokens: str) -> bool:
    name = _complete(tokens)
    return bool(database.execute("SELECT EXISTS (SELECT 1 FROM tally WHERE name = ?)", (name,)).fetchone()[0])


def drop_unused(database: sqlite3.Connection, axes: str) -> int:
    """Delete the vectors of texts that no stored document holds, and those of word pieces on other axes than these,
    inside the caller's transaction. How many."""
    gone = database.execute(
        "DELETE FROM vector WHERE text_hash NOT IN (SELECT embedded FROM passage UNION SELECT embedded FROM quotation)"
    ).rowcount
    gone += database.execute(
        "DELETE FROM token_vector WHERE text_hash NOT IN (SELECT embedded FROM passage) OR model NOT LIKE ?",
        (token_model("%", axes),),
    ).rowcount
    database.execute(
        "DELETE FROM tally WHERE name LIKE ? AND name NOT LIKE ?", (_complete("%"), _complete(token_model("%", axes)))
    )
    if gone:
        owe_sweep(database)
    return gone


def salvage_vectors(damaged: sqlite3.Connection, database: sqlite3.Connection) -> int:
    """Copy every vector that is as it was stored, up to where the damaged database can be read. How many."""
    with transaction(database):
        return sum(_salvage(damaged, database, table) for table in _TABLES)


def _salvage(damaged: sqlite3.Connection, database: sqlite3.Connection, table: str) -> int:
    copied = 0
    with suppress(sqlite3.DatabaseError, *ALTERED_ROW):
        for *row, summed in damaged.execute(f"SELECT model, text_hash, data, checksum FROM {table}"):
            sound = checksum(*row)
            if summed in (sound, checksum_by_repr(*row)):
                database.execute(f"INSERT OR IGNORE INTO {table} {_ROW}", (*row, sound))
                copied += 1
    return copied


def load_vectors(
    database: sqlite3.Connection, table: str, model: str, document_ids: Iterable[int]
) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
    """Row ids (n,) of `table` ("passage" or "quotation") for these documents, and their vectors (n, d).
    Raises IndexDamaged where one is missing or altered."""
    import numpy as np

    assert table in {"passage", "quotation"}
    ids: list[int] = []
    data: list[bytes] = []
    for document_id in document_ids:
        for id_, hashed, blob, summed in database.execute(
            f"SELECT {table}.id, embedded, data, checksum FROM {table}"
            " LEFT JOIN vector ON model = ? AND text_hash = embedded WHERE document_id = ?",
            (model, document_id),
        ):
            if blob is None or summed != checksum(model, hashed, blob):
                raise IndexDamaged(f"the embedding of a {table} is missing or altered")
            ids.append(id_)
            data.append(blob)
    if not ids:
        return np.empty(0, np.int64), np.empty((0, 0), np.float32)
    return np.array(ids, np.int64), np.frombuffer(b"".join(data), np.float32).reshape(len(ids), -1)


def load_token_vectors(
    database: sqlite3.Connection, model: str, passages: Sequence[int]
) -> dict[int, tuple[int, bytes]]:
    """By passage id where it ends in its document, and its word pieces as they were packed. Raises IndexDamaged where
    one is altered, or is missing though all of this `model` were there; OtherVersion where they were not yet."""
    # All at once: rows that are left unread when one is missing would hold the database's state as long as the error.
    rows = database.execute(
        "SELECT passage.id, stop, embedded, data, checksum"
        " FROM json_each(:ids) CROSS JOIN passage ON passage.id = value"
        " LEFT JOIN token_vector ON model = :model AND text_hash = embedded",
        {"ids": json.dumps(list(passages)), "model": model},
    ).fetchall()
    packed: dict[int, tuple[int, bytes]] = {}
    for id_, stop, hashed, data, summed in rows:
        if data is None and not _is_complete(database, model):
            raise OtherVersion(_NOT_YET)
        if data is None or summed != checksum(model, hashed, data):
            raise IndexDamaged("the vectors of a passage's words are missing or altered")
        packed[id_] = (stop, data)
    if len(packed) < len(set(passages)):
        raise IndexDamaged("a passage that is searched for its words is missing")
    return packed


_NOT_YET = (
    "The index is not brought up to date yet, and lacks the vectors of single words that this release ranks by: "
    "run `python -m bot index`, which makes those that are missing."
)
