"""Hashes by content: SHA-256 with its name before it, for identity; a checksum for single rows, for damage."""

import hashlib
import sqlite3
import zlib
from pathlib import Path


def sha256_of(data: bytes | str) -> str:
    """`sha256:<hex>` over bytes, or over a text as UTF-8. Lone surrogates are hashed as they stand."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex alone, as manifests and pins state it. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksum(*values: object) -> int:
    """CRC-32 over numbers, text and bytes, for rows, of which SQLite keeps none: one wrong byte is always found."""
    return zlib.crc32(repr(values).encode("utf-8", "backslashreplace"))


def offer_checksum(database: sqlite3.Connection) -> None:
    """`checksum` as a function of SQL, for this connection."""
    database.create_function("checksum", -1, checksum, deterministic=True)
