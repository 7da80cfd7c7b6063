"""Checksums that SQLite does not keep: of single rows, and of the lexical index's own tables.

FTS5 believes what stands in its tables. Triggers keep a count and a sum over the checksums of their rows, in the
transaction that changes them, so that a changed byte is found by adding up again.
"""

import sqlite3
import zlib

from ..errors import IndexDamaged

_TALLIED = {
    "passage_words_data": ("id", "block"),
    "passage_words_idx": ("segid", "term", "pgno"),
    "passage_words_docsize": ("id", "sz"),
}


def checksum(*values: object) -> int:
    """CRC-32 over numbers and bytes: one wrong byte is always found."""
    return zlib.crc32(repr(values).encode("utf-8", "backslashreplace"))


def offer_checksum(database: sqlite3.Connection) -> None:
    """The SQL function that the triggers call; REPLACE fires those of deletion as well."""
    database.create_function("checksum", -1, checksum, deterministic=True)
    database.execute("PRAGMA recursive_triggers = ON")


def verify_tallies(database: sqlite3.Connection) -> None:
    """Raises IndexDamaged where the lexical index is not as it was written."""
    for table, columns in _TALLIED.items():
        counted = database.execute(
            f"SELECT count(*), total(checksum({', '.join(columns)})) FROM {table}"
        ).fetchone()
        tallied = database.execute("SELECT rows, sum FROM tally WHERE name = ?", (table,)).fetchone()
        if counted != tallied:
            raise IndexDamaged(f"the lexical index is altered ({table})")


def _tally(table: str, columns: tuple[str, ...]) -> str:
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    return f"""
    CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN
        UPDATE tally SET rows = rows + 1, sum = sum + checksum({new}) WHERE name = '{table}';
    END;
    CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} BEGIN
        UPDATE tally SET sum = sum - checksum({old}) + checksum({new}) WHERE name = '{table}';
    END;
    CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN
        UPDATE tally SET rows = rows - 1, sum = sum - checksum({old}) WHERE name = '{table}';
    END;
    INSERT INTO tally SELECT '{table}', count(*), total(checksum({", ".join(columns)})) FROM {table};
"""


TALLIES = """
    CREATE TABLE tally (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
""" + "".join(_tally(table, columns) for table, columns in _TALLIED.items())
