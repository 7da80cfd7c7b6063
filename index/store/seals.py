"""Seals: a hash over everything of a document, and over everything that a generation adds to its documents.

They are made by reading back what was stored and verified by the same reading: a row that is altered, missing
from its table or not found through its index breaks the seal. For single rows there is a checksum, which SQLite does
not keep.
"""

import json
import sqlite3
import zlib

from ..errors import IndexDamaged
from ..hashing import sha256_of

_OF_DOCUMENT = (
    "SELECT id, key, content_hash, analysis, title, outlet, author, date, url, language, text, text_hash, words,"
    " stems, structure FROM document WHERE id = ?",
    "SELECT id, start, stop, paragraph, stems, embedded FROM passage WHERE document_id = ? ORDER BY id",
    "SELECT id, name, kind, aliases, descriptions, organisation FROM speaker WHERE document_id = ? ORDER BY id",
    "SELECT id, speaker_id, kind, start, stop, parts, speaker_start, speaker_stop, cue_start, cue_stop, confidence,"
    " context_start, context_stop, paragraph, stems, embedded FROM quotation WHERE document_id = ? ORDER BY id",
)
# What later releases keep of a document: of an earlier one's there is none, and its seal is as it was.
_OF_DOCUMENT_SINCE = (
    "SELECT id, certainty FROM quotation WHERE document_id = ? AND certainty IS NOT NULL ORDER BY id",
    "SELECT kind, file, reading, warnings, unread, sketch FROM document WHERE id = ? AND kind IS NOT NULL",
)
_OF_GENERATION_SINCE = (
    "SELECT document.id, kind, language, file FROM member JOIN document ON document.id = document_id"
    " WHERE generation_id = ? AND kind IS NOT NULL ORDER BY document.id",
    "SELECT warnings FROM generation WHERE id = ? AND warnings IS NOT NULL",
)
_OF_GENERATION = (
    "SELECT id, published_at, model, model_name, analysis, documents, passages, quotations, passage_file,"
    " passage_hash, quotation_file, quotation_hash, refused FROM generation WHERE id = ?",
    "SELECT document.id, key, title, outlet, author, date, url, words, seal FROM member JOIN document"
    " ON document.id = document_id WHERE generation_id = ? ORDER BY document.id",
    "SELECT number, name, kind, aliases, descriptions, organisations, quotations, documents FROM identity"
    " WHERE generation_id = ? ORDER BY number",
    "SELECT speaker_id, number FROM identity_speaker WHERE generation_id = ? ORDER BY speaker_id",
)


def seal_document(database: sqlite3.Connection, document_id: int) -> None:
    """Inside the transaction that stores it, when all its rows are there."""
    seal = _document_seal(database, document_id)
    database.execute("UPDATE document SET seal = ? WHERE id = ?", (seal, document_id))


def seal_generation(database: sqlite3.Connection, generation_id: int) -> str:
    seal = _generation_seal(database, generation_id)
    database.execute("UPDATE generation SET seal = ? WHERE id = ?", (seal, generation_id))
    return seal


def verify_document(database: sqlite3.Connection, document_id: int) -> None:
    """Raises IndexDamaged. About 0.3 ms for an article."""
    row = database.execute("SELECT key, seal FROM document WHERE id = ?", (document_id,)).fetchone()
    if row is None or row[1] != _document_seal(database, document_id):
        raise IndexDamaged(f"what is stored of document {row[0] if row else document_id} is altered")


def verify_generation(database: sqlite3.Connection, generation_id: int) -> None:
    """The generation without the inside of its documents. Raises IndexDamaged."""
    row = database.execute("SELECT seal FROM generation WHERE id = ?", (generation_id,)).fetchone()
    if row is None or row[0] != _generation_seal(database, generation_id):
        raise IndexDamaged(f"what is stored of generation {generation_id} is altered")


def _document_seal(database: sqlite3.Connection, document_id: int) -> str:
    return _seal(database, _OF_DOCUMENT, _OF_DOCUMENT_SINCE, document_id)


def _generation_seal(database: sqlite3.Connection, generation_id: int) -> str:
    return _seal(database, _OF_GENERATION, _OF_GENERATION_SINCE, generation_id)


def _seal(database: sqlite3.Connection, queries: tuple[str, ...], since: tuple[str, ...], id_: int) -> str:
    """`since` are queries of later releases: where they give nothing, the seal is an earlier one's."""
    always = [database.execute(query, (id_,)).fetchall() for query in queries]
    later = [rows for query in since if (rows := database.execute(query, (id_,)).fetchall())]
    return sha256_of("".join(json.dumps(rows) for rows in [*always, *later]))


def checksum(*values: object) -> int:
    """CRC-32 over numbers, text and bytes, each with its kind and length before it: one wrong byte is always found."""
    return zlib.crc32(b"".join(map(_told, values)))


def _told(value: object) -> bytes:
    data = _bytes_of(value)
    return b"%s %d %s" % (type(value).__name__.encode(), len(data), data)


def _bytes_of(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else repr(value)).encode("utf-8", "surrogatepass")


def checksum_by_repr(*values: object) -> int:
    """What stood for `checksum` before schema 3: most of its time went into writing bytes out as Python does."""
    return zlib.crc32(repr(values).encode("utf-8", "backslashreplace"))


def offer_checksum(database: sqlite3.Connection) -> None:
    """`checksum` as a function of SQL, for this connection."""
    database.create_function("checksum", -1, checksum, deterministic=True)


def offer_checksum_by_repr(database: sqlite3.Connection) -> None:
    """`checksum_by_repr` as a function of SQL, for this connection."""
    database.create_function("checksum_by_repr", -1, checksum_by_repr, deterministic=True)
