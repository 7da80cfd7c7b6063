"""Hashes by content, with the algorithm's name before them."""

import hashlib
from pathlib import Path


def sha256_of(data: bytes | str) -> str:
    """`sha256:<hex>` over bytes, or over a text as UTF-8. Lone surrogates are hashed as they stand."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes in hex alone, as manifests and pins state it. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def address_hash(url: str) -> str:
    """Of a web address, as hexadecimal digits: the name of a file that stands for it and does not tell it."""
    return hashlib.sha256(url.encode()).hexdigest()
