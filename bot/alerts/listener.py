"""Who tells what is new, and of which collection: what is known to one is not known to another."""

import hashlib
from pathlib import Path


def on_discord(collection: str) -> str:
    """`collection` as the bot names it."""
    return f"discord:{collection}"


def on_command_line(index: Path) -> str:
    place = str(index.absolute())
    return f"terminal:{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
