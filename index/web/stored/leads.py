"""Which file an address led to, where that is not called by it: what redirects is stored once, under the address at its
end, and goes on being known by the one that was asked for.

A hidden file below `web/.leads` stands for an address. Its name is the address's hash, and in it is the address that
the file of the page is called by.
"""

import os
from contextlib import suppress
from pathlib import Path

from ...files.whole_file import write_whole_file
from ...hashing import address_hash

_LEADS = ".leads"
_SIZE_LIMIT = 16 * 1024  # bytes of an address


class Leads:
    """`folder` is the one that holds what was fetched. Every method reads or writes files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _LEADS

    def of(self, url: str) -> str | None:
        return self.of_hash(address_hash(url))

    def of_hash(self, hashed: str) -> str | None:
        """None where it leads nowhere else, or that can't be read."""
        with suppress(OSError, UnicodeDecodeError), (self._folder / hashed).open("rb") as file:
            return file.read(_SIZE_LIMIT).decode() or None
        return None

    def note(self, url: str, at: str) -> None:
        """Raises OSError."""
        if self.of(url) == at:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / address_hash(url)
        with write_whole_file(path) as file:
            file.write(os.fsencode(at))

    def forget(self, hashed: str) -> None:
        """Raises OSError."""
        (self._folder / hashed).unlink(missing_ok=True)
