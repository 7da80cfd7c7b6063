"""An error as the sentence that a person reads: their own, or an apology with a reference number."""

import errno
import logging
from collections.abc import Iterator

from index import OutOfResources, PullquoteError

_log = logging.getLogger(__name__)

_REFERENCE_BYTES = 4  # told as eight hexadecimal digits: no two bugs of one log share them


class TryAgainLater(PullquoteError):
    """What failed for a reason outside that passes: the same again may well succeed."""


_NO_MEMORY = "There is not enough memory for this: close other programs, or allow this one more, and try again."
# How those say so that have no MemoryError: the loader of libraries, threads, torch, onnxruntime, FAISS.
_SIGNS = (
    "failed to map segment",
    "allocate memory",
    "bad_alloc",
    "bad allocation",
    "start new thread",
    "out of memory",
)


def is_shortage(error: BaseException) -> bool:
    """True for an error that too little memory caused, unless its own sentence says so (OutOfResources)."""
    return not isinstance(error, OutOfResources) and any(map(_is_shortage, _causes(error)))


def _is_shortage(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    if isinstance(error, PullquoteError):  # it may repeat what somebody typed
        return False
    return any(sign in str(error).casefold() for sign in _SIGNS)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def sentence_for(error: Exception) -> str:
    """One line for whoever runs a command. A bug is logged at the debug level."""
    if is_shortage(error):
        return _NO_MEMORY
    if isinstance(error, PullquoteError):
        return " ".join(str(error).split())
    reference = _logged(error, logging.DEBUG)
    return (
        f"Sorry, that is a bug in Pullquote (reference {reference}, {type(error).__name__}). "
        "The same again with PULLQUOTE_LOG_LEVEL=debug shows where it happened, without what you asked or any token; "
        "please report it with that."
    )


def apology_for(bug: BaseException) -> str:
    """One line for somebody who can't look into it. The bug is logged as an error."""
    reference = _logged(bug, logging.ERROR)
    return f"Something went wrong on my side, and I am sorry. For whoever looks into it: {reference}."


def _logged(bug: BaseException, level: int) -> str:
    """The reference under which the log has it."""
    import secrets  # loads what writes to the log itself where memory is short

    reference = secrets.token_hex(_REFERENCE_BYTES)
    _log.log(level, "bug", exc_info=bug, extra={"reference": reference})
    return reference
