"""What was fetched, as files below the sources: `web/<host>/<what it is about>-<8 digits of its address's hash>.html`,
and beside it, hidden, `.<its name>.json` with where it is from.

The hidden one is written first: a kill between the two leaves a page without its news, which the next run brings, and
never a page of which nobody knows where it is from.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from yarl import URL

from ..errors import SourcesUnusable
from ..files.whole_file import rename_durably, write_whole_file
from ..hashing import sha256_of
from .fetched import NotFetched
from .kinds import STORED
from .origin import StoredOrigin, origin_file, stored_origin

FOLDER = "web"
_SLUG_LIMIT = 60  # characters
_HASH_DIGITS = 8
_NO_HOST = re.compile(r"[^a-z0-9._-]")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`name` is its POSIX path below the sources."""

    path: Path
    name: str
    origin: StoredOrigin

    def conditions(self, url: URL) -> Mapping[str, str]:
        """Headers that ask for `url` only where it changed; none where the file is not what was fetched from there."""
        origin = self.origin
        if str(url) != origin.url or not self._is_whole():
            return {}
        stated = {"If-None-Match": origin.etag, "If-Modified-Since": origin.last_modified}
        return {name: value for name, value in stated.items() if value}

    def _is_whole(self) -> bool:
        try:
            return sha256_of(self.path.read_bytes()) == self.origin.sha256
        except OSError:
            return False


class Shelf:
    """The part of a sources folder that holds what was fetched. Every method reads or writes files."""

    def __init__(self, sources: Path) -> None:
        self._sources = sources

    def check(self) -> None:
        """Raises SourcesUnusable."""
        if not self._sources.is_dir():
            raise SourcesUnusable(
                "The sources folder does not exist or is not a folder: create it, or name another with --sources or "
                "PULLQUOTE_SOURCES."
            )

    def find(self, url: URL) -> StoredPage | None:
        """What was stored of this address. Where a kill left two kinds, the later one stays and the other goes."""
        found = sorted(self._standing(url), key=lambda page: page.origin.fetched_at)
        for earlier in found[:-1]:
            with suppress(OSError):
                _remove(earlier.path)
        return found[-1] if found else None

    def _standing(self, url: URL) -> Iterator[StoredPage]:
        for kind in STORED:
            path = self._path(url, kind.value)
            if path.is_file() and (origin := stored_origin(path)) and origin.asked == str(url):
                yield StoredPage(path, self._name(path), origin)

    def keep(self, url: URL, suffix: str, body: bytes, origin: StoredOrigin) -> tuple[str, str]:
        """The file's name and "new", "changed" or "unchanged". `url` is what was asked for. Raises NotFetched where
        another file stands in its place, SourcesUnusable where it can't be written."""
        earlier, path = self.find(url), self._path(url, suffix)
        try:
            if earlier and earlier.path == path and path.read_bytes() == body:
                self._keep_conditions(path, earlier.origin, origin)
                return earlier.name, "unchanged"
            if path.exists() and not (earlier and earlier.path == path):
                raise NotFetched(f"{self._name(path)} stands in its place and was not fetched: move it away")
            self._write(path, body, origin)
            if earlier and earlier.path != path:  # it is of another kind now
                _remove(earlier.path)
        except OSError as error:
            raise SourcesUnusable(
                f"The sources folder can't be written ({error.strerror}): free space, or give this user the right to "
                "write there. What is stored already stays."
            ) from error
        return self._name(path), "changed" if earlier else "new"

    def _keep_conditions(self, path: Path, earlier: StoredOrigin, origin: StoredOrigin) -> None:
        if earlier.conditions() != origin.conditions():
            _write(origin_file(path), origin.line())

    def _write(self, path: Path, body: bytes, origin: StoredOrigin) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(origin_file(path), origin.line())
        _write(path, body)

    def _path(self, url: URL, suffix: str) -> Path:
        return self._sources / FOLDER / folder_of(url) / f"{_slug(url)}-{_digits(url)}{suffix}"

    def _name(self, path: Path) -> str:
        return path.relative_to(self._sources).as_posix()


def folder_of(url: URL) -> str:
    """A folder's name for the host, and the port where it is not the usual one."""
    host = _NO_HOST.sub("-", url.raw_host or "")
    return host if url.is_default_port() else f"{host}-{url.port}"


def _slug(url: URL) -> str:
    """What the address's last part says, as far as plain letters go."""
    last = next((part for part in reversed(url.raw_path.split("/")) if part), "")
    plain = unicodedata.normalize("NFKD", unquote(_SUFFIX.sub("", last))).encode("ascii", "ignore").decode().lower()
    return _NO_LETTERS.sub("-", plain).strip("-")[:_SLUG_LIMIT].rstrip("-") or "page"


def _digits(url: URL) -> str:
    return sha256(str(url).encode()).hexdigest()[:_HASH_DIGITS]


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    origin_file(path).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Under a hidden name until it is whole: a draft that a kill leaves is not taken for a source."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with write_whole_file(aside) as file:
            file.write(data)
        rename_durably(aside, path)
    finally:
        aside.unlink(missing_ok=True)
