"""What somebody removed stays away: a feed, a sitemap or a posted link that names it brings nothing, and only who names
the address to `fetch` does.

An empty hidden file below `web/.removed` stands for an address, and its name is the address's hash: what was removed
can't be read from it.
"""

from collections.abc import Iterable
from pathlib import Path

from yarl import URL

from ...hashing import address_hash
from ..origin import StoredOrigin, origin_file, stored_origin
from ..storage import FOLDER
from ..stored.leads import Leads

_REMOVED = ".removed"


class Removals:
    """Of a sources folder. Every method reads or writes files, and raises OSError."""

    def __init__(self, sources: Path) -> None:
        self._folder = sources / FOLDER / _REMOVED

    def holds(self, url: URL) -> bool:
        return (self._folder / address_hash(str(url))).is_file()

    def add(self, hashes: Iterable[str]) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for hashed in hashes:
            (self._folder / hashed).touch(0o600)

    def lift(self, *urls: URL) -> None:
        for url in urls:
            (self._folder / address_hash(str(url))).unlink(missing_ok=True)


def remove_stored(sources: Path, path: Path) -> None:
    """Deletes a file below the sources and, where it was fetched, what was noted of that; every address that led to it
    is held first. Raises OSError."""
    origin = stored_origin(path)
    leads = Leads(sources / FOLDER)
    led = () if origin is None else tuple(_led_to(origin, leads))
    if led:
        Removals(sources).add(led)
    path.unlink()
    for hashed in led:
        leads.forget(hashed)
    if origin is not None:
        origin_file(path).unlink(missing_ok=True)


def _led_to(origin: StoredOrigin, leads: Leads) -> Iterable[str]:
    """Hashes of addresses; one that led to this file before may lead to another by now. The one that answered with it
    may do so again."""
    own = address_hash(origin.url)
    for hashed in dict.fromkeys((*origin.asked_hashes, own)):
        if hashed == own or leads.of_hash(hashed) in (None, origin.asked, origin.url):
            yield hashed
