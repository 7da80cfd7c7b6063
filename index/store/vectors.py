"""Embeddings by (model, hash of the embedded text): a text is embedded once in its life."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .connection import transaction

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def insert_vectors(
    database: sqlite3.Connection, model: str, hashes: list[str], vectors: "NDArray[np.float32]"
) -> None:
    """`vectors` is (len(hashes), d); one transaction."""
    with transaction(database):
        database.executemany(
            "INSERT OR IGNORE INTO vector VALUES (?, ?, ?)",
            [(model, hashed, vector.tobytes()) for hashed, vector in zip(hashes, vectors, strict=True)],
        )


def load_vectors(
    database: sqlite3.Connection, table: str, model: str, document_ids: Iterable[int]
) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
    """Row ids (n,) of `table` ("passage" or "quotation") for these documents, and their vectors (n, d)."""
    import numpy as np

    assert table in {"passage", "quotation"}
    ids: list[int] = []
    data: list[bytes] = []
    for document_id in document_ids:
        for id_, blob in database.execute(
            f"SELECT {table}.id, data FROM {table} JOIN vector ON model = ? AND text_hash = embedded"
            " WHERE document_id = ?",
            (model, document_id),
        ):
            ids.append(id_)
            data.append(blob)
    if not ids:
        return np.empty(0, np.int64), np.empty((0, 0), np.float32)
    return np.array(ids, np.int64), np.frombuffer(b"".join(data), np.float32).reshape(len(ids), -1)
