"""The one place where an error becomes a reply: a sentence for what a reader can mend, a number for a bug."""

import logging
import secrets

import discord
from discord import app_commands

from bot.reply import Reply, problem
from bot.wording import NOTHING_INDEXED
from index import NothingPublished, PullquoteError

from .attempts import Unreachable

_log = logging.getLogger(__name__)

UNREACHABLE = "Discord did not take my answer. Please ask again in a moment."
FORBIDDEN = "I lack a permission that this needs here. An admin can see which one with /admin status."
GONE = "What this was about is gone."


def failure_reply(error: BaseException) -> Reply:
    """What the asker is told. A bug is logged with the number that they get."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    match cause:
        case NothingPublished():
            return problem(NOTHING_INDEXED)
        case PullquoteError():
            return problem(str(cause))
        case app_commands.CheckFailure():
            return problem(str(cause) or FORBIDDEN)
        case discord.Forbidden():
            return problem(FORBIDDEN)
        case discord.NotFound():
            return problem(GONE)
    if isinstance(cause, Unreachable):
        return problem(UNREACHABLE)
    number = secrets.token_hex(3)
    _log.error("bug", extra={"reference": number}, exc_info=cause)
    return problem(f"Something went wrong on my side, and I am sorry. For whoever looks into it: {number}.")
