"""Where a file of the sources was fetched from: a hidden file beside it says so."""

import json
import os
import re
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ..hashing import address_hash

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SIZE_LIMIT = 64 * 1024  # bytes
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([a-z0-9_:.-]{2,40})", re.I)
_TO_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class StoredOrigin:
    """`asked` is the address that somebody named, `url` the one that answered, after redirects. `fetched_at` is when
    these bytes came, in UTC; `sha256` is `sha256:<hex>` over them. `etag`, `last_modified` and `content_type` are as
    the server stated them, None where it did not. `asked_by` are the hashes of further addresses that led to it."""

    asked: str
    url: str
    fetched_at: datetime
    status: int
    sha256: str
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    asked_by: tuple[str, ...] = ()

    @property
    def asked_hashes(self) -> tuple[str, ...]:
        """Of every address that led to it."""
        return address_hash(self.asked), *self.asked_by

    def line(self) -> bytes:
        fields = asdict(self) | {"fetched_at": self.fetched_at.isoformat(timespec="seconds")}
        return json.dumps(fields, indent=1).encode() + b"\n"

    def is_like(self, other: "StoredOrigin") -> bool:
        """Whether both say the same but of when it came, and with which status."""
        return self == replace(other, fetched_at=self.fetched_at, status=self.status)

    def charset(self) -> str | None:
        """In lower case; None where its type names none."""
        found = _CHARSET.search(self.content_type or "")
        return None if found is None else found[1].lower()


def origin_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.json")


def stored_origin(path: Path) -> StoredOrigin | None:
    """Of a file below the sources; None where it was not fetched, or what was noted of it can't be read."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _origin(json.loads(_read(origin_file(path))))
    return None


def _origin(fields: dict[str, Any]) -> StoredOrigin:
    needed = {name: _text(fields[name]) for name in ("asked", "url", "sha256")}
    stated = {name: _text(fields[name]) for name in ("content_type", "etag", "last_modified") if fields.get(name)}
    fetched_at = datetime.fromisoformat(fields["fetched_at"])
    if fetched_at.tzinfo is None or not isinstance(fields["status"], int):
        raise ValueError
    asked_by = tuple(map(_hash, fields.get("asked_by", ())))
    return StoredOrigin(fetched_at=fetched_at, status=fields["status"], asked_by=asked_by, **needed, **stated)


def _hash(value: object) -> str:
    """It is the name of a file, too."""
    if not _HASH.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _read(path: Path) -> bytes:
    """Of a regular file alone: to open anything else may be to wait for it. Raises OSError."""
    file = os.open(path, _TO_READ)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError
        return os.read(file, _SIZE_LIMIT)
    finally:
        os.close(file)
