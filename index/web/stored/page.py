"""A file that was fetched, with where it is from, and under which conditions it is asked for again."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yarl import URL

from ...hashing import sha256_of
from ..origin import StoredOrigin, origin_file


@dataclass(frozen=True, slots=True)
class StoredPage:
    """`name` is its POSIX path below the sources, and `called` the address that this is made of."""

    path: Path
    name: str
    origin: StoredOrigin
    called: str

    def conditions(self, url: URL) -> Mapping[str, str]:
        """Headers that ask for `url` only where it changed; none where the file is not what was fetched from there."""
        origin = self.origin
        if str(url) != origin.url or not self._is_whole():
            return {}
        stated = {"If-None-Match": origin.etag, "If-Modified-Since": origin.last_modified}
        return {name: value for name, value in stated.items() if value}

    def remove(self) -> None:
        """Raises OSError."""
        self.path.unlink(missing_ok=True)
        origin_file(self.path).unlink(missing_ok=True)

    def _is_whole(self) -> bool:
        try:
            return sha256_of(self.path.read_bytes()) == self.origin.sha256
        except OSError:
            return False
