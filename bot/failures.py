"""An error as the sentence that a person reads: their own, or an apology with a reference number."""

import logging
import secrets

from index import PullquoteError

log = logging.getLogger(__name__)


def sentence_for(error: Exception) -> str:
    """One line. A bug is logged with its reference, its traceback at the debug level."""
    if isinstance(error, PullquoteError):
        return " ".join(str(error).split())
    reference = secrets.token_hex(4)
    log.debug("bug", exc_info=error, extra={"reference": reference})
    return (
        f"Sorry, that is a bug in Pullquote (reference {reference}, {type(error).__name__}). "
        "The same again with PULLQUOTE_LOG_LEVEL=debug shows where it happened; please report it with that."
    )
