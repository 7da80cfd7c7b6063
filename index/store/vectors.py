"""Embeddings by (model, hash of the embedded text): a text is embedded once for as long as it is stored."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import ALTERED_ROW, IndexDamaged
from ..files.sweeping import owe_sweep
from .connection import transaction
from .seals import checksum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def insert_vectors(database: sqlite3.Connection, model: str, hashes: list[str], vectors: "NDArray[np.float32]") -> None:
    """`vectors` is (len(hashes), d); one transaction."""
    with transaction(database):
        database.executemany(
            "INSERT OR IGNORE INTO vector VALUES (?, ?, ?, ?)",
            [
                (model, hashed, data, checksum(model, hashed, data))
                for hashed, vector in zip(hashes, vectors, strict=True)
                for data in (vector.tobytes(),)
            ],
        )


_ALTERED = "vector WHERE checksum IS NOT checksum(model, text_hash, data)"


def count_altered(database: sqlite3.Connection) -> int:
    """How many vectors are not as they were stored."""
    return int(database.execute(f"SELECT count(*) FROM {_ALTERED}").fetchone()[0])


def drop_altered(database: sqlite3.Connection) -> int:
    """Delete the vectors that are not as they were stored, so that their texts are embedded anew. How many."""
    altered = count_altered(database)
    if altered:
        with transaction(database):
            database.execute(f"DELETE FROM {_ALTERED}")
    return altered


def drop_unused(database: sqlite3.Connection) -> int:
    """Delete the vectors of texts that no stored document holds, inside the caller's transaction. How many."""
    gone = database.execute(
        "DELETE FROM vector WHERE text_hash NOT IN (SELECT embedded FROM passage UNION SELECT embedded FROM quotation)"
    ).rowcount
    if gone:
        owe_sweep(database)
    return gone


def salvage_vectors(damaged: sqlite3.Connection, database: sqlite3.Connection) -> int:
    """Copy every vector that is as it was stored, up to where the damaged database can be read. How many."""
    copied = 0
    with transaction(database):
        try:
            for row in damaged.execute("SELECT model, text_hash, data, checksum FROM vector"):
                if row[3] == checksum(*row[:3]):
                    database.execute("INSERT OR IGNORE INTO vector VALUES (?, ?, ?, ?)", row)
                    copied += 1
        except (sqlite3.DatabaseError, *ALTERED_ROW):
            return copied
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
