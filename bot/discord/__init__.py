"""The bot on Discord: `create_bot` puts it together, `run` connects it and ends it in good order."""

from .assembly import create_bot
from .bot import QuoteBot
from .launch import run

__all__ = ["QuoteBot", "create_bot", "run"]
