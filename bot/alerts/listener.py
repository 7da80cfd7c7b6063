"""Who tells what is new, and of which collection: what is known to one is not known to another."""

from pathlib import Path

from bot.service.collection import place_id


def on_discord(collection: str) -> str:
    """`collection` as the bot names it."""
    return f"discord:{collection}"


def on_command_line(index: Path) -> str:
    return f"terminal:{place_id(index)}"
