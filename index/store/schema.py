"""The database's shape, the steps that bring an older one to it, and the number of those that are done."""

import sqlite3
import zlib
from collections.abc import Sequence

from ..errors import IndexDamaged, OtherVersion
from .migrations import apply_steps
from .seals import offer_checksum, offer_checksum_by_repr

# The lexical index's tables that are added up, as schema 3 finds them.
_ADDED_UP = (
    ("passage_words_config", "k, v"),
    ("passage_words_content", "id, c0, c1"),
    ("passage_words_data", "id, block"),
    ("passage_words_idx", "segid, term, pgno"),
    ("passage_words_docsize", "id, sz"),
)


def _add_up_anew(table: str, columns: str) -> str:
    return (
        f"UPDATE tally SET sum = (SELECT ifnull(sum(checksum({columns})), 0) FROM {table}) WHERE name = '{table}'"
        f" AND sum = (SELECT ifnull(sum(checksum_by_repr({columns})), 0) FROM {table});"
    )


STEPS: tuple[str, ...] = (
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        analysis TEXT NOT NULL,
        title TEXT, outlet TEXT, author TEXT, date TEXT, url TEXT, language TEXT,
        text TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        words INTEGER NOT NULL,
        stems TEXT NOT NULL,
        structure TEXT NOT NULL,
        seal TEXT NOT NULL,
        UNIQUE (key, content_hash, analysis)
    );
    CREATE TABLE speaker (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        aliases TEXT NOT NULL,
        descriptions TEXT NOT NULL,
        organisation TEXT
    );
    CREATE INDEX speaker_document ON speaker (document_id);
    CREATE TABLE passage (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        paragraph INTEGER NOT NULL,
        stems TEXT NOT NULL,
        embedded TEXT NOT NULL
    );
    CREATE INDEX passage_document ON passage (document_id, start);
    CREATE TABLE quotation (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        speaker_id INTEGER REFERENCES speaker ON DELETE CASCADE,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        parts TEXT NOT NULL,
        speaker_start INTEGER, speaker_stop INTEGER,
        cue_start INTEGER, cue_stop INTEGER,
        confidence REAL NOT NULL,
        context_start INTEGER NOT NULL,
        context_stop INTEGER NOT NULL,
        paragraph INTEGER NOT NULL,
        stems TEXT NOT NULL,
        embedded TEXT NOT NULL
    );
    CREATE INDEX quotation_document ON quotation (document_id, start);
    CREATE INDEX quotation_speaker ON quotation (speaker_id);
    CREATE TABLE vector (
        model TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        data BLOB NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (model, text_hash)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE passage_words USING fts5 (
        body, title, tokenize = "porter unicode61 remove_diacritics 2"
    );
    CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_words, row);
    CREATE TABLE generation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        published_at TEXT NOT NULL,
        model TEXT NOT NULL,
        model_name TEXT NOT NULL,
        analysis TEXT NOT NULL,
        documents INTEGER NOT NULL,
        passages INTEGER NOT NULL,
        quotations INTEGER NOT NULL,
        passage_file TEXT NOT NULL, passage_hash TEXT NOT NULL,
        quotation_file TEXT NOT NULL, quotation_hash TEXT NOT NULL,
        refused TEXT NOT NULL,
        seal TEXT NOT NULL
    );
    CREATE TABLE member (
        generation_id INTEGER NOT NULL REFERENCES generation ON DELETE CASCADE,
        document_id INTEGER NOT NULL REFERENCES document,
        PRIMARY KEY (generation_id, document_id)
    ) WITHOUT ROWID;
    CREATE INDEX member_document ON member (document_id);
    CREATE TABLE identity (
        generation_id INTEGER NOT NULL REFERENCES generation ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        aliases TEXT NOT NULL,
        descriptions TEXT NOT NULL,
        organisations TEXT NOT NULL,
        quotations INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        PRIMARY KEY (generation_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE identity_speaker (
        generation_id INTEGER NOT NULL REFERENCES generation ON DELETE CASCADE,
        speaker_id INTEGER NOT NULL REFERENCES speaker,
        number INTEGER NOT NULL,
        PRIMARY KEY (generation_id, speaker_id)
    ) WITHOUT ROWID;
    CREATE INDEX identity_speaker_number ON identity_speaker (generation_id, number);
    CREATE INDEX identity_speaker_speaker ON identity_speaker (speaker_id);
    CREATE TABLE published (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        generation_id INTEGER NOT NULL REFERENCES generation,
        seal TEXT NOT NULL
    );
    CREATE TABLE tally (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
    """,
    # Holds a row from when something is let go until its words are overwritten in every file.
    """
    CREATE TABLE remains (one INTEGER PRIMARY KEY CHECK (one = 1));
    """,
    # Of each embedded passage the vectors of its word pieces. Rows of a kilobyte and more fill their pages in a table
    # by number, and leave half of them empty in the tree of their key. Checksums are over the bytes themselves; what is
    # altered already keeps the one it has, and is found by it.
    """
    ALTER TABLE vector RENAME TO vector_by_key;
    CREATE TABLE vector (
        id INTEGER PRIMARY KEY,
        model TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        data BLOB NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (model, text_hash)
    );
    INSERT INTO vector (model, text_hash, data, checksum) SELECT model, text_hash, data,
        CASE checksum WHEN checksum_by_repr(model, text_hash, data) THEN checksum(model, text_hash, data)
        ELSE checksum END FROM vector_by_key;
    INSERT OR IGNORE INTO remains SELECT 1 FROM vector_by_key LIMIT 1;
    DROP TABLE vector_by_key;
    CREATE TABLE token_vector (
        id INTEGER PRIMARY KEY,
        model TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        data BLOB NOT NULL,
        checksum INTEGER NOT NULL,
        UNIQUE (model, text_hash)
    );
    """
    + "".join(_add_up_anew(table, columns) for table, columns in _ADDED_UP),
    # None in what an earlier release read: no more is asserted of it than that somebody concluded it.
    """
    ALTER TABLE quotation ADD COLUMN certainty TEXT;
    """,
    # How a document was read: the kind of its file, the file that holds it among others, layout and the like as JSON,
    # what looks wrong in it, what of its file could not be read, and its sketch. None in what an earlier release read.
    """
    ALTER TABLE document ADD COLUMN kind TEXT;
    ALTER TABLE document ADD COLUMN file TEXT;
    ALTER TABLE document ADD COLUMN reading TEXT;
    ALTER TABLE document ADD COLUMN warnings TEXT;
    ALTER TABLE document ADD COLUMN unread TEXT;
    ALTER TABLE document ADD COLUMN sketch TEXT;
    ALTER TABLE generation ADD COLUMN warnings TEXT;
    """,
)
VERSION = len(STEPS)


def migrate(database: sqlite3.Connection, steps: Sequence[str] = STEPS) -> None:
    """Bring the database to the last of `steps`; a step that fails leaves the one before. Raises OtherVersion
    where it was written by a later release."""
    found = version(database)
    if found > len(steps):
        raise OtherVersion(
            f"The index was written by a later release (schema {found}, this one reads {len(steps)}): "
            "upgrade Pullquote, or index into another folder with --index."
        )
    offer_checksum(database)
    offer_checksum_by_repr(database)
    apply_steps(database, steps, found, _record)


def _record(number: int) -> str:
    return f"PRAGMA user_version = {number}; PRAGMA application_id = {_sealed(number)};"


def shape(database: sqlite3.Connection) -> list[tuple[str, str | None]]:
    """Every table, index and trigger with the statement that made it, the numbers of its pages apart."""
    rows = database.execute("SELECT name, sql FROM sqlite_master ORDER BY type, name")
    return [(str(name), sql) for name, sql in rows]


def expected_shape() -> list[tuple[str, str | None]]:
    """The shape of a database that was never damaged."""
    empty = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(empty)
        return shape(empty)
    finally:
        empty.close()


def version(database: sqlite3.Connection) -> int:
    """0 where nothing was written yet. Raises IndexDamaged where the number is not as it was written."""
    found = int(database.execute("PRAGMA user_version").fetchone()[0])
    seal = int(database.execute("PRAGMA application_id").fetchone()[0])
    if not found and (seal or database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise IndexDamaged("The index is damaged (it has lost its version): run `python -m bot index`.")
    if found and _is_altered(found, seal):
        raise IndexDamaged("The index is damaged (its version is altered): run `python -m bot index`.")
    return found


def _is_altered(found: int, seal: int) -> bool:
    """Whether the number, or its seal, is one altered byte away from a release's that is known. What is further away
    was written by a release that is not."""
    if seal == _sealed(found) or (found, seal) == _UNSEALED:
        return False
    of_seal = {_UNSEALED[1]: _UNSEALED[0]} | {_sealed(number): number for number in range(1, VERSION + 1)}
    if seal not in of_seal:
        return found <= VERSION
    return sum(one != other for one, other in zip(_bytes(found), _bytes(of_seal[seal]), strict=True)) == 1


def _bytes(number: int) -> bytes:
    return number.to_bytes(4, "big", signed=True)


def _sealed(number: int) -> int:
    """The number a second time, so that one altered byte does not make it a later release's."""
    return zlib.crc32(f"pullquote schema {number}".encode()) & 0x7FFFFFFF


_UNSEALED = (1, 0)  # the first release wrote the number once
