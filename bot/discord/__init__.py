"""The bot on Discord: `create_bot` makes it, `run` connects it and ends it in good order."""

from .bot import QuoteBot
from .launch import create_bot, run

__all__ = ["QuoteBot", "create_bot", "run"]
