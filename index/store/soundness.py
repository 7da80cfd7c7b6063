"""Whether the database is as it was written: its shape, its pages, its lexical index, a generation's seals."""

import sqlite3
from collections.abc import Collection

from ..errors import IndexDamaged
from .lexical import verify_words
from .schema import expected_shape, shape
from .seals import verify_document, verify_generation


def verify_database(database: sqlite3.Connection) -> None:
    """What all generations share. Raises IndexDamaged. About 3 ms a megabyte."""
    if shape(database) != expected_shape():
        raise IndexDamaged("the tables are not those of this release")
    found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise IndexDamaged(" ".join(str(found).split()))
    verify_words(database)


def verify_members(
    database: sqlite3.Connection, generation_id: int, verified: Collection[int] = ()
) -> frozenset[int]:
    """The generation with everything in its documents, those `verified` already apart; the ids of all.
    Raises IndexDamaged."""
    verify_generation(database, generation_id)
    members = database.execute("SELECT document_id FROM member WHERE generation_id = ?", (generation_id,))
    document_ids = frozenset(id_ for (id_,) in members)
    for document_id in sorted(document_ids.difference(verified)):
        verify_document(database, document_id)
    return document_ids
