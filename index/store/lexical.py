"""The lexical index: the passages' words in FTS5, which believes whatever stands in its tables.

A passage is a row under its own number. What a document says outside its passages (headlines, captions, templates) is
one row more, under the document's number below zero, its words marked so that they count for no passage's: how rare a
word is, and so what ranks first, stays what the passages make it.

It changes only where a generation is published or let go, and in that transaction its tables are added up; whoever
adds up again finds what was altered since.
"""

import sqlite3
from collections.abc import Iterable

from ..errors import IndexDamaged
from ..text.folding import fold, folded_words
from ..text.structure import ParagraphKind
from .readings import load_structure

_TABLES = {
    "passage_words_config": "k, v",
    "passage_words_content": "id, c0, c1",
    "passage_words_data": "id, block",
    "passage_words_idx": "segid, term, pgno",
    "passage_words_docsize": "id, sz",
}

_MARGIN_MARK = "qxz"  # begins no word of any language
_PASSAGES_OWN = frozenset({ParagraphKind.BODY, ParagraphKind.FRONT_MATTER})


def add_words(database: sqlite3.Connection, document_ids: Iterable[int]) -> None:
    """The passages of these documents that are not in it yet, inside the caller's transaction."""
    for document_id in document_ids:
        rows = database.execute(
            "SELECT passage.id, substr(text, start + 1, stop - start), title FROM passage JOIN document"
            " ON document.id = document_id WHERE document_id = ?"
            " AND NOT EXISTS (SELECT 1 FROM passage_words_docsize WHERE id = passage.id)",
            (document_id,),
        ).fetchall()
        database.executemany(
            "INSERT INTO passage_words (rowid, body, title) VALUES (?, ?, ?)",
            [(id_, fold(words), fold(title or "")) for id_, words, title in rows],
        )
        _add_margin(database, document_id)


def in_margin(folded: str) -> str:
    """Folded words as they stand in a margin's row, and are looked for there."""
    return " ".join(f"{_MARGIN_MARK}{term}" for term in folded_words(folded))


def _add_margin(database: sqlite3.Connection, document_id: int) -> None:
    row = database.execute(
        "SELECT text, title, structure FROM document WHERE id = ?"
        " AND NOT EXISTS (SELECT 1 FROM passage_words_docsize WHERE id = ?)",
        (document_id, -document_id),
    ).fetchone()
    if row is None:
        return
    text, title, dumped = row
    parts = [p.span.of(text) for p in load_structure(dumped).paragraphs if p.kind not in _PASSAGES_OWN]
    if words := in_margin(fold("\n".join((title or "", *parts)))):
        database.execute("INSERT INTO passage_words (rowid, body, title) VALUES (?, ?, '')", (-document_id, words))


def drop_words(database: sqlite3.Connection) -> None:
    """The passages of documents that no generation holds, inside the caller's transaction."""
    database.execute(
        "DELETE FROM passage_words WHERE rowid IN (SELECT passage.id FROM passage"
        " WHERE document_id NOT IN (SELECT document_id FROM member))"
    )
    database.execute(
        "DELETE FROM passage_words WHERE rowid IN (SELECT -id FROM document"
        " WHERE id NOT IN (SELECT document_id FROM member))"
    )


def merge_words(database: sqlite3.Connection) -> None:
    """Into one tree: until then FTS5 keeps the words of what was dropped, marked as such. Inside the caller's
    transaction."""
    database.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")


def seal_words(database: sqlite3.Connection) -> None:
    """Add up what stands there now; the last thing in every transaction that changes it."""
    database.execute("SAVEPOINT written")  # FTS5 holds back what is new until a savepoint or a commit
    database.execute("RELEASE written")
    database.executemany(
        "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, sum = excluded.sum",
        [(table, *_added_up(database, table)) for table in _TABLES],
    )


def verify_words(database: sqlite3.Connection) -> None:
    """Raises IndexDamaged where the lexical index is not as it was written."""
    tallied = {name: (rows, sum_) for name, rows, sum_ in database.execute("SELECT name, rows, sum FROM tally")}
    if not tallied and not database.execute("SELECT count(*) FROM generation").fetchone()[0]:
        return
    for table in _TABLES:
        if tallied.get(table) != _added_up(database, table):
            raise IndexDamaged(f"the lexical index is altered in {table}")


def _added_up(database: sqlite3.Connection, table: str) -> tuple[int, int]:
    rows, sum_ = database.execute(f"SELECT count(*), sum(checksum({_TABLES[table]})) FROM {table}").fetchone()
    return rows, sum_ or 0
