"""What a file is called that was fetched: `<host>/<what it is about>-<8 digits of its address's hash>`."""

import re
import unicodedata
from urllib.parse import unquote

from yarl import URL

from ...hashing import address_hash

_SLUG_LIMIT = 60  # characters
_HASH_DIGITS = 8
_NO_HOST = re.compile(r"[^a-z0-9._-]")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)


def folder_of(url: URL) -> str:
    """A folder's name for the host, and the port where it is not the usual one."""
    host = _NO_HOST.sub("-", url.raw_host or "")
    return host if url.is_default_port() else f"{host}-{url.port}"


def stem_of(url: URL) -> str:
    """The file's name without its ending."""
    return f"{_slug(url)}-{_digits(url)}"


def _slug(url: URL) -> str:
    """What the address's last part says, as far as plain letters go."""
    last = next((part for part in reversed(url.raw_path.split("/")) if part), "")
    plain = unicodedata.normalize("NFKD", unquote(_SUFFIX.sub("", last))).encode("ascii", "ignore").decode().lower()
    return _NO_LETTERS.sub("-", plain).strip("-")[:_SLUG_LIMIT].rstrip("-") or "page"


def _digits(url: URL) -> str:
    return address_hash(str(url))[:_HASH_DIGITS]
