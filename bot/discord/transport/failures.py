"""The one place where an error becomes a reply: a sentence for what a reader can mend, a number for a bug."""

import logging

import discord
from discord import app_commands

from bot.failures import apology_for
from bot.replies.reply import Reply, problem
from bot.replies.wording import NOTHING_INDEXED
from index import IndexDamaged, ModelUnusable, NothingPublished, OtherVersion, PullquoteError

from ..connection.retry import Unreachable

_log = logging.getLogger(__name__)

UNREACHABLE = "Discord did not take my answer. Please ask again in a moment."
FORBIDDEN = "Discord does not let me do that here. An admin can see with /admin status what I lack."
NOT_LET = "Discord does not let me do that here: {}. An admin of the server can change that."
ARCHIVED = "This thread is archived: a message in it opens it again."
_THREAD_ARCHIVED = 50083  # Discord's code
GONE = "What this was about is gone."
DAMAGED = "My index is damaged. An admin can have it made anew with /admin reindex."
OTHER_VERSION = (
    "My index was made by another version of me, or with another model. An admin can have it made anew with "
    "/admin reindex and its option rebuild."
)

MODEL_UNUSABLE = (
    "My language model can't be used, so I can't answer now. Whoever runs me sees with `doctor` what mends it."
)


_TROUBLES = (NothingPublished, IndexDamaged, OtherVersion, ModelUnusable)


def is_trouble(error: BaseException) -> bool:
    """True for errors that keep the bot from answering anybody; False for refusals and what one person can mend."""
    return isinstance(error, _TROUBLES) or not isinstance(error, PullquoteError | app_commands.AppCommandError)


def failure_reply(error: BaseException, obstacle: str | None = None) -> Reply:
    """The reply that tells an error. A bug is logged under the reference number that the reply shows. `obstacle` is
    what the bot is known to lack where Discord refused something (`permissions.obstacle`)."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    match cause:
        case NothingPublished():
            return problem(NOTHING_INDEXED)
        case IndexDamaged() | OtherVersion():
            _log.warning("index unusable", extra={"reason": type(cause).__name__})
            return problem(DAMAGED if isinstance(cause, IndexDamaged) else OTHER_VERSION)
        case ModelUnusable():  # its sentence names a file of the machine
            _log.warning("model unusable")
            return problem(MODEL_UNUSABLE)
        case PullquoteError():
            return problem(str(cause))
        case app_commands.CheckFailure():
            return problem(str(cause) or FORBIDDEN)
        case discord.HTTPException(code=code) if code == _THREAD_ARCHIVED:
            return problem(ARCHIVED)
        case discord.Forbidden():
            return problem(NOT_LET.format(obstacle) if obstacle else FORBIDDEN)
        case discord.NotFound():
            return problem(GONE)
    if isinstance(cause, Unreachable):
        return problem(UNREACHABLE)
    return problem(apology_for(cause))
