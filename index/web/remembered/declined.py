"""What a site declined to give is not asked for again for a day, however often a feed or a sitemap names it."""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ...files.whole_file import write_whole_file
from ...hashing import address_hash
from ..fetched import Fetched, FetchOutcome

_HELD = timedelta(days=1)
_MOST = 20_000  # addresses; of more the earliest are asked for again
_SIZE_LIMIT = 16 * 1024 * 1024  # bytes of the file


class DeclinedAddresses:
    """Kept as hashes, with when and why, in one hidden file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[float, str]] = {}
        self._changed = False

    def read(self) -> None:
        """What is damaged, older than a day or of tomorrow holds nothing."""
        now = datetime.now(UTC).timestamp()
        with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
            with self._path.open("rb") as file:
                rows: dict[str, Any] = json.loads(file.read(_SIZE_LIMIT))
            self._known = {
                name: (float(at), str(why))
                for name, (at, why) in rows.items()
                if 0 <= now - float(at) < _HELD.total_seconds()
            }

    def why(self, url: str) -> str | None:
        """Why it was declined, None where it is to be asked for."""
        known = self._known.get(address_hash(url))
        return known[1] if known is not None else None

    def note(self, one: Fetched) -> None:
        if one.outcome is FetchOutcome.DECLINED:
            self._known[address_hash(one.url)] = datetime.now(UTC).timestamp(), one.why
            self._changed = True

    def write(self) -> None:
        """They are asked for again where it can't be written."""
        if not self._changed:
            return
        latest = dict(sorted(self._known.items(), key=lambda item: item[1][0])[-_MOST:])
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with write_whole_file(self._path) as file:
                file.write(json.dumps(latest).encode())
