"""The bot on Discord: `create_bot` makes it, `run` connects it and ends it in good order."""

from .client import QuoteBot
from .running import create_bot, run

__all__ = ["QuoteBot", "create_bot", "run"]
