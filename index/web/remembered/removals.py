"""What somebody removed stays away: a feed, a sitemap or a posted link that names it brings nothing, and only who names
the address to `fetch` does.

An empty hidden file below `web/.removed` stands for an address, and its name is the address's hash: what was removed
can't be read from it.
"""

from hashlib import sha256
from pathlib import Path

from yarl import URL

from ..origin import origin_file, stored_origin
from ..storage import FOLDER

_REMOVED = ".removed"


class Removals:
    """Of a sources folder. Every method reads or writes files, and raises OSError."""

    def __init__(self, sources: Path) -> None:
        self._folder = sources / FOLDER / _REMOVED

    def holds(self, url: URL) -> bool:
        return (self._folder / address_hash(str(url))).is_file()

    def add(self, *urls: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for url in urls:
            (self._folder / address_hash(url)).touch(0o600)

    def lift(self, *urls: URL) -> None:
        for url in urls:
            (self._folder / address_hash(str(url))).unlink(missing_ok=True)


def remove_stored(sources: Path, path: Path) -> None:
    """Deletes a file below the sources and, where it was fetched, what was noted of that; the addresses that it was
    asked for by and answered from are held first. Raises OSError."""
    origin = stored_origin(path)
    if origin is not None:
        Removals(sources).add(origin.asked, origin.url)
    path.unlink()
    if origin is not None:
        origin_file(path).unlink(missing_ok=True)


def address_hash(url: str) -> str:
    """As it is stored: hexadecimal digits of SHA-256."""
    return sha256(url.encode()).hexdigest()
