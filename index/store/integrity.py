"""Whether the database is as it was written: its shape, its pages, its lexical index, a generation's seals."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from ..errors import ALTERED_ROW, IndexDamaged
from .connection import REMEDY, translate_sqlite_errors
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


def verify_members(database: sqlite3.Connection, generation_id: int, verified: Collection[int] = ()) -> frozenset[int]:
    """The generation with everything in its documents, those `verified` already apart; the ids of all.
    Raises IndexDamaged."""
    verify_generation(database, generation_id)
    members = database.execute("SELECT document_id FROM member WHERE generation_id = ?", (generation_id,))
    document_ids = frozenset(id_ for (id_,) in members)
    for document_id in sorted(document_ids.difference(verified)):
        verify_document(database, document_id)
    return document_ids


@contextmanager
def translate_damage() -> Iterator[None]:
    """Translate SQLite errors and malformed rows raised inside the block into IndexDamaged (or what
    `translate_sqlite_errors` makes of them), with the command that repairs the index appended once."""
    try:
        with translate_sqlite_errors():
            yield
    except (sqlite3.Error, *ALTERED_ROW) as error:
        raise IndexDamaged(f"The index is damaged (a row is altered): {REMEDY}") from error
    except IndexDamaged as error:
        if REMEDY in str(error):
            raise
        raise IndexDamaged(f"The index is damaged ({error}): {REMEDY}") from error
